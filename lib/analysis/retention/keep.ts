import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { churnedBefore, churnSetting } from '#lib/records/customers/churn'
import { schemeSettings } from '../classification/own-parameters.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { storeRetention } from './repository.ts'
import { startClasses } from './start-class.ts'

const YEAR = 12

/**
 * Works out anew how long customers stay, and what those of the year before brought since, over the whole months before a day, yesterday unless given, and keeps both by outlet, owner and kind, and the first by class and segment too; for the nightly
 * job. Answers of how many customers. May be killed and repeated.
 * @source docs/formulas.md#survival
 */
export async function keepRetention(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const [{ days }, shares] = await Promise.all([getSetting(ctx.db, churnSetting), getSetting(ctx.db, schemeSettings.abc)])
  const today = addDays(asOf, 1)
  const to = monthOf(today)
  return storeRetention(ctx.db, {
    ...{ from: addMonths(to, -2 * YEAR), middle: addMonths(to, -YEAR), to, currency: ctx.company.currency },
    ...{ lostBefore: churnedBefore(today, days), lostAfterDays: days },
    classify: (revenues) => startClasses(revenues, shares),
  })
}
