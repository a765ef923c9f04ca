import type { WaybillStatus } from '#lib/records/waybills/status'
import type { Milestone } from './milestones.ts'
import { milestonesOf } from './milestones.ts'
import type { MadeWaybill } from './waybill.ts'

/** After so many seconds a course is over, a return among the slowest. */
const overAfter = 20 * 86_400

const ends: Record<MadeWaybill['fate']['end'], WaybillStatus> = {
  ...{ delivered: 'delivered', cancelled: 'cancelled', returned: 'returned', refused: 'returned', lost: 'exception' },
}

/** Answers what has been scanned before an instant. */
export function milestonesUntil(waybill: MadeWaybill, until: number): Milestone[] {
  return milestonesOf(waybill).filter(({ at }) => at < until)
}

/** Answers where a waybill stands at an instant: as its latest scan says. */
export function statusAt(waybill: MadeWaybill, until: number): WaybillStatus {
  if (waybill.deliveredAt + overAfter < until && waybill.promisedAt + overAfter < until) return ends[waybill.fate.end]
  return milestonesUntil(waybill, until).at(-1)?.status ?? 'picked_up'
}

/** Answers when a waybill was delivered, or null when it was not, or only after the instant. */
export function deliveredBefore(waybill: MadeWaybill, until: number): number | null {
  return waybill.fate.end === 'delivered' && waybill.deliveredAt < until ? waybill.deliveredAt : null
}
