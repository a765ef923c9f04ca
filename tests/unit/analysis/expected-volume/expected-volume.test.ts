import { describe, expect, it } from 'vitest'
import { expectVolumes, silenceOf } from '#lib/analysis/expected-volume/expected-volume'

const months = (...given: (readonly [shipments: number, averageDays: number])[]) =>
  given.map(([shipments, averageDays], place) => ({
    month: `2025-${String(place + 1).padStart(2, '0')}-01`,
    shipments,
    averageDays,
  }))
const steady = (count: number, shipments = 300) => Array.from({ length: count }, () => [shipments, 30] as const)

describe('the expected volume of a month', () => {
  it('is that of the six months before it, a seasonal day at a time', () => {
    // Month 8 has twice the season: 1,800 over 180 average days, times 60. Month 9 half of it, after 5 × 300 and 540 over 5 × 30 and 60: 2,040 ÷ 210 × 15.
    const { months: found } = expectVolumes(months(...steady(7), [540, 60], [90, 15]), 9)
    expect(found[7]?.expected).toBeCloseTo(600, 9)
    expect(found[8]?.expected).toBeCloseTo(145.714_285_714, 9)
  })

  it('of the running month and the next rests on the last six whole ones: what came so far counts for neither', () => {
    const { months: found, reference } = expectVolumes(months(...steady(8), [7, 31], [0, 15]), 8)
    expect([found[8]?.expected, found[9]?.expected, reference]).toEqual([310, 150, 6])
  })

  it('does not count the month in which the customer began, nor those before it, and takes three months', () => {
    const { months: found } = expectVolumes(months([0, 30], [7, 30], ...steady(3), [0, 30]), 5)
    expect(found.map(({ expected }) => expected)).toEqual([null, null, null, null, null, 300])
    expect(expectVolumes(months([7, 30], ...steady(2), [0, 30]), 3)).toMatchObject({ reference: 2, tested: 0 })
  })

  it('is nothing after six months without a shipment, and for a customer that has never shipped', () => {
    const silent = expectVolumes(months(...steady(4), ...steady(6, 0), [0, 30], [0, 30]), 10)
    expect(silent.months.slice(10).map(({ expected }) => expected)).toEqual([null, null])
    expect(silenceOf(silent.reference)).toBe('nothing_shipped')
    const never = expectVolumes(months(...steady(5, 0)), 3)
    expect([never.reference, silenceOf(never.reference)]).toEqual([0, 'few_months'])
  })
})

describe('the band', () => {
  // Worked out apart from this code, with fractions and the median of Python's own library, from calendar days times these indexes:
  // .9 .55 1 1 1 1.2 .95 .95 1 1.1 1.35 1 .9 .55 1, from January 2025 on.
  const season = [27.9, 15.4, 31, 30, 31, 36, 29.45, 29.45, 30, 34.1, 40.5, 31, 27.9, 15.4, 31]
  const shipped = [50, 100, 110, 90, 105, 95, 100, 120, 80, 100, 130, 60, 110, 0, 0]
  const given = months(...shipped.map((count, place) => [count, season[place] ?? 0] as const))

  it('reaches 1.4826 × 1.2816 times the median error to either side', () => {
    const { months: found, tested } = expectVolumes(given, 13)
    expect(tested).toBe(9)
    const rows = [4, 6, 13, 14].map((place) => found[place])
    const expected = [121.727_749, 102.684_798, 47.888_054, 96.398_031]
    const bands = [
      [81.516_205, 161.939_292],
      [68.763_902, 136.605_693],
      [32.068_714, 63.707_407],
      [64.553_906, 128.242_155],
    ]
    rows.forEach((row, place) => {
      expect(row?.expected).toBeCloseTo(expected[place] ?? 0, 5)
      expect(row?.band?.[0]).toBeCloseTo(bands[place]?.[0] ?? 0, 4)
      expect(row?.band?.[1]).toBeCloseTo(bands[place]?.[1] ?? 0, 4)
    })
  })

  it('is not there with fewer than six months that can be held against their expectation', () => {
    const of = (whole: number) => expectVolumes(months(...steady(whole + 1)), whole)
    // The first month does not count, and three must lie before each that is tested.
    expect(of(9)).toMatchObject({ tested: 5 })
    expect(of(9).months.every(({ band }) => band === null)).toBe(true)
    expect(of(10).months.at(-1)?.band).toEqual([300, 300])
  })

  it('is not widened by a few months that went quite differently, and never reaches below nothing', () => {
    const reachOf = (low: number) => {
      const { months: found } = expectVolumes(months(...steady(12), [low, 30], [300, 30], [0, 30]), 14)
      const { band, expected } = found[13] ?? {}
      return ((band?.[1] ?? 0) - (expected ?? 0)) / (expected ?? 1)
    }
    expect(reachOf(0)).toBe(0)
    const wild = expectVolumes(months(...Array.from({ length: 20 }, (_, place) => [place % 2 === 0 ? 10 : 900, 30] as const)), 20)
    expect(wild.months.every(({ band }) => band === null || band[0] >= 0)).toBe(true)
    expect(wild.months.some(({ band }) => band !== null && band[0] === 0)).toBe(true)
  })
})
