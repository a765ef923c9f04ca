import { getFormatter, getTranslations } from 'next-intl/server'
import { Sparkbars } from '#components/chart/sparkbars'
import { Money } from '#components/crm/money'
import type { MonthOfCustomer } from '#lib/analysis/portrait/service'
import { getCustomerSeries, SERIES_MONTHS } from '#lib/analysis/portrait/service'
import type { Context } from '#lib/platform/context'
import { Nothing, Panel } from './panel.tsx'

/** So many months stand in the table at first; the others are a click away. */
const shownMonths = 6

/** Volume, revenue and punctuality by month, the latest first, under the shape of the volume. */
export async function MonthlySeries({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ months, upToDate }, t, units, format] = await Promise.all([
    getCustomerSeries(ctx, customerId),
    getTranslations('customers.series'),
    getTranslations('units'),
    getFormatter(),
  ])
  const total = months.reduce((sum, { shipments }) => sum + shipments, 0)
  const monthText = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' })
  const volume = (count: number) => units('waybills', { count })
  const best = months.reduce((most, each) => (each.shipments > most.shipments ? each : most), months[0] as MonthOfCustomer)
  const rows = [...months].reverse()
  const title = t('title', { count: SERIES_MONTHS })
  if (total === 0)
    return (
      <Panel title={title}>
        <Nothing>{t('none')}</Nothing>
      </Panel>
    )
  const table = (part: readonly MonthOfCustomer[], headed: boolean) => (
    <table className="w-full table-fixed">
      <thead className={headed ? '' : 'sr-only'}>
        <tr>
          {(['month', 'volume', 'revenue', 'onTime'] as const).map((name) => (
            <th
              key={name}
              scope="col"
              className="px-2 pb-1.5 text-right text-sm font-normal text-ink-faint first:pl-4 first:text-left last:pr-4"
            >
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.map((row) => (
          <tr key={row.month} className="*:border-t *:border-line *:px-2 *:py-1.5 *:text-right">
            <td className="pl-4! text-left!">{monthText(row.month)}</td>
            <td>{volume(row.shipments)}</td>
            <td>
              <Money minor={row.revenueMinor} currency={ctx.company.currency} />
              {row.unpriced > 0 && (
                <span data-tip={t('unpriced', { count: row.unpriced })} className="text-watch-text">
                  {' '}
                  *
                </span>
              )}
            </td>
            <td className="pr-4! empty:before:text-ink-faint empty:before:content-['—']">
              {row.onTimeRate !== null && format.number(row.onTimeRate, { style: 'percent', maximumFractionDigits: 1 })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <Panel title={title} aside={upToDate ? undefined : t('notUpToDate')}>
      <div className="px-4 pb-3">
        <Sparkbars
          values={months.map(({ shipments }) => shipments)}
          tips={months.map(({ month, shipments }) => `${monthText(month)} ${volume(shipments)}`)}
          label={t('sentence', { total: volume(total), month: monthText(best.month), most: volume(best.shipments) })}
        />
        <p className="mt-1 text-sm text-ink-faint">
          {t('sentence', { total: volume(total), month: monthText(best.month), most: volume(best.shipments) })}
        </p>
      </div>
      {table(rows.slice(0, shownMonths), true)}
      <details className="group">
        <summary className="border-t border-line px-4 py-2 text-ink-soft hover:text-ink">{t('earlier')}</summary>
        {table(rows.slice(shownMonths), false)}
      </details>
    </Panel>
  )
}
