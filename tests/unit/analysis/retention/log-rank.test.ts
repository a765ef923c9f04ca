import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chiSquareTail } from '#lib/analysis/retention/chi-square'
import { compareStays, curvesOf } from '#lib/analysis/retention/compare'
import { certaintyOf, expectedLosses, logRank } from '#lib/analysis/retention/log-rank'
import type { Stay } from '#lib/analysis/retention/watched'
import { here, late, lost, treated } from './stays.ts'

// E. Freireich et al., Blood 21 (1963), 6-MP against placebo. χ² = 16.793 with 1 degree of freedom, observed 9 and 21, expected 19.25 and 10.75: D. Kleinbaum and M. Klein, Survival Analysis, ch. 2;
// 16.792940989216536 by scipy.stats.logrank (1.17.1, its statistic squared).
const placebo = lost(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)

// Three groups with ties: statsmodels.duration.survfunc.survdiff gives χ² = 5.789551822423995, p = 0.05531141837474829.
const three = [
  [...lost(2, 5, 12), ...here(9, 14, 14, 20)],
  [...lost(1, 3, 3, 7, 9, 13), ...here(6, 11)],
  [...lost(1, 1, 2, 4, 5, 5, 8), ...here(3, 8)],
]

it('the published case of 6-MP against placebo comes out', () => {
  const found = logRank([treated, placebo])
  expect(found?.chiSquare).toBeCloseTo(16.792940989216536, 9)
  expect(found?.degreesOfFreedom).toBe(1)
  expect(found?.p).toBeCloseTo(4.168809109334529e-5, 12)
  const [first, second] = expectedLosses([treated, placebo])
  expect([first?.lost, first?.expected.toFixed(2), second?.lost, second?.expected.toFixed(2)]).toEqual([9, '19.25', 21, '10.75'])
})

it('three groups come out as another program has them', () => {
  const found = logRank(three)
  expect(found?.chiSquare).toBeCloseTo(5.789551822423995, 10)
  expect(found?.degreesOfFreedom).toBe(2)
  expect(found?.p).toBeCloseTo(0.05531141837474829, 10)
})

// Delayed entry: statsmodels 0.15.0, survdiff(months, lost, group, entry=entry) gives χ² = 0.6610553408139171, p = 0.41618761537233984; the sums over risk sets, written out by themselves,
// O = 7, E = 8.397619047619049, V = 2.954879692617788 of the first group, give the same.
it('who came under watch later counts from then on', () => {
  const found = logRank(late)
  expect(found?.chiSquare).toBeCloseTo(0.6610553408139171, 10)
  expect(found?.p).toBeCloseTo(0.41618761537233984, 10)
  const [first] = expectedLosses(late)
  expect(first?.lost).toBe(7)
  expect(first?.expected).toBeCloseTo(8.397619047619049, 10)
})

// scipy.stats.chi2.sf.
it.each([
  [3.841458820694124, 1, 0.05],
  [0.5, 1, 0.47950012218695337],
  [5.99, 2, 0.05003662708658629],
  [11.07, 5, 0.050009618622405425],
  [2, 10, 0.9963401531726563],
  [100, 10, 5.4497019829205215e-17],
  [600, 9, 2.0941845519358376e-123],
  [0, 3, 1],
])('the upper tail of χ² = %d with %d degrees of freedom', (statistic, degreesOfFreedom, tail) => {
  expect(chiSquareTail(statistic, degreesOfFreedom) / tail).toBeCloseTo(1, 10)
})

it('without two groups, without a loss, and with an empty group there is no test', () => {
  expect(logRank([])).toBeNull()
  expect(logRank([treated])).toBeNull()
  expect(logRank([here(3, 4), here(5)])).toBeNull()
  expect(logRank([lost(1), []])).toBeNull()
})

