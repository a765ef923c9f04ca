import { isDay } from '#lib/core/day'
import { invalidField } from '#lib/core/errors'
import { isCurrency } from '#lib/core/money'
import { textProblem } from '#lib/core/text'
import type { FactDefinition } from './definition.ts'

/** What a fact may be: a text (a day, a choice), a number, true or false, an amount, or a list of texts. */
export type FactValue = string | number | boolean | { amount_minor: number; currency: string } | string[]

export const LONGEST_TEXT = 2_000
export const LONGEST_ENTRY = 100
export const MOST_ENTRIES = 30

/** Answers a value as it is stored: texts in Unicode's composed form, lists without repetitions, their order kept. Throws `invalid_request` for one that is not of
 * the key's type, or not among its options. */
export function readFact(definition: Pick<FactDefinition, 'valueType' | 'options'>, value: unknown): FactValue {
  switch (definition.valueType) {
    case 'text':
      return readText(value, LONGEST_TEXT)
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidField('value', 'fact_not_a_number')
      return value
    case 'boolean':
      if (typeof value !== 'boolean') throw invalidField('value', 'fact_not_yes_or_no')
      return value
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) throw invalidField('value', 'day_unreadable')
      return value
    case 'money':
      return readMoney(value)
    case 'choice':
      return amongOptions(definition, readText(value, LONGEST_ENTRY))
    case 'list':
      return readList(definition, value)
  }
}

function readText(value: unknown, longest: number): string {
  if (typeof value !== 'string') throw invalidField('value', 'fact_not_a_text')
  const problem = textProblem(value, longest) ?? (value.trim() === '' ? 'blank' : null)
  if (problem !== null) throw invalidField('value', problem)
  return value.normalize('NFC')
}

function amongOptions({ options }: Pick<FactDefinition, 'options'>, text: string): string {
  if (options.length > 0 && !options.includes(text)) throw invalidField('value', 'fact_option_unknown')
  return text
}

function readList(definition: Pick<FactDefinition, 'options'>, value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ENTRIES)
    throw invalidField('value', 'fact_not_a_list', { most: MOST_ENTRIES })
  return [...new Set(value.map((entry: unknown) => amongOptions(definition, readText(entry, LONGEST_ENTRY))))]
}

function readMoney(value: unknown): { amount_minor: number; currency: string } {
  const { amount_minor: amount, currency } =
    typeof value === 'object' && value !== null
      ? { amount_minor: null, currency: null, ...value }
      : { amount_minor: null, currency: null }
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || typeof currency !== 'string' || !isCurrency(currency))
    throw invalidField('value', 'fact_not_money')
  return { amount_minor: amount, currency }
}
