import { expect, it } from 'vitest'
import { isShare, writtenDifference } from '#lib/analysis/loyalty/written-mean'

it('the difference of two means is that of what is written: percent with one decimal', () => {
  expect(isShare('on_time')).toBe(true)
  // Written 92.4 % and 90.1 %; the means themselves are 2.22 points apart.
  expect(writtenDifference('on_time', 0.92352, 0.90132)).toBe(0.023)
})

it('and numbers with two', () => {
  expect(isShare('visits')).toBe(false)
  // Written 1.25 and 1.00, 0.242 apart.
  expect(writtenDifference('visits', 1.2461, 1.0041)).toBe(0.25)
  expect(writtenDifference('visits', 1, 1.5)).toBe(-0.5)
})

it('without one of the two there is none', () => {
  expect(writtenDifference('visits', null, 1)).toBeNull()
  expect(writtenDifference('visits', 1, null)).toBeNull()
})
