import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import { niceTicks } from '#components/chart/scale'
import { listHref } from '#components/table/list-url'
import type { CustomerVolume, MonthOfVolume } from '#lib/analysis/expected-volume/service'
import { getCustomerVolume } from '#lib/analysis/expected-volume/service'
import { addDays, nextMonth } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../analysis/_components/amounts.ts'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { useMonthText } from './month-table.tsx'
import { useVolumeSentence, useVolumeTexts } from './volume-sentence.ts'

const chartHeight = 220
/** With fewer whole months there is no line to draw. */
const leastDrawn = 2

/** What the customer shipped by month beside the band that the season lets expect, with the running and the next month; nothing where nothing was shipped. */
export async function VolumeCurve({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const volume = await getCustomerVolume(ctx, customerId)
  if (volume === null) return null
  const today = dayOf(ctx.now, ctx.company.timeZone)
  return <Curve customerId={customerId} volume={volume} today={today} currency={ctx.company.currency} />
}

interface CurveProps {
  customerId: number
  volume: CustomerVolume
  today: string
  currency: string
}

function Curve({ customerId, volume, today, currency }: CurveProps) {
  const t = useTranslations('card.volume')
  const { tick } = useAmounts(currency)
  const definition = useDefinition()
  const texts = useVolumeTexts(volume)
  const sentence = useVolumeSentence(volume)
  const monthText = useMonthText()
  const { past, running, next } = volume
  const months = [...past, running, ...(next.expected === null ? [] : [next])]
  const hrefOf = ({ month, shipments }: MonthOfVolume) =>
    shipments === null || shipments === 0
      ? undefined
      : listHref('/waybills', {}, { customer: String(customerId), from: month, through: addDays(nextMonth(month), -1) })
  const series: Series[] = [
    { key: 'shipped', label: t('shipped'), tone: 'first' },
    ...(months.some(({ expected }) => expected !== null)
      ? [{ key: 'expected', label: t('expected'), tone: 'third', dashed: true } as const]
      : []),
  ]
  const data = months.map(
    (each): PointDatum => ({
      key: each.month,
      label: monthText(each.month),
      // What the running month has so far is no month: a line to it would fall every first of the month.
      values: { shipped: each === running ? null : each.shipments, expected: each.expected },
      texts: { shipped: texts.shipped(each), expected: texts.expected(each) },
      ...(each.band === null ? {} : { band: each.band, notes: [t('bandNote', { range: texts.band(each) })] }),
      href: hrefOf(each),
    }),
  )
  const highest = Math.max(...months.flatMap(({ shipments, expected, band }) => [shipments ?? 0, expected ?? 0, band?.[1] ?? 0]))
  return (
    <Figure
      title={t('title')}
      unit={t('unit')}
      period={{ from: months[0]?.month ?? today, to: addDays(today, 1), asOf: today }}
      sentence={sentence}
      definition={{ ...definition('expected'), key: 'expected-volume' }}
      legend={past.length < leastDrawn ? [] : series}
      table={{
        caption: t('title'),
        columns: [
          { key: 'month', label: t('month') },
          { key: 'shipped', label: t('shipped') },
          { key: 'expected', label: t('expected') },
          { key: 'band', label: t('band') },
        ],
        rows: [...months].reverse().map((each) => ({
          key: each.month,
          href: hrefOf(each),
          cells: [monthText(each.month), texts.shipped(each), texts.expected(each), texts.band(each)],
        })),
      }}
    >
      {past.length < leastDrawn ? undefined : (
        <Chart
          kind="lines"
          height={chartHeight}
          data={data}
          series={series}
          ticks={niceTicks(highest).map((at) => ({ at, label: tick(at) }))}
          hint={t('hint')}
        />
      )}
    </Figure>
  )
}
