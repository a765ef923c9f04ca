import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

/** For more than how many days a customer that is lost (流失) has not shipped. */
export const churnSetting = defineSetting('sales.churn', {
  days: wholeNumber({ unit: 'days', initial: 180, min: 30, max: 1_095 }),
})

/** Why customers leave (流失原因), as shipped: price · late · damaged or lost · service · claims not settled · the network does not reach · a rival’s contract · closed or moved · no goods to ship any more. */
export const churnCauses = [
  'price',
  'on_time',
  'damage',
  'service',
  'claims',
  'network',
  'rival_contract',
  'closed',
  'no_demand',
] as const

/** Who is lost, as of one day. */
export interface LostRule {
  /** A day that is over. */
  readonly asOf: Day
  /** As the company has set them. */
  readonly days: number
  /** Whoever shipped before, last before this day, is lost. */
  readonly before: Day
}

/**
 * Answers who is lost as of a day that is over: whose last shipping day lies more than so many days before it. So many whole days without a shipment are not enough; on the one after them it is lost.
 * @source docs/formulas.md#lost
 */
export function lostAsOf(asOf: Day, days: number): LostRule {
  return { asOf, days, before: addDays(asOf, -days) }
}

/** Answers for how many days, by the end of the day that the rule is of, a customer has not shipped that is lost by it; null for one that is not, and for one that never shipped. */
export function lostFor(lastShippingOn: Day | null, { asOf, before }: LostRule): number | null {
  return lastShippingOn === null || lastShippingOn >= before ? null : daysBetween(lastShippingOn, asOf)
}
