import { AppError } from '#lib/core/errors'
import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { leftOutOf } from '../left-out/service.ts'
import { lossFieldOf } from '../metrics/loss-field.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import type { SleeperLevel } from '../sleepers/sleeper.ts'
import { SLEEPER_LEVELS } from '../sleepers/sleeper.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import type { KeepingSum, KeptWorth, WorthPeriod, WorthSort } from './repository.ts'
import { countWorths, findWorth, findWorthPeriod, listWorthRows, sumFirst, sumKeeping } from './repository.ts'
import type { KeepingInput, KeepingResource, ListWorthsInput, WorthListResource, WorthResource } from './schema.ts'
import { effortOf, keepingSetting } from './settings.ts'
import type { Keeping } from './worth.ts'
import { isNew, KEEPING, knownAlive, withinBudget } from './worth.ts'

/** What a customer, or a prospect, is worth this year and beyond. */
export interface Worth extends Omit<KeptWorth, 'sleeper' | 'id' | 'kind' | 'ownerId' | 'ownerName' | 'outletId' | 'outletName'> {
  customerId: number
  owner: { id: number; name: string } | null
  outlet: { id: number; name: string } | null
  /** The probability of staying where it says something: not of a single shipping day. */
  knownAlive: number | null
  /** Its row in the list of sleepers. */
  sleeper: { state: SleeperLevel; silentDays: number; times: number | null } | null
  /** Whether it is known for too few days for a steady estimate. */
  isNew: boolean
  /** Revenue of the last three months as a share of the customer's own usual; null where nothing is usual of it. */
  recentShare: number | null
  /** What it cost us in twelve months more than it brought; 0 for one that earns something. */
  lossMinor: number
}

export interface ListedWorths {
  rows: Worth[]
  nextCursor: string | null
  previousCursor: string | null
}

/**
 * Lists what the customers within reach are worth, as the last night worked it out: the largest lifetime value first unless asked otherwise. Throws `invalid_cursor`, `not_found` for an outlet or a user out of reach.
 * @source docs/formulas.md#value-at-risk
 */
export async function listWorths(ctx: Context, input: ListWorthsInput): Promise<ListedWorths> {
  const { owner, outlet: asked, limit, cursor, potential, staying, keeping, fell, steady, class: abcClass } = input
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  const { key, falling } = readSort<WorthSort>(input.sort)
  const ownerId = owner === undefined ? undefined : await ownerIdOf(ctx, owner)
  const filter = {
    ...{ potential, staying, keeping, fell, steady, abcClass, handedOut: input.handed_out },
    ...{ ownerId, outletIds: outlet?.ids },
  }
  const page = await listWorthRows(ctx.db, { scope, filter, sort: key, falling, limit, cursor }, ctx.now)
  return { ...page, rows: page.rows.map(viewWorth) }
}

/**
 * Answers how many customers within reach, of a user or an outlet where they are asked for, are known for too few days for a steady estimate of their lifetime value; prospects are none of them. Throws `not_found` for an
 * outlet or a user out of reach.
 */
export async function countUnsteady(ctx: Context, { owner, outlet }: Pick<ListWorthsInput, 'owner' | 'outlet'>): Promise<number> {
  const { customers: scope, outlet: reached } = await reachOf(ctx, { outlet })
  const ownerId = owner === undefined ? undefined : await ownerIdOf(ctx, owner)
  return countWorths(ctx.db, scope, { potential: false, steady: false, ownerId, outletIds: reached?.ids })
}

/** The same as programs read it. */
export async function listWorthResources(ctx: Context, input: ListWorthsInput): Promise<WorthListResource> {
  const [{ rows, nextCursor }, period] = await Promise.all([listWorths(ctx, input), findWorthPeriod(ctx.db)])
  const leftOut = await leftOutOf(ctx, 'profit_twelve_months', { needs: 'both', outlet: input.outlet })
  return {
    ...{ as_of: period?.asOf ?? null, horizon_days: period?.horizonDays ?? null, measure: period?.measure ?? null },
    ...leftOut,
    data: rows.map(resourceOf),
    next_cursor: nextCursor,
  }
}

/** Answers as of which day, over which horizon and by which measure worths were worked out; null while nothing was. */
export function worthPeriod(ctx: Context): Promise<WorthPeriod | null> {
  permit(ctx, 'analysis:read')
  return findWorthPeriod(ctx.db)
}

/** Answers what one customer is worth; null where nothing is kept of it, or it lies out of reach. */
export async function worthOf(ctx: Context, customerId: number): Promise<Worth | null> {
  const row = await findWorth(ctx.db, customerId, permit(ctx, 'analysis:read'))
  return row === null ? null : viewWorth(row)
}

/** Whom a budget of hours reaches, and what of the others. */
export interface KeepingPlan {
  asOf: string
  hours: number
  hoursEach: number
  /** How often an effort succeeds, 0 to 1. */
  success: number
  /** For how many customers the hours would do, whether as many are worth it or not. */
  affordable: number
  /** Of those that it pays to keep, in the order of the value at risk, how many the hours reach, and what is at risk of them. */
  reached: { customers: number; atRiskMinor: number; leastMinor: number | null }
  /** The last customer that they reach. */
  lastId: number | null
  /** What the effort for one customer costs, and what all of it is expected to keep, in minor units. */
  effortMinor: number
  keptMinor: number
  /** Waybills of all of them of which freight or cost is not known: they are in no profit. */
  uncosted: number
  /** In the order of `KEEPING`; none without a customer. */
  groups: (KeepingSum & { keeping: Keeping })[]
}

