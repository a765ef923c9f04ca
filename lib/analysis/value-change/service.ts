import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import { maskCustomerName } from '#lib/core/personal'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { markSeenIn, takeSeenBackIn } from '../hand-out/mark-seen.ts'
import { leftOutOf } from '../left-out/service.ts'
import { lossFieldOf } from '../metrics/loss-field.ts'
import { ownerIdOf, reachOf } from '../period/reach.ts'
import { MONTHS_BETWEEN, profitOf } from '../profit/profit.ts'
import type { KeptChange } from './repository.ts'
import { listChangeRows, removeChangeSeen, sumChanges, writeChangeSeen } from './repository.ts'
import type { ChangeListResource, ChangeResource, ListChangesInput, MarkChangesInput } from './schema.ts'
import type { Action, Effects, Year } from './value-change.ts'
import { actionOf, effectsOf } from './value-change.ts'

/** A customer whose value changed by much. */
export interface ValueChange extends Omit<KeptChange, 'id' | 'kind' | 'ownerId' | 'ownerName' | 'outletId' | 'outletName'> {
  customerId: number
  owner: { id: number; name: string } | null
  outlet: { id: number; name: string } | null
  effects: Effects
  /** The message key of what is suggested, under `value.change.actions`. */
  action: Action
}

/** Answers the day after which a mark must have been set to hold: it holds as long as the months that are compared lie apart. */
export const seenChangesAfter = ({ now, company }: Context): Day => addMonths(dayOf(now, company.timeZone), -MONTHS_BETWEEN)

/**
 * Lists the customers within reach whose value of twelve months has changed by much against three months before, as the last night worked it out: the deepest fall first unless asked otherwise. Throws `invalid_cursor`, `not_found` for an
 * outlet or a user out of reach.
 * @source docs/formulas.md#change-of-value
 */
export async function listValueChanges(
  ctx: Context,
  input: ListChangesInput,
): Promise<{ rows: ValueChange[]; nextCursor: string | null; previousCursor: string | null }> {
  const { direction, driver, owner, outlet: asked, handed_out: handedOut, seen, lost, limit, cursor, sort } = input
  const { customers: scope, outlet } = await reachOf(ctx, { outlet: asked })
  const filter = {
    fell: direction === undefined ? undefined : direction === 'fell',
    ownerId: owner === undefined ? undefined : await ownerIdOf(ctx, owner),
    ...{ driver, handedOut, seen, lost, outletIds: outlet?.ids },
  }
  const question = { scope, seenAfter: seenChangesAfter(ctx), filter, falling: sort === '-change', limit, cursor }
  const page = await listChangeRows(ctx.db, question, ctx.now)
  return { ...page, rows: page.rows.map(viewChange) }
}

/** The same as programs read it. */
export async function listChangeResources(ctx: Context, input: ListChangesInput): Promise<ChangeListResource> {
  const { rows, nextCursor } = await listValueChanges(ctx, input)
  const leftOut = await leftOutOf(ctx, 'value_change', { needs: 'both', outlet: input.outlet })
  return { ...leftOut, data: rows.map((row) => resourceOf(ctx, row)), next_cursor: nextCursor }
}

/** The changes one way: of how many customers, how many of those are lost meanwhile, and what the changes come to in minor units. */
export interface ChangeSumOfWay {
  customers: number
  lost: number
  changeMinor: number
}

/** How many changes there are either way, and what they come to. */
export interface ChangeSums {
  fell: ChangeSumOfWay
  rose: ChangeSumOfWay
  /** How many are seen and let be. */
  seen: number
  /** The last days of the twelve months and of those before; null while nobody is in the list. */
  asOf: Day | null
  thenOn: Day | null
}

/** Adds the changes within reach up that nobody has seen yet, or all of them. Throws `not_found` for an outlet or a user out of reach. */
export async function sumValueChanges(
  ctx: Context,
  { outlet, owner, all = false }: { outlet?: string | undefined; owner?: string | undefined; all?: boolean } = {},
): Promise<ChangeSums> {
  const { customers: scope } = await reachOf(ctx, { outlet })
  const ownerId = owner === undefined ? undefined : await ownerIdOf(ctx, owner)
  const rows = await sumChanges(ctx.db, { scope, seenAfter: seenChangesAfter(ctx), ownerId })
  const sumOf = (fell: boolean) => {
    const own = rows.filter((row) => row.fell === fell && (all || !row.seen))
    const sum = (of: keyof ChangeSumOfWay) => own.reduce((total, row) => total + row[of], 0)
    return { customers: sum('customers'), lost: sum('lost'), changeMinor: sum('changeMinor') }
  }
  return {
    ...{ fell: sumOf(true), rose: sumOf(false) },
    seen: rows.filter((row) => row.seen).reduce((total, { customers }) => total + customers, 0),
    ...{ asOf: rows[0]?.asOf ?? null, thenOn: rows[0]?.thenOn ?? null },
  }
}

/**
 * Notes of some customers in the list that their change was seen and is let be, in the place of an earlier note; answers of how many. It holds for three months while the value goes the same way. Reaches as far as handing out does: whoever left
 * the list meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export async function markChangesSeen(ctx: Context, input: MarkChangesInput): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return markSeenIn(ctx, 'value_change', input, (db, ids, mark) => writeChangeSeen(db, ids, scopes, mark))
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is in the list and within reach. */
export async function takeChangesBack(ctx: Context, { customers }: { customers: readonly number[] }): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return takeSeenBackIn(ctx, 'value_change', async (db) => {
    const { reached, removed } = await removeChangeSeen(db, customers, scopes)
    return { reached: reached.length, removed }
  })
}

/** Answers a kept change as a reader gets it: a person's name is masked. */
function viewChange({ id, name, kind, ownerId, ownerName, outletId, outletName, ...row }: KeptChange): ValueChange {
  return {
    ...row,
    customerId: id,
    name: maskCustomerName(kind, name),
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    outlet: outletId === null ? null : { id: outletId, name: outletName ?? '' },
    effects: effectsOf(row.figures.now, row.figures.before),
    action: actionOf(row),
  }
}

function resourceOf({ locale }: Context, change: ValueChange): ChangeResource {
  const named = (one: { id: number; name: string } | null) => (one === null ? null : { id: String(one.id), name: one.name })
  return {
    customer: { id: String(change.customerId), external_id: change.externalId, name: change.name },
    owner: named(change.owner),
    outlet: named(change.outlet),
    ...{ as_of: change.asOf, then_on: change.thenOn, since: change.since },
    ...{ direction: change.fell ? 'fell' : 'rose', change_minor: change.changeMinor },
    ...{ now: yearResource(change.figures.now), before: yearResource(change.figures.before) },
    ...{ class_now: change.classNow, class_then: change.classThen, effects: { ...change.effects }, driver: change.driver },
    suggestion: findText(locale, `value.change.actions.${change.action}`) ?? change.action,
    open_task_id: change.openTask === null ? null : String(change.openTask.id),
    ...{ loss: lossFieldOf(change.loss), seen: change.seen },
  }
}

function yearResource(year: Year): ChangeResource['now'] {
  return {
    ...{ shipments: year.shipments, revenue_minor: year.revenueMinor, transport_minor: year.knownCostMinor },
    ...{ claims_minor: year.claimsMinor, service_minor: year.serviceMinor, marketing_minor: year.marketingMinor },
    ...{ profit_minor: profitOf(year).profitMinor, known_revenue_minor: year.knownRevenueMinor, unpriced: year.uncosted },
  }
}
