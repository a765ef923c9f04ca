import { describe, expect, it } from 'vitest'
import type { DropCuts, DropEvidence } from '#lib/analysis/drop/drop'
import {
  besideLastYear,
  expectationOf,
  isBelowLastYear,
  isWatched,
  levelOf,
  likelyCauses,
  monthlyLoss,
  withKind,
} from '#lib/analysis/drop/drop'

const cuts: DropCuts = { yellow: 0.2, orange: 0.4, red: 0.6, min_shipments: 100, min_revenue_minor: 200_000 }
const window = (shipments: number, expected = 100) => ({ shipments, expected })

describe('what is expected', () => {
  it('is of the average day: a strong month weighs as many average days as its index says', () => {
    // 30 days at 1.5 are 45 average days, 31 at 1 and 30 at 0.8 are 31 and 24: 1,000 shipments over 100 average days.
    const months = [
      { shipments: 450, revenueMinor: 150_000, averageDays: 45 },
      { shipments: 310, revenueMinor: 100_000, averageDays: 31 },
      { shipments: 240, revenueMinor: 50_000, averageDays: 24 },
    ]
    expect(expectationOf(months)).toEqual({ perDay: 10, priceMinor: 300 })
    expect(expectationOf(months.slice(1))).toBeNull()
    expect(expectationOf(months.map((month) => ({ ...month, shipments: 0 })))).toBeNull()
  })

  it('is watched from 100 shipments or 2,000 yuan in 30 days', () => {
    // 93⅓ in 28 days are 100 in 30.
    expect(isWatched(280 / 3, 100, cuts)).toBe(true)
    expect(isWatched(93, 100, cuts)).toBe(false)
    // 14 in 28 days are 15 in 30; at 133.34 yuan more than 2,000, at 133 less.
    expect(isWatched(14, 13_334, cuts)).toBe(true)
    expect(isWatched(14, 13_300, cuts)).toBe(false)
  })
})

it('the expectation rises with the kind on days of promotion, and does not fall with it', () => {
  expect([withKind(100, 1.2), withKind(100, 0.7), withKind(100, null)]).toEqual([120, 100, 100])
})

describe('the level', () => {
  it.each([
    [81, null],
    [80, 'yellow'],
    [61, 'yellow'],
    [60, 'orange'],
    [41, 'orange'],
    [40, 'red'],
    [0, 'red'],
    [120, null],
  ])('%i of 100 is %s', (shipments, level) => {
    expect(levelOf([window(shipments), window(shipments)], cuts)).toBe(level)
  })

  it('is the mildest of the weeks: it must have lasted', () => {
    expect(levelOf([window(10), window(75)], cuts)).toBe('yellow')
    expect(levelOf([window(10), window(90)], cuts)).toBeNull()
    expect(levelOf([window(90), window(10)], cuts)).toBeNull()
    expect(levelOf([], cuts)).toBeNull()
    expect(levelOf([window(0, 0)], cuts)).toBeNull()
  })
})

it('the loss of 30 days is what is missing in 28, at the price of before', () => {
  // (1,180 − 684) × 3.00 × 30 ÷ 28 = 1,594.29
  expect(monthlyLoss({ shipments: 684, expected: 1_180 }, 300)).toBe(159_429)
  expect(monthlyLoss({ shipments: 20, expected: 10 }, 300)).toBe(0)
})

describe('what may be behind it', () => {
  const nothing: DropEvidence = {
    ...{ damaged: 0, lost: 0, promised: 40, late: 2, lateBefore: 0.05, complaints: 0, openComplaints: 0 },
    ...{ priceBefore: 300, priceNow: 300, kindRatio: 1, rivals: [], shareOfWallet: null },
  }
  it.each<[string, Partial<DropEvidence>, string[]]>([
    ['nothing', {}, []],
    ['one broken waybill', { damaged: 1 }, []],
    ['one broken, one lost', { damaged: 1, lost: 1 }, ['breakage']],
    ['a complaint', { complaints: 1 }, ['complaint']],
    ['six of forty late, ten points more than before', { late: 6 }, ['late']],
    ['late as before', { late: 6, lateBefore: 0.1 }, []],
    ['four of four late', { late: 4, promised: 4 }, []],
    ['five per cent dearer', { priceNow: 315 }, ['price']],
    ['four per cent dearer', { priceNow: 312 }, []],
    ['nothing shipped, so no price', { priceNow: null }, []],
    ['a rival with most of it', { rivals: ['甲'], shareOfWallet: 0.55 }, ['diverted']],
    ['a rival with little', { rivals: ['甲'], shareOfWallet: 0.6 }, []],
    ['a rival, share unknown', { rivals: ['甲'] }, ['diverted']],
    ['the whole kind by a tenth', { kindRatio: 0.9 }, ['season']],
    ['the kind unknown', { kindRatio: null }, []],
    ['several', { damaged: 3, complaints: 2, kindRatio: 0.5 }, ['breakage', 'complaint', 'season']],
  ])('%s', (_, part, causes) => {
    expect(likelyCauses({ ...nothing, ...part })).toEqual(causes)
  })
})

describe('beside its own last year', () => {
  it.each([
    [100, 100, false],
    [120, 100, false],
    [81, 100, false],
    [80, 100, true],
    [0, 1, true],
    // Whoever shipped nothing in these weeks last year does not ship less now.
    [0, 0, false],
    [50, null, null],
  ])('%i now, %s then: below? %s', (shipments, lastYear, below) => {
    expect(isBelowLastYear(shipments, lastYear, cuts)).toBe(below)
  })

  it.each([
    // 194 is fewer than 226, if not by a fifth: it is never called "not below".
    [194, 226, false, 'near'],
    [226, 226, false, 'not_lower'],
    [300, 226, false, 'not_lower'],
    [100, 226, true, 'below'],
    [100, null, null, 'unknown'],
  ] as const)('%i now, %s then is %s: told as %s', (shipments, lastYear, belowLastYear, told) => {
    expect(besideLastYear({ shipments, lastYear, belowLastYear })).toBe(told)
  })
})
