import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { listConcentrationAlarms, sumConcentrationAlarms } from '../../concentration-alarms/service.ts'
import { getConcentrationTrend } from '../../concentration-trend/service.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { linesChart } from '../lines-chart.ts'
import { figureHref } from '../links.ts'
import { wordsOf } from '../words.ts'

/** How the share of the four largest customers went, over twelve months at a time. Only a whole company or outlet has a trend, so that the reader is asked without the cut. */
async function readTrend(_ctx: Context, { reader, outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(reader)
  const { points, change } = await getConcentrationTrend(reader, { outlet })
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const of = (key: string) => words.any(`concentration.${key}`)
  const rows = points.map((point) => ({
    ...{ point, key: point.to, label: words.month(addDays(point.to, -1)) },
    href: figureHref('/analysis/concentration', point, outlet),
  }))
  const { revenue_cr4: revenue, pieces_cr4: pieces, limit } = change
  return {
    period: { from: last.from, to: last.to, asOf: addDays(last.to, -1) },
    unit: words.text('trend.unit'),
    sentence: words.text(revenue === null && pieces === null ? 'trend.noYear' : 'trend.sentence', {
      ...{ share: words.percent(last.revenue.cr4), held: words.percent(last.pieces_held.cr4) },
      ...{ revenue: words.points(revenue), pieces: words.points(pieces), limit: words.points(limit) },
    }),
    definition: words.definition('trendDefinition', 'concentration'),
    ...linesChart(words, rows, {
      axis: 'percent',
      series: [
        { key: 'revenue', label: of('revenueCr4'), tone: 'first' },
        { key: 'pieces', label: of('piecesCr4'), tone: 'second' },
      ],
      values: ({ point }) => ({ revenue: point.revenue.cr4, pieces: point.pieces_held.cr4 }),
      columns: [
        { key: 'to', label: of('yearTo') },
        { key: 'revenueCr1', label: of('revenueCr1') },
        { key: 'revenueCr4', label: of('revenueCr4') },
        { key: 'piecesCr4', label: of('piecesCr4') },
      ],
      cells: ({ point }) => [point.revenue.cr1, point.revenue.cr4, point.pieces_held.cr4].map(words.cells.percent),
    }),
  }
}

const mostListed = 10

/** The customers that hold more of a place's revenue than its limit, the largest first; of places that the reader sees as wholes. */
async function readAlarms(_ctx: Context, { reader, outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(reader)
  const [{ alarms, customers, revenueMinor }, { rows }] = await Promise.all([
    sumConcentrationAlarms(reader, { outlet }),
    listConcentrationAlarms(reader, { sort: '-revenue', limit: mostListed, outlet }),
  ])
  if (alarms === 0) return null
  const of = (key: string) => words.any(`concentration.${key}`)
  return {
    period: null,
    unit: words.text('alarms.unit'),
    sentence: words.text('alarms.sentence', {
      ...{ customers: words.count(customers), alarms: words.count(alarms), revenue: words.money(revenueMinor) },
    }),
    definition: words.definition('alarmsDefinition', 'concentration'),
    drawing: { kind: 'table' },
    table: {
      columns: ['customer', 'place', 'share', 'revenue', 'owner'].map((key) => ({ key, label: of(key) })),
      rows: rows.map((row) => ({
        ...{ key: String(row.id), href: `/customers/${row.customerId}` },
        cells: [
          words.cells.name(row.name),
          words.cells.name(row.outletName ?? of('company')),
          words.cells.percent(row.share),
          words.cells.money(row.revenueMinor),
          words.cells.name(row.ownerName ?? of('nobody')),
        ],
      })),
    },
  }
}

const permission = 'analysis:read'
const filters = ['outlet'] as const

export const concentrationCharts: ChartDeclaration[] = [
  { id: 'concentration-trend', group: 'structure', kind: 'lines', permission, filters, read: readTrend },
  { id: 'concentration-alarms', group: 'structure', kind: 'table', permission, filters, read: readAlarms },
]
