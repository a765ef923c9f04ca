import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { readLostRule } from '#lib/records/customers/lost-rule'
import { schemeSettings } from '../classification/own-parameters.ts'
import { leftOutWriter } from '../left-out/service.ts'
import { findFirstCountingDay } from '../metrics/covered.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { comparedMonths } from '../period/compared-months.ts'
import { storeRetention } from './repository.ts'
import { startClasses } from './start-class.ts'

/**
 * Works out anew how long customers stay, and what those of the year before brought since, over the whole months up to a day, yesterday unless given, as far as the records cover both years, and keeps both by outlet, owner and kind, and the first by class and segment too; for the nightly
 * job. Staying is watched up to the month in which the threshold of being lost lies: of whoever shipped since then nobody can say yet. Answers of how many customers. May be killed and repeated.
 * @source docs/formulas.md#survival
 */
export async function keepRetention(ctx: Context, asOf?: Day): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const [rule, shares, firstDay] = await Promise.all([
    readLostRule(ctx, asOf),
    getSetting(ctx.db, schemeSettings.abc),
    findFirstCountingDay(ctx.db),
  ])
  const { before, since } = comparedMonths(monthOf(addDays(rule.asOf, 1)), firstDay)
  return storeRetention(ctx.db, {
    ...{ before, since, currency: ctx.company.currency },
    // Whoever first shipped in the month that runs is in no curve, and counted as such.
    seenTo: addMonths(monthOf(rule.asOf), 1),
    ...{ watchedTo: monthOf(rule.before), lostBefore: rule.before, lostAfterDays: rule.days },
    classify: (revenues) => startClasses(revenues, shares),
    storeLeftOut: leftOutWriter(ctx, 'retention', [before, since]),
  })
}
