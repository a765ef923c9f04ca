import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { getConcentrationReport } from '../../concentration/service.ts'
import { getManagerFigures } from '../../home/service.ts'
import { viewSeasons } from '../../season/service.ts'
import type { ChartData, ChartDeclaration, ChartPoint, ChartTone } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { linesChart } from '../lines-chart.ts'
import { figureHref } from '../links.ts'
import { numbersChart } from '../numbers-chart.ts'
import { wordsOf } from '../words.ts'

const page = '/analysis/concentration'

/** What the largest customers hold, as the last night added it up. */
async function readLargest(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const figures = await getManagerFigures(ctx, { outlet: ground.outlet })
  if (figures === null) return null
  const { year, largest, largestByPieces, cr4, piecesCr4 } = figures.concentration
  const cardOf = (one: { id: number } | null) => (one === null ? figureHref(page, year, ground.outlet) : `/customers/${one.id}`)
  const lines = [
    { key: 'cr1', name: largest?.name, share: largest?.share ?? null, href: cardOf(largest) },
    { key: 'cr4', share: cr4, href: figureHref(page, year, ground.outlet) },
    { key: 'pieces1', name: largestByPieces?.name, share: largestByPieces?.share ?? null, href: cardOf(largestByPieces) },
    { key: 'pieces4', share: piecesCr4, href: figureHref(page, year, ground.outlet) },
  ]
  return {
    period: { ...year, asOf: figures.asOf },
    unit: words.text('largest.unit'),
    sentence: words.text('largest.sentence', { revenue: words.percent(cr4), pieces: words.percent(piecesCr4) }),
    definition: words.definition('concentration'),
    ...numbersChart(
      words,
      lines.map(({ key, name, share, href }) => ({
        ...{ key, label: words.text(`largest.${key}`), cell: words.cells.percent(share), note: name, href },
      })),
      ['ratio', 'share'].map((key) => ({ key, label: words.text(`largest.${key}Column`) })),
    ),
  }
}

/** How unequal customers are: what the smallest of them hold. */
async function readLorenz(ctx: Context, ground: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const report = await getConcentrationReport(ctx, ground.asked)
  const { revenue, pieces } = report
  const curve = revenue.lorenz ?? pieces.lorenz
  if (curve === null) return null
  // Of the customers of an owner there is no such page.
  const href = ground.owner === undefined ? figureHref(page, report, ground.outlet) : undefined
  const points = curve.map(([part], step): ChartPoint => {
    const values = { revenue: revenue.lorenz?.[step]?.[1] ?? null, pieces: pieces.lorenz?.[step]?.[1] ?? null, equal: part }
    const texts = { revenue: words.percent(values.revenue), pieces: words.percent(values.pieces) }
    return { key: String(step), label: words.percent(part), values, texts, notes: [], href }
  })
  const half = Math.floor(points.length / 2)
  return {
    period: { from: report.from, to: report.to, asOf: report.as_of },
    unit: words.any('analysis.concentration.lorenzUnit'),
    sentence: words.any('analysis.concentration.lorenzSentence', {
      revenue: words.percent(revenue.lorenz?.[half]?.[1] ?? null),
      pieces: words.percent(pieces.lorenz?.[half]?.[1] ?? null),
      gini: words.decimal(revenue.gini),
    }),
    definition: words.definition('lorenz'),
    drawing: {
      kind: 'lines',
      axis: 'percent',
      series: [
        { key: 'revenue', label: words.any('analysis.concentration.measures.revenue'), tone: 'first' },
        { key: 'pieces', label: words.any('analysis.concentration.measures.pieces'), tone: 'second' },
        { key: 'equal', label: words.any('analysis.concentration.equal'), tone: 'rest', dashed: true },
      ],
      points,
      shownLabels: points.filter((_, step) => step % 20 === 0).map(({ label }) => label),
    },
    table: {
      columns: [
        { key: 'part', label: words.any('analysis.concentration.smallest') },
        { key: 'revenue', label: words.any('analysis.concentration.measures.revenue') },
        { key: 'pieces', label: words.any('analysis.concentration.measures.pieces') },
      ],
      rows: points
        .filter((_, step) => step % 10 === 0)
        .map(({ key, label, values }) => ({
          ...{ key, href },
          cells: [
            words.cells.name(label),
            words.cells.percent(values['revenue'] ?? null),
            words.cells.percent(values['pieces'] ?? null),
          ],
        })),
    },
  }
}

const seasonTones: readonly ChartTone[] = ['first', 'second', 'third', 'rest']

/** The seasons of the company and of its kinds of customer, month by month of this year. */
async function readSeason(ctx: Context): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { year, period, seasons } = await viewSeasons(ctx)
  const shown = seasons.filter(({ level }) => level !== 'industry').slice(0, seasonTones.length)
  const [company] = shown
  if (period === null || company === undefined) return null
  const nameOf = ({ level, name }: (typeof shown)[number]) =>
    level === 'company' ? words.any('analysis.season.company') : words.any(`analysis.kinds.${name}`)
  const months = company.indexes.map((_, place) => `${year}-${String(place + 1).padStart(2, '0')}-01`)
  const rows = months.map((month, place) => ({
    ...{ key: month, label: words.month(month), href: '/analysis/season' },
    indexes: shown.map(({ indexes }) => indexes[place] ?? null),
  }))
  const extreme = (best: (...values: number[]) => number) => {
    const index = best(...company.indexes)
    return { name: words.month(months[company.indexes.indexOf(index)] ?? ''), index: words.decimal(index) }
  }
  const [high, low] = [extreme(Math.max), extreme(Math.min)]
  const series = shown.map((one, place) => ({
    ...{ key: `${one.level}-${one.name}`, label: nameOf(one), tone: seasonTones[place] ?? 'rest', dashed: place > 0 },
  }))
  return {
    period: { ...period, asOf: addDays(period.to, -1) },
    unit: words.any('analysis.season.unit'),
    sentence: words.any('analysis.season.companySentence', {
      ...{ high: high.name, highIndex: high.index, low: low.name, lowIndex: low.index },
    }),
    definition: words.definition('season'),
    ...linesChart(words, rows, {
      axis: 'decimal',
      series,
      values: ({ indexes }) => Object.fromEntries(series.map(({ key }, line) => [key, indexes[line] ?? null])),
      columns: [{ key: 'month', label: words.any('analysis.season.month') }, ...series.map(({ key, label }) => ({ key, label }))],
      cells: ({ indexes }) => indexes.map((index) => words.cells.decimal(index)),
    }),
  }
}

const permission = 'analysis:read'

export const structureCharts: ChartDeclaration[] = [
  { id: 'largest', group: 'structure', kind: 'number', permission, filters: ['outlet', 'owner'], read: readLargest },
  {
    id: 'lorenz',
    group: 'structure',
    kind: 'lines',
    permission,
    filters: ['period', 'outlet', 'owner'],
    slow: true,
    read: readLorenz,
  },
  { id: 'season', group: 'revenue', kind: 'lines', permission, filters: [], read: readSeason },
]
