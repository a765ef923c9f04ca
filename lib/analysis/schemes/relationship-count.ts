import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { reachesShare } from '#lib/core/ratio'
import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { RelationshipLevel } from './relationship-levels.ts'
import { marginCuts, RELATIONSHIP_LEVELS, relationshipLevel } from './relationship-levels.ts'

export const COUNTS = ['many', 'moderate', 'few'] as const
export const COUNT_MARGINS = ['high', 'medium', 'low'] as const
export type CountCell = `${(typeof COUNTS)[number]}_${(typeof COUNT_MARGINS)[number]}`
const CELL_CODES = COUNTS.flatMap((count) => COUNT_MARGINS.map((margin): CountCell => `${count}_${margin}`))

/** The nine cells as document 003 prints them; it leaves many × low open between 基本 and 被动式. Kotler's own table has 主动式 for few × medium. */
export const printedCounts: Readonly<Record<CountCell, RelationshipLevel>> = {
  ...{ many_high: 'accountable', many_medium: 'reactive', many_low: 'basic' },
  ...{ moderate_high: 'proactive', moderate_medium: 'accountable', moderate_low: 'reactive' },
  ...{ few_high: 'partnership', few_medium: 'partnership', few_low: 'accountable' },
}

const code = z.enum(CELL_CODES as [CountCell, ...CountCell[]])
/** Cells that are not as printed. */
export const countCells = z.partialRecord(code, relationshipLevel)
const parameters = z.strictObject({
  /** What makes customers one segment: their industry, their kind where they have none; or their kind alone. */
  segment: z.enum(['industry', 'kind']).default('industry'),
  /** From so many customers on a segment is moderate, and many. */
  count_cuts: z
    .array(z.int().min(1).max(1_000_000))
    .length(2)
    .refine(([moderate = 0, many = 0]) => moderate < many, { params: { code: 'cuts_do_not_ascend' } })
    .default([20, 200]),
  margin_cuts: marginCuts([0.08, 0.2]),
  cells: countCells.default({}),
})
type Parameters = z.infer<typeof parameters>

const segmentModel = z.object({
  name: z.string(),
  customers: z.number(),
  margin_minor: z.number(),
  known_revenue_minor: z.number(),
  /** Null where no cost is known. */
  cell: code.nullable(),
})
const model = z.object({
  segments: z.array(segmentModel),
  cells: z.record(code, relationshipLevel),
  /** Runs from before these were kept have none: their classes are known, but not what would change them. */
  count_cuts: z.array(z.number()).default([]),
  margin_cuts: z.array(z.number()).default([]),
})
type Model = z.infer<typeof model>
type Segment = z.infer<typeof segmentModel>
type Metric = 'segment' | 'kindSegment' | 'marginMinor' | 'knownRevenueMinor'

const METRICS: readonly Metric[] = ['segment', 'kindSegment', 'marginMinor', 'knownRevenueMinor']
const CLASSES = [...RELATIONSHIP_LEVELS, 'unknown'] as const

/**
 * Number of customers × margin rate, the first matrix of document 003. It is about segments: how many customers of the run a segment has, and its Σ margin ÷ Σ revenue over
 * waybills of which both are known; its customers inherit the level of the cell. Where none of a segment's costs is known its customers are `unknown`. The value is the segment's
 * margin rate, 0 where it is not known.
 * @source docs/formulas.md#relationship-by-count
 */
export const relationshipCount: Scheme<Parameters, Metric, Model> = {
  id: 'relationship_count',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: false,
  needs: ({ segment }) => [segmentMetric(segment), 'marginMinor', 'knownRevenueMinor'],
  valueUnit: () => 'ratio',
  unpricedBy: () => 'uncosted',
  classes: () => CLASSES,
  fit: (columns, given) => ({
    segments: segmentsOf(columns, given),
    cells: { ...printedCounts, ...given.cells },
    ...{ count_cuts: given.count_cuts, margin_cuts: given.margin_cuts },
  }),
  assign: (row, fitted) => {
    const segment = segmentOf(row, fitted)
    return { class: segment.cell === null ? 'unknown' : fitted.cells[segment.cell], value: rateOf(segment) }
  },
  explain: (row, fitted) => {
    const segment = segmentOf(row, fitted)
    const { name, customers, cell } = segment
    if (cell === null) return [{ code: 'relationship_count.unknown', params: { segment_name: name, customers } }]
    const [count = '', margin = ''] = cell.split('_')
    return [
      { code: 'relationship_count.segment', params: { segment_name: name, customers, count } },
      { code: 'relationship_count.margin', params: { margin_rate: rateOf(segment), margin } },
      { code: 'relationship_count.cell', params: { relationship: fitted.cells[cell] } },
    ]
  },
  whatWouldChange: (row, fitted) => changesOf(segmentOf(row, fitted), fitted),
}

