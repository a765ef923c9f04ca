import { describe, expect, it } from 'vitest'
import type { MonthSum } from '#lib/analysis/season/season'
import { fitCompanySeason, fitKindSeason, indexOf, noSeason } from '#lib/analysis/season/season'

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Whole months with so many shipments a day, from January of a year on. */
const months = (firstYear: number, perDay: readonly number[]): MonthSum[] =>
  perDay.map((rate, place) => {
    const year = firstYear + Math.floor(place / 12)
    const month = (place % 12) + 1
    const days = daysIn(year, month)
    return { year, month, days, shipments: rate * days, whole: true }
  })

// An ordinary winter's day 12, one of the festival's stretch 0. 2025: 10 of 31 days of January and 12 of 28 of February; 2026: 0 and 19.
const winter2025 = [(12 * 21) / 31, (12 * 16) / 28]
const winter2026 = [12, (12 * 9) / 28]
const rest = [10, 10, 10, 10, 10, 10, 10, 10, 20, 10]

describe('the seasonal index', () => {
  it('of a company: each month against the mean, January and February by the lunar date', () => {
    const fitted = fitCompanySeason(months(2025, [...winter2025, ...rest, ...winter2026, ...rest]))
    // The mean of the twelve: March to December come to 110; a winter day is 12 × 37/59 on average, twice.
    const mean = (110 + (2 * 12 * 37) / 59) / 12
    expect(fitted?.growth).toBeGreaterThan(0.98)
    const season = fitted?.season ?? noSeason
    // Without growth between the years but for what March takes of the stretch of 2026, which the whole-month pairs of winter feel.
    const index = (year: number, month: number) => indexOf(season, year, month)
    expect(index(2026, 11)).toBeCloseTo(20 / mean, 1)
    expect(index(2026, 5)).toBeCloseTo(10 / mean, 1)
    expect(index(2026, 1)).toBeCloseTo(12 / mean, 1)
    expect(index(2026, 2)).toBeCloseTo((12 * 9) / 28 / mean, 1)
    // 2027: the stretch is 30 January to 20 February, two days of January and twenty of February.
    expect(index(2027, 1)).toBeCloseTo((12 * 29) / 31 / mean, 1)
    expect(index(2027, 2)).toBeCloseTo((12 * 8) / 28 / mean, 1)
  })

  it('exactly, by hand: one year, winter 6 a day throughout, March to November 6, December 18', () => {
    const season = fitCompanySeason(months(2025, [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 18]))?.season
    // The mean is (11 × 6 + 18) ÷ 12 = 7.
    expect(season?.levels.map((level) => level * 7)).toEqual(
      [6, 6, 6, 6, 6, 6, 6, 6, 6, 18].map((rate) => expect.closeTo(rate, 9)),
    )
    expect((season?.ordinary ?? 0) * 7).toBeCloseTo(6, 9)
    expect((season?.festival ?? 0) * 7).toBeCloseTo(6, 9)
  })

  it('takes growth out: the second year ships 21 % more in every month, which is 10 % by the middle of the way', () => {
    const first = Array.from({ length: 12 }, () => 100)
    const fitted = fitCompanySeason(months(2021, [...first, ...first.map((rate) => rate * 1.21)]))
    expect(fitted?.growth).toBeCloseTo(1.21, 9)
    // The growth is a steady one: what is flat within the year has, with it taken out, a fall from January to December of 1.21 ^ (11/12).
    expect((fitted?.season.ordinary ?? 0) / (fitted?.season.levels[9] ?? 1)).toBeGreaterThan(1.1)
    // Steady growth leaves no season at all.
    const steady = Array.from({ length: 24 }, (_, place) => 100 * 1.21 ** (place / 12))
    for (const level of fitCompanySeason(months(2021, steady))?.season.levels ?? [0]) expect(level).toBeCloseTo(1, 9)
  })

  it('weighs broken months by their days, and knows nothing of a month that was hardly looked at', () => {
    const whole = months(2025, [...Array.from({ length: 11 }, () => 10)])
    const part = (days: number, perDay: number): MonthSum => ({
      year: 2025,
      month: 12,
      days,
      shipments: days * perDay,
      whole: false,
    })
    expect(fitCompanySeason([...whole, part(14, 30)])).toBeNull()
    expect(fitCompanySeason([...whole, part(15, 30)])?.season.levels[9]).toBeCloseTo((30 * 12) / 140, 9)
    // December of the year before for 6 days at 15, now for 15 days at 36: (90 + 540) ÷ 21 = 30.
    const before: MonthSum = { year: 2024, month: 12, days: 6, shipments: 90, whole: false }
    expect(fitCompanySeason([before, ...whole, part(15, 36)])?.season.levels[9]).toBeCloseTo((30 * 12) / 140, 9)
  })

  it('is not known for less than a year', () => {
    expect(
      fitCompanySeason(
        months(
          2025,
          Array.from({ length: 11 }, () => 10),
        ),
      ),
    ).toBeNull()
    expect(fitCompanySeason([])).toBeNull()
    expect(indexOf(noSeason, 2026, 2)).toBe(1)
  })

  it('of a kind is moved towards the company’s, the more the less it ships', () => {
    const company = { levels: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], ordinary: 1, festival: 1 }
    // 300 a month are half its own: December of the kind is 18 ÷ 7, so the index is (1 + 18/7) ÷ 2.
    const perDay = [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 18]
    const scale = ((300 / 365.25) * 12) / ((6 * 334 + 18 * 31) / 365)
    const fitted = fitKindSeason(
      months(
        2025,
        perDay.map((rate) => rate * scale),
      ),
      company,
    )
    expect(fitted.shipmentsPerMonth).toBeCloseTo(300, 6)
    expect(fitted.weight).toBeCloseTo(0.5, 9)
    expect(fitted.season.levels[9]).toBeCloseTo((1 + 18 / 7) / 2, 6)
    expect(fitKindSeason([], company)).toMatchObject({ weight: 0, season: company })
  })

  it('of a kind that has no year yet takes the months it lacks from the company', () => {
    const company = { levels: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2], ordinary: 0.5, festival: 0.5 }
    const { season, weight } = fitKindSeason(
      months(
        2025,
        Array.from({ length: 11 }, () => 1_000),
      ),
      company,
    )
    // Without December: ten parts known against 9 × 1 + 0.5 of the company, so December is 2 × (10 ÷ 9.5) of the others.
    expect(weight).toBeGreaterThan(0.98)
    expect((season.levels[9] ?? 0) / (season.levels[0] ?? 1)).toBeCloseTo(2 * (10 / 9.5), 1)
  })
})
