import { useLocale } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'

interface Props {
  minor: number
  currency: string
  /** For single freights and fees, which cents matter to. */
  exact?: boolean
}

/** An amount in whole units with the exact one on hover, or the exact one itself. */
export function Money({ minor, currency, exact = false }: Props) {
  const locale = pickLocale(useLocale())
  if (exact) return formatMoney(minor, currency, locale)
  return <span data-tip={formatMoney(minor, currency, locale)}>{shortMoney(minor, currency, locale)}</span>
}
