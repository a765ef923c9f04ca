import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

/** After how many days without a shipment a customer counts as lost (流失). */
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

/** Answers the day before which the last shipment of a lost customer lies. */
export function churnedBefore(today: Day, days: number): Day {
  return addDays(today, -days)
}

/** Answers for how many days a customer has not shipped that is lost by that; null for one that is not, and for one that never shipped. */
export function churnedFor(lastShippingOn: Day | null, today: Day, days: number): number | null {
  if (lastShippingOn === null || lastShippingOn >= churnedBefore(today, days)) return null
  return daysBetween(lastShippingOn, today)
}
