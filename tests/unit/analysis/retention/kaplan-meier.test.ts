import { expect, it } from 'vitest'
import { curveByMonth, kaplanMeier, medianStay, survivalAfter } from '#lib/analysis/retention/kaplan-meier'
import { retentionRates } from '#lib/analysis/retention/rates'
import { late, treated } from './stays.ts'

// E. Freireich et al., Blood 21 (1963): weeks of remission of 21 patients on 6-MP, + still in remission. Estimates and Greenwood errors as D. Kleinbaum and M. Klein, Survival Analysis, and R's survfit print them.
it('the published case of 6-MP comes out, whatever the order', () => {
  const points = kaplanMeier(treated.toReversed())
  expect(points.map(({ months, atRisk, lost: gone }) => [months, atRisk, gone])).toEqual([
    [6, 21, 3],
    [7, 17, 1],
    [10, 15, 1],
    [13, 12, 1],
    [16, 11, 1],
    [22, 7, 1],
    [23, 6, 1],
  ])
  expect(points.map(({ survival }) => survival.toFixed(3))).toEqual([
    '0.857',
    '0.807',
    '0.753',
    '0.690',
    '0.627',
    '0.538',
    '0.448',
  ])
  expect(points.map(({ standardError }) => standardError.toFixed(4))).toEqual([
    ...['0.0764', '0.0869', '0.0963', '0.1068', '0.1141', '0.1282', '0.1346'],
  ])
  expect(medianStay(points)).toBe(23)
  expect(survivalAfter(points, 5, 35)).toBe(1)
  expect(survivalAfter(points, 12, 35)?.toFixed(3)).toBe('0.753')
  expect(survivalAfter(points, 36, 35)).toBeNull()
})

// Delayed entry, the first of the two groups: statsmodels 0.15.0, SurvfuncRight(months, lost, entry=entry), which takes those into the risk set whose entry lies before; n, d, estimate and its (Greenwood) error.
it('customers of before the records are watched from the age on that they had when these begin', () => {
  const points = kaplanMeier((late[0] ?? []).toReversed())
  expect(points.map(({ months, atRisk, lost: gone }) => [months, atRisk, gone])).toEqual([
    ...[
      [2, 5, 1],
      [5, 6, 1],
      [6, 5, 1],
      [7, 5, 1],
      [8, 5, 1],
      [11, 4, 1],
      [13, 2, 1],
    ],
  ])
  const estimates = [0.8, 0.6666666666666667, 0.5333333333333334, 0.42666666666666675, 0.34133333333333343, 0.256, 0.128]
  const errors = [
    ...[0.17888543819998318, 0.1924500897298753, 0.1947457982240591, 0.1826877522299041],
    ...[0.1648796643121999, 0.14405924707101134, 0.11567310260672824],
  ]
  for (const [place, estimate] of estimates.entries()) expect(points[place]?.survival).toBeCloseTo(estimate, 12)
  for (const [place, error] of errors.entries()) expect(points[place]?.standardError).toBeCloseTo(error, 12)
  expect(medianStay(points)).toBe(7)
})

it('of an age that nobody was watched at nothing is known, nor of any above it', () => {
  const old = { entry: 30, months: 40, lost: true, customers: 9 }
  expect(kaplanMeier([old])).toEqual([])
  expect(kaplanMeier([{ entry: 0, months: 2, lost: true, customers: 1 }, old]).map(({ months }) => months)).toEqual([2])
})

it('the curve is drawn at every whole month, carried forward, as long as five are watched', () => {
  const curve = curveByMonth([
    { entry: 0, months: 2, lost: true, customers: 2 },
    { entry: 0, months: 4, lost: false, customers: 4 },
    { entry: 2, months: 5, lost: false, customers: 4 },
    { entry: 4, months: 6, lost: true, customers: 4 },
  ])
  expect(curve.map(({ months, atRisk, lost: gone, survival }) => [months, atRisk, gone, survival])).toEqual([
    [0, 6, 0, 1],
    [1, 6, 0, 1],
    [2, 6, 2, 1 - 2 / 6],
    [3, 8, 0, 1 - 2 / 6],
    [4, 8, 0, 1 - 2 / 6],
    [5, 8, 0, 1 - 2 / 6],
  ])
  expect(curveByMonth([{ entry: 0, months: 4, lost: true, customers: 4 }])).toEqual([])
  expect(curveByMonth([])).toEqual([])
})

it('nobody, nobody lost, and all of them lost', () => {
  expect(kaplanMeier([])).toEqual([])
  expect(kaplanMeier([{ entry: 0, months: 4, lost: false, customers: 9 }])).toEqual([])
  expect(medianStay([])).toBeNull()
  expect(kaplanMeier([{ entry: 0, months: 4, lost: true, customers: 9 }])).toEqual([
    { months: 4, atRisk: 9, lost: 9, survival: 0, standardError: 0, low: 0, high: 0 },
  ])
})

it('retention is of what there was then; without anything there is none', () => {
  // Three of four customers; 80 then, of which 50 stayed and 90 is there with growth.
  const sums = { customersThen: 4, customersKept: 3, revenueThenMinor: 80, revenueKeptMinor: 50, revenueNowMinor: 90 }
  expect(retentionRates(sums)).toEqual({ customers: 0.75, grossRevenue: 0.625, netRevenue: 1.125 })
  const none = { customersThen: 0, customersKept: 0, revenueThenMinor: 0, revenueKeptMinor: 0, revenueNowMinor: 0 }
  expect(retentionRates(none)).toEqual({ customers: null, grossRevenue: null, netRevenue: null })
})
