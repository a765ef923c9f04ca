import { expect, it } from 'vitest'
import { askedADay } from '#lib/analysis/contact-balance/balance'

const hours = { call: 0.1, visit: 1.5 }
const over90 = (rhythm: Parameters<typeof askedADay>[0]) => {
  const { contacts, visits, hours: taken } = askedADay(rhythm, hours)
  return [contacts * 90, taken * 90, visits * 90]
}

// By hand, over 90 days. A: visits 90/30 + 90/183 = 3.491803; calls 90/14 = 6.428571, of which 2.936768 on the telephone; hours 3.491803 × 1.5 + 2.936768 × 0.1 = 5.531382.
it('a visit is a call as well: only the calls beyond visits are calls on the telephone', () => {
  const [contacts, taken, visits] = over90({ call: 14, visit: 30, executive: 183, review: null })
  expect(contacts).toBeCloseTo(6.428571, 6)
  expect(taken).toBeCloseTo(5.531382, 6)
  expect(visits).toBeCloseTo(3.491803, 6)
})

it('more visits than calls ask for no call; no rhythm asks for nothing', () => {
  expect(over90({ call: 91, visit: 30, executive: null, review: null })).toEqual([3, 4.5, 3])
  expect(over90({ call: null, visit: null, executive: null, review: null })).toEqual([0, 0, 0])
})
