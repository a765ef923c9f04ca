import { numberFormat } from '#lib/core/formats'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { LossRates, LossSums } from './loss.ts'
import { LEAST_RETURNED, LONGEST_RETURN_DAYS } from './loss.ts'

/** Answers how much of the revenue returns and of how many customers that is, in the reader's language; a dash with the reason where that cannot be told: nobody is back, none of them for long enough or after a year that is known as a whole, too few of them are, or they
 * had brought nothing to compare with. */
export function returnText(
  locale: Locale,
  { back, returned, returnRate }: Pick<LossSums, 'back' | 'returned'> & Pick<LossRates, 'returnRate'>,
): string {
  const say = (key: string, params: Record<string, string | number> = {}) => findText(locale, `losses.${key}`, params) ?? '—'
  if (back === 0) return say('returnOfNobody')
  if (returned === 0) return say('returnTooSoon', { customers: back, days: LONGEST_RETURN_DAYS })
  if (returned < LEAST_RETURNED) return say('returnOfFew', { customers: returned, least: LEAST_RETURNED })
  if (returnRate === null) return say('returnOfNothing', { customers: returned })
  const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
  return say('returnOf', { rate: numberFormat(locale, options).format(returnRate), customers: returned })
}
