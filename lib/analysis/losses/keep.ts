import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { churnedBefore, churnSetting } from '#lib/records/customers/churn'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { addReturns, closeReturned, forgetMistaken, openLosses } from './keeping/repository.ts'

export interface LossesKept {
  opened: number
  returned: number
}

/**
 * Notes who is lost as of a day, yesterday unless given, because it has not shipped for as long as the company says, with what it had brought; who ships again, and what that brings; for the nightly job, set-based.
 * What people wrote of a loss stays. May be killed and repeated.
 * @source docs/formulas.md#losses-and-win-back
 */
export async function keepLosses(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<LossesKept> {
  await refreshTouchedMonths(ctx.db)
  const { days } = await getSetting(ctx.db, churnSetting)
  return ctx.db.bulk(async (client) => {
    await client.query('begin')
    await forgetMistaken(client)
    const returned = await closeReturned(client)
    await addReturns(client, asOf)
    const opened = await openLosses(client, { before: churnedBefore(asOf, days), days, currency: ctx.company.currency })
    await client.query('commit')
    return { opened, returned }
  })
}
