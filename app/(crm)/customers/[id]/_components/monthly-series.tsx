import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { CustomerSeries, MonthOfCustomer } from '#lib/analysis/portrait/service'
import { getCustomerSeries, SERIES_MONTHS } from '#lib/analysis/portrait/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { MonthTable, useMonthText } from './month-table.tsx'
import { Nothing, Panel } from './panel.tsx'

/** So many months stand in the table at first; the others are a click away. */
const shownMonths = 3

/** Volume, revenue, cost, punctuality, damage and claims by month, the latest first, and by year where the customer has shipped for longer. */
export async function MonthlySeries({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [series, t] = await Promise.all([getCustomerSeries(ctx, customerId), getTranslations('customers.series')])
  const title = t('title', { count: SERIES_MONTHS })
  if (series.months.every(({ shipments, revenueMinor }) => shipments === 0 && revenueMinor === 0))
    return (
      <Panel title={title}>
        <Nothing>{t(series.years.length === 0 ? 'none' : 'noneOfLate')}</Nothing>
        <Years ctx={ctx} series={series} />
      </Panel>
    )
  return (
    <Panel title={title} aside={series.upToDate ? undefined : t('notUpToDate')}>
      <Volume months={series.months} />
      <Months series={series} currency={ctx.company.currency} />
      <Years ctx={ctx} series={series} />
    </Panel>
  )
}

function Volume({ months }: { months: readonly MonthOfCustomer[] }) {
  const t = useTranslations('customers.series')
  const units = useTranslations('units')
  const monthText = useMonthText()
  const volume = (count: number) => units('waybills', { count })
  const counts = months.map(({ shipments }) => shipments)
  const most = Math.max(...counts)
  const busiest = months[counts.indexOf(most)]?.month ?? ''
  const total = counts.reduce((sum, count) => sum + count, 0)
  return (
    <p className="px-4 pb-3 text-sm text-ink-faint">
      {t('sentence', { total: volume(total), month: monthText(busiest), most: volume(most) })}
    </p>
  )
}

function Months({ series: { months, seesCosts }, currency }: { series: CustomerSeries; currency: string }) {
  const t = useTranslations('customers.series')
  const rows = [...months].reverse()
  const common = { currency, seesCosts }
  return (
    <>
      <MonthTable {...common} months={rows.slice(0, shownMonths)} />
      <details>
        <summary className="border-t border-line px-4 py-2 text-ink-soft hover:text-ink">{t('earlier')}</summary>
        <MonthTable {...common} months={rows.slice(shownMonths)} continued />
      </details>
    </>
  )
}

/** One line a year, the latest first, for a customer that shipped before the months that stand above. */
function Years({ ctx, series: { years, seesCosts } }: { ctx: Context; series: CustomerSeries }) {
  const t = useTranslations('customers.series')
  if (years.length === 0) return null
  const present = dayOf(ctx.now, ctx.company.timeZone).slice(0, 4)
  const textOf = (day: string) => (day.startsWith(present) ? t('soFar', { year: present }) : day.slice(0, 4))
  return (
    <details>
      <summary className="border-t border-line px-4 py-2 text-ink-soft hover:text-ink">{t('years')}</summary>
      <MonthTable
        months={[...years].reverse()}
        head={{ title: t('year'), textOf }}
        currency={ctx.company.currency}
        seesCosts={seesCosts}
      />
    </details>
  )
}