/** Which margin rate of the segment, and how many customers in it, would be another level: of each the next that is one, upwards and downwards. */
function changesOf(segment: Segment, { cells, count_cuts, margin_cuts }: Model): Reason[] {
  const { cell, customers, margin_minor, known_revenue_minor } = segment
  if (cell === null) return [{ code: 'relationship_count.costs', params: { segment_name: segment.name } }]
  const [count = 'few', margin = 'low'] = cell.split('_')
  const levelAt = (at: string) => cells[code.parse(at)]
  const now = cells[cell]
  const [counts, margins] = [[...COUNTS].reverse(), [...COUNT_MARGINS].reverse()]
  const rates = margin_cuts.flatMap((cut, place): Reason[] => {
    const isReached = reachesShare(margin_minor, known_revenue_minor, cut)
    const level = levelAt(`${count}_${margins[isReached ? place : place + 1] ?? margin}`)
    const told = {
      code: `relationship_count.rate_${isReached ? 'below' : 'reaches'}`,
      params: { margin_rate: cut, class: level },
    }
    return level === now ? [] : [told]
  })
  const numbers = count_cuts.flatMap((cut, place): Reason[] => {
    const isReached = customers >= cut
    const level = levelAt(`${counts[isReached ? place : place + 1] ?? count}_${margin}`)
    const told = {
      code: `relationship_count.customers_${isReached ? 'below' : 'reach'}`,
      params: { customers: cut, class: level },
    }
    return level === now ? [] : [told]
  })
  return [...rates, ...numbers]
}

const segmentMetric = (segment: Parameters['segment']) => (segment === 'industry' ? 'segment' : 'kindSegment')

function segmentsOf(columns: Columns, { segment, count_cuts, margin_cuts }: Parameters): Segment[] {
  const metric = segmentMetric(segment)
  const codes = columnOf(columns, metric)
  const margins = columnOf(columns, 'marginMinor')
  const revenues = columnOf(columns, 'knownRevenueMinor')
  const names = columns.labels?.[metric]
  if (names === undefined) throw new AppError('internal', { metric }, { detail: 'run.columns_differ' })
  const sums = names.map((name) => ({ name, customers: 0, margin_minor: 0, known_revenue_minor: 0 }))
  codes.forEach((at, position) => {
    const sum = sums[at]
    if (sum === undefined) throw new AppError('internal', { metric }, { detail: 'run.columns_differ' })
    sum.customers += 1
    sum.margin_minor += margins[position] ?? 0
    sum.known_revenue_minor += revenues[position] ?? 0
  })
  return sums.map((sum) => ({ ...sum, cell: cellOf(sum, count_cuts, margin_cuts) }))
}

function cellOf(
  { customers, margin_minor, known_revenue_minor }: Omit<Segment, 'cell'>,
  countCuts: readonly number[],
  marginCutsOf: readonly number[],
): CountCell | null {
  if (known_revenue_minor <= 0) return null
  const reached = (cuts: readonly number[], reaches: (cut: number) => boolean) => cuts.filter(reaches).length
  const count = COUNTS[COUNTS.length - 1 - reached(countCuts, (cut) => customers >= cut)] ?? 'few'
  const rated = reached(marginCutsOf, (cut) => reachesShare(margin_minor, known_revenue_minor, cut))
  return `${count}_${COUNT_MARGINS[COUNT_MARGINS.length - 1 - rated] ?? 'low'}`
}

function segmentOf(row: Row<Metric>, { segments }: Model): Segment {
  const segment = segments[Number.isNaN(row.segment) ? row.kindSegment : row.segment]
  if (segment === undefined) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
  return segment
}

const rateOf = ({ margin_minor, known_revenue_minor }: Segment) =>
  known_revenue_minor > 0 ? margin_minor / known_revenue_minor : 0
