import { describe, expect, test } from 'vitest'
import { comparableWithLast, incomparable, lacksTimeBefore } from '#lib/analysis/classification/compared-with/comparable'
import { getScheme } from '#lib/analysis/classification/registry'
import { columnsOf } from '../../run-columns.ts'

const of = (customers: number, withoutBefore: number | null) => ({ customers, withoutBefore })

describe('runs of which one lacks the time before', () => {
  test.each([
    // Records began in between: everybody was without growth, now a tenth is.
    [of(100, 100), of(100, 10), true],
    // A little more than half is most; half is not.
    [of(100, 51), of(100, 10), true],
    [of(100, 50), of(100, 10), false],
    // Of a young company both lack it: they can be compared.
    [of(100, 100), of(120, 120), false],
    [of(100, 100), of(100, 90), false],
    [of(100, 100), of(100, 89), true],
    // Schemes that do not look at it, runs of earlier versions, and nobody.
    [of(100, null), of(100, 10), false],
    [of(100, 100), of(100, null), false],
    [of(0, 0), of(100, 10), false],
    [null, of(100, 10), false],
    [of(100, 100), null, false],
  ])('%j against %j: %s', (earlier, later, found) => {
    expect(lacksTimeBefore(earlier, later)).toBe(found)
  })

  test('a run counts those whose time before is not known or brought nothing, where its scheme looks at it', () => {
    const columns = (earlier: number[]) =>
      columnsOf({ revenueMinor: [5, 4, 3, 2], creditGrade: [0, 0, 0, 0], earlierRevenueMinor: earlier })
    const scheme = getScheme('factor_combination')
    const count = (earlier: number[], parameters: unknown = {}) => scheme.run(columns(earlier), parameters).summary.withoutBefore
    expect(count([Number.NaN, Number.NaN, Number.NaN, Number.NaN])).toBe(4)
    expect(count([7, 0, -2, Number.NaN])).toBe(3)
    expect(count([7, 7, 7, 7])).toBe(0)
    expect(count([7, 0, 0, 0], { use_growth: false })).toBeNull()
    expect(getScheme('abc').run(columnsOf({ revenueMinor: [5] }), {}).summary.withoutBefore).toBeNull()
  })
})

describe('runs by other parameters', () => {
  const abc = (parameters: unknown) => ({ scheme: 'abc', parameters, summary: null })

  test.each([
    // What is left out is the default, as in runs of before the parameter existed; the order of names says nothing.
    [{}, {}, null],
    [null, { a_share: 0.8 }, null],
    [{ a_share: 0.8 }, { b_share: 0.95, measure: 'revenue', a_share: 0.8 }, null],
    [{ a_share: 0.8 }, { a_share: 0.7 }, 'parameters'],
    [{ a_share: 0.7, b_share: 0.9 }, {}, 'parameters'],
    [{ measure: 'pieces' }, {}, 'parameters'],
    // Those of an earlier version that the schema no longer takes.
    [{ a_share: 7 }, {}, 'parameters'],
    [{ a_share: 7 }, { a_share: 7 }, 'parameters'],
  ])('%j against %j: %s', (earlier, later, why) => {
    expect(incomparable(abc(earlier), abc(later))).toBe(why)
  })

  test('are told apart from runs of which one lacks the time before', () => {
    const stored = { positiveTotal: null, topShares: null, totalValue: 0, valueUnit: 'score' as const, unpriced: null }
    const summary = (withoutBefore: number) => ({
      ...{ ...stored, classes: [], customers: 100, withoutWaybills: 0, excluded: [], fitted: null, withoutBefore },
    })
    const run = (parameters: unknown, withoutBefore: number) => ({
      ...{ scheme: 'factor_combination', parameters, summary: summary(withoutBefore) },
    })
    expect(incomparable(run({}, 100), run({}, 10))).toBe('time_before')
    expect(incomparable(run({ use_growth: false }, 100), run({}, 10))).toBe('parameters')
    expect(incomparable(run({}, 10), run({}, 10))).toBeNull()
  })
})

describe('the runs that can be compared with the last one', () => {
  const run = (id: number, withoutBefore: number, parameters: unknown = {}) => ({
    ...{ id, scheme: 'factor_combination', parameters, summary: of(100, withoutBefore) },
  })
  const over = (runs: ReturnType<typeof run>[]) => {
    const { comparable, leftOut } = comparableWithLast(runs)
    return [comparable.map(({ id }) => id), leftOut]
  }

  test('leave out those without the time before and those by other parameters, and say why of the latest of these', () => {
    expect(over([])).toEqual([[], null])
    expect(over([run(1, 100)])).toEqual([[1], null])
    expect(over([run(1, 20), run(2, 10)])).toEqual([[1, 2], null])
    expect(over([run(1, 100), run(2, 100), run(3, 10), run(4, 10)])).toEqual([[3, 4], 'time_before'])
    expect(over([run(1, 100), run(2, 10, { use_growth: false }), run(3, 10)])).toEqual([[3], 'parameters'])
    // Of a young company all lack it alike.
    expect(over([run(1, 100), run(2, 100)])).toEqual([[1, 2], null])
  })
})
