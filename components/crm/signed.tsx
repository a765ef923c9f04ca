import { useFormatter, useLocale } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'

/** An amount with its sign, in whole units; the exact one on hover. */
export function SignedMoney({ minor, currency }: { minor: number; currency: string }) {
  const locale = pickLocale(useLocale())
  const sign = minor > 0 ? '+' : ''
  return (
    <span data-tip={`${sign}${formatMoney(minor, currency, locale)}`} className={minor < 0 ? 'text-danger' : undefined}>
      {sign}
      {shortMoney(minor, currency, locale)}
    </span>
  )
}

/** A change as a share, with its sign and one decimal. */
export function SignedShare({ ratio }: { ratio: number | null }) {
  const format = useFormatter()
  if (ratio === null) return '—'
  const text = format.number(ratio, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  return <span className={ratio < 0 ? 'text-danger' : undefined}>{text}</span>
}
