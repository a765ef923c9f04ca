import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { lostFor } from '#lib/records/customers/churn'
import type { GateState } from '#lib/records/customers/gates'
import { gateStateOf } from '#lib/records/customers/gates'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { getCustomer, updateCustomer } from '#lib/records/customers/service'
import type { CustomerView } from '#lib/records/customers/view'
import { lifecycles } from '#lib/records/customers/view'
import { findRoot } from '#lib/records/record/of-customer'
import type { GateLine, Lifecycle, LifecycleFacts } from './gate.ts'
import { gateAfter, MONTHS, stageAfter } from './gate.ts'
import type { FactsRow } from './repository.ts'
import { readFactsOf, readLifecycleFacts } from './repository.ts'
import { lifecycleSetting } from './settings.ts'

export interface LifecycleView {
  stage: Lifecycle
  /** Null at the last one. */
  next: Lifecycle | null
  /** What the next one asks for. */
  gate: GateLine[]
  /** What its own stage asks for; nothing at the first. */
  own: GateLine[]
  /** How the stage that is stated differs from what the gates give; null where it does not. */
  differs: GateState | null
  /** For how many days it had not shipped by the end of the last day that is over, and how many of these do not make it lost yet; null where it is not lost. */
  churned: { days: number; after: number } | null
}

/** Answers at which stage of its life a customer stands, and what the next one asks for, and whether it is lost by having stopped to ship. Throws `not_found` out of scope. */
export async function getLifecycle(ctx: Context, id: RecordId): Promise<LifecycleView> {
  permit(ctx, 'waybill:read')
  return viewOf(ctx, await getCustomer(ctx, id))
}

/** Answers of some customers what the gate after their stage asks for and what of it is reached, as of now; by id. For services, which see to it that the reader may know of them. */
export async function listGates(
  ctx: Context,
  customers: readonly { id: number; stage: Lifecycle }[],
): Promise<Map<number, GateLine[]>> {
  if (customers.length === 0) return new Map()
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const from = addMonths(monthOf(today), 1 - MONTHS)
  const months = Array.from({ length: MONTHS }, (_, place) => addMonths(from, place))
  const ids = customers.map(({ id }) => id)
  const [rows, cuts] = await Promise.all([
    readFactsOf(ctx.db, ids, { from, to: addDays(today, 1), months, timeZone: ctx.company.timeZone }),
    getSetting(ctx.db, lifecycleSetting),
  ])
  const stages = new Map(customers.map(({ id, stage }) => [id, stage]))
  return new Map(rows.map((row) => [row.id, gateAfter(stages.get(row.id) ?? 'loyal', factsOf(row, row.shipments, today), cuts)]))
}

/** Takes a customer to its next stage, as a change of the customer that its timeline tells of. Throws `rule_violated` with every condition that does not hold, and at the last stage; `conflict` for an
 * older version, `not_found` out of scope. Whoever edits a customer, or imports one, may state any stage: that corrects what is wrong, this is earned. */
export async function passGate(ctx: Context, id: RecordId, { version }: { version: number }): Promise<CustomerView> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    if ((await findRoot(db, scope, id)) === null) throw new AppError('not_found', {})
    const { next, gate } = await viewOf(inner, await getCustomer(inner, id))
    if (next === null) throw new AppError('rule_violated', {}, { detail: 'customer.at_last_stage' })
    // The first waybill opens its gate by itself, and nobody else does.
    const closed = gate.filter(({ holds, gate: name }) => !holds || name === 'first_waybill')
    if (closed.length > 0) {
      const issues = closed.map((line) => ({ name: line.gate, code: `gate_${line.gate}`, params: {} }))
      throw new AppError('rule_violated', {}, { detail: 'customer.gate_closed', issues })
    }
    return updateCustomer(inner, id, { version, lifecycle: next })
  })
}

async function viewOf(ctx: Context, { id, lifecycle, lastShippingOn }: CustomerView): Promise<LifecycleView> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const from = addMonths(monthOf(today), 1 - MONTHS)
  const [row, cuts, rule] = await Promise.all([
    readLifecycleFacts(ctx.db, id, { from, to: addDays(today, 1), timeZone: ctx.company.timeZone }),
    getSetting(ctx.db, lifecycleSetting),
    readLostRule(ctx),
  ])
  const shipments = new Map(row.months.map((each) => [each.month, each.shipments]))
  const months = Array.from({ length: MONTHS }, (_, place) => shipments.get(addMonths(from, place)) ?? 0)
  const facts = factsOf(row, months, today)
  const into = (stage: Lifecycle) => {
    const before = lifecycles.find((each) => stageAfter[each] === stage)
    return before === undefined ? [] : gateAfter(before, facts, cuts)
  }
  const meets = (stage: Lifecycle) => into(stage).every(({ holds }) => holds)
  const met = { potential: meets('potential'), new: meets('new'), regular: meets('regular'), loyal: meets('loyal') }
  const days = lostFor(lastShippingOn, rule)
  return {
    churned: days === null ? null : { days, after: rule.days },
    ...{ stage: lifecycle, next: stageAfter[lifecycle] },
    ...{ gate: gateAfter(lifecycle, facts, cuts), own: into(lifecycle), differs: gateStateOf(lifecycle, met) },
  }
}

/** Answers what the gates ask of a customer, from what was read of it and its shipments of each month. */
export function factsOf(row: Omit<FactsRow, 'months'>, months: readonly number[], today: Day): LifecycleFacts {
  return {
    months,
    monthsAsCustomer: wholeMonths(row.since, today),
    attitudeIsHigh: attitudeOf(row.loyaltyClass),
    walletShare: row.walletShare,
  }
}

/** The classes of loyalty name attitude and repeat; of those who never answered there is none. */
function attitudeOf(loyaltyClass: string | null): boolean | null {
  if (loyaltyClass === null || loyaltyClass === 'unknown') return null
  return loyaltyClass === 'loyal' || loyaltyClass === 'latent'
}

function wholeMonths(from: Day, to: Day): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months)
}
