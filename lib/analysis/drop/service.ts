import type { Day } from '#lib/core/day'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Between } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { permit } from '#lib/platform/scope/scope'
import { leftOutOf } from '../left-out/service.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import type { DropCause, DropEvidence, DropLevel } from './drop.ts'
import { DROP_LEVELS } from './drop.ts'
import type { DropSort, DropsQuestion, KeptDrop } from './repository.ts'
import {
  findDrop,
  listDropRows,
  listFalls,
  readDropNeighbours,
  sumDrops,
  sumDropsByOwner,
  sumLighterDrops,
} from './repository.ts'
import type { DropListResource, DropResource, ListDropsInput } from './schema.ts'
import type { SeenReason } from './seen/seen.ts'
import { seenSince } from './seen/seen.ts'

/** A customer whose volume lies below its seasonal expectation. */
export interface Drop {
  customerId: number
  externalId: string | null
  name: string
  owner: { id: number; name: string } | null
  outlet: { id: number; name: string } | null
  /** The last of the 28 days, and the day on which it came into the list. */
  asOf: Day
  since: Day
  level: DropLevel
  shipments: number
  expected: number
  /** shipments ÷ expected − 1, below 0. */
  change: number
  /** Its own shipments in the same weeks of the year before, and whether it ships less than then by as much as makes a drop; null where it was no customer yet. */
  lastYear: number | null
  belowLastYear: boolean | null
  /** The open task that was handed out from this list, and to whom. */
  openTask: { id: number; to: string; dueAt: string | null } | null
  /** Who has seen it and lets it be, where that holds. */
  seen: { on: Day; by: string; reason: SeenReason | null; note: string | null } | null
  /** Revenue that goes missing in 30 days. */
  lossMinor: number
  /** True profit of the last twelve months in minor units; null where it is not known. */
  profitMinor: number | null
  causes: DropCause[]
  evidence: DropEvidence
}

/**
 * Lists the customers within reach that ship less than their season lets expect, as the last night worked it out: the largest monthly loss first unless asked
 * otherwise. Throws `invalid_cursor`, `not_found` for an outlet or a user out of reach.
 * @source docs/formulas.md#volume-drop
 */
export async function listDrops(
  ctx: Context,
  input: ListDropsInput,
): Promise<{ rows: Drop[]; nextCursor: string | null; previousCursor: string | null }> {
  const page = await listDropRows(ctx.db, await questionOf(ctx, input), ctx.now)
  return { ...page, rows: page.rows.map(viewDrop) }
}

/** Answers whose drops stand before and after that of a customer in a list of `listDrops`; none at an end, and on both sides when the list, as it is now, does not
 * hold the customer. Throws `not_found` for an outlet out of reach. */
export async function findDropNeighbours(ctx: Context, input: ListDropsInput, customerId: number): Promise<Between<Drop>> {
  const found = await readDropNeighbours(ctx.db, await questionOf(ctx, input), customerId)
  const seen = (row: KeptDrop | null | undefined) => (row === null || row === undefined ? null : viewDrop(row))
  return { previous: seen(found?.previous), next: seen(found?.next) }
}

/** Answers what a list of drops asks of the database, for its reader. Throws `not_found` for an outlet or a user out of reach. */
export async function questionOf(
  ctx: Context,
  {
    level,
    cause,
    owner,
    sort,
    limit,
    cursor,
    outlet: asked,
    last_year: lastYear,
    profit: gain,
    handed_out: handedOut,
    seen,
  }: ListDropsInput,
): Promise<DropsQuestion> {
  const { customers, outlet } = await reachOf(ctx, { outlet: asked })
  const { key, falling } = readSort<DropSort>(sort)
  const filter = {
    level: level === undefined ? undefined : DROP_LEVELS.indexOf(level) + 1,
    cause,
    ownerId: owner === undefined ? undefined : owner === 'none' ? null : await ownerIdOf(ctx, owner),
    outletIds: outlet?.ids,
    lastYear,
    gain,
    handedOut,
    seen,
  }
  return { scope: customers, seenAfter: seenAfterOf(ctx), filter, sort: key, falling, limit, cursor }
}

