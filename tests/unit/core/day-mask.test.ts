import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '#lib/core/day'
import { clipMask, countDays, daysOf, firstDayIn, gapsOf, hasDay, lastDayIn, maskOf, medianGapDays } from '#lib/core/day-mask'

const days = fc.uniqueArray(fc.integer({ min: 1, max: 31 }))

describe('shipping days of a month', () => {
  test('count, first and last are those of the days', () => {
    fc.assert(
      fc.property(days, (list) => {
        const mask = maskOf(list)
        expect(countDays(mask)).toBe(list.length)
        expect(firstDayIn(mask)).toBe(list.length === 0 ? 0 : Math.min(...list))
        expect(lastDayIn(mask)).toBe(list.length === 0 ? 0 : Math.max(...list))
        for (let day = 1; day <= 31; day += 1) expect(hasDay(mask, day)).toBe(list.includes(day))
        expect(mask).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('a clipped mask keeps the days of the half-open period', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 80 }), (list, from, to) => {
        const monthStart = 20_000
        const kept = list.filter((day) => monthStart + day - 1 >= monthStart + from && monthStart + day - 1 < monthStart + to)
        expect(clipMask(maskOf(list), monthStart, monthStart + from, monthStart + to)).toBe(maskOf(kept))
      }),
    )
  })

  test('months are joined into days in order', () => {
    const january = dayNumber('2026-01-01')
    const march = dayNumber('2026-03-01')
    expect(
      daysOf([
        { monthStart: january, mask: maskOf([1, 31]) },
        { monthStart: march, mask: maskOf([2]) },
      ]),
    ).toEqual([january, january + 30, march + 1])
  })
})

describe('rhythm', () => {
  test('gaps and their median, worked out by hand', () => {
    expect(gapsOf([10, 12, 20, 21])).toEqual([2, 8, 1])
    expect(medianGapDays([10, 12, 20, 21])).toBe(2)
    expect(medianGapDays([0, 3, 10])).toBe(5)
  })

  test('fewer than three shipping days have no rhythm', () => {
    expect(medianGapDays([])).toBeNaN()
    expect(medianGapDays([1, 9])).toBeNaN()
  })

  test('scratch of another customer does not show', () => {
    expect(medianGapDays([1, 2, 3, 90], 3, new Float64Array([99, 99, 99, 99]))).toBe(1)
  })
})
