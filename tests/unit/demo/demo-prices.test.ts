import { describe, expect, it } from 'vitest'
import { costSum, modelCost } from '#prisma/seed/demo/recipe/costs'
import { commerceLevelMinor, insuranceFeeMinor, ladderShare, listPriceMinor } from '#prisma/seed/demo/recipe/prices'
import { promiseSecond } from '#prisma/seed/demo/recipe/service-levels'
import { zones } from '#prisma/seed/demo/recipe/zones'

// Expected amounts are read off the price table of the demo's design, zones from 0.
describe('the price table', () => {
  it.each([
    ['标快', 0, 1_000, 1_200],
    ['标快', 1, 1_001, 2_200],
    ['标快', 4, 3_000, 6_100],
    ['特快', 2, 2_000, 3_900],
    ['同城即日', 0, 800, 1_200],
    ['电商特惠', 0, 500, 240],
    ['电商特惠', 0, 501, 265],
    ['电商特惠', 3, 1_500, 1_700],
    ['电商特惠', 4, 3_000, 3_800],
    ['电商特惠', 1, 4_000, 720],
    ['重货', 0, 20_000, 1_590],
  ] as const)('%s into zone %i at %i g costs %i fen', (product, zone, grams, fen) => {
    expect(listPriceMinor(product, zone, grams)).toBe(fen)
  })

  it('has the level by a tenth of the waybills, and the ladder by a tenth of the money, of a whole company', () => {
    expect([29, 30, 99, 100, 499, 500, 1_999, 2_000, 9_999, 10_000].map(commerceLevelMinor)).toEqual([
      80, 45, 45, 15, 15, 0, 0, -12, -12, -25,
    ])
    expect([299, 300, 1_000, 3_000, 8_000].map(ladderShare)).toEqual([0.95, 0.9, 0.85, 0.8, 0.75])
  })

  it('insures as published: 300 yuan for 1, 800 for 2, 1,500 for 8, 20,000 for 100', () => {
    expect([30_000, 80_000, 150_000, 2_000_000].map(insuranceFeeMinor)).toEqual([100, 200, 800, 10_000])
  })

  it('costs 2.55 yuan for e-commerce and 8.80 for standard express, up to a kilogram into the second zone', () => {
    expect(costSum(modelCost('电商特惠', 1, 900))).toBe(255)
    expect(costSum(modelCost('标快', 1, 1_000))).toBe(880)
  })

  it('promises by hours or by the end of a day', () => {
    const noon = 43_200
    expect(promiseSecond('电商特惠', 0, noon)).toBe(noon + 48 * 3_600)
    expect(promiseSecond('标快', 1, noon)).toBe(3 * 86_400 - 1)
    expect(promiseSecond('同城即日', 0, noon)).toBe(86_399)
  })

  it('sends somewhere from every zone', () => {
    for (const zone of zones) expect(zone.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})
