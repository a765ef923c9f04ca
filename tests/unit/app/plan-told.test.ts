import { expect, it } from 'vitest'
import { planTold } from '#app/(crm)/analysis/keeping/_components/plan-told'

const sums = { atRiskMinor: 100, twelveMinor: 100, uncosted: 0, neverShipped: 0 }
const reached = (customers: number) => ({ customers, atRiskMinor: 0, leastMinor: null })
const groups = [
  { keeping: 'pays' as const, customers: 12, ...sums },
  { keeping: 'safe' as const, customers: 3, ...sums },
]

it('hours that do not suffice for one customer are told as that, not as if nobody were worth them', () => {
  expect(planTold({ groups, reached: reached(0), affordable: 0 })).toEqual({ as: 'planShort', worth: 12, falling: 0 })
  expect(planTold({ groups, reached: reached(5), affordable: 5 })).toEqual({ as: 'plan', worth: 12, falling: 0 })
  expect(planTold({ groups: groups.slice(1), reached: reached(0), affordable: 5 })).toEqual({
    as: 'planNone',
    worth: 0,
    falling: 0,
  })
  expect(planTold({ groups: [], reached: reached(0), affordable: 0 })).toEqual({ as: 'planNone', worth: 0, falling: 0 })
})

it('hours that would do for more than are worth it are told as that', () => {
  expect(planTold({ groups, reached: reached(12), affordable: 20 })).toEqual({ as: 'planAll', worth: 12, falling: 0 })
  expect(planTold({ groups, reached: reached(12), affordable: 12 })).toEqual({ as: 'plan', worth: 12, falling: 0 })
})

it('those that stand elsewhere because they fall are counted beside it, also where nobody is worth the effort', () => {
  const falling = { keeping: 'falling' as const, customers: 15, ...sums }
  expect(planTold({ groups: [falling], reached: reached(0), affordable: 20 })).toEqual({ as: 'planNone', worth: 0, falling: 15 })
  expect(planTold({ groups: [...groups, falling], reached: reached(5), affordable: 5 }).falling).toBe(15)
})
