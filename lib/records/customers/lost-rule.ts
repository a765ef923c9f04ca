import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import type { LostRule } from './churn.ts'
import { churnSetting, lostAsOf } from './churn.ts'

/**
 * Answers who is lost as of a day, the last one that is over unless given: the one rule that the list of customers, the card, the list of losses, sleepers and retention go by.
 * @source docs/formulas.md#lost
 */
export async function readLostRule(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<LostRule> {
  const { days } = await getSetting(ctx.db, churnSetting)
  return lostAsOf(asOf, days)
}
