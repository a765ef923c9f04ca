import { expect, test } from 'vitest'
import { foldAlarms } from '#lib/analysis/concentration-trend/fold'
import { depthsIn } from '#lib/analysis/concentration-trend/places'

// Company 0 › region 1 › branch 2 › outlet 3; branch 2 and outlet 3 hold the same two customers, region and company five.
const depthOf = depthsIn([
  { id: 1, kind: 'region', parentId: null },
  { id: 2, kind: 'branch', parentId: 1 },
  { id: 3, kind: 'outlet', parentId: 2 },
])
const at = (customerId: number, outletId: number, customers: number) => ({ customerId, outletId, customers })

test('one alarm stands for each set of customers, at its lowest place, with those above named nearest first', () => {
  const found = [at(7, 0, 5), at(7, 2, 2), at(7, 3, 2), at(7, 1, 5), at(8, 0, 5)]
  expect(foldAlarms(found, depthOf).map(({ customerId, outletId, aboveIds }) => [customerId, outletId, aboveIds])).toEqual([
    [7, 1, [0]],
    [7, 3, [2]],
    [8, 0, []],
  ])
  expect(foldAlarms([], depthOf)).toEqual([])
})

test('a place that is no alarm itself is not named: the lowest that says it stands for it', () => {
  // An outlet warns from a tenth on, what is above it from a twentieth.
  expect(foldAlarms([at(7, 2, 2), at(7, 1, 2)], depthOf)).toEqual([{ ...at(7, 2, 2), aboveIds: [1] }])
})

test('depth counts from the company down, and ends in a circle', () => {
  expect([0, 1, 3].map(depthOf)).toEqual([0, 1, 3])
  expect(
    depthsIn([
      { id: 1, kind: 'outlet', parentId: 2 },
      { id: 2, kind: 'outlet', parentId: 1 },
    ])(1),
  ).toBe(2)
})
