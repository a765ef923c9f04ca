import { isDay } from '#lib/core/day'
import { readMinor } from '#lib/core/money'
import { textProblem } from '#lib/core/text'
import type { FactDefinition } from './definition.ts'
import type { FactParams } from './param.ts'
import { partsOfParam, splitEntries } from './param.ts'

/** What the parameters are read by: the dictionary, and the currency that amounts are asked for in. */
export interface FactGround {
  dictionary: ReadonlyMap<string, FactDefinition>
  currency: string
}

/** An entry of a value, as it compares: an amount as its currency and minor units; null and false lie below and above every number. */
export type FactEntry = string | number | boolean | readonly [currency: string, minor: number | null | false]

/** What the current value of a key must be. Bounds belong to the range, null is none; of a list one entry is enough. */
export type FactTest =
  | { key: string; kind: 'known'; known: boolean }
  | { key: string; kind: 'one_of'; entries: readonly FactEntry[] }
  | { key: string; kind: 'range'; min: FactEntry | null; max: FactEntry | null }

/** Longer texts stand in no index. */
const LONGEST_TEXT = 200
const MOST_ENTRIES = 100

interface ReadFactParams {
  tests: FactTest[]
  /** The parameters that hold. */
  held: Record<string, string>
  /** Those that name no key in use, or ask what cannot be asked of it, each with what is wrong. */
  refused: { name: string; code: string }[]
}

/** Reads what a list asks of facts. Only keys in use can be asked for. */
export function readFactParams(params: FactParams, { dictionary, currency }: FactGround): ReadFactParams {
  const read: ReadFactParams = { tests: [], held: {}, refused: [] }
  const ranges = new Map<string, Extract<FactTest, { kind: 'range' }>>()
  for (const [name, text] of Object.entries(params)) {
    const { key, part } = partsOfParam(name)
    const definition = dictionary.get(key)
    const found = definition?.active === true ? readOne(definition, part, text, currency) : 'unknown_field'
    if (typeof found === 'string') {
      read.refused.push({ name, code: found })
      continue
    }
    read.held[name] = text
    const range = ranges.get(key)
    if (found.kind !== 'range') read.tests.push(found)
    else if (range === undefined) {
      ranges.set(key, found)
      read.tests.push(found)
    } else if (part === 'min') range.min = found.min
    else range.max = found.max
  }
  return read
}

/** Answers what one parameter asks, or what is wrong with it. */
function readOne({ key, ...type }: FactDefinition, part: string | undefined, text: string, currency: string): FactTest | string {
  if (part === 'known') {
    return text === 'true' || text === 'false' ? { key, kind: 'known', known: text === 'true' } : 'fact_not_yes_or_no'
  }
  if (part === undefined) {
    const entries = readEntries(type, text)
    return typeof entries === 'string' ? entries : { key, kind: 'one_of', entries }
  }
  const bound = readBound(type.valueType, text, currency)
  if (bound.code !== undefined) return bound.code
  // A range of amounts ends within its currency.
  const open = (end: null | false): FactEntry | null => (type.valueType === 'money' ? [currency, end] : null)
  return part === 'min'
    ? { key, kind: 'range', min: bound.entry, max: open(false) }
    : { key, kind: 'range', min: open(null), max: bound.entry }
}

type Bound = { entry: FactEntry; code?: undefined } | { code: string }

function readBound(valueType: FactDefinition['valueType'], text: string, currency: string): Bound {
  switch (valueType) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? { entry: Number(text) } : { code: 'fact_not_a_number' }
    case 'money': {
      const amount = readMinor(text, currency)
      return amount.ok ? { entry: [currency, amount.minor] } : { code: 'fact_not_a_number' }
    }
    case 'date':
      return isDay(text) ? { entry: text } : { code: 'day_unreadable' }
    default:
      return { code: 'unknown_field' }
  }
}

function readEntries(
  { valueType, options }: Pick<FactDefinition, 'valueType' | 'options'>,
  text: string,
): readonly FactEntry[] | string {
  switch (valueType) {
    case 'boolean':
      return text === 'true' || text === 'false' ? [text === 'true'] : 'fact_not_yes_or_no'
    case 'text':
      return textProblem(text, LONGEST_TEXT) ?? [text.normalize('NFC')]
    case 'choice':
    case 'list': {
      const entries = splitEntries(text).map((entry) => entry.normalize('NFC'))
      if (entries.length === 0 || entries.length > MOST_ENTRIES) return 'fact_option_unknown'
      const problem = entries.map((entry) => textProblem(entry, LONGEST_TEXT)).find((found) => found !== null)
      if (problem !== undefined && problem !== null) return problem
      return options.length > 0 && entries.some((entry) => !options.includes(entry)) ? 'fact_option_unknown' : entries
    }
    default:
      return 'unknown_field'
  }
}
