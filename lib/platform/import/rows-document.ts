import type { CellType, ImportColumn, ImportKind } from './kind.ts'

type Json = Record<string, unknown>

/**
 * Answers, for the document of the API, what a row of a file of each kind may hold: by the name `ImportRow_<kind>`, every column that ships, which of them are required, and how a cell is
 * read. Cells are texts; what they mean stands in their description. Columns of a company's own are not among them.
 */
export function rowSchemas(kinds: readonly ImportKind[]): Json {
  return Object.fromEntries(kinds.map((kind) => [`ImportRow_${kind.id}`, rowSchema(kind)]))
}

function rowSchema({ columns }: ImportKind): Json {
  return {
    type: 'object',
    description: 'a row of a file; the first row of the file names the columns, in any order',
    required: columns.filter(({ required }) => required === true).map(({ name }) => name),
    properties: Object.fromEntries(columns.map((column) => [column.name, cellSchema(column)])),
  }
}

function cellSchema({ type, personal, example }: ImportColumn): Json {
  const { description, ...schema } = textOf(type)
  const words = [description, personal === true ? 'of a person' : undefined].filter((word) => word !== undefined)
  return {
    type: 'string',
    ...(example === undefined ? {} : { examples: [example] }),
    ...schema,
    ...(words.length === 0 ? {} : { description: words.join('; ') }),
  }
}

interface CellText extends Json {
  description?: string
}

function textOf(type: CellType): CellText {
  switch (type.type) {
    case 'text':
      return { maxLength: type.max }
    case 'one_of':
      return type.texts === undefined
        ? { enum: type.values }
        : { examples: type.values, description: `one of ${type.values.join(', ')}, or its word in any language of the product` }
    case 'integer':
      return { description: `a whole number from ${type.min} to ${type.max}` }
    case 'number':
      return { description: 'a decimal' }
    case 'boolean':
      return { examples: ['true', 'false'], description: 'true or false, or the word for it in any language of the product' }
    case 'money':
      return { description: `a decimal of the row’s currency${type.positive === true ? ', not below 0' : ''}` }
    case 'currency':
      return { description: 'a code of ISO 4217; the company’s own when there is none' }
    case 'grams':
      return { description: 'a decimal of kilograms with at most three decimals' }
    case 'instant':
      return { description: `a moment, or a day, which is its ${type.dayIs} instant, in the company’s time zone` }
    case 'day':
      return { description: 'a day' }
    case 'tags':
      return { description: 'texts between semicolons' }
    case 'list':
      return { description: `at most ${type.most} texts between semicolons` }
    case 'reference':
      return { description: `the ${type.by} of a record of ${type.table}` }
    case 'customer':
      return { description: 'the external_id of a customer' }
    case 'sibling':
      return { description: `the ${type.column} of a record of the same kind, perhaps of one further down in the file` }
  }
}
