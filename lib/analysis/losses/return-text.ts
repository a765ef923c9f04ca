import { numberFormat } from '#lib/core/formats'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { LossRates, LossSums } from './loss.ts'
import { LEAST_RETURNED } from './loss.ts'

/** Answers how much of the revenue returns and of how many customers that is, in the reader's language; a dash with the reason where too few are back for a rate. */
export function returnText(
  locale: Locale,
  { returned, returnRate }: Pick<LossSums, 'returned'> & Pick<LossRates, 'returnRate'>,
): string {
  if (returned === 0) return '—'
  if (returned < LEAST_RETURNED) {
    return findText(locale, 'losses.returnOfFew', { customers: returned, least: LEAST_RETURNED }) ?? '—'
  }
  const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
  const rate = returnRate === null ? '—' : numberFormat(locale, options).format(returnRate)
  return findText(locale, 'losses.returnOf', { rate, customers: returned }) ?? rate
}
