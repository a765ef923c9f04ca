import { z } from 'zod'
import type { Bounds } from './parameter-bounds.ts'
import { boundsOf } from './parameter-bounds.ts'
import { COMPARISONS, readNumber, readNumbers, typedText } from './parameter-typing.ts'
import type { ParameterUnit } from './parameter-units.ts'
import { unitOf } from './parameter-units.ts'
import { getScheme } from './registry.ts'

/** What a form needs to know of one parameter of a scheme. */
export interface ParameterField {
  /** Where it stands among the parameters, such as `weights.revenue`. */
  path: string
  /** `numbers` are several in a row, `words` a number or one of some words, a `comparison` says how much more one thing matters than another. */
  kind: 'number' | 'choice' | 'switch' | 'numbers' | 'words' | 'comparison'
  options: string[]
  /** Null for what is no number. */
  bounds: Bounds | null
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
  const initial = parameters.parse({})
  return fieldsOf(schema, '').map((field) => ({ ...field, initial: typedAt(field.path, initial) }))
}

function fieldsOf({ properties = {} }: Node, prefix: string): Omit<ParameterField, 'initial'>[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const own = node.parse(value)
    const path = `${prefix}${name}`
    if (own.type === 'object') return own.properties === undefined ? [] : fieldsOf(own, `${path}.`)
    if (unitOf(path) === 'comparison') return [{ path, kind: 'comparison', options: [...COMPARISONS], bounds: boundsOf(value) }]
    const kind = kindOf(own)
    return kind === null ? [] : [{ path, kind, options: optionsOf(own), bounds: boundsOf(value) }]
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
  return Object.fromEntries(parameterFields(schemeId).map(({ path }) => [path, typedAt(path, given)]))
}

const entryOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined

function typedAt(path: string, parameters: unknown): string {
  return typedText(path.split('.').reduce(entryOf, parameters), unitOf(path, beside(parameters)))
}

const beside = (parameters: unknown) => z.record(z.string(), z.unknown()).parse(parameters)

/**
 * Makes the parameters of a scheme out of what was typed into such a form over others: what the form does not say stays as it is there, what is empty takes its default, and what is no number goes on as it is, to be refused with its name.
 */
export function parametersOf(
  schemeId: string,
  typed: Readonly<Record<string, string>>,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const made: Record<string, unknown> = { ...over }
  const look = lookOf(schemeId, typed, over)
  for (const { path, kind } of parameterFields(schemeId)) {
    const text = typed[path]?.trim()
    // Undefined where it is empty: the schema fills its default in.
    if (text !== undefined) put(made, path.split('.'), text === '' ? undefined : readAs(kind, text, unitOf(path, look)))
  }
  return made
}

/** Answers the parameters that say in what the others are typed: as they were typed, else as they were, else as they ship. */
export function lookOf(
  schemeId: string,
  typed: Readonly<Record<string, string>>,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const shipped = beside(getScheme(schemeId).parameters.parse({}))
  return { ...shipped, ...over, ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== '')) }
}

function readAs(kind: ParameterField['kind'], text: string, unit: ParameterUnit): unknown {
  if (kind === 'choice') return text
  if (kind === 'switch') return text === 'true'
  return kind === 'numbers' ? readNumbers(text, unit) : readNumber(text, unit)
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
