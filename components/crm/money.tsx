import { useLocale } from 'next-intl'
import type { CellData } from '#components/table/cell'
import { CellView } from '#components/table/cell'
import { formatMoney } from '#lib/core/money'
import type { Locale } from '#lib/platform/i18n/locale'
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
  return exact ? formatMoney(minor, currency, locale) : <CellView cell={moneyCell(minor, currency, locale)} />
}

/** Answers how amounts in whole units are told. */
export function useMoney(currency: string): (minor: number) => CellData {
  const locale = pickLocale(useLocale())
  return (minor) => moneyCell(minor, currency, locale)
}

/** An amount in whole units, as data of a cell. */
export const moneyCell = (minor: number, currency: string, locale: Locale): CellData => ({
  text: shortMoney(minor, currency, locale),
  tip: formatMoney(minor, currency, locale),
})
