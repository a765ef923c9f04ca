import { numberFormat } from '#lib/core/formats'
import { currencyDisplay, currencyExponent } from '#lib/core/money'
import type { Locale } from './locale.ts'

/** From here on an amount is shortened: 1.2亿, 120M. Below it every digit fits a column and can be compared with its neighbours. */
const shortFrom = 100_000_000

/**
 * Writes an amount for a table or a headline: whole major units, and from a hundred million on 万/亿 in Chinese or K/M/B in English. The exact
 * amount is `formatMoney`'s.
 */
export function shortMoney(minor: number, currency: string, locale: Locale): string {
  const major = minor / 10 ** currencyExponent(currency)
  const isLong = Math.abs(major) >= shortFrom
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: currencyDisplay(currency),
    notation: isLong ? 'compact' : 'standard',
    minimumFractionDigits: 0,
    maximumFractionDigits: isLong ? 2 : 0,
    // Thirty fen less than nothing are ¥0, not -¥0.
    signDisplay: 'negative',
  }).format(major)
}
