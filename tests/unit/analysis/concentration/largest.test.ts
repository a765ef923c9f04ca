import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { largestPositions } from '#lib/analysis/concentration/concentration'

it('the largest come first, equal ones as they stand, and only positive ones', () => {
  expect(largestPositions(Float64Array.of(3, 9, 0, 9, -4, 7), 3)).toEqual([1, 3, 5])
  expect(largestPositions(Float64Array.of(0, -1), 3)).toEqual([])
  expect(largestPositions(Float64Array.of(5), 3)).toEqual([0])
})

it('are those that sorting all of them finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      (values, count) => {
        const sorted = values
          .map((value, place) => ({ value, place }))
          .filter(({ value }) => value > 0)
          .sort((left, right) => right.value - left.value || left.place - right.place)
        expect(largestPositions(Float64Array.from(values), count)).toEqual(sorted.slice(0, count).map(({ place }) => place))
      },
    ),
  )
})
