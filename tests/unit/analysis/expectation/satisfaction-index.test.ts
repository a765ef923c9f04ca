import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexOfPair, isMissed, OUTCOMES, outcomeOf, rateIndex, verdictOf } from '#lib/analysis/expectation/satisfaction-index'

const answer = fc.integer({ min: 1, max: 5 })
const pair = fc.record({ expectation: answer, perception: answer, customers: fc.integer({ min: 1, max: 50 }) })
const pairs = fc.array(pair, { minLength: 1, maxLength: 25 })

describe('the verdict on an index', () => {
  it('is none of fewer than thirty customers, however clear the interval', () => {
    expect(verdictOf({ customers: 29, interval: [50, 80] })).toBeNull()
    expect(verdictOf({ customers: 1, interval: null })).toBeNull()
  })

  it('of thirty and more is by the whole interval', () => {
    const of = (low: number, high: number) => verdictOf({ customers: 30, interval: [low, high] })
    expect([of(50, 99.9), of(99, 101), of(100, 120), of(100.1, 120)]).toEqual(['below', 'met', 'met', 'above'])
  })
})

describe('the satisfaction index', () => {
  it('is 100 where perception equals expectation, whatever it is', () => {
    for (const each of [1, 2, 3, 4, 5]) expect(indexOfPair(each, each)).toBe(100)
    fc.assert(
      fc.property(pairs, (given) => {
        const equal = given.map((each) => ({ ...each, perception: each.expectation }))
        const { index, gap, meanOfIndices } = rateIndex(equal)
        expect([index, gap]).toEqual([100, 0])
        expect(meanOfIndices).toBeCloseTo(100, 9)
      }),
    )
  })

  it('rises with perception and falls with expectation', () => {
    fc.assert(
      fc.property(answer, answer, fc.integer({ min: 1, max: 4 }), (expectation, perception, more) => {
        expect(indexOfPair(expectation, perception + more)).toBeGreaterThan(indexOfPair(expectation, perception))
        expect(indexOfPair(expectation + more, perception)).toBeLessThan(indexOfPair(expectation, perception))
      }),
    )
  })

  it('lies above 100 exactly where the mean gap is positive, which the mean of the indices does not', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const { index, gap } = rateIndex(given)
        expect(Math.sign((index ?? 0) - 100)).toBe(Math.sign(gap ?? 0))
      }),
    )
    // Expected 1 and perceived 3, expected 5 and perceived 2: the mean of 300 and 40 is 170, though more is missed than exceeded.
    const mixed = rateIndex([
      { expectation: 1, perception: 3, customers: 1 },
      { expectation: 5, perception: 2, customers: 1 },
    ])
    expect(mixed.meanOfIndices).toBe(170)
    expect(mixed.gap).toBe(-0.5)
    expect(mixed.index).toBeCloseTo((5 / 6) * 100, 12)
  })

  it('does not change when every count is scaled, or in another order', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 2, max: 9 }), (given, times) => {
        const scaled = [...given].reverse().map((each) => ({ ...each, customers: each.customers * times }))
        const [one, other] = [rateIndex(given), rateIndex(scaled)]
        expect(other.index).toBeCloseTo(one.index ?? 0, 9)
        expect(other.gap).toBeCloseTo(one.gap ?? 0, 9)
      }),
    )
  })

  it('has the linearised interval of a ratio', () => {
    // Worked out with Python over the fifteen single answers: s² of p − R·e with n − 1, standard error √(s²/n) ÷ mean expectation.
    const found = rateIndex([
      { expectation: 5, perception: 3, customers: 4 },
      { expectation: 4, perception: 4, customers: 6 },
      { expectation: 3, perception: 5, customers: 2 },
      { expectation: 5, perception: 4, customers: 3 },
    ])
    expect(found.customers).toBe(15)
    expect(found.index).toBeCloseTo(89.23076923076924, 10)
    expect(found.interval?.[0]).toBeCloseTo(74.89713018734885, 10)
    expect(found.interval?.[1]).toBeCloseTo(103.56440827418962, 10)
    expect(found.meanOfIndices).toBeCloseTo(94.22222222222223, 10)
    expect(found.gap).toBeCloseTo(-7 / 15, 12)
  })

  it('of nobody is nothing, of one has no interval, of equal answers one without width', () => {
    expect(rateIndex([])).toMatchObject({ customers: 0, index: null, gap: null, interval: null, meanOfIndices: null })
    expect(rateIndex([]).outcomes.map(({ customers, share }) => [customers, share])).toEqual(OUTCOMES.map(() => [0, null]))
    expect(rateIndex([{ expectation: 4, perception: 5, customers: 1 }])).toMatchObject({ index: 125, interval: null })
    expect(rateIndex([{ expectation: 4, perception: 5, customers: 8 }]).interval).toEqual([125, 125])
  })
})

describe('the three outcomes', () => {
  it('are below, equal to and above expectation', () => {
    expect([outcomeOf(4, 3), outcomeOf(4, 4), outcomeOf(4, 5)]).toEqual(['complaining', 'satisfied', 'loyal'])
  })

  it('take everybody in once', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const { customers, outcomes } = rateIndex(given)
        expect(outcomes.reduce((sum, each) => sum + each.customers, 0)).toBe(customers)
        expect(outcomes.reduce((sum, each) => sum + (each.share ?? 0), 0)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is missed where the whole interval lies below 100, and never of fewer than 30 customers', () => {
    const of = (...given: [expectation: number, perception: number, customers: number][]) =>
      isMissed(rateIndex(given.map(([expectation, perception, customers]) => ({ expectation, perception, customers }))))
    expect([of([5, 1, 1]), of([5, 4, 29]), of([5, 4, 30]), of()]).toEqual([false, false, true, false])
    // As far below as above by chance: −2 and 2 of 3 on average.
    expect(of([4, 2, 20], [2, 4, 20])).toBe(false)
    expect(of([4, 4, 20], [5, 5, 20])).toBe(false)
  })
})
