import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { findSettlement } from './repository.ts'

/** How a customer settles: as somebody has noted it (an option of the fact `billing_habit`), else as its latest waybill says (a way of settlement of waybills). */
export type Settlement = { from: 'fact'; habit: string } | { from: 'waybill'; way: string }

/** Answers how a customer within reach settles, with those merged into it: what is noted as a fact, else what the latest waybill says that it paid itself; null where neither is known, or out of reach. */
export async function settlementOf(ctx: Context, customerId: number): Promise<Settlement | null> {
  const { habit, waybill } = await findSettlement(ctx.db, customerId, {
    customers: permit(ctx, 'customer:read'),
    waybills: ctx.actor.permissions['waybill:read'],
  })
  if (habit !== null) return { from: 'fact', habit }
  return waybill === null ? null : { from: 'waybill', way: waybill }
}
