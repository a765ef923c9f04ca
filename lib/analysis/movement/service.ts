import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { ClassGroup } from '../classification/class-group.ts'
import { classGroups, groupMovement } from '../classification/class-group.ts'
import type { MovementCell } from '../classification/movement.ts'
import type { RunRow } from '../classification/run-row.ts'
import { getDoneRun, readWhileKept } from '../classification/service.ts'
import type { MoverRow, Side } from './repository.ts'
import { countMoves, listMoverRows } from './repository.ts'

/** Who moved between two runs of a scheme, as one reader may see it. */
export interface MovementView {
  /** Over the whole company, or over the reader's own customers. */
  scope: 'company' | 'own'
  against: { id: string; asOf: string; from: string; to: string }
  groups: ClassGroup[]
  /** By groups of classes, in their order. */
  cells: MovementCell[]
  /** Whether values are money, in minor units of the run's currency. */
  isMoney: boolean
}

/**
 * Answers who moved between the groups of classes since the scheme's run before. Readers of the whole company get what the run stored; others have their own
 * customers counted. Null when there was no run before, or when with a smaller scope the rows of one of the two are no longer kept.
 */
export async function movementWithin(ctx: Context, runId: string): Promise<MovementView | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  if (run.againstRunId === null) return null
  const against = await getDoneRun(ctx, String(run.againstRunId))
  const cells = scope.kind === 'all' ? run.movement : await ownMoves(ctx, run, against)
  if (cells === null) return null
  const groups = classGroups(run.scheme, run.parameters)
  return {
    scope: scope.kind === 'all' ? 'company' : 'own',
    against: { id: String(against.id), asOf: against.asOf, from: against.from, to: against.to },
    groups,
    cells: groupMovement(cells, groups),
    isMoney: run.summary?.valueUnit === 'minor',
  }
}

async function ownMoves(ctx: Context, run: RunRow, against: RunRow): Promise<MovementCell[] | null> {
  if (!run.rowsKept || !against.rowsKept) return null
  const pair = { laterId: run.id, earlierId: against.id }
  return readWhileKept(ctx, [run.id, against.id], () => countMoves(ctx.db, pair, permit(ctx, 'analysis:read')))
}

/** A customer that moved, or that is in a run. */
export interface Mover {
  customerId: number
  externalId: string | null
  name: string
  ownerName: string | null
  outletName: string | null
  /** Classes, not groups; null for nowhere. */
  from: string | null
  to: string | null
  valueBefore: number | null
  value: number | null
}

export interface MoversAsked {
  /** Keys of groups, `nowhere`, `not.` and a key for everything else, undefined for whatever. */
  from?: string | undefined
  to?: string | undefined
  /** The run that it is compared with; the scheme's run before unless given. */
  against?: string | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * Lists the customers within reach behind a cell of a run's movement, the best rank first. Throws `not_found` for a group that the scheme does not have and when the rows
 * of one of the two runs are no longer kept, `conflict` while the run is not done, `invalid_cursor`.
 */
export async function listMovers(
  ctx: Context,
  runId: string,
  asked: MoversAsked,
): Promise<{ rows: Mover[]; nextCursor: string | null }> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  const againstId = asked.against ?? (run.againstRunId === null ? undefined : String(run.againstRunId))
  const against = againstId === undefined ? null : await getDoneRun(ctx, againstId)
  if (against !== null && against.scheme !== run.scheme) throw new AppError('not_found', {})
  if (!run.rowsKept || against?.rowsKept === false) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  const groups = classGroups(run.scheme, run.parameters)
  const binding = { filter: hashFilter({ run: run.id, from: asked.from, to: asked.to, against: asked.against }), sort: 'rank' }
  const query = {
    laterId: run.id,
    earlierId: against?.id ?? null,
    scope,
    from: sideOf(groups, asked.from),
    to: sideOf(groups, asked.to),
    after: asked.cursor === undefined ? null : readPlace(decodeCursor(asked.cursor, binding, ctx.now)),
    limit: asked.limit + 1,
  }
  const ids = against === null ? [run.id] : [run.id, against.id]
  const found = await readWhileKept(ctx, ids, () => listMoverRows(ctx.db, query))
  const page = pageOf(found, asked.limit, (row) => encodeCursor(binding, [row.rank, row.id], ctx.now))
  return { rows: page.data.map(viewMover), nextCursor: page.nextCursor }
}

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
  const { customerId, externalId, name, kind, ownerName, outletName, from, to, valueBefore, value } = row
  return {
    customerId,
    externalId,
    name: kind === 'consumer' ? maskName(name) : name,
    ownerName,
    outletName,
    from,
    to,
    valueBefore,
    value,
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
