import { currencyExponent } from '#lib/core/money'
import type { Locale } from './locale.ts'

/** From here on an amount is shortened: 1.2亿, 120M. Below it every digit fits a column and can be compared with its neighbours. */
const shortFrom = 100_000_000

/**
 * Writes an amount for a table or a headline: whole major units, and from a hundred million on 万/亿 in Chinese or K/M/B in English. The exact
 * amount is `formatMoney`'s.
 */
export function shortMoney(minor: number, currency: string, locale: Locale): string {
  const major = minor / 10 ** currencyExponent(currency)
  return formatterOf(currency, locale, Math.abs(major) >= shortFrom).format(major)
}

/** Making one takes as long as writing a hundred amounts. */
const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(currency: string, locale: Locale, isLong: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${isLong}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: isLong ? 'compact' : 'standard',
    minimumFractionDigits: 0,
    maximumFractionDigits: isLong ? 2 : 0,
  })
  formatters.set(key, made)
  return made
}
