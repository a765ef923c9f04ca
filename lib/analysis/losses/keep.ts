import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { addReturns, closeReturned, forgetMistaken, openLosses } from './keeping/repository.ts'

export interface LossesKept {
  opened: number
  returned: number
}

/**
 * Notes who is lost as of a day, yesterday unless given, because it has not shipped for longer than the company says, with what it had brought; who ships again, and what that brings; for the nightly job, set-based.
 * What people wrote of a loss stays. May be killed and repeated.
 * @source docs/formulas.md#losses-and-win-back
 */
export async function keepLosses(ctx: Context, asOf?: Day): Promise<LossesKept> {
  await refreshTouchedMonths(ctx.db)
  const rule = await readLostRule(ctx, asOf)
  return ctx.db.bulk(async (client) => {
    await client.query('begin')
    await forgetMistaken(client)
    const returned = await closeReturned(client)
    await addReturns(client, rule.asOf)
    const opened = await openLosses(client, rule, ctx.company.currency)
    await client.query('commit')
    return { opened, returned }
  })
}
