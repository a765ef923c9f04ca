import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { RetentionReport } from '../../retention/service.ts'
import { getRetention } from '../../retention/service.ts'
import { survivalSentence } from '../../retention/survival-sentence.ts'
import type { ChartData, ChartDeclaration, ChartTile } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
import type { Words } from '../words.ts'
import { wordsOf } from '../words.ts'

/** So many months are written below the curve at most. */
const MOST_LABELS = 6
const retentionPage = '/analysis/retention'

/** How many customers of the year before, and how much of their revenue, are still here. */
async function readRetention(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { period, all } = await getRetention(ctx, { outlet })
  if (period === null || all.customers === null) return null
  const href = pageHref(retentionPage, { outlet })
  const rates = [
    { key: 'customers', value: all.customers },
    { key: 'net', value: all.netRevenue },
    { key: 'gross', value: all.grossRevenue },
  ].map((each) => ({ ...each, label: words.any(`leaving.retention.${each.key}`) }))
  return {
    period: { from: period.middle, to: period.to, asOf: addDays(period.to, -1) },
    unit: words.text('retention.unit'),
    sentence: words.text('retention.sentence', {
      ...{ before: words.count(all.customersThen), kept: words.count(all.customersKept) },
      ...{ revenue: words.money(all.revenueThenMinor), now: words.money(all.revenueNowMinor) },
    }),
    definition: words.definition('retention', 'leaving.definitions'),
    drawing: {
      kind: 'number',
      tiles: rates.map(({ key, label, value }): ChartTile => ({ key, label, text: words.percent(value), value, href })),
    },
    table: {
      columns: ['rate', 'share'].map((key) => ({ key, label: words.text(`retention.${key}Column`) })),
      rows: rates.map(({ key, label, value }) => ({ key, href, cells: [words.cells.name(label), words.cells.percent(value)] })),
    },
  }
}

/** What share of the customers stays for how many months, at every whole month as long as a few are watched, as the page draws it. */
async function readSurvival(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const report = await getRetention(ctx, { outlet })
  const { curve, period } = report
  if (period === null || curve.length === 0) return null
  const href = pageHref(retentionPage, { outlet })
  const of = (key: string, params?: Record<string, string | number>) => words.any(`leaving.retention.${key}`, params)
  const monthsText = (months: number) => of('monthsCount', { count: words.count(months) })
  return {
    period: null,
    unit: `${of('survivalUnit')} · ${of('watchedTo', { month: words.month(addDays(period.watchedTo, -1)) })}`,
    sentence: survivalSaid(words, report),
    definition: words.definition('survival', 'leaving.definitions'),
    drawing: {
      kind: 'lines',
      axis: 'percent',
      series: [
        { key: 'stays', label: of('stays'), tone: 'first' },
        { key: 'low', label: words.text('survival.low'), tone: 'rest', dashed: true },
        { key: 'high', label: words.text('survival.high'), tone: 'rest', dashed: true },
      ],
      points: curve.map((point) => ({
        ...{ key: String(point.months), label: monthsText(point.months) },
        values: { stays: point.survival, low: point.low, high: point.high },
        texts: { stays: words.percent(point.survival), low: words.percent(point.low), high: words.percent(point.high) },
        notes: [],
        href,
      })),
      shownLabels: curve
        .filter((_, step) => step % Math.ceil(curve.length / MOST_LABELS) === 0)
        .map(({ months }) => monthsText(months)),
    },
    table: {
      columns: [
        { key: 'months', label: of('months') },
        { key: 'stays', label: of('stays') },
        { key: 'low', label: words.text('survival.low') },
        { key: 'high', label: words.text('survival.high') },
        { key: 'atRisk', label: of('atRisk') },
        { key: 'lost', label: of('lost') },
      ],
      rows: curve.map((point) => ({
        ...{ key: String(point.months), href },
        cells: [
          words.cells.count(point.months),
          words.cells.percent(point.survival),
          words.cells.percent(point.low),
          words.cells.percent(point.high),
          words.cells.count(point.atRisk),
          words.cells.count(point.lost),
        ],
      })),
    },
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

export const retentionCharts: ChartDeclaration[] = [
  { id: 'retention', group: 'leaving', kind: 'number', permission, filters: ['outlet'], read: readRetention },
  { id: 'survival', group: 'leaving', kind: 'lines', permission, filters: ['outlet'], read: readSurvival },
]
