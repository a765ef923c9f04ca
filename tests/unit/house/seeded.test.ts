import { expect, it } from 'vitest'
import { seededNumbers } from '#tests/support/seeded'

it.each([0, 1, 20_261_125, 20_261_126, 2_147_483_640, -10])(
  'first draws of twenty seeds from %d on stand in every quarter',
  (first) => {
    const draws = Array.from({ length: 20 }, (_, index) => seededNumbers(first + index)())
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
    expect(new Set(draws.map((draw) => Math.floor(draw * 4)))).toEqual(new Set([0, 1, 2, 3]))
  },
)

it('the same seed draws the same numbers, each of them another', () => {
  const [one, again] = [seededNumbers(7), seededNumbers(7)]
  const draws = Array.from({ length: 1_000 }, () => one())
  expect(draws).toEqual(Array.from({ length: 1_000 }, () => again()))
  expect(new Set(draws).size).toBe(1_000)
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1)
})
