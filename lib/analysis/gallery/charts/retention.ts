import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { getRetention } from '../../retention/service.ts'
import type { ChartData, ChartDeclaration, ChartTile } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
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

/** What share of the customers stays for how many months. */
async function readSurvival(ctx: Context, { outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { survival, all, yearSurvival, customers, lost } = await getRetention(ctx, { outlet })
  if (survival.length === 0) return null
  const href = pageHref(retentionPage, { outlet })
  const of = (key: string) => words.any(`leaving.retention.${key}`)
  const monthsText = (months: number) => words.text('survival.months', { months: words.count(months) })
  return {
    period: null,
    unit: of('survivalUnit'),
    sentence: words.text(all.medianMonths === null ? 'survival.moreThanHalf' : 'survival.half', {
      ...{ customers: words.count(customers), lost: words.count(lost), year: words.percent(yearSurvival) },
      months: words.count(all.medianMonths ?? 0),
    }),
    definition: words.definition('survival', 'leaving.definitions'),
    drawing: {
      kind: 'lines',
      axis: 'percent',
      series: [
        { key: 'stays', label: of('stays'), tone: 'first' },
        { key: 'low', label: words.text('survival.low'), tone: 'rest', dashed: true },
        { key: 'high', label: words.text('survival.high'), tone: 'rest', dashed: true },
      ],
      points: survival.map((point) => ({
        ...{ key: String(point.months), label: monthsText(point.months) },
        values: { stays: point.survival, low: point.low, high: point.high },
        texts: { stays: words.percent(point.survival), low: words.percent(point.low), high: words.percent(point.high) },
        notes: [],
        href,
      })),
      shownLabels: survival
        .filter((_, step) => step % Math.ceil(survival.length / MOST_LABELS) === 0)
        .map(({ months }) => monthsText(months)),
    },
    table: {
      columns: [
        { key: 'months', label: of('months') },
        { key: 'stays', label: of('stays') },
        { key: 'low', label: words.text('survival.low') },
        { key: 'high', label: words.text('survival.high') },
        { key: 'atRisk', label: of('atRisk') },
      ],
      rows: survival.map((point) => ({
        ...{ key: String(point.months), href },
        cells: [
          words.cells.count(point.months),
          words.cells.percent(point.survival),
          words.cells.percent(point.low),
          words.cells.percent(point.high),
          words.cells.count(point.atRisk),
        ],
      })),
    },
  }
}

const permission = 'analysis:read'

export const retentionCharts: ChartDeclaration[] = [
  { id: 'retention', group: 'leaving', kind: 'number', permission, filters: ['outlet'], read: readRetention },
  { id: 'survival', group: 'leaving', kind: 'lines', permission, filters: ['outlet'], read: readSurvival },
]
