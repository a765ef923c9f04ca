import { CURRENCY_EXPONENTS } from './currencies.ts'
import { AppError, invalidField } from './errors.ts'
import { numberFormat } from './formats.ts'

export type MoneyProblem = 'amount_unreadable' | 'too_many_decimals' | 'amount_out_of_range'
export type ParsedMinor = { readonly ok: true; readonly minor: number } | { readonly ok: false; readonly problem: MoneyProblem }

/** Tells whether a text is a currency code of ISO 4217 that has a minor unit. */
export function isCurrency(code: string): boolean {
  return CURRENCY_EXPONENTS.has(code)
}

/** Answers how many decimals a currency has; an unknown code is an invalid request. */
export function currencyExponent(currency: string): number {
  const exponent = CURRENCY_EXPONENTS.get(currency)
  if (exponent === undefined) throw invalidField('currency', 'unknown_currency', { currency })
  return exponent
}

/** Answers how many minor units make one major unit: 100 for CNY, 1 for JPY, 1000 for KWD. */
export function minorPerMajor(currency: string): number {
  return 10 ** currencyExponent(currency)
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/

/**
 * Reads a decimal text in major units as minor units, exactly and without floats. Refused are grouping signs and exponents (they can be read
 * in two ways), more decimals than the currency has (even zeros, because nothing is ever rounded on the way in), and amounts beyond a safe integer.
 */
export function readMinor(text: string, currency: string): ParsedMinor {
  const exponent = currencyExponent(currency)
  const match = DECIMAL.exec(text.trim())
  const whole = match?.[2] ?? ''
  const decimals = match?.[3] ?? ''
  if (match === null || whole + decimals === '') return { ok: false, problem: 'amount_unreadable' }
  if (decimals.length > exponent) return { ok: false, problem: 'too_many_decimals' }
  const magnitude = Number(whole + decimals.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(magnitude)) return { ok: false, problem: 'amount_out_of_range' }
  return { ok: true, minor: match[1] === '-' && magnitude !== 0 ? -magnitude : magnitude }
}

/** Reads a decimal text as minor units like `readMinor`, and throws `invalid_request` for the named field when it cannot. */
export function parseMinor(text: string, currency: string, field = 'amount'): number {
  const parsed = readMinor(text, currency)
  if (parsed.ok) return parsed.minor
  throw invalidField(field, parsed.problem, { currency, decimals: currencyExponent(currency) })
}

/** Writes minor units as a plain decimal text with exactly the currency's decimals: -5 fen is "-0.05". */
export function minorToDecimal(minor: number, currency: string): string {
  const exponent = currencyExponent(currency)
  const digits = String(Math.abs(safeMinor(minor))).padStart(exponent + 1, '0')
  const sign = minor < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Answers how the currency of an amount is written, everywhere alike: readers of every language of the house know the yuan by its sign alone, a dollar may be of many countries. */
export function currencyDisplay(currency: string): 'narrowSymbol' | 'symbol' {
  return currency === 'CNY' ? 'narrowSymbol' : 'symbol'
}

/** Writes an amount as a reader of the locale expects it, exactly: the formatter is given the decimal text, never a float. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits = currencyExponent(currency)
  const options = {
    style: 'currency',
    currency,
    currencyDisplay: currencyDisplay(currency),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const
  return numberFormat(locale, options).format(decimalString(minorToDecimal(minor, currency)))
}

function decimalString(text: string): Intl.StringNumericLiteral {
  if (isNumericLiteral(text)) return text
  throw new AppError('internal', {}, { detail: 'money.not_a_decimal' })
}

function isNumericLiteral(text: string): text is Intl.StringNumericLiteral {
  return text !== '' && Number.isFinite(Number(text))
}

/** Passes a number on if it is a safe integer, else throws `rule_violated`: past 2^53 a sum would be silently wrong. */
export function safeMinor(value: number): number {
  if (!Number.isSafeInteger(value)) throw new AppError('rule_violated', {}, { detail: 'money.out_of_range' })
  return value
}

/** Adds two amounts of minor units of one currency. */
export function addMinor(left: number, right: number): number {
  return safeMinor(safeMinor(left) + safeMinor(right))
}

/** Adds up amounts of minor units of one currency; nothing is 0. */
export function sumMinor(amounts: Iterable<number>): number {
  let sum = 0
  for (const amount of amounts) sum = addMinor(sum, amount)
  return sum
}

/** Rounds to the nearest integer, halves away from zero, as computed money is stored or answered. */
export function roundHalfAwayFromZero(value: number): number {
  const whole = Math.trunc(value)
  // The rest is exact; adding 0.5 first would lift 0.49999999999999994 to 1.
  const rounded = Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole
  return safeMinor(rounded + 0)
}

/** Divides two safe integers exactly and rounds the quotient half away from zero; a divisor of 0 throws `rule_violated`. */
export function divideRounded(numerator: number, denominator: number): number {
  if (denominator === 0) throw new AppError('rule_violated', {}, { detail: 'money.divided_by_zero' })
  const negative = numerator < 0 !== denominator < 0
  const dividend = BigInt(Math.abs(safeMinor(numerator)))
  const divisor = BigInt(Math.abs(safeMinor(denominator)))
  const quotient = Number((2n * dividend + divisor) / (2n * divisor))
  return negative && quotient !== 0 ? -quotient : quotient
}
