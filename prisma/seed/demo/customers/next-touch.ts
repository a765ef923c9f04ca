import type { Day } from '#lib/core/day'
import { makeRandom } from '../random.ts'
import { overdueRep } from '../stories/cast.ts'
import type { Timeline } from '../timeline.ts'
import type { PlannedCustomer } from './plan.ts'

/** What decides when somebody is to be called on next; a lead has neither class nor standing. */
type Touched = Pick<PlannedCustomer, 'id' | 'owner'> & Partial<Pick<PlannedCustomer, 'standing' | 'expectedClass'>>

/** Share of the customers that have a next follow-up, and within how many days, by class. */
const cadence = { A: [0.88, 14], B: [0.66, 30], C: [0.3, 75], none: [0.7, 15] } as const
const overdueShare = 0.05
/** So many follow-ups of one salesperson are overdue; of a small demo the most that there are. */
const overdueOfRep = 40
const longestOverdue = 45

/** Answers the next follow-up of each customer by id; who has none is left out. */
export function planNextTouches(timeline: Timeline, customers: readonly Touched[]): Map<number, Day> {
  const touches = new Map<number, Day>()
  const today = timeline.days
  let overdueLeft = overdueOfRep
  for (const customer of customers) {
    if (customer.owner === null || customer.standing === 'lost') continue
    const random = makeRandom('next touch', customer.id)
    const isBehind = customer.owner === overdueRep && overdueLeft > 0
    if (isBehind) {
      overdueLeft -= 1
      touches.set(customer.id, timeline.dayAt(today - random.between(1, longestOverdue)))
      continue
    }
    const [share, within] = cadence[customer.expectedClass ?? 'none']
    if (!random.chance(share)) continue
    const isOverdue = customer.owner !== overdueRep && random.chance(overdueShare)
    touches.set(customer.id, timeline.dayAt(isOverdue ? today - random.between(1, 9) : today + random.between(0, within)))
  }
  return touches
}
