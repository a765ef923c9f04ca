import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { sumWaybills } from './repository.ts'

/** Answers how many waybills an outlet accepted in a month, without cancelled ones; null for an outlet out of reach. */
export type WaybillsOf = (outletId: number, month: Day) => number | null

/** Reads how many waybills the outlets within reach accepted in some months, each by its first day; the present month up to now. */
export async function waybillsByOutlet(ctx: Context, months: readonly Day[]): Promise<WaybillsOf> {
  const scope = permit(ctx, 'waybill:read')
  const within = scope.kind === 'all' ? null : scope.outletIds
  const rows = await sumWaybills(ctx.db, months, within)
  const counts = new Map(rows.map(({ outletId, month, waybills }) => [`${outletId} ${month}`, waybills]))
  return (outletId, month) => (within === null || within.includes(outletId) ? (counts.get(`${outletId} ${month}`) ?? 0) : null)
}
