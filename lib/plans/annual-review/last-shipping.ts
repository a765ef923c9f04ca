import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { lostFor } from '#lib/records/customers/churn'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { listLastShipping } from './repository.ts'

/** Reads when some customers shipped last before a day, and answers it of each, with whether it is lost by the end of the day before. */
export async function readLastShipping(
  ctx: Context,
  ids: readonly number[],
  before: Day,
): Promise<(id: number) => { lastShippingOn: Day | null; lost: boolean }> {
  const [rows, rule] = await Promise.all([
    ids.length === 0 ? [] : listLastShipping(ctx.db, ids, before),
    readLostRule(ctx, addDays(before, -1)),
  ])
  const lastOn = new Map(rows.map(({ id, lastShippingOn }) => [id, lastShippingOn]))
  return (id) => {
    const lastShippingOn = lastOn.get(id) ?? null
    return { lastShippingOn, lost: lostFor(lastShippingOn, rule) !== null }
  }
}
