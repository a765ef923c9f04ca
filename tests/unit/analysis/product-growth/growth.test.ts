import { expect, it } from 'vitest'
import { comparedMonths, growthOfProducts } from '#lib/analysis/product-growth/growth'

it.each([
  ['2026-06-18', '2026-03-01', '2026-06-01', '2025-03-01', '2025-06-01'],
  // February to April would have one half of the festival's months, November to January the other.
  ['2026-05-01', '2026-01-01', '2026-05-01', '2025-01-01', '2025-05-01'],
  ['2026-02-28', '2025-10-01', '2026-01-01', '2024-10-01', '2025-01-01'],
  ['2026-03-01', '2025-12-01', '2026-03-01', '2024-12-01', '2025-03-01'],
])('as of %s', (today, from, to, thenFrom, thenTo) => {
  expect(comparedMonths(today)).toEqual({ from, to, thenFrom, thenTo })
})

const rows = [
  { product: 'fresh', shipments: 3, shipmentsThen: 0, revenueMinor: 300, revenueThenMinor: 0 },
  { product: 'standard', shipments: 10, shipmentsThen: 12, revenueMinor: 900, revenueThenMinor: 1_200 },
  { product: '', shipments: 0, shipmentsThen: 0, revenueMinor: -200, revenueThenMinor: -100 },
  { product: 'express', shipments: 5, shipmentsThen: 4, revenueMinor: 1_000, revenueThenMinor: 800 },
]

it('each product grew by what it brings more than then, the largest first; what was not sold then has no growth', () => {
  const found = growthOfProducts(rows, true)
  expect(found.products.map(({ product, growth, changeMinor, share }) => [product, growth, changeMinor, share])).toEqual([
    ['express', 0.25, 200, 0.5],
    ['standard', -0.25, -300, 0.45],
    ['fresh', null, 300, 0.15],
    ['', null, -100, -0.1],
  ])
  expect(found.all).toMatchObject({ revenueMinor: 2_000, revenueThenMinor: 1_900, growth: 100 / 1_900, shipments: 18, share: 1 })
  expect([found.rose?.product, found.fell?.product]).toEqual(['fresh', 'standard'])
  expect(found.products.filter(({ isNew }) => isNew).map(({ product }) => product)).toEqual(['fresh'])
  expect(growthOfProducts(rows.toReversed(), true)).toEqual(found)
})

it('where records do not cover the year before, nothing is known to have grown', () => {
  const found = growthOfProducts(rows, false)
  for (const each of [found.all, ...found.products])
    expect(each).toMatchObject({ growth: null, changeMinor: null, revenueThenMinor: null, shipmentsThen: null, isNew: false })
  expect([found.rose, found.fell]).toEqual([null, null])
  expect(found.products.map(({ product, share }) => [product, share])).toContainEqual(['express', 0.5])
})

it('nothing at all, a row of nothing, and refunds only', () => {
  const nothing = { product: 'none', shipments: 0, shipmentsThen: 0, revenueMinor: 0, revenueThenMinor: 0 }
  expect(growthOfProducts([nothing], true).products).toEqual([])
  expect(growthOfProducts([], true)).toMatchObject({ products: [], rose: null, fell: null, all: { growth: null, share: null } })
  expect(growthOfProducts(rows.slice(2, 3), true).products[0]).toMatchObject({ growth: null, share: null })
})
