import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { listRepresented } from './delegates/repository.ts'

/** Answers for whom the actor stands in today. */
export function representedBy(ctx: Context): Promise<number[]> {
  return listRepresented(ctx.db, ctx.actor.userId, dayOf(ctx.now, ctx.company.timeZone))
}
