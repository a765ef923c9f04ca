import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getScheme } from '../classification/registry.ts'
import type { RunRow } from '../classification/run-row.ts'
import { readWhileKept } from '../classification/service.ts'
import { findShownRun } from '../classification/shown-run.ts'
import type { CountCell } from '../schemes/relationship-count.ts'
import { printedCounts, relationshipCount } from '../schemes/relationship-count.ts'
import type { RelationshipLevel } from '../schemes/relationship-levels.ts'
import { RELATIONSHIP_LEVELS } from '../schemes/relationship-levels.ts'
import type { ScaleCell, ScaleOutputs } from '../schemes/relationship-scale.ts'
import { printedScales, relationshipScale } from '../schemes/relationship-scale.ts'
import type { CellFigures, CellSums } from './matrix.ts'
import { addCells, countRows, figuresOfCell, scaleRows } from './matrix.ts'
import { recommendLevel } from './recommend.ts'
import type { CellSumRow, InputPlaces } from './repository.ts'
import { countPairs, sumCells } from './repository.ts'

/** What both matrices say of the run that they are drawn from. */
interface MatrixView {
  runId: number
  asOf: string
  /** [from, to). */
  from: string
  to: string
  currency: string
  scope: 'company' | 'own'
  all: CellFigures
  /** Whoever is in no cell because no cost is known; null where that is nobody. */
  unknown: CellFigures | null
}

export interface CountMatrix extends MatrixView {
  /** From so many customers on a segment is moderate, and many. */
  countCuts: readonly [number, number]
  /** From which margin rate on a margin is medium, and high; 0–1. */
  marginCuts: readonly [number, number]
  rows: {
    row: string
    cells: (CellFigures & { cell: CountCell; level: RelationshipLevel; printed: RelationshipLevel; segments: number })[]
  }[]
}

export interface ScaleMatrix extends MatrixView {
  scaleBy: 'rank' | 'revenue' | 'shipments'
  largeShare: number
  mediumShare: number
  /** From what on a customer is large and medium in the period: minor units or shipments; null where nobody reaches it. */
  largeFrom: number | null
  mediumFrom: number | null
  /** From which margin rate on a margin is low, medium, and high; 0–1. */
  marginCuts: readonly number[]
  rows: { row: string; cells: (CellFigures & { cell: ScaleCell; outputs: ScaleOutputs; isPrinted: boolean })[] }[]
}

/**
 * Answers the first matrix of document 003 as its shown run has it: the level of each cell, how many segments and customers within the reader's reach are in it, and their revenue and margin over waybills of which
 * both are known. The level of a segment is that of the whole company. Null before the first run. Throws `not_found` when its rows are no longer kept.
 * @source docs/formulas.md#relationship-by-count
 */
export async function getCountMatrix(ctx: Context): Promise<CountMatrix | null> {
  const read = await readMatrix(ctx, 'relationship_count')
  if (read === null) return null
  const { run, sums } = read
  const model = relationshipCount.model.parse(run.model)
  const parameters = relationshipCount.parameters.parse(run.parameters)
  const cellOf = ({ segment }: CellSumRow) => (segment === null ? null : (model.segments[segment]?.cell ?? null))
  const frame = frameOf(ctx, run, sums)
  const [moderate = 0, many = 0] = parameters.count_cuts
  const [medium = 0, high = 0] = parameters.margin_cuts
  return {
    ...frame,
    unknown: unknownOf(
      sums.filter((row) => cellOf(row) === null),
      sums,
    ),
    countCuts: [moderate, many],
    marginCuts: [medium, high],
    rows: countRows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => {
        const own = sums.filter((each) => cellOf(each) === cell)
        const said = { cell, level: model.cells[cell], printed: printedCounts[cell], segments: own.length }
        return { ...figuresOfCell(addCells(own), sums), ...said }
      }),
    })),
  }
}

/**
 * Answers the second matrix of document 003 as its shown run has it: the four outputs of each cell, how many customers within the reader's reach are in it, their revenue, and their margin over waybills of which
 * both are known. Null before the first run. Throws `not_found` when its rows are no longer kept.
 * @source docs/formulas.md#relationship-by-scale
 */
