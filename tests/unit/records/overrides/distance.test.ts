import { expect, test } from 'vitest'
import { classDistance } from '#lib/records/overrides/distance'

test.each([
  ['A', 'A', 0],
  ['B', 'A', 1],
  ['A', 'B', 1],
  ['C', 'A', 2],
  // In no class, or in one that is no more: as one of the last.
  [null, 'A', 2],
  [null, 'C', 0],
  ['D', 'B', 1],
])('from %s to %s lie %d classes', (computed, wanted, expected) => {
  expect(classDistance(['A', 'B', 'C'], computed, wanted)).toBe(expected)
})
