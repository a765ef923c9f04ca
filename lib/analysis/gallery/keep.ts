import { createHash } from 'node:crypto'
import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ChartDeclaration } from './chart.ts'
import type { ChartGround } from './filters.ts'
import type { KeptChart } from './repository.ts'
import { findKeptChart, storeKeptChart } from './repository.ts'

/** Raised when the shape of charts changes: what an earlier version kept is read no more. */
const SHAPE = 2
const KEPT_DAYS = 2

/**
 * Answers a slow chart as it was worked out first today, in the company's time zone, for the same days, filters, scope and language; works it out where it was not. Null where it has nothing to show, which is not kept.
 */
export async function readKept(ctx: Context, chart: ChartDeclaration, ground: ChartGround): Promise<KeptChart | null> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const key = keyOf(ctx, chart, ground)
  const kept = await findKeptChart(ctx.db, key, firstInstantOf(today, ctx.company.timeZone))
  if (kept !== null) return kept
  const data = await chart.read(ctx, ground)
  if (data === null) return null
  await storeKeptChart(ctx.db, key, data, ctx.now, firstInstantOf(addDays(today, -KEPT_DAYS), ctx.company.timeZone))
  return { data, keptAt: ctx.now }
}

/** Readers of the same scope share what is kept; nobody else gets it, so the key must not collide. */
function keyOf(
  { actor, locale }: Context,
  { id, permission }: ChartDeclaration,
  { period, outlet, owner, kind }: ChartGround,
): string {
  const scopes = [actor.permissions['analysis:read'], actor.permissions[permission]]
  const parts = [SHAPE, id, locale, period, outlet ?? null, owner ?? null, kind ?? null, scopes]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
