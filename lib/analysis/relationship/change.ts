import { z } from 'zod'
import { dayNumber } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { changeSetting, viewSetting } from '#lib/platform/settings/settings'
import type { Columns, MetricName } from '../classification/columns.ts'
import {
  countParameters,
  relationshipCellsSetting,
  relationshipSetting,
  scaleParameters,
} from '../classification/own-parameters.ts'
import { startOwnRun } from '../classification/own-runs.ts'
import { getScheme } from '../classification/registry.ts'
import type { RunRow } from '../classification/run-row.ts'
import type { RunResult } from '../classification/run-scheme.ts'
import { readWhileKept } from '../classification/service.ts'
import { findShownRun } from '../classification/shown-run.ts'
import { countCells, relationshipCount } from '../schemes/relationship-count.ts'
import { relationshipScale, scaleCells } from '../schemes/relationship-scale.ts'
import { readInputs } from './repository.ts'
import { keyOfOutputs } from './service.ts'

/** What of the two matrices somebody wants otherwise: cells in place of those that are set, and cuts; what is left out stays. */
export const matrixChange = z.strictObject({
  count: countCells.optional(),
  scale: scaleCells.optional(),
  moderate_from: z.coerce.number().optional(),
  many_from: z.coerce.number().optional(),
  medium_margin: z.coerce.number().optional(),
  high_margin: z.coerce.number().optional(),
  large_share: z.coerce.number().optional(),
  medium_share: z.coerce.number().optional(),
})
export type MatrixChange = z.output<typeof matrixChange>

const MATRICES = ['relationship_count', 'relationship_scale'] as const
type Matrix = (typeof MATRICES)[number]

/** Customers that what is asked for them would change for. */
interface MatrixMove {
  matrix: Matrix
  /** Classes of the scheme: a level, or a cell. */
  from: string
  to: string
  customers: number
  /** Of the run's period, minor units; of the first matrix only revenue of which the cost is known. */
  revenueMinor: number
}

export interface MatrixPreview {
  moves: MatrixMove[]
  customers: { relationship_count: number; relationship_scale: number }
  revenueMinor: { relationship_count: number; relationship_scale: number }
}

const cellNames = ['count', 'scale', 'moderate_from', 'many_from'] as const
const cutNames = ['medium_margin', 'high_margin', 'large_share', 'medium_share'] as const

/** Answers what the company has set on the two matrices, with what ships and versions. Needs `settings:manage` of the whole company. */
export async function viewMatrixSettings(ctx: Context) {
  const [cuts, cells] = await Promise.all([viewSetting(ctx, relationshipSetting), viewSetting(ctx, relationshipCellsSetting)])
  return { cuts, cells }
}

/**
 * Answers whose level or cell a change would move, and what they pay, before anything is saved: the rule of each matrix, asked of the stored rows of its shown run with the settings as they are and as they would be. Null where
 * there is no run whose rows hold what the rule asks for. Needs `settings:manage` of the whole company. Throws `invalid_request` for a change that cannot be.
 * @source docs/formulas.md#figures-of-a-matrix
 */
export async function previewMatrices(ctx: Context, change: MatrixChange): Promise<MatrixPreview | null> {
  const { cuts, cells } = await viewMatrixSettings(ctx)
  const after = applied({ cuts: cuts.values, cells: cells.values }, change)
  const pairs = {
    relationship_count: [countParameters(cuts.values, cells.values), countParameters(after.cuts, after.cells)],
    relationship_scale: [scaleParameters(cuts.values, cells.values), scaleParameters(after.cuts, after.cells)],
  } as const
  const moves: MatrixMove[] = []
  for (const matrix of MATRICES) {
    const run = await findShownRun(ctx, matrix)
    const found = run === null ? null : await readWhileKept(ctx, [run.id], () => movesOf(ctx, matrix, run, pairs[matrix]))
    if (found === null) return null
    moves.push(...found)
  }
  const total = (matrix: Matrix, of: 'customers' | 'revenueMinor') =>
    moves.filter((move) => move.matrix === matrix).reduce((sum, move) => sum + move[of], 0)
  const both = (of: 'customers' | 'revenueMinor') => ({
    relationship_count: total('relationship_count', of),
    relationship_scale: total('relationship_scale', of),
  })
  return { moves, customers: both('customers'), revenueMinor: both('revenueMinor') }
}

/** Saves a change of the matrices as the company's own, audited, and asks for both to be worked out by it. Needs `settings:manage` of the whole company. Throws `invalid_request` by field. */
export async function changeMatrices(ctx: Context, change: MatrixChange): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { cuts, cells } = await viewMatrixSettings(inner)
    const after = applied({ cuts: cuts.values, cells: cells.values }, change)
    const changedCuts = cutNames.filter((name) => change[name] !== undefined)
    const changedCells = cellNames.filter((name) => change[name] !== undefined)
    if (changedCuts.length > 0) await changeSetting(inner, relationshipSetting, { version: cuts.version, values: after.cuts })
    if (changedCells.length > 0)
      await changeSetting(inner, relationshipCellsSetting, { version: cells.version, values: after.cells })
  })
  await workOut(ctx)
}

