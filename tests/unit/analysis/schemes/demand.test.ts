import { describe, expect, it } from 'vitest'
import { classesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand from the rule of docs/formulas.md: high counts 2, middle 1, low 0; 4 points are strong, 3 steady, fewer modest; whoever ships seldom is modest where it ships much or
// grows, else occasional. Here seldom ends at 10 shipping days and often begins at 50, little ends at 5 shipments a day and much begins at 20; growth is cut at −10 % and 10 %.

const cuts = { first_cuts: [10, 50], second_cuts: [5, 20] }
const at = (days: number, perDay: number, now: number, before: number) =>
  classesOf(
    'demand',
    columnsOf({ shippingDays: [days], shipments: [days * perDay], revenueMinor: [now], earlierRevenueMinor: [before] }),
    cuts,
  )[0]

describe('demand', () => {
  it.each([
    // 2 + 2 + 2, 2 + 2 + 0, 2 + 1 + 1, 1 + 1 + 2: four points or more.
    [50, 20, 110, 100, 'strong'],
    [50, 20, 89, 100, 'strong'],
    [50, 5, 100, 100, 'strong'],
    [10, 5, 110, 100, 'strong'],
    // 1 + 1 + 1, 2 + 1 + 0, 2 + 0 + 1.
    [49, 19, 109, 100, 'steady'],
    [50, 5, 89, 100, 'steady'],
    [50, 4, 100, 100, 'steady'],
    // 1 + 1 + 0, 1 + 0 + 0.
    [10, 5, 89, 100, 'modest'],
    [10, 4, 89, 100, 'modest'],
    // Seldom: much on such a day, or growth, is modest; neither is occasional.
    [9, 20, 89, 100, 'modest'],
    [9, 4, 110, 100, 'modest'],
    [9, 19, 109, 100, 'occasional'],
  ])('%i shipping days, %i shipments a day, revenue %i after %i: %s', (days, perDay, now, before, name) => {
    expect(at(days, perDay, now, before)).toBe(name)
  })

  it('a refund larger than sales: fallen below zero is low growth, and after a negative time growth is not known, which is middle', () => {
    // −50 after 100 is −150 %: 1 + 1 + 0.
    expect(at(10, 5, -50, 100)).toBe('modest')
    // 1 + 1 + 1.
    expect(at(10, 5, 100, -50)).toBe('steady')
  })
})
