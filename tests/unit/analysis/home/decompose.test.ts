import { describe, expect, it } from 'vitest'
import { monthToDate, sameDaysLastMonth, sameDaysLastYear } from '#lib/analysis/home/compared-days'
import type { KindChange } from '#lib/analysis/home/decompose'
import { decompose, partsOfKinds } from '#lib/analysis/home/decompose'

const kind = (kindId: number, then: [number, number], now: [number, number]): KindChange => ({
  kindId,
  ...{ shipmentsThen: then[0], revenueThenMinor: then[1], shipments: now[0], revenueMinor: now[1] },
})

describe('a change in revenue', () => {
  it('by hand: shops 100 at 3.00 and offices 50 at 12.00; then shops 180 at 2.80 and offices 45 at 12.00', () => {
    // Then 300 + 600 = 900 over 150: 6.00 each. Now 504 + 540 = 1,044 over 225.
    // Volume (225 − 150) × 6 = 450; at the prices of then 180 × 3 + 45 × 12 = 1,080, so mix 1,080 − 1,350 = −270; price 1,044 − 1,080 = −36.
    const found = decompose([kind(1, [100, 30_000], [180, 50_400]), kind(2, [50, 60_000], [45, 54_000])])
    expect(found).toEqual({
      nowMinor: 104_400,
      thenMinor: 90_000,
      changeMinor: 14_400,
      effects: { volume: 45_000, mix: -27_000, price: -3_600 },
      main: { effect: 'volume', kindId: 1 },
      // Volume: shops 80 × 6, offices −5 × 6. Mix: shops (180 − 150) × (3 − 6) = −90, offices (45 − 75) × (12 − 6) = −180. Price: shops 504 − 540, offices nothing.
      leading: { volume: 1, mix: 2, price: 1 },
    })
  })

  it('names the kind behind the main effect of a fall', () => {
    // The same volume, all of it moved to the cheap kind: mix, by whom offices lost and shops gained below the mean price, half each.
    const mix = decompose([kind(1, [100, 30_000], [150, 45_000]), kind(2, [50, 60_000], [0, 0])])
    expect(mix.effects).toEqual({ volume: 0, mix: -45_000, price: 0 })
    // Shops 50 × (3 − 6) = −150, offices −50 × (12 − 6) = −300.
    expect(mix.main).toEqual({ effect: 'mix', kindId: 2 })
    const price = decompose([kind(1, [100, 30_000], [100, 20_000]), kind(2, [50, 60_000], [50, 61_000])])
    expect(price.main).toEqual({ effect: 'price', kindId: 1 })
  })

  it('comes to the change exactly, whatever is rounded', () => {
    let seed = 7
    const next = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let round = 0; round < 500; round += 1) {
      const kinds = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, place) =>
        kind(place, [Math.floor(next() * 900) * next(), next() * 1e7], [Math.floor(next() * 900), Math.floor(next() * 1e7)]),
      )
      const { effects, changeMinor, nowMinor, thenMinor } = decompose(kinds)
      expect(effects.volume + effects.price + effects.mix).toBe(changeMinor)
      expect(nowMinor - thenMinor).toBe(changeMinor)
      for (const part of Object.values(effects)) expect(Number.isInteger(part)).toBe(true)
    }
  })

  it('a kind that is new is volume and mix, not price', () => {
    // 10 more at 20.00 beside 100 at 5.00: volume 10 × 5 = 50, mix 10 × (20 − 5) = 150.
    const found = decompose([kind(1, [100, 50_000], [100, 50_000]), kind(2, [0, 0], [10, 20_000])])
    expect(found.effects).toEqual({ volume: 5_000, mix: 15_000, price: 0 })
    expect(found.main).toEqual({ effect: 'mix', kindId: 2 })
  })

  it('without anything to compare with is volume', () => {
    expect(decompose([kind(1, [0, 0], [10, 5_000])])).toMatchObject({
      changeMinor: 5_000,
      effects: { volume: 5_000, price: 0, mix: 0 },
      main: null,
    })
    expect(decompose([])).toMatchObject({ changeMinor: 0, main: null })
  })
})

describe('the change of each kind', () => {
  it('by hand: each comes to its own change, and all to the effects', () => {
    const kinds = [kind(1, [100, 30_000], [180, 50_400]), kind(2, [50, 60_000], [45, 54_000])]
    // Shops 80 × 3.00 = 240.00 and 180 × −0.20 = −36.00; offices −5 × 12.00 = −60.00.
    expect(partsOfKinds(kinds)).toEqual([
      { kindId: 1, changeMinor: 20_400, volumeMinor: 24_000, priceMinor: -3_600 },
      { kindId: 2, changeMinor: -6_000, volumeMinor: -6_000, priceMinor: 0 },
    ])
  })

  it('a kind that is new is volume, and so is everything where nothing was shipped then', () => {
    expect(partsOfKinds([kind(1, [100, 50_000], [100, 50_000]), kind(2, [0, 0], [10, 20_000])])[1]).toEqual({
      ...{ kindId: 2, changeMinor: 20_000, volumeMinor: 20_000, priceMinor: 0 },
    })
    expect(partsOfKinds([kind(1, [0, 900], [10, 5_000])])).toEqual([
      { kindId: 1, changeMinor: 4_100, volumeMinor: 4_100, priceMinor: 0 },
    ])
  })

  it('over all kinds comes to volume with mix, and to price', () => {
    let seed = 11
    const next = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let round = 0; round < 200; round += 1) {
      const kinds = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, place) =>
        kind(place, [Math.floor(next() * 900), Math.floor(next() * 1e7)], [Math.floor(next() * 900), Math.floor(next() * 1e7)]),
      )
      const { effects } = decompose(kinds)
      const sum = (of: 'volumeMinor' | 'priceMinor') => partsOfKinds(kinds).reduce((total, part) => total + part[of], 0)
      expect(Math.abs(sum('priceMinor') - effects.price)).toBeLessThanOrEqual(kinds.length)
      expect(Math.abs(sum('volumeMinor') - effects.volume - effects.mix)).toBeLessThanOrEqual(kinds.length)
    }
  })
})

describe('the days compared with', () => {
  it('are the same of the year before', () => {
    expect(monthToDate('2026-11-24')).toEqual({ from: '2026-11-01', to: '2026-11-25' })
    expect(sameDaysLastYear(monthToDate('2026-11-24'))).toEqual({ from: '2025-11-01', to: '2025-11-25' })
    expect(sameDaysLastYear(monthToDate('2026-03-31'))).toEqual({ from: '2025-03-01', to: '2025-04-01' })
  })

  it('in winter lie as far from the festival: 17 February 2026 is as 29 January 2025', () => {
    expect(sameDaysLastYear(monthToDate('2026-02-17'))).toEqual({ from: '2025-01-13', to: '2025-01-30' })
  })

  it('are of the month before where there is no year before', () => {
    expect(sameDaysLastMonth(monthToDate('2026-11-24'))).toEqual({ from: '2026-10-01', to: '2026-10-25' })
    expect(sameDaysLastMonth(monthToDate('2026-03-31'))).toEqual({ from: '2026-02-01', to: '2026-03-01' })
  })
})
