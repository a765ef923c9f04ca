import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import { niceTicks } from '#components/chart/scale'
import { useJoined } from '#components/crm/joined'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { CalibrationMean, FittedRun } from '#lib/analysis/lifetime/fitted'
import { calibrationMeans, highestMean, readFitted } from '#lib/analysis/lifetime/fitted'
import { modelWins } from '#lib/analysis/lifetime/hold-out'
import { useAmounts } from './amounts.ts'
import { LifetimeModel } from './lifetime-model.tsx'
import { useValueDefinition } from './value-definition.tsx'

const chartHeight = 260

/** What a run of lifetime value found out about everybody, and how good that is. Nothing for whoever sees no totals of the company. */
export function LifetimeFigures({ run }: { run: RunResource }) {
  const fitted = readFitted(run.summary?.fitted)
  if (fitted === null) return null
  return (
    <>
      <LifetimeModel run={run} fitted={fitted} />
      {fitted.model === 'bg_nbd' && fitted.bg_nbd !== null && <Tested run={run} holdout={fitted.holdout} />}
    </>
  )
}

function Tested({ run, holdout }: { run: RunResource; holdout: FittedRun['holdout'] }) {
  const t = useTranslations('value.lifetime')
  if (holdout === null) return <p className="panel px-4 py-3 text-pretty text-ink-soft">{t('testNone')}</p>
  return <HoldOut run={run} holdout={holdout} />
}

function HoldOut({ run, holdout }: { run: RunResource; holdout: NonNullable<FittedRun['holdout']> }) {
  const t = useTranslations('value.lifetime')
  const { decimal, count, customers, tick } = useAmounts(run.currency)
  const definition = useValueDefinition()
  const { joined } = useJoined()
  const wins = modelWins(holdout)
  const said = { model: decimal(holdout.model.mae, 2), naive: decimal(holdout.naive.mae, 2) }
  const totals = t('totals', {
    customers: customers(holdout.customers),
    expected: count(Math.round(holdout.model.expected)),
    naive: count(Math.round(holdout.naive.expected)),
    actual: count(holdout.actual),
  })
  const means = calibrationMeans(holdout)
  const data = useBandPoints(means, run.currency)
  const series: Series[] = [
    { key: 'actual', label: t('actual'), tone: 'first' },
    { key: 'expected', label: t('expected'), tone: 'second' },
    { key: 'naive', label: t('naive'), tone: 'rest', dashed: true },
  ]
  return (
    <Figure
      title={t('testTitle')}
      unit={t('testUnit', { days: holdout.days })}
      period={null}
      sentence={joined([t(wins === null ? 'ties' : wins ? 'wins' : 'loses', said), totals])}
      definition={definition('lifetimeModel')}
      legend={series}
      table={{
        caption: t('testTitle'),
        open: true,
        columns: [
          { key: 'band', label: t('band') },
          { key: 'customers', label: t('customers') },
          ...series.map(({ key, label }) => ({ key, label })),
        ],
        rows: [
          ...data.map(({ key, label, texts }, place) => ({
            key,
            cells: [label, count(means[place]?.customers ?? 0), texts['actual'], texts['expected'], texts['naive']],
          })),
          { key: 'mae', cells: [t('mae'), count(holdout.customers), '', said.model, said.naive] },
          {
            key: 'rmse',
            cells: [t('rmse'), count(holdout.customers), '', decimal(holdout.model.rmse, 2), decimal(holdout.naive.rmse, 2)],
          },
        ],
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={niceTicks(highestMean(means)).map((at) => ({ at, label: tick(at) }))}
      />
    </Figure>
  )
}

function useBandPoints(means: readonly CalibrationMean[], currency: string): PointDatum[] {
  const t = useTranslations('value.lifetime')
  const { decimal } = useAmounts(currency)
  return means.map(({ from, to, actual, expected, naive }) => ({
    key: String(from),
    label: to === null ? t('bandFrom', { from }) : to === from ? t('bandOf', { from }) : t('bandTo', { from, to }),
    values: { actual, expected, naive },
    texts: { actual: decimal(actual, 1), expected: decimal(expected, 1), naive: decimal(naive, 1) },
  }))
}
