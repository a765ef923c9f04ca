import { addDays, addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { listMargins } from './repository.ts'

const MONTHS = 12

/** Answers the margin of some customers over the last twelve months as a share of revenue (0 to 1, negative where cost is higher), of waybills of which both are known; for whom nothing is
 * known, or refunds are as large as sales, there is no entry. Within reach of `analysis:read`; without it there is none at all. */
export async function marginsOf(ctx: Context, rootIds: readonly number[]): Promise<Map<number, number>> {
  const scope = ctx.actor.permissions['analysis:read']
  if (scope === undefined || rootIds.length === 0) return new Map()
  const to = addDays(dayOf(ctx.now, ctx.company.timeZone), 1)
  const period = { from: addMonths(to, -MONTHS), to }
  const rows = await listMargins(ctx.db, rootIds, { period, currency: ctx.company.currency, scope })
  const paid = rows.filter(({ revenueMinor }) => revenueMinor > 0)
  return new Map(paid.map(({ rootId, revenueMinor, costMinor }) => [rootId, (revenueMinor - costMinor) / revenueMinor]))
}

/** Answers revenue and cost of the waybills of a period of which both are known, of one customer within reach with those merged into it, in minor units of a currency; 0 and 0 where there are none. */
export async function knownOver(
  ctx: Context,
  rootId: number,
  { period, currency }: { period: Period; currency: string },
): Promise<{ revenueMinor: number; costMinor: number }> {
  const [row] = await listMargins(ctx.db, [rootId], { period, currency, scope: permit(ctx, 'analysis:read') })
  return { revenueMinor: row?.revenueMinor ?? 0, costMinor: row?.costMinor ?? 0 }
}