/**
 * Answers how far a budget of hours reaches among the customers that it pays to keep, the largest value at risk first; the settings' budget when none is given. Each takes the same hours, so that no other choice keeps more. Null
 * while nothing was worked out. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#value-at-risk
 */
export async function planKeeping(ctx: Context, { hours: asked, outlet }: KeepingInput): Promise<KeepingPlan | null> {
  const { customers: scope } = await reachOf(ctx, { outlet })
  const [period, { hours_each: hoursEach, budget_hours: usual, success }, { sales_hour }] = await Promise.all([
    findWorthPeriod(ctx.db),
    getSetting(ctx.db, keepingSetting),
    getSetting(ctx.db, serviceCostSetting),
  ])
  if (period === null) return null
  const hours = asked ?? usual
  const affordable = withinBudget(hours, hoursEach)
  const [{ lastMinor, lastId, ...reached }, groups] = await Promise.all([
    sumFirst(ctx.db, scope, affordable),
    sumKeeping(ctx.db, scope),
  ])
  return {
    ...{ asOf: period.asOf, hours, hoursEach, success, affordable, lastId, reached: { ...reached, leastMinor: lastMinor } },
    effortMinor: effortOf({ hours_each: hoursEach }, { sales_hour }, ctx.company.currency),
    keptMinor: Math.round(reached.atRiskMinor * success),
    uncosted: groups.reduce((sum, group) => sum + group.uncosted, 0),
    groups: KEEPING.flatMap((keeping) => groups.filter((group) => group.keeping === keeping)),
  }
}

/** Answers whether the hours of a plan reach a customer of its list. */
export function isReached(plan: KeepingPlan | null, { atRiskMinor, customerId }: Worth): boolean {
  const least = plan?.reached.leastMinor ?? null
  if (least === null) return false
  return atRiskMinor > least || (atRiskMinor === least && customerId >= (plan?.lastId ?? 0))
}

/** Answers what an effort for one customer is expected to keep, in minor units: what is at risk × how often it succeeds. */
export function expectedToKeep({ success }: KeepingPlan, { atRiskMinor }: Worth): number {
  return Math.round(atRiskMinor * success)
}

/** The same as programs read it; throws `not_found` while nothing was worked out. */
export async function keepingResourceOf(ctx: Context, input: KeepingInput): Promise<KeepingResource> {
  const plan = await planKeeping(ctx, input)
  if (plan === null) throw new AppError('not_found', {})
  return {
    ...(await leftOutOf(ctx, 'profit_twelve_months', { needs: 'both', outlet: input.outlet })),
    ...{ as_of: plan.asOf, hours: plan.hours, hours_each: plan.hoursEach, customers: plan.reached.customers },
    ...{ at_risk_minor: plan.reached.atRiskMinor, least_minor: plan.reached.leastMinor },
    groups: plan.groups.map(({ keeping, customers, atRiskMinor, twelveMinor, uncosted }) => ({
      ...{ keeping, customers, at_risk_minor: atRiskMinor, profit_minor: twelveMinor, unpriced: uncosted },
    })),
  }
}

function viewWorth({ id, name, kind, ownerId, ownerName, outletId, outletName, sleeper, ...row }: KeptWorth): Worth {
  return {
    ...row,
    customerId: id,
    name: maskCustomerName(kind, name),
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    outlet: outletId === null ? null : { id: outletId, name: outletName ?? '' },
    sleeper: sleeper === null ? null : { ...sleeper, state: SLEEPER_LEVELS[sleeper.level - 1] ?? 'drowsy' },
    ...{ knownAlive: knownAlive(row), isNew: isNew(row), recentShare: ratioOrNull(row.recentMinor ?? 0, row.usualMinor ?? 0) },
    lossMinor: Math.max(0, -row.twelveMinor),
  }
}

function resourceOf(row: Worth): WorthResource {
  const named = (one: { id: number; name: string } | null) => (one === null ? null : { id: String(one.id), name: one.name })
  return {
    customer: { id: String(row.customerId), external_id: row.externalId, name: row.name },
    owner: named(row.owner),
    outlet: named(row.outlet),
    ...{ class: row.abcClass, potential: row.potential, year_value_minor: row.yearMinor, profit_minor: row.twelveMinor },
    ...{
      lifetime_value_minor: row.lifetimeMinor,
      lifetime_profit_minor: row.lifetimeProfitMinor,
      recent_revenue_minor: row.recentMinor,
      usual_revenue_minor: row.usualMinor,
      fell: row.fell,
      p_alive: row.alive,
      frequency: row.frequency,
      expected_shipments: row.expected,
      known_days: row.knownDays,
      unpriced: row.uncosted,
    },
    ...{ staying: row.staying, at_risk_minor: row.atRiskMinor, keeping: row.keeping, loss: lossFieldOf(row.loss) },
    open_task_id: row.openTask === null ? null : String(row.openTask.id),
    estimate:
      row.piecesMonth === null
        ? null
        : { pieces_month: row.piecesMonth, segment: row.segment, segment_customers: row.segmentCustomers ?? 0 },
  }
}