/** Thousands of customers that came under watch at an age, of whom some are lost in each of two years and the others are still here. */
function watchedFrom(entry: number, each: number): Stay[] {
  const months = Array.from({ length: 24 }, (_, place) => entry + place + 1)
  const gone = months.map((month, place) => ({ entry, months: month, lost: true, customers: each + 11 * place }))
  return [...gone, { entry, months: entry + 24, lost: false, customers: 4000 }]
}

it('groups that were never watched together are not tested, however many customers they have', () => {
  const [young, old, oldest] = [watchedFrom(0, 3001), watchedFrom(24, 1000), watchedFrom(48, 419)]
  expect(logRank([young, old])).toBeNull()
  expect(logRank([young, old, oldest])).toBeNull()
  // Two that were, and one that was with neither of them, wherever it stands: what two lose the other one does not, so that V is singular but for rounding.
  const other = watchedFrom(0, 1000)
  for (const groups of [
    [young, other, old],
    [young, old, other],
    [old, young, other],
  ])
    expect(logRank(groups)).toBeNull()
  expect(logRank([young, other])?.degreesOfFreedom).toBe(1)
})

const stays = fc.array(
  fc.record({
    entry: fc.constantFrom(0, 1),
    months: fc.integer({ min: 2, max: 12 }),
    lost: fc.boolean(),
    customers: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 8 },
)

it('what is expected of all groups is what all lost; neither the order of groups nor of customers matters', () => {
  fc.assert(
    fc.property(fc.array(stays, { minLength: 2, maxLength: 4 }), (groups) => {
      const losses = expectedLosses(groups)
      const total = (key: 'lost' | 'expected') => losses.reduce((sum, each) => sum + each[key], 0)
      expect(total('expected')).toBeCloseTo(total('lost'), 8)
      const found = logRank(groups)
      const turned = logRank(groups.toReversed().map((group) => group.toReversed()))
      expect(turned === null).toBe(found === null)
      if (found === null || turned === null) return
      expect(turned.chiSquare).toBeCloseTo(found.chiSquare, 5)
      expect(found.p).toBeGreaterThanOrEqual(0)
      expect(found.p).toBeLessThanOrEqual(1)
    }),
  )
})

it('groups that are exactly alike differ by nothing', () => {
  expect(logRank([treated, treated, treated])?.p).toBeCloseTo(1, 9)
})

it('a group with fewer than five losses to be expected is shown and left out of the test', () => {
  const small = { group: 'few', stays: [...lost(2, 2), ...here(9)] }
  const given = [{ group: 'treated', stays: treated }, { group: 'placebo', stays: placebo }, small]
  const found = compareStays(given)
  expect(found.groups.map(({ group, tooFew }) => [group, tooFew])).toEqual([
    ['treated', false],
    ['placebo', false],
    ['few', true],
  ])
  expect(found.test?.chiSquare).toBeCloseTo(16.792940989216536, 9)
  expect([found.longest?.group, found.shortest?.group]).toEqual(['treated', 'placebo'])
  expect(compareStays([small])).toMatchObject({ test: null, longest: null, shortest: null })
  expect(compareStays([])).toMatchObject({ groups: [], test: null })
})

it('curves of groups are drawn together by month; beyond what a group was watched nothing is known', () => {
  const { groups } = compareStays([
    { group: 'a', stays: [...lost(2), ...here(3)] },
    { group: 'b', stays: here(1) },
  ])
  expect(curvesOf(groups)).toEqual([
    { months: 0, stays: { a: 1, b: 1 } },
    { months: 1, stays: { a: 1, b: 1 } },
    { months: 2, stays: { a: 0.5, b: null } },
    { months: 3, stays: { a: 0.5, b: null } },
  ])
})

it.each([
  [0.0099, 'sure'],
  [0.01, 'likely'],
  [0.0499, 'likely'],
  [0.05, 'chance'],
] as const)('p = %d reads as %s', (p, certainty) => {
  expect(certaintyOf({ chiSquare: 1, degreesOfFreedom: 1, p })).toBe(certainty)
})
