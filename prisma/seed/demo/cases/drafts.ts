import type { PlannedCustomer } from '../customers/plan.ts'
import { makeRandom } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { Occasion } from './desk.ts'
import type { Category } from './rates.ts'
import { openedAt, solvedAfter } from './timing.ts'

/** A case before it has a number; instants in seconds since the demo began. */
export interface CaseDraft {
  readonly type: Occasion['type'] | 'appeal'
  readonly category: Category | null
  readonly second: string
  readonly customer: PlannedCustomer
  readonly waybillNo: string | null
  readonly openedAt: number
  readonly solvedAt: number | null
  /** The customer was told; never before it was solved. */
  readonly toldAt: number | null
  readonly channel: string | null
  readonly dueAt: number | null
  readonly compensationMinor: number | null
  readonly description: string | null
  /** The draft that this one goes on from. */
  readonly follows: CaseDraft | null
  /** Whether the outlet that took the parcel is held liable. */
  readonly isOutletLiable: boolean
  /** Of an appeal: whether the regulator found it so. */
  readonly effective?: boolean
  /** What was agreed has not been paid, however long ago. */
  readonly isOwed?: boolean
  /** An appeal that waits for its answer to be looked through: the outlet has answered, and one is drafted. */
  readonly isDrafted?: boolean
  /** It waits for what the customer's outlet was asked for and has not given. */
  readonly isAwaitingOutlet?: boolean
}

const hour = 3_600
/** Of the complaints of two years, so many were told to the customer after more than seven days. */
const breaches = 4
const breachDays = [8, 9, 11, 12]
/** Of what came up in the last days, a part still waits. */
const backlog = { days: 4, share: 0.5 }

/** Makes drafts of what has come up before the end of the demo, in the order of opening. */
export function draftCases(timeline: Timeline, occasions: readonly Occasion[], caseFactor: number): CaseDraft[] {
  const end = timeline.days * secondsOfDay
  const random = makeRandom('cases')
  const opened = occasions
    .map((occasion) => ({ occasion, at: openedAt(random, occasion) }))
    .filter(({ at }) => at < end)
    .toSorted((a, b) => a.at - b.at)
  const complaints = opened.filter(({ occasion }) => occasion.type === 'complaint').length
  const breachEvery = Math.floor(complaints / (caseFactor > 1 ? 1 : breaches)) || complaints
  let place = 0
  return opened.map(({ occasion, at }) => {
    const { type, category, second, waybill } = occasion
    if (type === 'complaint') place += 1
    const isBreach = type === 'complaint' && place % breachEvery === Math.floor(breachEvery / 2)
    const late = breachDays[Math.floor(place / breachEvery) % breachDays.length] ?? 8
    const after = at + (isBreach ? late * secondsOfDay : solvedAfter(random, type))
    const solvedAt = type === 'request' ? Math.min(after, Math.max(at + hour, waybill.deliveredAt)) : after
    const isRecent = at > end - backlog.days * secondsOfDay && random.chance(backlog.share)
    // Nobody changes the address of a parcel that has been signed for.
    const isLate = type === 'request' && waybill.deliveredAt < end
    const isWaiting = isRecent && !isLate
    const toldAt = type === 'compliment' ? null : solvedAt + Math.round(3 * hour * random.next())
    return {
      ...{ type, category, second, customer: waybill.customer, waybillNo: waybill.no, openedAt: at, channel: null, dueAt: null },
      solvedAt: solvedAt < end && !isWaiting ? solvedAt : null,
      toldAt: toldAt !== null && toldAt < end && !isWaiting ? toldAt : null,
      ...{ compensationMinor: null, description: isBreach ? '超过七日才答复客户，已列入督办。' : null, follows: null },
      isOutletLiable: category === 'pickup_service' || category === 'overcharge' || (category === 'damage' && random.chance(0.4)),
    }
  })
}
