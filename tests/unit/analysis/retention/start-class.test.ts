import { expect, it } from 'vitest'
import { startClasses } from '#lib/analysis/retention/start-class'

const shares = { a_share: 0.8, b_share: 0.95 }

it('classes of the first months are those of ABC, in the order of the customers; equal ones share one, and nothing or less is C', () => {
  // 100 of 125 is 80 %, so that 15 is no longer A; 115 of 125 is 92 %, so that both fives are B.
  expect(startClasses(Float64Array.of(5, -20, 100, 15, 0, 5), shares)).toEqual(['B', 'C', 'A', 'B', 'C', 'B'])
})

it('nobody, nobody with anything, and all alike', () => {
  expect(startClasses(new Float64Array(), shares)).toEqual([])
  expect(startClasses(Float64Array.of(0, -1), shares)).toEqual(['C', 'C'])
  expect(startClasses(Float64Array.of(7, 7, 7), shares)).toEqual(['A', 'A', 'A'])
})
