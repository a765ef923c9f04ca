import { expect, it } from 'vitest'
import { isWholeMonth } from '#lib/analysis/period/whole-month'

it('the month in which the records begin is no whole month, unless they begin on its first day', () => {
  expect(isWholeMonth('2025-06-01', '2025-06-18')).toBe(false)
  expect(isWholeMonth('2025-06-01', '2025-06-02')).toBe(false)
  expect(isWholeMonth('2025-06-01', '2025-06-01')).toBe(true)
  expect(isWholeMonth('2025-07-01', '2025-06-18')).toBe(true)
  expect(isWholeMonth('2025-05-01', '2025-06-18')).toBe(false)
  expect(isWholeMonth('2025-05-01', null)).toBe(false)
})
