import type { Context } from '#lib/platform/context'
import { winRows } from './repository.ts'

/** Closes as won what is open of customers that have shipped for the first time, in the transaction that says so. */
export async function winOpportunities(ctx: Pick<Context, 'actor' | 'db'>, rootIds: readonly number[]): Promise<void> {
  await winRows(ctx.db, rootIds, ctx.actor.userId)
}
