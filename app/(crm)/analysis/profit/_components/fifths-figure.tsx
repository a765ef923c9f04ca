import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { ProfitSums } from '#lib/analysis/profit/service'
import { mostTurned } from '#lib/analysis/profit/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { profitPath } from './profit-path.ts'

interface Props {
  ctx: Context
  sums: ProfitSums
  params: ListParams
}

/** By rank of the margin, how many customers earn us nothing once serving them is paid. */
export function FifthsFigure({ ctx, sums, params }: Props) {
  const t = useTranslations('value.profit')
  const { count, money, tick, exact } = useAmounts(ctx.company.currency)
  const { fifths, period } = sums
  const name = (fifth: number) => t(`fifths.${String(fifth) as '1'}`)
  const most = mostTurned(sums)
  const data = fifths.map(
    ({ fifth, turned, turnedMinor }): BarDatum => ({
      key: String(fifth),
      label: name(fifth),
      value: turned,
      text: count(turned),
      notes: [t('turnedBelow', { amount: money(turnedMinor) })],
      tone: 'late',
      href: listHref(profitPath, params, { fifth: String(fifth), look: 'turned', sort: 'profit' }),
    }),
  )
  return (
    <Figure
      title={t('figureTitle')}
      unit={`${t('turned')} · ${t('figureUnit')}`}
      period={{ ...period, asOf: addDays(period.to, -1) }}
      sentence={t('figureSentence', { count: most?.turned ?? 0, fifth: most === null ? '' : name(most.fifth) })}
      table={{
        caption: t('figureTitle'),
        columns: [
          { key: 'fifth', label: t('fifthColumn') },
          { key: 'customers', label: t('customers') },
          { key: 'margin', label: t('margin') },
          { key: 'serve', label: t('serve') },
          { key: 'profit', label: t('profit') },
          { key: 'turned', label: t('turned') },
        ],
        rows: fifths.map((row) => {
          const href = listHref(profitPath, params, { fifth: String(row.fifth) })
          const { marginMinor, serveMinor, profitMinor } = row
          const amounts = [marginMinor, serveMinor, profitMinor].map(money)
          return {
            key: String(row.fifth),
            href,
            cells: [name(row.fifth), exact.customers(row.customers), ...amounts, exact.count(row.turned)],
          }
        }),
      }}
    >
      <BarLines data={data} tick={tick} measure={t('customers')} hint={t('hint')} />
    </Figure>
  )
}
