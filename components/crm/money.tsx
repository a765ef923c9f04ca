import { useLocale } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'

/** An amount in whole units, the exact one on hover. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  const locale = pickLocale(useLocale())
  return <span data-tip={formatMoney(minor, currency, locale)}>{shortMoney(minor, currency, locale)}</span>
}
