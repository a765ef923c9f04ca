import { createHash } from 'node:crypto'
import type { Context } from '#lib/platform/context'
import type { CellType, ImportKind } from '#lib/platform/import/kind'
import type { FactDefinition } from '../facts/definition.ts'
import { readDictionary } from '../facts/service.ts'
import { LONGEST_ENTRY, LONGEST_TEXT, MOST_ENTRIES } from '../facts/value.ts'

/** A name of the database has at most 63 bytes, and cells stand under the column's name with two more. */
const LONGEST_KEY = 50
const KEPT_OF_KEY = 40

/** Answers the column of a file that means a key of the dictionary; of a long key its beginning and what tells it from others that begin so. */
export function factColumnName(key: string): string {
  if (key.length <= LONGEST_KEY) return `fact_${key}`
  return `fact_${key.slice(0, KEPT_OF_KEY)}_${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
}

/**
 * Answers the columns of a file of customers that the company adds to it: those of its own keys of the dictionary that are in use, or those named. A value becomes what is known
 * now, without a note of who said so, as of one that nobody has verified; an empty cell leaves what is known. Of a customer that was merged into another nothing is noted.
 */
export async function factColumns(
  ctx: Context,
  names: readonly string[] | null,
): Promise<Required<Pick<ImportKind, 'columns' | 'stored' | 'refusals'>>> {
  const dictionary = [...(await readDictionary(ctx)).values()]
  const own = dictionary.filter(
    ({ key, origin, active }) =>
      origin === 'custom' && isSafe(key) && (names === null ? active : names.includes(factColumnName(key))),
  )
  const columns = own.map((definition) => ({
    name: factColumnName(definition.key),
    type: cellTypeOf(definition),
    own: { key: definition.key, labels: definition.labels },
  }))
  const [first] = columns
  if (first === undefined) return { columns: [], stored: [], refusals: [] }
  const known = `jsonb_strip_nulls(jsonb_build_object(${own.map((definition) => `'${definition.key}', ${storedValue(definition)}`).join(', ')}))`
  const given = columns.map(({ name }) => `r.${name} is not null`).join(' or ')
  return {
    columns,
    stored: [{ column: 'facts', create: known, update: `w.facts || ${known}`, keyed: true }],
    refusals: [{ column: first.name, reason: 'customer_merged', when: `w.id <> w.root_id and (${given})` }],
  }
}

/** Keys stand in SQL as they are: the dictionary takes no others. */
const isSafe = (key: string) => /^[a-z][a-z0-9_]{0,62}$/.test(key)

function cellTypeOf({ valueType, options }: FactDefinition): CellType {
  switch (valueType) {
    case 'text':
      return { type: 'text', max: LONGEST_TEXT, id: true }
    case 'date':
      return { type: 'day' }
    case 'choice':
      return { type: 'one_of', values: options }
    case 'list':
      return { type: 'list', values: options, most: MOST_ENTRIES, max: LONGEST_ENTRY }
    default:
      return { type: valueType }
  }
}

/** The value of a cell as facts are stored: amounts with their currency, which is the company's. */
function storedValue({ key, valueType }: FactDefinition): string {
  const cell = `r.${factColumnName(key)}`
  if (valueType !== 'money') return `to_jsonb(${cell})`
  return `case when ${cell} is not null then jsonb_build_object('amount_minor', ${cell}, 'currency', company.currency) end`
}