/** Takes both matrices back to the cells and cuts that ship: those of document 003 as it prints them. Needs `settings:manage` of the whole company. */
export async function resetMatrices(ctx: Context): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { cuts, cells } = await viewMatrixSettings(inner)
    const shippedCuts = Object.fromEntries(cutNames.map((name) => [name, cuts.initial[name]]))
    await changeSetting(inner, relationshipSetting, { version: cuts.version, values: shippedCuts })
    await changeSetting(inner, relationshipCellsSetting, { version: cells.version, values: cells.initial })
  })
  await workOut(ctx)
}

async function workOut(ctx: Context): Promise<void> {
  for (const matrix of MATRICES) await startOwnRun(ctx, matrix)
}

type Cuts = Awaited<ReturnType<typeof viewMatrixSettings>>['cuts']['values']
type Cells = Awaited<ReturnType<typeof viewMatrixSettings>>['cells']['values']

/** The settings as they would be; cells are added to those that are set. */
function applied({ cuts, cells }: { cuts: Cuts; cells: Cells }, change: MatrixChange): { cuts: Cuts; cells: Cells } {
  return {
    cuts: {
      ...cuts,
      medium_margin: change.medium_margin ?? cuts.medium_margin,
      high_margin: change.high_margin ?? cuts.high_margin,
      large_share: change.large_share ?? cuts.large_share,
      medium_share: change.medium_share ?? cuts.medium_share,
    },
    cells: {
      count: { ...cells.count, ...change.count },
      scale: { ...cells.scale, ...change.scale },
      moderate_from: change.moderate_from ?? cells.moderate_from,
      many_from: change.many_from ?? cells.many_from,
    },
  }
}

type Pair = readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]

async function movesOf(ctx: Context, matrix: Matrix, run: RunRow, [before, after]: Pair): Promise<MatrixMove[] | null> {
  const scheme = getScheme(matrix)
  const stored = scheme.needs(run.parameters)
  const checked = scheme.parameters.safeParse(after)
  if (!checked.success) throw new AppError('invalid_request', {}, { detail: 'relations.change_impossible' })
  if ([before, after].some((parameters) => scheme.needs(parameters).some((name) => !stored.includes(name)))) return null
  const columns = columnsOf(run, stored, await readInputs(ctx.db, run.id, stored.length))
  const [was, is] = [scheme.run(columns, before), scheme.run(columns, after)]
  const [asked, wanted] = [asksOf(matrix, was), asksOf(matrix, is)]
  const revenue = columns.metrics.revenueMinor ?? columns.metrics.knownRevenueMinor
  const moves = new Map<string, MatrixMove>()
  columns.customerIds.forEach((_, position) => {
    const [from, to] = [was.classNames[was.classCodes[position] ?? 0] ?? '', is.classNames[is.classCodes[position] ?? 0] ?? '']
    if (from === to && asked(from) === wanted(to)) return
    const key = `${from} ${to}`
    const move = moves.get(key) ?? { matrix, from, to, customers: 0, revenueMinor: 0 }
    const paid = revenue?.[position] ?? 0
    moves.set(key, {
      ...move,
      customers: move.customers + 1,
      revenueMinor: move.revenueMinor + (Number.isNaN(paid) ? 0 : paid),
    })
  })
  return [...moves.values()].sort((left, right) => right.customers - left.customers)
}

/** What a class of a run asks for: of the first matrix a class is the level itself, of the second the four outputs of its cell. */
function asksOf(matrix: Matrix, { model }: RunResult): (name: string) => string {
  if (matrix === 'relationship_count') return (name) => name
  const { cells } = relationshipScale.model.parse(model)
  const outputs = new Map(Object.entries(cells).map(([cell, asks]) => [cell, keyOfOutputs(asks)]))
  return (name) => outputs.get(name) ?? name
}

/** The stored inputs of a run as the columns that its scheme was worked out of. */
function columnsOf(run: RunRow, names: readonly MetricName[], read: Awaited<ReturnType<typeof readInputs>>): Columns {
  // Counted beside the classes and not stored: of no matter to who moves.
  const metrics: Partial<Record<MetricName, Float64Array>> = { uncosted: new Float64Array(read.ids.length) }
  names.forEach((name, place) => {
    metrics[name] = read.values[place] ?? new Float64Array()
  })
  const frame = {
    ...{ asOfDay: dayNumber(run.asOf), fromDay: dayNumber(run.from), toDay: dayNumber(run.to) },
    minorPerMajor: minorPerMajor(run.currency),
  }
  if (run.scheme !== 'relationship_count') return { frame, customerIds: read.ids, metrics }
  const segments = relationshipCount.model.parse(run.model).segments.map(({ name }) => name)
  const labels = Object.fromEntries(names.filter((name) => /segment/i.test(name)).map((name) => [name, segments]))
  return { frame, customerIds: read.ids, metrics, labels }
}
