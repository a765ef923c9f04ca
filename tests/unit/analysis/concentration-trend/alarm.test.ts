import { describe, expect, test } from 'vitest'
import { rateConcentration } from '#lib/analysis/concentration/concentration'
import { findAlarms, hasMoved, limitOf, whichMoved } from '#lib/analysis/concentration-trend/alarm'
import { positionsByPlace } from '#lib/analysis/concentration-trend/places'
import { emptyRolling, rollMonth } from '#lib/analysis/concentration-trend/rolling'

const limits = { outlet: 0.1, company: 0.05, four: 0.03 }
const found = (given: readonly number[], limit: number) => {
  const values = Float64Array.from(given)
  return findAlarms(values, Int32Array.from(given.keys()), limit, rateConcentration(values))
}

describe('alarms', () => {
  test('are of an outlet from 10 % on, of whatever stands above it and of the company from 5 % on', () => {
    expect(['outlet', 'hub', 'district', 'branch', null].map((kind) => limitOf(kind, limits))).toEqual([
      0.1, 0.1, 0.05, 0.05, 0.05,
    ])
  })

  test('are of more than the limit, not of exactly that much', () => {
    expect(found([10, 90], 0.1).map(({ position }) => position)).toEqual([1])
    expect(found([11, 89], 0.1).map(({ position }) => position)).toEqual([0, 1])
    // Three in a thousand is no double.
    expect(found([3, 997], 0.003).map(({ position }) => position)).toEqual([1])
  })

  test('say how concentrated the others are, and nothing where there are none', () => {
    // Of 2, 1 and 1 the first holds a half; the others are two alike.
    expect(found([2, 1, 1], 0.4)).toEqual([{ position: 0, share: 0.5, hhiAfter: 0.5 }])
    expect(found([7], 0.1)).toEqual([{ position: 0, share: 1, hhiAfter: null }])
    expect(found([-7, 0], 0.1)).toEqual([])
  })

  test('a change of the four largest beyond the limit is one either way', () => {
    expect([hasMoved(0.44, 0.4, 0.03), hasMoved(0.36, 0.4, 0.03), hasMoved(0.43, 0.4, 0.03)]).toEqual([true, true, false])
    expect(hasMoved(0.4, null, 0.03)).toBeNull()
  })
})

test('customers stand in their outlet, in all above it and in the company', () => {
  const tree = [
    { id: 1, kind: 'branch', parentId: null },
    { id: 2, kind: 'outlet', parentId: 1 },
    { id: 3, kind: 'outlet', parentId: 1 },
  ]
  const places = positionsByPlace(Int32Array.from([2, 0, 3, 2]), tree)
  expect(Object.fromEntries([...places].map(([id, at]) => [id, [...at]]))).toEqual({
    0: [0, 1, 2, 3],
    1: [0, 2, 3],
    2: [0, 3],
    3: [2],
  })
  // A circle is walked once.
  const circle = [
    { id: 1, kind: 'outlet', parentId: 2 },
    { id: 2, kind: 'outlet', parentId: 1 },
  ]
  expect([...(positionsByPlace(Int32Array.from([1]), circle).get(2) ?? [])]).toEqual([0])
})

test('a month that is taken out again leaves what was before', () => {
  const rolling = emptyRolling(Int32Array.from([1, 3, 5]))
  const month = (ids: readonly number[], amounts: readonly number[]) => ({
    ids: Int32Array.from(ids),
    ...{ revenues: Float64Array.from(amounts), pieces: Float64Array.from(amounts), margins: Float64Array.from(amounts) },
  })
  rollMonth(rolling, month([1, 2, 5], [10, 20, 30]), 1)
  rollMonth(rolling, month([3, 5], [-4, 1]), 1)
  expect([...rolling.revenues]).toEqual([10, -4, 31])
  rollMonth(rolling, month([1, 2, 5], [10, 20, 30]), -1)
  expect([...rolling.pieces]).toEqual([0, -4, 1])
})

test.each([
  [null, null, 'noYear'],
  [false, false, 'steady'],
  [true, false, 'movedRevenue'],
  [false, true, 'movedPieces'],
  [true, true, 'movedBoth'],
  [null, true, 'movedPieces'],
] as const)('of revenue and pieces it names what moved beyond the limit alone: %s, %s', (revenue, pieces, said) => {
  expect(whichMoved(revenue, pieces)).toBe(said)
})
