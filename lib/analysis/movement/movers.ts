import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ClassGroup } from '../classification/class-group.ts'
import { classGroups } from '../classification/class-group.ts'
import { incomparable } from '../classification/compared-with/comparable.ts'
import type { RunRow } from '../classification/run-row.ts'
import { getDoneRun, readWhileKept } from '../classification/service.ts'
import type { PairAxes, PairPlace } from '../pairs/pairs.ts'
import { pairAxes, placeOfPair } from '../pairs/pairs.ts'
import { heldBy, reachOf } from '../period/reach.ts'
import type { MoverRow, Side } from './repository.ts'
import { listMoverRows } from './repository.ts'
import type { EarlierRun } from './service.ts'
import { againstOf, viewEarlier } from './service.ts'

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
  /** By the second criterion of a run that pairs by two; null of other runs. */
  secondValue: number | null
  /** What it is worth more or less, each nothing where it was in no run: for money in minor units of a whole window. */
  change: number
}

export interface MoversAsked {
  /** Keys of groups, `nowhere`, `not.` and a key for everything else, undefined for whatever. */
  from?: string | undefined
  to?: string | undefined
  /** The run that it is compared with; the one that it is usually compared with unless given. */
  against?: string | undefined
  /** Only those that went to a better class, or to a worse one. */
  way?: 'up' | 'down' | undefined
  /** Only those in this cell of a run that pairs by two criteria, such as AC. */
  pair?: string | undefined
  /** By the classes that stand, as `movementWithin` has it. */
  standing?: boolean | undefined
  /** Only customers that lists show today, neither merged away nor archived since: those that a count of the present classes is of. */
  present?: boolean | undefined
  /** Only the customers of this user. */
  owner?: number | undefined
  /** Only those that belong to this outlet or one below it. */
  outlet?: string | undefined
  /** The worst rank first; such a list has one page only. */
  worstFirst?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * Lists the customers within reach behind a cell of a run's movement, the best rank first. Throws `not_found` for a group or a cell that the scheme does not have and when the rows
 * of one of the two runs are no longer kept, and for an outlet out of reach, `conflict` while the run is not done, `invalid_cursor`. `against` is null where nothing was compared: without an earlier run, and for a class alone where the two cannot be.
 */
export async function listMovers(
  ctx: Context,
  runId: string,
  asked: MoversAsked,
): Promise<{ rows: Mover[]; nextCursor: string | null; against: EarlierRun | null }> {
  const { customers: scope } = await reachOf(ctx, asked)
  const run = await getDoneRun(ctx, runId)
  const against = await comparedWith(ctx, run, asked)
  if (!run.rowsKept || against?.rowsKept === false) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  const groups = classGroups(run.scheme, run.parameters)
  const { from, to, against: earlier, way, pair, standing = false, present = false, owner, outlet } = asked
  const filter = hashFilter({ run: run.id, from, to, against: earlier, way, pair, standing, present, owner, outlet })
  const binding = { filter, sort: 'rank' }
  const query = {
    laterId: run.id,
    earlierId: against?.id ?? null,
    ...{ scope, held: heldBy(owner), present },
    from: sideOf(groups, asked.from),
    to: sideOf(groups, asked.to),
    ...pairSide(run, pair),
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

/** The run behind a list of movers: for the customers of a class wherever they were, none that cannot be compared. */
async function comparedWith(ctx: Context, run: RunRow, asked: MoversAsked): Promise<RunRow | null> {
  const against = await againstOf(ctx, run, { against: asked.against })
  if (against === null || !isClassAlone(asked)) return against
  return !against.rowsKept || incomparable(against, run) !== null ? null : against
}

/** Whether the customers of a class are asked for wherever they were before. */
function isClassAlone({ from, to, way }: MoversAsked): boolean {
  return from === undefined && way === undefined && to !== nowhere
}

/** The cell that is asked for, of a run that pairs. */
function pairSide(run: RunRow, cell: string | undefined): { axes: PairAxes | null; pair: PairPlace | null } {
  const axes = pairAxes(run)
  if (cell === undefined) return { axes, pair: null }
  const pair = axes === null ? null : placeOfPair(axes, cell)
  if (pair === null) throw new AppError('not_found', {})
  return { axes, pair }
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
  const { customerId, externalId, name, kind, ownerName, outletName, lastShippedOn, from, to, valueBefore, value, secondValue } =
    row
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
    secondValue,
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
