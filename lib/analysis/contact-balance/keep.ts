import { addDays } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { cadencePlanOf } from '#lib/records/cadence/rhythm'
import { cadence } from '#lib/records/cadence/settings'
import { serviceCostSetting } from '../year-value/settings.ts'
import { askedADay, BALANCE_DAYS } from './balance.ts'
import { storeBalances } from './repository.ts'

/**
 * Works out anew for every customer with a rhythm whether it was called and visited more or less than its class asks for, over the ninety whole days before today, or since it became a customer; for the nightly job. Answers how many it wrote. May be killed and repeated.
 * @source docs/formulas.md#contact-balance
 */
export async function keepContactBalance(ctx: Pick<Context, 'db' | 'now' | 'company'>): Promise<number> {
  const [values, rates] = await Promise.all([getSetting(ctx.db, cadence), getSetting(ctx.db, serviceCostSetting)])
  const { currency, timeZone } = ctx.company
  const to = dayOf(ctx.now, timeZone)
  const hours = { call: rates.call_hours, visit: rates.visit_hours }
  return storeBalances(ctx.db, {
    ...{ from: addDays(to, -BALANCE_DAYS), to, timeZone, hours },
    hourMinor: rates.sales_hour * minorPerMajor(currency),
    asked: cadencePlanOf(values).rhythms.map((rhythm) => ({ rhythm: rhythm.key, ...askedADay(rhythm, hours) })),
  })
}
