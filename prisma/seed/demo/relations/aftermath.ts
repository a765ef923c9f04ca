import type { DemoCompany } from '../company.ts'
import { staff } from '../people/staff.ts'
import { makeRandom } from '../random.ts'
import { cast } from '../stories/cast.ts'
import { player } from '../stories/fates.ts'
import { secondsOfDay } from '../timeline.ts'
import type { PlannedTalk } from './talks.ts'
import { talks } from './talks.ts'

const reps = staff.filter(({ role }) => role === 'service').map(({ name }) => name)
/** Share of closed complaints after which one calls, by class; all claims. */
const calledShares = { A: 1, B: 1, C: 0.3, none: 0.3 } as const
const withinDays = 365

/** Answers the calls of the service desk a day or two after complaints and claims were closed, 回访. */
export function aftermaths({ cases, timeline, customers }: DemoCompany): PlannedTalk[] {
  const told = player(customers, cast.brokenParcels)
  return cases.flatMap((draft, place) => {
    const { type, customer, toldAt } = draft
    const random = makeRandom('aftermath', place)
    const share = type === 'claim' ? 1 : type === 'complaint' ? calledShares[customer.expectedClass ?? 'none'] : 0
    // What the customer of the story thinks stands in its own talks.
    if (customer === told) return []
    if (toldAt === null || toldAt < (timeline.days - withinDays) * secondsOfDay || !random.chance(share)) return []
    const day = Math.floor(toldAt / secondsOfDay) + random.between(1, 2)
    return [
      {
        ...random.pick(talks.aftermath),
        customerId: customer.id,
        by: random.pick(reps),
        day,
        channel: 'call',
        direction: 'outbound',
      },
    ]
  })
}
