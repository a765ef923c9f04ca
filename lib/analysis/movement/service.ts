import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { permit, permitWholeCompany } from '#lib/platform/scope/scope'
import type { ClassGroup } from '../classification/class-group.ts'
import { classGroups, groupMovement } from '../classification/class-group.ts'
import type { Incomparable } from '../classification/compared-with/comparable.ts'
import { incomparable } from '../classification/compared-with/comparable.ts'
import type { MovementCell } from '../classification/movement.ts'
import type { RunRow } from '../classification/run-row.ts'
import { viewMovement } from '../classification/run-view.ts'
import type { MovementResource } from '../classification/schema.ts'
import { getDoneRun, getMovement, readWhileKept } from '../classification/service.ts'
import { findShownBefore, findUsualBefore } from '../classification/shown-run.ts'
import { asItStands, movedByHand } from './by-hand.ts'
import { countMoves, countMovesByHand, listDoneBefore } from './repository.ts'

/** Who moved between two runs of a scheme, as one reader may see it. */
export interface MovementView {
  /** Over the whole company, or over the reader's own customers. */
  scope: 'company' | 'own'
  against: EarlierRun
  groups: ClassGroup[]
  /** Whether they are the classes that stand, not those that were computed. */
  standing: boolean
  /** Why the two runs cannot be compared; null where they can. No cells then: they would tell of other parameters, or of records, and not of customers. */
  incomparable: Incomparable | null
  /** Whether the run, which customers were not shown, tries out other parameters than those of the earlier one: who moved did so by them. */
  tries: boolean
  /** By groups of classes, in their order. */
  cells: MovementCell[]
  /** How many customers moved because their class was set by hand; 0 by computed classes. */
  byHand: number
  /** Whether values are money, in minor units of the run's currency. */
  isMoney: boolean
}

/**
 * Which earlier run: the one that is named by its id, else the one that it is usually compared with, or with `since` the one that customers were shown last before it. The latter is that of a run which customers were not shown
 * in any case: what it would change is asked of it.
 */
export interface Against {
  against?: string | undefined
  since?: 'shown' | undefined
}

/**
 * Answers who moved between the groups of classes since an earlier run of the scheme. Of runs for which the run stored that, readers of the whole
 * company get it; else the customers within reach are counted. `standing` counts by the classes that stand, as lists of customers show them (decision 0061), not by what was computed. Null when customers were shown no run before, or when the rows that have to be counted are no longer kept. Throws `not_found` for a run that it cannot be compared with.
 */
export async function movementWithin(
  ctx: Context,
  runId: string,
  { standing = false, ...earlier }: Against & { standing?: boolean } = {},
): Promise<MovementView | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  const against = await againstOf(ctx, run, earlier)
  if (against === null) return null
  const groups = classGroups(run.scheme, run.parameters)
  const view = {
    scope: scope.kind === 'all' ? ('company' as const) : ('own' as const),
    ...{ against: viewEarlier(against), groups, standing, isMoney: run.summary?.valueUnit === 'minor' },
  }
  const differ = incomparable(against, run)
  const tries = differ === 'parameters' && !run.published
  if (differ !== null && !tries) return { ...view, incomparable: differ, tries, cells: [], byHand: 0 }
  const stored = scope.kind === 'all' ? storedMoves(run, against) : null
  const cells = stored ?? (await countedMoves(ctx, run, against))
  if (cells === null) return null
  const moves = standing ? await movesByHand(ctx, run, against) : []
  return {
    ...{ ...view, incomparable: null, tries },
    ...{ cells: groupMovement(asItStands(cells, moves), groups), byHand: movedByHand(moves, groups) },
  }
}

/** What a run stored of who moved since an earlier one; null where it stored nothing. */
function storedMoves(run: RunRow, against: RunRow): MovementCell[] | null {
  if (against.id === run.againstRunId) return run.movement
  return against.id === run.usualRunId ? run.usualMovement : null
}

export async function againstOf(ctx: Context, run: RunRow, { against, since }: Against): Promise<RunRow | null> {
  if (against !== undefined) return namedFor(ctx, run, against)
  return since === 'shown' ? findShownBefore(ctx, run) : usualFor(ctx, run)
}

/** Of a run that customers were shown the one that it noted; runs of earlier versions noted none. */
async function usualFor(ctx: Context, run: RunRow): Promise<RunRow | null> {
  if (!run.published) return findShownBefore(ctx, run)
  return run.usualRunId === null ? findUsualBefore(ctx, run) : getDoneRun(ctx, String(run.usualRunId))
}

/** A run that was named: of the same scheme and currency, and another one. */
async function namedFor(ctx: Context, run: RunRow, id: string): Promise<RunRow> {
  const against = await getDoneRun(ctx, id)
  if (against.id === run.id || against.scheme !== run.scheme || against.currency !== run.currency)
    throw new AppError('not_found', {})
  return against
}

/** A run that another one can be compared with. */
export interface EarlierRun {
  id: string
  asOf: string
  from: string
  to: string
}

/** One of those that are offered for it. */
export interface ListedRun extends EarlierRun {
  /** Whether customers were shown its classes. */
  published: boolean
  /** Whether it is what the run is usually compared with. */
  usual: boolean
}

/** More are not offered: of older months one run each is kept, two years back. */
const MOST_EARLIER = 60

/** Lists the runs that a done run can be compared with, the latest first: earlier ones of the same scheme and currency whose rows are kept. Throws `conflict` while it is not done. */
export async function listEarlierRuns(ctx: Context, runId: string): Promise<ListedRun[]> {
  const run = await getDoneRun(ctx, runId)
  const [earlier, usual] = [await listDoneBefore(ctx.db, run, MOST_EARLIER), await usualFor(ctx, run)]
  return earlier.map(({ id, ...days }) => ({ ...{ id: String(id), ...days, usual: id === usual?.id } }))
}

/** Answers who moved between the classes of a run and those of an earlier one, the run before unless another is named; a matter of the whole company. Throws `conflict` while one of the two is not done, `not_found` for a
 * run that it cannot be compared with and when rows that have to be counted are no longer kept. */
export async function getMovementAgainst(ctx: Context, runId: string, earlier: string | undefined): Promise<MovementResource> {
  permitWholeCompany(ctx, 'analysis:read')
  if (earlier === undefined) return getMovement(ctx, runId)
  const run = await getDoneRun(ctx, runId)
  const against = await namedFor(ctx, run, earlier)
  const movement = await countedMoves(ctx, run, against)
  if (movement === null) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  return viewMovement({ ...run, againstRunId: against.id, movement })
}

async function countedMoves(ctx: Context, run: RunRow, against: RunRow): Promise<MovementCell[] | null> {
  if (!run.rowsKept || !against.rowsKept) return null
  const pair = { laterId: run.id, earlierId: against.id }
  return readWhileKept(ctx, [run.id, against.id], () => countMoves(ctx.db, pair, permit(ctx, 'analysis:read')))
}

/** Whose class was set by hand; nobody where the rows of one of the runs are no longer kept. */
async function movesByHand(ctx: Context, run: RunRow, against: RunRow) {
  if (!run.rowsKept || !against.rowsKept) return []
  const pair = { laterId: run.id, earlierId: against.id }
  const byHand = { scheme: run.scheme, timeZone: ctx.company.timeZone }
  return readWhileKept(ctx, [run.id, against.id], () => countMovesByHand(ctx.db, pair, permit(ctx, 'analysis:read'), byHand))
}

/** What readers are told of an earlier run. */
export const viewEarlier = ({ id, asOf, from, to }: RunRow): EarlierRun => ({ id: String(id), asOf, from, to })
