import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit, permitWholeCompany } from '#lib/platform/scope/scope'
import type { ClassGroup } from '../classification/class-group.ts'
import { classGroups, groupMovement } from '../classification/class-group.ts'
import type { MovementCell } from '../classification/movement.ts'
import type { RunRow } from '../classification/run-row.ts'
import { viewMovement } from '../classification/run-view.ts'
import type { MovementResource } from '../classification/schema.ts'
import { getDoneRun, getMovement, readWhileKept } from '../classification/service.ts'
import { asItStands } from './by-hand.ts'
import { lacksTimeBefore } from './comparable.ts'
import type { MoverRow, Side } from './repository.ts'
import { countMoves, countMovesByHand, listDoneBefore, listMoverRows } from './repository.ts'

/** Who moved between two runs of a scheme, as one reader may see it. */
export interface MovementView {
  /** Over the whole company, or over the reader's own customers. */
  scope: 'company' | 'own'
  against: EarlierRun
  groups: ClassGroup[]
  /** Whether they are the classes that stand, not those that were computed. */
  standing: boolean
  /** False where most customers of the earlier run had no revenue of the year before, known or at all, and clearly fewer of the later one: no cells then, they would tell of records and not of customers. */
  comparable: boolean
  /** By groups of classes, in their order. */
  cells: MovementCell[]
  /** Whether values are money, in minor units of the run's currency. */
  isMoney: boolean
}

/**
 * Answers who moved between the groups of classes since an earlier run of the scheme: the one that is named, else with `usual` the one that it is usually compared with, else the run before. Of the latter two readers of the whole
 * company get what the run stored; else the customers within reach are counted. `standing` counts by the classes that stand, as lists of customers show them (decision 0061), not by what was computed. Null when there was no run before, or when the rows that have to be counted are no longer kept. Throws `not_found` for a run that it cannot be compared with.
 */
export async function movementWithin(
  ctx: Context,
  runId: string,
  {
    against: earlier,
    standing = false,
    usual = false,
  }: { against?: string | undefined; standing?: boolean; usual?: boolean } = {},
): Promise<MovementView | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  const against = await againstOf(ctx, run, earlier ?? (usual ? run.usualRunId?.toString() : undefined))
  if (against === null) return null
  const groups = classGroups(run.scheme, run.parameters)
  const view = {
    scope: scope.kind === 'all' ? ('company' as const) : ('own' as const),
    ...{ against: viewEarlier(against), groups, standing, isMoney: run.summary?.valueUnit === 'minor' },
  }
  if (lacksTimeBefore(against.summary, run.summary)) return { ...view, comparable: false, cells: [] }
  const stored = scope.kind === 'all' ? storedMoves(run, against) : null
  const cells = stored ?? (await countedMoves(ctx, run, against))
  if (cells === null) return null
  const standingCells = standing ? asItStands(cells, await movesByHand(ctx, run, against)) : cells
  return { ...view, comparable: true, cells: groupMovement(standingCells, groups) }
}

/** What a run stored of who moved since an earlier one; null where it stored nothing. */
function storedMoves(run: RunRow, against: RunRow): MovementCell[] | null {
  if (against.id === run.againstRunId) return run.movement
  return against.id === run.usualRunId ? run.usualMovement : null
}

/** The run that another one is compared with: of the same scheme and currency. */
async function againstOf(ctx: Context, run: RunRow, asked: string | undefined): Promise<RunRow | null> {
  const id = asked ?? (run.againstRunId === null ? undefined : String(run.againstRunId))
  if (id === undefined) return null
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
  /** Whether it is what the run is usually compared with: the last that customers were shown and that was at least four weeks older. */
  usual: boolean
}

/** More are not offered: of older months one run each is kept, two years back. */
const MOST_EARLIER = 60

/** Lists the runs that a done run can be compared with, the latest first: earlier ones of the same scheme and currency whose rows are kept. Throws `conflict` while it is not done. */
export async function listEarlierRuns(ctx: Context, runId: string): Promise<ListedRun[]> {
  const run = await getDoneRun(ctx, runId)
  return (await listDoneBefore(ctx.db, run, MOST_EARLIER)).map(({ id, ...days }) => ({
    ...{ id: String(id), ...days, usual: id === run.usualRunId },
  }))
}

/** Answers who moved between the classes of a run and those of an earlier one, the run before unless another is named; a matter of the whole company. Throws `conflict` while one of the two is not done, `not_found` for a
 * run that it cannot be compared with and when rows that have to be counted are no longer kept. */
