import type { PlannedCustomer } from '../customers/plan.ts'
import type { Fate } from '../shipments/fate.ts'
import type { ForcedFates } from '../shipments/stream.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CastMember } from './cast.ts'
import { cast } from './cast.ts'

/** Days before the end on which a parcel of the customer that then went over to another carrier was broken. */
export const brokenDaysBefore = [38, 35, 33] as const
/** The day before the end on which the documents were sent that never arrived. */
export const lostDaysBefore = 41
/** The day before the end on which the goods of the high claim were sent. */
export const highClaimDaysBefore = 12

/** The days before the end by which the parcel was sent that is still on its way: no promise lasts that long. */
export const heldDaysBefore = 8

/** Answers a member of the cast among the customers. */
export function player(customers: readonly PlannedCustomer[], member: CastMember): PlannedCustomer {
  const found = customers.find(
    ({ trade, rank, standing }) => trade.key === member.trade && rank === member.rank && standing === 'awake',
  )
  if (found === undefined) throw new Error(`${member.name} does not play in a demo of this size`)
  return found
}

/** In the last weeks nothing else befalls those whose stories are about a parcel. */
const calmDays = 60
const well: Fate = { end: 'delivered', damaged: false }

/** Answers what has to befall which waybills, so that the stories about them are true: each the first of its day. */
export function forcedFates(timeline: Timeline, customers: readonly PlannedCustomer[]): ForcedFates {
  const fates = new Map<string, Fate>()
  const calm = new Set<number>()
  const force = (member: CastMember, daysBefore: number, fate: Fate) => {
    const customer = player(customers, member)
    calm.add(customer.id)
    fates.set(`${shippingDay(customer, timeline.days - daysBefore)} ${customer.id}`, fate)
  }
  for (const before of brokenDaysBefore) force(cast.brokenParcels, before, { end: 'delivered', damaged: true })
  force(cast.appeal, lostDaysBefore, { end: 'lost', damaged: false })
  force(cast.highClaim, highClaimDaysBefore, { end: 'delivered', damaged: true })
  // Its customer has good and bad luck otherwise, as any.
  const held = player(customers, cast.heldParcel)
  const sentOn = held.days.findLast((day) => day <= timeline.days - heldDaysBefore)
  const heldUntil = (timeline.days + 2) * secondsOfDay + 36_000
  if (sentOn !== undefined) fates.set(`${sentOn} ${held.id}`, { ...well, heldUntil })
  return (day, customerId, place) => {
    const told = place === 0 ? fates.get(`${day} ${customerId}`) : undefined
    if (!calm.has(customerId)) return told
    return told ?? (day >= timeline.days - calmDays ? well : undefined)
  }
}

/** Answers the first day from a given one on which a customer ships. */
function shippingDay(customer: PlannedCustomer, from: number): number {
  return customer.days.find((day) => day >= from) ?? customer.days.at(-1) ?? from
}