/** Answers the day after which a mark must have been set to hold. */
export const seenAfterOf = ({ now, company }: Context): Day => seenSince(dayOf(now, company.timeZone))

/** The same as programs read it. */
export async function listDropResources(ctx: Context, input: ListDropsInput): Promise<DropListResource> {
  const { rows, nextCursor } = await listDrops(ctx, input)
  const leftOut = await leftOutOf(ctx, 'drops', { needs: 'freight', outlet: input.outlet })
  return { ...leftOut, data: rows.map(resourceOf), next_cursor: nextCursor }
}

/** Answers the drop of one customer; null where it has none, or lies out of reach. */
export async function dropOf(ctx: Context, customerId: number): Promise<Drop | null> {
  const row = await findDrop(ctx.db, customerId, permit(ctx, 'analysis:read'), seenAfterOf(ctx))
  return row === null ? null : viewDrop(row)
}

/** How far a customer ships below what its season lets expect. */
export type DropWarning = Pick<Drop, 'level' | 'change' | 'expected' | 'shipments'>

/** Answers that a customer is about to leave, in waybills of the last 28 days and never in money, for whoever may read its card: who takes its call has to know. Null where it has no drop, or lies
 * out of reach. */
export async function warningOf(ctx: Context, customerId: number): Promise<DropWarning | null> {
  const row = await findDrop(ctx.db, customerId, permit(ctx, 'customer:read'), seenAfterOf(ctx))
  if (row === null) return null
  const { level, change, expected, shipments } = viewDrop(row)
  return { level, change, expected, shipments }
}

/** How many customers are in the list, and what they are worth a month. */
export interface DropSums {
  levels: { level: DropLevel; customers: number; lossMinor: number }[]
  customers: number
  lossMinor: number
  /** How many within reach are seen and let be, whether they are added up or not. */
  seen: number
  /** The day of the list; null while nobody is in it. */
  asOf: Day | null
}

interface SumsAsked {
  outlet?: string | undefined
  owner?: string | undefined
  /** Only those that are seen and let be, or only the others; all when left out. */
  seen?: boolean | undefined
}

/** Adds the drops within reach up by level, the worst first. Throws `not_found` for an outlet or a user out of reach. */
export async function sumDropsWithin(ctx: Context, { outlet: asked, owner, seen }: SumsAsked = {}): Promise<DropSums> {
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  const ownerId = owner === undefined ? undefined : await ownerIdOf(ctx, owner)
  const all = await sumDrops(ctx.db, { scope, seenAfter: seenAfterOf(ctx), filter: { ownerId, outletIds: outlet?.ids } })
  const rows = all.filter((row) => seen === undefined || row.seen === seen)
  const sumOf = (some: typeof all, of: (row: (typeof all)[number]) => number) => some.reduce((sum, row) => sum + of(row), 0)
  const levels = DROP_LEVELS.map((level, place) => ({ level, rows: rows.filter((row) => row.level === place + 1) }))
    .filter((each) => each.rows.length > 0)
    .map((each) => ({
      level: each.level,
      customers: sumOf(each.rows, (row) => row.customers),
      lossMinor: sumOf(each.rows, (row) => row.lossMinor),
    }))
    .reverse()
  return {
    levels,
    customers: levels.reduce((sum, row) => sum + row.customers, 0),
    lossMinor: levels.reduce((sum, row) => sum + row.lossMinor, 0),
    seen: sumOf(
      all.filter((row) => row.seen),
      (row) => row.customers,
    ),
    asOf: all[0]?.asOf ?? null,
  }
}

/** Drops that weigh less than they look; a customer may be in both. */
export interface LighterDrops {
  /** Not below their own last year by as much as makes a drop. */
  notBelow: number
  notBelowMinor: number
  /** Of customers that lose money: less of their volume is no loss to us. */
  atLoss: number
  atLossMinor: number
}