export async function getMovementAgainst(ctx: Context, runId: string, earlier: string | undefined): Promise<MovementResource> {
  permitWholeCompany(ctx, 'analysis:read')
  if (earlier === undefined) return getMovement(ctx, runId)
  const run = await getDoneRun(ctx, runId)
  const against = await againstOf(ctx, run, earlier)
  const movement = against === null ? null : await countedMoves(ctx, run, against)
  if (against === null || movement === null) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
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

/** A customer that moved, or that is in a run. */
export interface Mover {
  customerId: number
  externalId: string | null
  name: string
  ownerName: string | null
  outletName: string | null
  lastShippedOn: string | null
  /** Classes, not groups; null for nowhere. */
  from: string | null
  to: string | null
  valueBefore: number | null
  value: number | null
  /** What it is worth more or less, each nothing where it was in no run: for money in minor units of a whole window. */
  change: number
}

export interface MoversAsked {
  /** Keys of groups, `nowhere`, `not.` and a key for everything else, undefined for whatever. */
  from?: string | undefined
  to?: string | undefined
  /** The run that it is compared with; the scheme's run before unless given. */
  against?: string | undefined
  /** Only those that went to a better class, or to a worse one. */
  way?: 'up' | 'down' | undefined
  /** By the classes that stand, as `movementWithin` has it. */
  standing?: boolean | undefined
  /** The worst rank first; such a list has one page only. */
  worstFirst?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * Lists the customers within reach behind a cell of a run's movement, the best rank first. Throws `not_found` for a group that the scheme does not have and when the rows
 * of one of the two runs are no longer kept, `conflict` while the run is not done, `invalid_cursor`. `against` is null where nothing was compared: without an earlier run, and for a class alone where the two cannot be.
 */
export async function listMovers(
  ctx: Context,
  runId: string,
  asked: MoversAsked,
): Promise<{ rows: Mover[]; nextCursor: string | null; against: EarlierRun | null }> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  const against = await comparedWith(ctx, run, asked)
  if (!run.rowsKept || against?.rowsKept === false) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  const groups = classGroups(run.scheme, run.parameters)
  const { from, to, against: earlier, way, standing = false } = asked
  const binding = { filter: hashFilter({ run: run.id, from, to, against: earlier, way, standing }), sort: 'rank' }
  const query = {
    laterId: run.id,
    earlierId: against?.id ?? null,
    scope,
    from: sideOf(groups, asked.from),
    to: sideOf(groups, asked.to),
    way: way === undefined ? null : { order: groups.flatMap(({ classes }) => classes), up: way === 'up' },
    byHand: standing ? { scheme: run.scheme, timeZone: ctx.company.timeZone } : null,
    after: asked.cursor === undefined ? null : readPlace(decodeCursor(asked.cursor, binding, ctx.now)),
    worstFirst: asked.worstFirst === true,
    limit: asked.limit + 1,
  }
  const ids = against === null ? [run.id] : [run.id, against.id]
  const found = await readWhileKept(ctx, ids, () => listMoverRows(ctx.db, query))
  const page = pageOf(found, asked.limit, (row) => encodeCursor(binding, [row.rank, row.id], ctx.now))
  return { rows: page.data.map(viewMover), nextCursor: page.nextCursor, against: against && viewEarlier(against) }
}

/** The run behind a list of movers: for the customers of a class wherever they were, none that tells of records and not of customers. */
async function comparedWith(ctx: Context, run: RunRow, { from, way, against: asked }: MoversAsked): Promise<RunRow | null> {
  const against = await againstOf(ctx, run, asked)
  const isClassAlone = from === undefined && way === undefined
  return isClassAlone && lacksTimeBefore(against?.summary ?? null, run.summary) ? null : against
}

const viewEarlier = ({ id, asOf, from, to }: RunRow): EarlierRun => ({ id: String(id), asOf, from, to })

function sideOf(groups: readonly ClassGroup[], key: string | undefined): Side {
  if (key === undefined) return undefined
  if (key.startsWith(otherThan)) {
    const classes = sideOf(groups, key.slice(otherThan.length))
    if (!Array.isArray(classes)) throw new AppError('not_found', {})
    return { not: classes }
  }
  const group = groups.find((each) => each.key === key)
  if (group !== undefined) return group.classes
  if (key === nowhere) return null
  throw new AppError('not_found', {})
}

/** How a URL names the side of those who came or went; no group of any scheme is called so. */
export const nowhere = 'nowhere'
/** How a URL names the side of everybody outside a group, those who came or went among them: this and its key. */
export const otherThan = 'not.'

function viewMover(row: MoverRow): Mover {
  const { customerId, externalId, name, kind, ownerName, outletName, lastShippedOn, from, to, valueBefore, value } = row
  return {
    customerId,
    externalId,
    name: maskCustomerName(kind, name),
    ownerName,
    outletName,
    lastShippedOn,
    from,
    to,
    valueBefore,
    value,
    change: (value ?? 0) - (valueBefore ?? 0),
  }
}

function readPlace(key: readonly unknown[]): { rank: number; id: number } {
  const [rank, id] = key
  if (key.length !== 2 || !isPlace(rank) || !isPlace(id))
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return { rank, id }
}

const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2_147_483_647
