import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { niceTicks } from '#components/chart/scale'

it('an axis has round marks from 0 to beyond the highest value', () => {
  expect(niceTicks(90)).toEqual([0, 50, 100])
  expect(niceTicks(61)).toEqual([0, 20, 40, 60, 80])
  expect(niceTicks(0.42)).toEqual([0, 0.2, 0.4, 0.6])
  expect(niceTicks(1_234_567)).toEqual([0, 500_000, 1_000_000, 1_500_000])
})

it('reaches below 0 for negative values, and is an axis with nothing to show', () => {
  expect(niceTicks(40, 4, -30)).toEqual([-40, -20, 0, 20, 40])
  expect(niceTicks(0)).toEqual([0, 1])
})

it('never leaves a value out, with few marks', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (highest) => {
      const ticks = niceTicks(highest)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * (1 - 1e-8))
      expect(ticks.length).toBeLessThanOrEqual(6)
    }),
  )
})
