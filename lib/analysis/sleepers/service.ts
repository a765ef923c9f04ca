import type { Day } from '#lib/core/day'
import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { readSort } from '#lib/platform/list/list-query'
import { getUser } from '#lib/platform/org/users'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import { seenAfterOf } from '../drop/service.ts'
import type { LeftOut } from '../left-out/service.ts'
import { tellKept } from '../left-out/service.ts'
import { reachOf } from '../period/reach.ts'
import type { KeptSleeper, SleeperFilter, SleeperSumRow } from './repository.ts'
import { findSleeper, listSleeperRows, sumLeftOutOfSleepers, sumSleepers } from './repository.ts'
import type { ListSleepersInput, SleeperFiguresInput } from './schema.ts'
import type { SleeperCause, SleeperLevel, SleeperWorth, WakeUpDays, WakeUpWay } from './sleeper.ts'
import { SLEEPER_CAUSES, SLEEPER_LEVELS, SLEEPER_WORTHS, wakeUpOf } from './sleeper.ts'

/** A sleeper as screens show it; a person's name is masked. */
export interface Sleeper extends Omit<KeptSleeper, 'level'> {
  level: SleeperLevel
  /** The likeliest cause. */
  cause: SleeperCause
  /** How it is woken, and within how many working days; null for one that is not worth it. */
  wakeUp: { way: WakeUpWay; days: number } | null
}

/**
 * Lists the customers within reach that sleep and are not lost yet, as the last night worked it out: the largest revenue at stake first unless asked otherwise. Throws `invalid_cursor`, `not_found` for an outlet or a user
 * out of reach.
 * @source docs/formulas.md#sleepers
 */
export async function listSleepers(
  ctx: Context,
  { limit, cursor, sort, ...asked }: ListSleepersInput,
): Promise<{ rows: Sleeper[]; nextCursor: string | null; previousCursor: string | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const { key, falling } = readSort<'revenue' | 'last_shipping_on'>(sort)
  const filter: SleeperFilter = {
    level: asked.state === undefined ? undefined : SLEEPER_LEVELS.indexOf(asked.state) + 1,
    ...{ cause: asked.cause, worth: asked.worth, handedOut: asked.handed_out, seen: asked.seen },
    ownerId: asked.owner === undefined ? undefined : await userIdOf(ctx, asked.owner),
    outletIds: outlet?.ids,
  }
  const question = { scope, seenAfter: seenAfterOf(ctx), filter, sort: key, falling, limit, cursor, now: ctx.now }
  const [page, days] = await Promise.all([listSleeperRows(ctx.db, question), getSetting(ctx.db, cadence)])
  return { ...page, rows: page.rows.map((row) => viewSleeper(row, days)) }
}

/** An id of nobody finds nothing; what a caller names by its own id is looked up. */
async function userIdOf(ctx: Context, owner: string): Promise<number> {
  const id = parseRecordId(owner)
  return 'id' in id ? id.id : (await getUser(ctx, id)).id
}

/** Answers one customer's row in the list; null where it has none, or lies out of reach. */
export async function sleeperOf(ctx: Context, customerId: number): Promise<Sleeper | null> {
  const row = await findSleeper(ctx.db, customerId, permit(ctx, 'analysis:read'), seenAfterOf(ctx))
  return row === null ? null : viewSleeper(row, await getSetting(ctx.db, cadence))
}

/** Answers a kept row as a reader gets it. */
export function viewSleeper(row: KeptSleeper, days: WakeUpDays): Sleeper {
  const level = SLEEPER_LEVELS[row.level - 1] ?? 'drowsy'
  return {
    ...row,
    level,
    name: maskCustomerName(row.kind, row.name),
    cause: row.causes[0] ?? 'unknown',
    wakeUp: row.worth === 'worth' ? wakeUpOf(level, days) : null,
  }
}

export interface SleeperSums {
  customers: number
  revenueMinor: number
  marginMinor: number
}

export interface SleeperFigures {
  /** The day of the list; null while nobody is in it. */
  asOf: Day | null
  all: SleeperSums
  states: (SleeperSums & { level: SleeperLevel })[]
  /** The largest revenue first; the share is of the revenue at stake, null where that is not positive. */
  causes: (SleeperSums & { cause: SleeperCause; share: number | null })[]
  worths: (SleeperSums & { worth: SleeperWorth })[]
  /** What revenue and margin leave out of the same months: waybills without freight or cost, and in other currencies. */
  leftOut: LeftOut
}

/**
 * Answers how many customers within reach sleep, and what they brought in the twelve months up to their last shipment, by class, by likeliest cause, and by whether they are worth waking; each customer once in each, in
 * minor units of the company's currency. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#sleepers
 */
export async function getSleeperFigures(ctx: Context, asked: SleeperFiguresInput): Promise<SleeperFigures> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const filter = { outletIds: outlet?.ids }
  const [rows, leftOut] = await Promise.all([
    sumSleepers(ctx.db, scope, filter, seenAfterOf(ctx)),
    sumLeftOutOfSleepers(ctx.db, scope, filter, seenAfterOf(ctx)),
  ])
  const all = added(rows)
  return {
    asOf: rows[0]?.asOf ?? null,
    all,
    states: SLEEPER_LEVELS.map((level, place) => ({ level, ...added(rows.filter((row) => row.level === place + 1)) })),
    causes: SLEEPER_CAUSES.map((cause) => ({ cause, ...added(rows.filter((row) => row.cause === cause)) }))
      .filter(({ customers }) => customers > 0)
      .map((sums) => ({ ...sums, share: all.revenueMinor > 0 ? ratioOrNull(sums.revenueMinor, all.revenueMinor) : null }))
      .sort((left, right) => right.revenueMinor - left.revenueMinor),
    worths: SLEEPER_WORTHS.map((worth) => ({ worth, ...added(rows.filter((row) => row.worth === worth)) })),
    leftOut: tellKept(leftOut),
  }
}

function added(rows: readonly SleeperSumRow[]): SleeperSums {
  const sum = (of: (row: SleeperSumRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    customers: sum(({ customers }) => customers),
    revenueMinor: sum(({ revenueMinor }) => revenueMinor),
    marginMinor: sum(({ marginMinor }) => marginMinor),
  }
}
