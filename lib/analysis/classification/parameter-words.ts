import { numberFormat } from '#lib/core/formats'
import { currencyDisplay } from '#lib/core/money'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { Bounds } from './parameter-bounds.ts'
import type { ParameterField } from './parameter-fields.ts'
import { comparisonText } from './parameter-typing.ts'
import type { ParameterUnit } from './parameter-units.ts'
import { unitOf } from './parameter-units.ts'

interface Reader {
  locale: Locale
  currency: string
}

const textOf = ({ locale }: Reader, key: string, params: Record<string, string | number> = {}) =>
  findText(locale, `analysis.${key}`, params) ?? key

/** Writes a number of a parameter in the reader's language with its unit: shares and rates in percent, money in whole units of the currency. */
export function parameterNumber(value: number, unit: ParameterUnit, reader: Reader): string {
  if (unit === 'comparison') return comparisonText(value)
  const number = numberFormat(reader.locale, styleOf(unit, reader)).format(value)
  return isPlain(unit) ? number : textOf(reader, `parameters.units.${unit}`, { number })
}

const isPlain = (unit: ParameterUnit) => ['share', 'rate', 'money', 'monthly', 'number'].includes(unit)

function styleOf(unit: ParameterUnit, { currency }: Reader): Intl.NumberFormatOptions {
  if (unit === 'share' || unit === 'rate') return { style: 'percent', maximumFractionDigits: 2 }
  if (unit !== 'money' && unit !== 'monthly') return {}
  return { style: 'currency', currency, currencyDisplay: currencyDisplay(currency), maximumFractionDigits: 0 }
}

/** Answers in what a number of a parameter is typed, to stand beside it: %, a currency, days; nothing for a plain number. */
export function parameterMark(unit: ParameterUnit, reader: Reader): string {
  if (unit === 'share' || unit === 'rate') return '%'
  if (unit === 'number' || unit === 'comparison') return ''
  if (unit !== 'money' && unit !== 'monthly') return textOf(reader, `parameters.units.${unit}`, { number: '' }).trim()
  const parts = numberFormat(reader.locale, styleOf(unit, reader)).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? reader.currency
}

/** From where on a bound says nothing to anybody. */
const BEYOND_ANY = 1e12

/** Says in the reader's language what may be typed for a parameter that is a number, in its own unit; `look` are the parameters beside it. Null for what is chosen. */
export function allowedText(
  { path, options, bounds }: Pick<ParameterField, 'path' | 'options' | 'bounds'>,
  look: Readonly<Record<string, unknown>>,
  reader: Reader,
): string | null {
  if (bounds === null) return null
  const unit = unitOf(path, look)
  if (unit === 'comparison')
    return textOf(reader, 'allowed.number', { range: textOf(reader, 'allowed.fromTo', { low: '1/9', high: 9 }) })
  const { count, whole, high } = bounds
  if (count !== null && high >= BEYOND_ANY) return textOf(reader, 'allowed.anyNumbers', { count })
  const range = rangeText(bounds, unit, reader)
  if (count !== null) return textOf(reader, 'allowed.numbers', { count, range })
  const number = textOf(reader, whole ? 'allowed.whole' : 'allowed.number', { range })
  if (options.length === 0) return number
  const words = options.map((option) => textOf(reader, `parameters.values.${option}`)).join(' / ')
  return textOf(reader, 'allowed.orWord', { number, words })
}

function rangeText({ low, high, isLowAllowed, isHighAllowed }: Bounds, unit: ParameterUnit, reader: Reader): string {
  const places = { low: parameterNumber(low, unit, reader), high: parameterNumber(high, unit, reader) }
  if (high === Number.POSITIVE_INFINITY) return textOf(reader, isLowAllowed ? 'allowed.from' : 'allowed.above', places)
  const ends = isHighAllowed ? 'To' : 'Below'
  return textOf(reader, `allowed.${isLowAllowed ? 'from' : 'above'}${ends}`, places)
}
