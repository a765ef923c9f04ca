import type { Day } from '#lib/core/day'
import { dateFormat, numberFormat } from '#lib/core/formats'
import { currencyDisplay, minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { shortMoney } from '#lib/platform/i18n/short-money'
import { className } from '../classification/reason-text.ts'
import type { ChartDefinition, TableCell } from './chart.ts'

type Params = Record<string, string | number>
const hundred = 100

/** How a chart writes its numbers, names and sentences for one reader. */
export function wordsOf({ locale, company }: Pick<Context, 'locale' | 'company'>) {
  const { currency } = company
  const any = (key: string, params?: Params) => findText(locale, key, params) ?? key
  const count = (value: number) => numberFormat(locale, { maximumFractionDigits: 0 }).format(value)
  const decimal = (value: number | null, digits = 2) =>
    value === null ? '—' : numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  const percent = (ratio: number | null) =>
    ratio === null
      ? '—'
      : numberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ratio)
  const money = (minor: number | null) => (minor === null ? '—' : shortMoney(minor, currency, locale))
  // Of what one shipment brings the cents count.
  const price = (minor: number | null) =>
    minor === null
      ? '—'
      : numberFormat(locale, {
          ...{ style: 'currency', currency, currencyDisplay: currencyDisplay(currency) },
          ...{ minimumFractionDigits: 2, maximumFractionDigits: 2 },
        }).format(minor / minorPerMajor(currency))
  const change = (ratio: number | null) =>
    ratio === null
      ? '—'
      : numberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(ratio)
  const points = (ratio: number | null) =>
    ratio === null ? '—' : numberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(ratio * hundred)
  const date = (day: Day, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  return {
    any,
    text: (key: string, params?: Params) => any(`gallery.${key}`, params),
    count,
    decimal,
    percent,
    money,
    price,
    change,
    points,
    month: (day: Day) => date(day, { year: '2-digit', month: 'short' }),
    day: (day: Day) => date(day, { dateStyle: 'medium' }),
    group: (scheme: string, key: string) => groupName(locale, scheme, key),
    kind: (kind: { level: string; name: string } | null) => {
      if (kind === null || kind.name === '') return any('manager.revenue.all')
      return kind.level === 'kind' ? any(`analysis.kinds.${kind.name}`) : kind.name
    },
    /** How a figure is worked out, as docs/formulas.md has it: `key` under the definitions of analysis, or of the gallery itself. */
    definition: (key: string, place = 'analysis.definitions', params?: Params): ChartDefinition => ({
      key,
      title: any(`${place}.${key}.title`),
      lines: any(`${place}.${key}.text`, params).split('\n'),
      source: any(`${place}.${key}.source`),
    }),
    cells: {
      name: (text: string): TableCell => ({ text, value: text }),
      count: (value: number | null): TableCell => ({ text: value === null ? '—' : count(value), value, kind: 'count' }),
      percent: (value: number | null): TableCell => ({ text: percent(value), value, kind: 'percent' }),
      money: (value: number | null): TableCell => ({ text: money(value), value, kind: 'money' }),
      decimal: (value: number | null, digits?: number): TableCell => ({ text: decimal(value, digits), value, kind: 'decimal' }),
    },
  }
}

export type Words = ReturnType<typeof wordsOf>

function groupName(locale: Context['locale'], scheme: string, key: string): string {
  if (/^[A-Z]$/.test(key)) return findText(locale, 'analysis.letterClass', { letter: key }) ?? key
  if (scheme === 'rfm') return findText(locale, `analysis.segments.${key}`) ?? key
  return className({ locale, scheme }, key)
}
