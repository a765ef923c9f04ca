import { expect, it } from 'vitest'
import { leftOutByWindow } from '#lib/analysis/concentration-trend/left-out'
import { WHOLE } from '#lib/analysis/concentration-trend/places'

// A region 1 with the outlets 2 and 3.
const tree = [
  { id: 1, kind: 'region', parentId: null },
  { id: 2, kind: 'outlet', parentId: 1 },
  { id: 3, kind: 'outlet', parentId: 1 },
]
const row = (outletId: number, month: string, currency: string, waybills: number, unpriced: number) => ({
  ...{ outletId, month, currency, waybills, unpriced },
})
const of = leftOutByWindow(
  [
    row(2, '2025-01-01', 'CNY', 9, 4),
    row(2, '2025-02-01', 'CNY', 9, 2),
    row(3, '2025-02-01', 'USD', 5, 1),
    row(3, '2025-03-01', 'USD', 3, 0),
    row(0, '2025-02-01', 'EUR', 7, 7),
  ],
  tree,
  'CNY',
)

it('a window has the months from its first to before its end, of a place with those below it', () => {
  expect(of(2, '2025-01-01', '2025-03-01')).toEqual({ unpriced: 6, excluded: {} })
  expect(of(2, '2025-02-01', '2025-03-01')).toEqual({ unpriced: 2, excluded: {} })
  expect(of(1, '2025-02-01', '2025-04-01')).toEqual({ unpriced: 2, excluded: { USD: 8 } })
})

it('of other currencies all waybills are left out, priced or not; customers of no outlet belong to the company alone', () => {
  expect(of(WHOLE, '2025-02-01', '2025-03-01')).toEqual({ unpriced: 2, excluded: { USD: 5, EUR: 7 } })
})

it('where nothing is left out, it is nothing', () => {
  expect(of(3, '2024-01-01', '2025-01-01')).toEqual({ unpriced: 0, excluded: {} })
  expect(of(99, '2025-01-01', '2026-01-01')).toEqual({ unpriced: 0, excluded: {} })
})
