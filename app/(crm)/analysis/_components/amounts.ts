import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { createElement } from 'react'
import { currencyDisplay, minorPerMajor } from '#lib/core/money'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'
import { isNearlySure, NEARLY_SURE } from './nearly-sure.ts'

const oneDecimal = 1
const hundred = 100

const exactly = (value: number | null, text: string) => (value === null ? text : createElement('data', { value }, text))

/** How figures are written on the pages of analysis: server-made texts, which charts take as they are. */
export function useAmounts(currency: string) {
  const format = useFormatter()
  const locale = pickLocale(useLocale())
  const units = useTranslations('analysis.units')
  /** With one decimal; a dash for what there is not. */
  const percent = (ratio: number | null) =>
    ratio === null
      ? '—'
      : format.number(ratio, { style: 'percent', minimumFractionDigits: oneDecimal, maximumFractionDigits: oneDecimal })
  const count = (value: number) => format.number(value)
  const money = (minor: number) => shortMoney(minor, currency, locale)
  const decimal = (value: number | null, digits: number) =>
    value === null ? '—' : format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return {
    count,
    customers: (count: number) => units('customers', { count }),
    pieces: (count: number) => units('pieces', { count }),
    waybills: (count: number) => units('waybills', { count }),
    percent,
    /** What a model expects: certain only where it is so by construction. */
    probability: (ratio: number | null) => (ratio !== null && isNearlySure(ratio) ? `>${percent(NEARLY_SURE)}` : percent(ratio)),
    /** For an axis, and for round shares. */
    percentTick: (ratio: number) => format.number(ratio, { style: 'percent', maximumFractionDigits: oneDecimal }),
    /** In points, with its sign. */
    points: (ratio: number | null) =>
      ratio === null ? '—' : format.number(ratio * hundred, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    /** With its sign and one decimal, where a limit of whole points is near. */
    pointsMoved: (ratio: number | null) =>
      ratio === null ? '—' : format.number(ratio * hundred, { maximumFractionDigits: oneDecimal, signDisplay: 'exceptZero' }),
    /** A limit in points. */
    pointsTick: (ratio: number) => format.number(ratio * hundred, { maximumFractionDigits: oneDecimal }),
    decimal,
    money,
    /** The same for the cells of a table, with the number itself for whoever saves it: shares as ratios, money in major units. */
    exact: {
      count: (value: number) => exactly(value, count(value)),
      percent: (ratio: number | null) => exactly(ratio, percent(ratio)),
      money: (minor: number) => exactly(minor / minorPerMajor(currency), money(minor)),
      decimal: (value: number | null, digits: number) => exactly(value, decimal(value, digits)),
      customers: (value: number) => exactly(value, units('customers', { count: value })),
      pieces: (value: number) => exactly(value, units('pieces', { count: value })),
      waybills: (value: number) => exactly(value, units('waybills', { count: value })),
    },
    /** For an axis: ¥20万, ¥200K. */
    moneyTick: (minor: number, minorPerMajor: number) =>
      format.number(minor / minorPerMajor, {
        style: 'currency',
        currency,
        currencyDisplay: currencyDisplay(currency),
        notation: 'compact',
        maximumFractionDigits: oneDecimal,
        signDisplay: 'negative',
      }),
    tick: (value: number) => format.number(value, { notation: 'compact', maximumFractionDigits: oneDecimal }),
  }
}
