import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { RetentionReport } from '../../retention/service.ts'
import { getRetention } from '../../retention/service.ts'
import { survivalSentence } from '../../retention/survival-sentence.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { linesChart } from '../lines-chart.ts'
import { pageHref, unlessOwned } from '../links.ts'
import { numbersChart } from '../numbers-chart.ts'
import type { Words } from '../words.ts'
import { wordsOf } from '../words.ts'

/** So many months are written below the curve at most. */
const MOST_LABELS = 6
const retentionPage = '/analysis/retention'

/** The page takes an outlet, and neither an owner nor a kind. */
const pageOf = ({ outlet, owner, kind }: ChartGround) =>
  kind === undefined ? unlessOwned(pageHref(retentionPage, { outlet }), { outlet, owner }) : undefined

/** How many customers of the year before, and how much of their revenue, are still here. */
async function readRetention(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { period, months, all } = await getRetention(ctx, ground)
  if (period === null || all.customers === null) return null
  const href = pageOf(ground)
  const rates = [
    { key: 'customers', value: all.customers },
    { key: 'net', value: all.netRevenue },
    { key: 'gross', value: all.grossRevenue },
  ].map(({ key, value }) => ({ key, label: words.any(`leaving.retention.${key}`), cell: words.cells.percent(value), href }))
  return {
    period: { from: period.middle, to: period.to, asOf: addDays(period.to, -1) },
    unit: words.text('retention.unit'),
    sentence: words.text('retention.sentence', {
      months,
      ...{ before: words.count(all.customersThen), kept: words.count(all.customersKept) },
      ...{ revenue: words.money(all.revenueThenMinor), now: words.money(all.revenueNowMinor) },
    }),
    definition: words.definition('retention', 'leaving.definitions'),
    ...numbersChart(
      words,
      rates,
      ['rate', 'share'].map((key) => ({ key, label: words.text(`retention.${key}Column`) })),
    ),
  }
}

/** What share of the customers stays for how many months, at every whole month as long as a few are watched, as the page draws it. */
async function readSurvival(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const report = await getRetention(ctx, ground)
  const { curve, period } = report
  if (period === null || curve.length === 0) return null
  const href = pageOf(ground)
  const of = (key: string, params?: Record<string, string | number>) => words.any(`leaving.retention.${key}`, params)
  const rows = curve.map((point) => ({
    ...{ ...point, key: String(point.months), href },
    label: of('monthsCount', { count: words.count(point.months) }),
  }))
  return {
    period: null,
    unit: `${of('survivalUnit')} · ${of('watchedTo', { month: words.month(addDays(period.watchedTo, -1)) })}`,
    sentence: survivalSaid(words, report),
    definition: words.definition('survival', 'leaving.definitions'),
    ...linesChart(words, rows, {
      axis: 'percent',
      series: [
        { key: 'stays', label: of('stays'), tone: 'first' },
        { key: 'low', label: words.text('survival.low'), tone: 'rest', dashed: true },
        { key: 'high', label: words.text('survival.high'), tone: 'rest', dashed: true },
      ],
      values: ({ survival, low, high }) => ({ stays: survival, low, high }),
      labelled: rows.filter((_, step) => step % Math.ceil(rows.length / MOST_LABELS) === 0),
      columns: [
        { key: 'months', label: of('months') },
        { key: 'stays', label: of('stays') },
        { key: 'low', label: words.text('survival.low') },
        { key: 'high', label: words.text('survival.high') },
        { key: 'atRisk', label: of('atRisk') },
        { key: 'lost', label: of('lost') },
      ],
      named: ({ months }) => words.cells.count(months),
      cells: ({ survival, low, high, atRisk, lost }) => [
        ...[survival, low, high].map(words.cells.percent),
        ...[atRisk, lost].map(words.cells.count),
      ],
    }),
  }
}

/** What the page says of the curve, and whom it leaves out. */
function survivalSaid(words: Words, { all: { medianMonths }, yearSurvival, ...counted }: RetentionReport): string {
  const { customers, lost, unknown, later } = counted
  const written = (count: number) => words.any('analysis.units.customers', { count: words.count(count) })
  const said = words.any(`leaving.retention.${survivalSentence({ medianMonths, yearSurvival })}`, {
    ...{ customers: written(customers), lost: written(lost), year: words.percent(yearSurvival) },
    months: words.count(medianMonths ?? 0),
  })
  return [
    ...(unknown > 0 ? [words.any('leaving.retention.unknown', { customers: written(unknown) })] : []),
    ...(later > 0 ? [words.any('leaving.retention.later', { customers: written(later) })] : []),
  ].reduce((before, after) => words.any('format.joined', { before, after }), said)
}

const permission = 'analysis:read'
const filters = ['outlet', 'owner', 'kind'] as const

export const retentionCharts: ChartDeclaration[] = [
  { id: 'retention', group: 'leaving', kind: 'number', permission, filters, read: readRetention },
  { id: 'survival', group: 'leaving', kind: 'lines', permission, filters, read: readSurvival },
]