export async function getScaleMatrix(ctx: Context): Promise<ScaleMatrix | null> {
  const read = await readMatrix(ctx, 'relationship_scale')
  if (read === null) return null
  const { run, sums } = read
  const model = relationshipScale.model.parse(run.model)
  return {
    ...frameOf(ctx, run, sums),
    unknown: unknownOf(
      sums.filter((row) => row.class === 'unknown'),
      sums,
    ),
    scaleBy: model.scale_by,
    ...{ largeShare: model.large_share, mediumShare: model.medium_share },
    ...{ largeFrom: model.large_from, mediumFrom: model.medium_from, marginCuts: model.margin_cuts },
    rows: scaleRows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => {
        const own = addCells(sums.filter((each) => each.class === cell))
        const outputs = model.cells[cell] ?? printedScales[cell]
        return { ...figuresOfCell(own, sums), cell, outputs, isPrinted: sameOutputs(outputs, printedScales[cell]) }
      }),
    })),
  }
}

export interface RecommendedLevel {
  /** Null for those of whom nothing is known to recommend by. */
  level: RelationshipLevel | null
  customers: number
  /** Of the period of the second matrix, minor units. */
  revenueMinor: number
}

/**
 * Answers how many customers within the reader's reach the two matrices together recommend which level for, the closest first, and what they pay; last those of whom neither is known. Null until both have a run. Throws
 * `not_found` when rows are no longer kept.
 * @source docs/formulas.md#recommended-level
 */
export async function listRecommended(ctx: Context): Promise<RecommendedLevel[] | null> {
  const scope = permit(ctx, 'analysis:read')
  const [scale, count] = await Promise.all([findShownRun(ctx, 'relationship_scale'), findShownRun(ctx, 'relationship_count')])
  if (scale === null || count === null) return null
  const { cells } = relationshipScale.model.parse(scale.model)
  const outputs = new Map(Object.entries(cells))
  const pairs = await readWhileKept(ctx, [scale.id, count.id], () => countPairs(ctx.db, [scale.id, count.id], scope))
  const rated = pairs.map(({ cell, segment, ...sums }) => {
    const ofSegment = RELATIONSHIP_LEVELS.find((level) => level === segment) ?? null
    return { ...sums, level: recommendLevel(outputs.get(cell)?.relationship ?? null, ofSegment)?.level ?? null }
  })
  return [...RELATIONSHIP_LEVELS, null].map((level) => {
    const own = rated.filter((each) => each.level === level)
    const total = (of: 'customers' | 'revenueMinor') => own.reduce((sum, each) => sum + each[of], 0)
    return { level, customers: total('customers'), revenueMinor: total('revenueMinor') }
  })
}

/** Says whether two cells of the second matrix ask for the same, in whatever order they name it. */
export function sameOutputs(left: ScaleOutputs, right: ScaleOutputs): boolean {
  return keyOfOutputs(left) === keyOfOutputs(right)
}

/** Names what a cell of the second matrix asks for, the same for the same. */
export function keyOfOutputs({ customer_class: named, depth, relationship, actions }: ScaleOutputs): string {
  return [named ?? 'none', depth, [...relationship].sort().join('+'), [...actions].sort().join('+')].join('|')
}

async function readMatrix(
  ctx: Context,
  scheme: 'relationship_count' | 'relationship_scale',
): Promise<{ run: RunRow; sums: CellSumRow[] } | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await findShownRun(ctx, scheme)
  if (run === null) return null
  const sums = await readWhileKept(ctx, [run.id], () => sumCells(ctx.db, run.id, placesOf(run), scope))
  return { run, sums }
}

/** Where the amounts stand in the inputs of a run. The first matrix looks at the revenue of which the cost is known alone. */
function placesOf(run: RunRow): InputPlaces {
  const names = getScheme(run.scheme).needs(run.parameters)
  const place = (name: string) => names.map(String).indexOf(name) + 1
  const knownRevenue = place('knownRevenueMinor')
  return {
    revenue: place('revenueMinor') || knownRevenue,
    margin: place('marginMinor'),
    knownRevenue,
    segment: place('segment') || place('kindSegment'),
  }
}

function frameOf(ctx: Context, run: RunRow, sums: readonly CellSums[]): Omit<MatrixView, 'unknown'> {
  return {
    ...{ runId: run.id, asOf: run.asOf, from: run.from, to: run.to, currency: run.currency },
    scope: permit(ctx, 'analysis:read').kind === 'all' ? 'company' : 'own',
    all: figuresOfCell(addCells(sums), sums),
  }
}

function unknownOf(own: readonly CellSums[], all: readonly CellSums[]): CellFigures | null {
  return own.length === 0 ? null : figuresOfCell(addCells(own), all)
}
