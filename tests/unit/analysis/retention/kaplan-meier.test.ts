import { expect, it } from 'vitest'
import { kaplanMeier, medianStay, survivalAfter } from '#lib/analysis/retention/kaplan-meier'
import { retentionRates } from '#lib/analysis/retention/rates'

// E. Freireich et al., Blood 21 (1963): weeks of remission of 21 patients on 6-MP, + still in remission. Estimates and Greenwood errors as D. Kleinbaum and M. Klein, Survival Analysis, and R's survfit print them.
const lost = [6, 6, 6, 7, 10, 13, 16, 22, 23]
const here = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
const freireich = [
  ...lost.map((months) => ({ months, lost: true, customers: 1 })),
  ...here.map((months) => ({ months, lost: false, customers: 1 })),
]

it('the published case of 6-MP comes out, whatever the order', () => {
  const points = kaplanMeier(freireich.toReversed())
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

it('nobody, nobody lost, and all of them lost', () => {
  expect(kaplanMeier([])).toEqual([])
  expect(kaplanMeier([{ months: 4, lost: false, customers: 9 }])).toEqual([])
  expect(medianStay([])).toBeNull()
  expect(kaplanMeier([{ months: 4, lost: true, customers: 9 }])).toEqual([
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
