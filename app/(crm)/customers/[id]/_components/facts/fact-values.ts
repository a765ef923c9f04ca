import type { FormValues } from '#components/form/form-values'
import { minorToDecimal, readMinor } from '#lib/core/money'
import type { FactResource } from '#lib/records/facts/schema'

/** What a form needs to know of a key of the dictionary, with what is known now. */
export interface FactChoice {
  key: string
  label: string
  infoClass: FactResource['info_class']
  valueType: FactResource['value_type']
  options: { value: string; label: string }[]
  /** What the form begins with; null where nothing is known. */
  known: FormValues | null
}

/** Levels of confidence that people tell apart, and what they are as a number. */
export const confidenceLevels = { certain: 1, likely: 0.7, doubtful: 0.4 } as const
type Level = keyof typeof confidenceLevels

/** Answers the level that a confidence is nearest to; empty for none. */
export function levelOf(confidence: number | null): Level | '' {
  if (confidence === null) return ''
  const levels = Object.entries(confidenceLevels) as [Level, number][]
  levels.sort(([, left], [, right]) => Math.abs(left - confidence) - Math.abs(right - confidence))
  return levels[0]?.[0] ?? ''
}

/** What the form holds of a fact: lists a line each or, where anything may stand in them, with commas between; amounts in major units. */
export function factValues(fact: Pick<FactResource, 'value' | 'options' | 'method' | 'source' | 'confidence'>): FormValues {
  return {
    value: valueText(fact.value, fact.options.length > 0),
    method: fact.method ?? '',
    source: fact.source ?? '',
    confidence: levelOf(fact.confidence),
  }
}

function valueText(value: FactResource['value'], closed: boolean): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join(closed ? '\n' : '，')
  if (typeof value === 'object') return minorToDecimal(value.amount_minor, value.currency)
  return String(value)
}

/** Turns the form into what the service takes, by the type of the key. What cannot be read goes as it is, and is refused there with a sentence. */
export function toFactInput(
  { valueType, options }: Pick<FactChoice, 'valueType' | 'options'>,
  values: FormValues,
  currency: string,
): Record<string, unknown> {
  const text = (name: string) => values[name]?.trim() || null
  const level = values['confidence'] ?? ''
  return {
    value: typedValue(valueType, options.length > 0, values['value']?.trim() ?? '', currency),
    method: text('method'),
    source: text('source'),
    confidence: level in confidenceLevels ? confidenceLevels[level as Level] : null,
  }
}

function typedValue(type: FactChoice['valueType'], closed: boolean, text: string, currency: string): unknown {
  switch (type) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text.replaceAll(',', ''))) ? Number(text.replaceAll(',', '')) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'money': {
      const amount = readMinor(text.replaceAll(',', ''), currency)
      return amount.ok ? { amount_minor: amount.minor, currency } : text
    }
    case 'list':
      return text
        .split(closed ? '\n' : /[,，、;；\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '')
    default:
      return text
  }
}