/** Answers which part of the drops within reach is no less than the year before, or is lost money anyway, with its monthly loss in minor units. Throws `not_found` for an outlet out of reach. */
export async function sumLighterDropsWithin(
  ctx: Context,
  { outlet: asked, seen }: Omit<SumsAsked, 'owner'> = {},
): Promise<LighterDrops> {
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  return sumLighterDrops(ctx.db, { scope, seenAfter: seenAfterOf(ctx), filter: { outletIds: outlet?.ids, seen } })
}

/** What the customers of one owner lose. */
export interface OwnerDrops {
  /** Null for customers without an owner. */
  owner: { id: number; name: string } | null
  red: number
  orange: number
  yellow: number
  lossMinor: number
}

/** Adds the drops within reach up by owner, the largest monthly loss first; of all, or of those that are seen and let be or not. */
export async function dropsByOwner(ctx: Context, seen?: boolean): Promise<OwnerDrops[]> {
  const rows = await sumDropsByOwner(ctx.db, { scope: permit(ctx, 'analysis:read'), seenAfter: seenAfterOf(ctx), seen })
  return rows.map(({ ownerId, ownerName, ...sums }) => ({
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    ...sums,
  }))
}

/** Adds the drops of several owners up. */
export function sumOwners(owners: readonly OwnerDrops[]): Omit<OwnerDrops, 'owner'> {
  const sum = (key: 'red' | 'orange' | 'yellow' | 'lossMinor') => owners.reduce((total, row) => total + row[key], 0)
  return { red: sum('red'), orange: sum('orange'), yellow: sum('yellow'), lossMinor: sum('lossMinor') }
}

/** Answers a kept drop as a reader gets it: a person's name is masked. */
export function viewDrop(row: KeptDrop): Drop {
  const { id, externalId, name, kind, ownerId, ownerName, outletId, outletName, level, priceMinor: _price, ...rest } = row
  return {
    ...rest,
    customerId: id,
    externalId,
    name: maskCustomerName(kind, name),
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    outlet: outletId === null ? null : { id: outletId, name: outletName ?? '' },
    level: DROP_LEVELS[level - 1] ?? 'yellow',
    change: row.shipments / row.expected - 1,
  }
}

function resourceOf(drop: Drop): DropResource {
  const { evidence } = drop
  const named = (one: { id: number; name: string } | null) => (one === null ? null : { id: String(one.id), name: one.name })
  return {
    customer: { id: String(drop.customerId), external_id: drop.externalId, name: drop.name },
    owner: named(drop.owner),
    outlet: named(drop.outlet),
    as_of: drop.asOf,
    since: drop.since,
    ...{ level: drop.level, shipments: drop.shipments, expected: drop.expected, change: drop.change },
    ...{ last_year_shipments: drop.lastYear, below_last_year: drop.belowLastYear },
    open_task_id: drop.openTask === null ? null : String(drop.openTask.id),
    seen: drop.seen,
    ...{ loss_minor: drop.lossMinor, profit_minor: drop.profitMinor },
    causes: drop.causes,
    evidence: {
      ...{ damaged: evidence.damaged, lost: evidence.lost, late: evidence.late, promised: evidence.promised },
      late_rate_before: evidence.lateBefore,
      complaints: evidence.complaints,
      open_complaints: evidence.openComplaints,
      price_before_minor: evidence.priceBefore,
      price_minor: evidence.priceNow,
      kind_ratio: evidence.kindRatio,
      rivals: [...evidence.rivals],
      share_of_wallet: evidence.shareOfWallet,
    },
  }
}

/** Answers by which share (0 to 1) those of some customers that are in the list of the last night shipped less than expected over the four weeks before; the others have no entry. For services that work over the whole company. */
export async function fallsOf({ db }: Pick<Context, 'db'>, ids: readonly number[]): Promise<Map<number, number>> {
  return new Map(ids.length === 0 ? [] : (await listFalls(db, ids)).map(({ id, fall }) => [id, fall]))
}
