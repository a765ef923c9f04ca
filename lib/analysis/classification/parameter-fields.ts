import { z } from 'zod'
import { getScheme } from './registry.ts'

/** What a form needs to know of one parameter of a scheme. */
export interface ParameterField {
  /** Where it stands among the parameters, such as `weights.revenue`. */
  path: string
  /** `numbers` are several in a row, `words` a number or one of some words. */
  kind: 'number' | 'choice' | 'switch' | 'numbers' | 'words'
  options: string[]
  /** The default, as it is typed. */
  initial: string
}

/** Parameters whose choices are measures of customers, by their own names. */
export const MEASURE_PARAMETERS: ReadonlySet<string> = new Set(['measure', 'first', 'second', 'third'])

const node = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})
type Node = z.infer<typeof node>

/** Answers the fields of a form for the parameters of a scheme, made from its schema, each with its default. Tables of cells have none: they are changed by the API. */
export function parameterFields(schemeId: string): ParameterField[] {
  const { parameters } = getScheme(schemeId)
  const schema = node.parse(z.toJSONSchema(parameters, { io: 'input', unrepresentable: 'any' }))
  return fieldsOf(schema, parameters.parse({}), '')
}

function fieldsOf({ properties = {} }: Node, initial: unknown, prefix: string): ParameterField[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const own = node.parse(value)
    const at = entryOf(initial, name)
    const path = `${prefix}${name}`
    if (own.type === 'object') return own.properties === undefined ? [] : fieldsOf(own, at, `${path}.`)
    const kind = kindOf(own)
    return kind === null ? [] : [{ path, kind, options: optionsOf(own), initial: textOf(at) }]
  })
}

function kindOf({ type, anyOf, enum: words }: Node): ParameterField['kind'] | null {
  if (words !== undefined) return 'choice'
  if (anyOf !== undefined) return 'words'
  if (type === 'boolean') return 'switch'
  if (type === 'array') return 'numbers'
  return type === 'number' || type === 'integer' ? 'number' : null
}

function optionsOf({ enum: words, anyOf = [] }: Node): string[] {
  return words ?? anyOf.flatMap((each) => node.parse(each).const ?? [])
}

/** Answers parameters of a scheme as they are typed into its form, field by field; what is left out as it ships. */
export function typedParameters(schemeId: string, parameters: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = getScheme(schemeId).parameters.parse(parameters)
  return Object.fromEntries(parameterFields(schemeId).map(({ path }) => [path, textOf(path.split('.').reduce(entryOf, given))]))
}

const entryOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
const textOf = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))

/**
 * Makes the parameters of a scheme out of what was typed into such a form over others: what the form does not say stays as it is there, what is empty takes its default, and what is no number goes on as it is, to be refused with its name.
 */
export function parametersOf(
  schemeId: string,
  typed: Readonly<Record<string, string>>,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const made: Record<string, unknown> = { ...over }
  for (const { path, kind } of parameterFields(schemeId)) {
    const text = typed[path]?.trim()
    // Undefined where it is empty: the schema fills its default in.
    if (text !== undefined) put(made, path.split('.'), text === '' ? undefined : readAs(kind, text))
  }
  return made
}

function readAs(kind: ParameterField['kind'], text: string): unknown {
  if (kind === 'choice') return text
  if (kind === 'switch') return text === 'true'
  if (kind === 'numbers') return text.split(/[,，、;；\s]+/).map(numberOf)
  return numberOf(text)
}

const fraction = /^(\d+)\s*[/／]\s*(\d+)$/

/** Reads a number; 1/3 is one, for it is how such comparisons are written. */
function numberOf(text: string): number | string {
  const [, above, below] = fraction.exec(text) ?? []
  const number = above === undefined ? Number(text) : Number(above) / Number(below)
  return Number.isFinite(number) ? number : text
}

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const inner: Record<string, unknown> = { ...(into[name] as Record<string, unknown> | undefined) }
  put(inner, rest, value)
  into[name] = inner
}
