import { z } from 'zod'
import { exactDecimal } from '#lib/core/ratio'
import type { Steps } from '#lib/core/steps'
import { atOnce } from '#lib/core/steps'
import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { descendingOrder } from '../classification/order.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { AbcCuts } from './abc.ts'
import { ABC_CLASSES, abcClassOf, abcCuts, abcShares, classReason, SHARES_DESCEND, sharesAscend } from './abc.ts'
import type { WeightedCriterion as Criterion, Lift } from './abc-lifted.ts'
import { WEIGHTED_CRITERIA as CRITERIA, lift, liftOf } from './abc-lifted.ts'
import { becameDay } from './became-day.ts'
import { add, divide, multiplyExactly } from './double-double.ts'
import { leastMore } from './least-more.ts'
import { belowShare, sumSafely } from './linear-share.ts'

/** Weights become integers of the same proportions, which must stay exact. */
const MAX_DECIMALS = 1_000_000n
const weight = z
  .number()
  .min(0)
  .max(1_000_000)
  .refine((value) => exactDecimal(value).denominator <= MAX_DECIMALS, { params: { code: 'too_many_decimals' } })

const parameters = z
  .strictObject({
    weights: z
      .strictObject({ revenue: weight.default(3), cost: weight.default(1), years: weight.default(1) })
      .refine(({ revenue, cost, years }) => revenue + cost + years > 0, { params: { code: 'all_weights_are_zero' } })
      .prefault({}),
    cost_raises: z.boolean().default(false),
    ...abcShares,
  })
  .refine(sharesAscend, SHARES_DESCEND)
type Parameters = z.infer<typeof parameters>

/** An integer weight, and where the criterion lay in the run: minor units, minor units a year, days. */
const criterion = z.object({ weight: z.number(), min: z.number(), max: z.number(), falls: z.boolean() })
const model = abcCuts.extend({
  as_of_day: z.int(),
  criteria: z.record(z.enum(CRITERIA), criterion),
  a_share: z.number(),
  b_share: z.number(),
  /** Why it tells nobody apart; null where it does tell, and for runs of before this was worked out. */
  lifted: lift.nullable().default(null),
})
type Model = z.infer<typeof model>
type Fitted = Pick<Model, 'as_of_day' | 'criteria'>
type Metric = 'revenueMinor' | 'annualMarketingCostMinor' | 'customerSinceDay' | 'firstWaybillDay'

const METRICS: readonly Metric[] = ['revenueMinor', 'annualMarketingCostMinor', 'customerSinceDay', 'firstWaybillDay']
const DAYS_PER_YEAR = 365.25

/**
 * Weighted ABC: revenue, yearly marketing cost (unknown is 0) and years as a customer, each min–max scaled over the run (all equal: 0), cost as 1 − scaled unless
 * it raises, weighted by their shares of the sum of weights; then ABC on that score, 0 to 1. The shares of the cut are those of exact fractions: a score is a
 * linear form of integers, and so is a sum of scores.
 * @source docs/formulas.md#weighted-abc
 */
export const abcWeighted: Scheme<Parameters, Metric, Model> = {
  id: 'abc_weighted',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'score',
  unpricedBy: () => 'unpriced',
  classes: () => ABC_CLASSES,
  fit: (columns, given) => atOnce(fitSteps(columns, given)),
  fitSteps,
  assign: (row, fitted) => {
    const score = scoreOf(fitted, row.revenueMinor, costOf(row), tenureDays(row, fitted.as_of_day))
    return { class: abcClassOf(score, fitted), value: score }
  },
  explain: (row, fitted) => explainScore(row, fitted),
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
  fitted: ({ lifted }) => ({ lifted }),
}

function* fitSteps(columns: Columns, given: Parameters): Steps<Model> {
  const measured = measure(columns)
  const { a_share, b_share } = given
  const fitted = { ...fitCriteria(measured, columns.frame.asOfDay, given), a_share, b_share }
  const cut = { ...fitted, ...fitCuts(measured, fitted, a_share, b_share) }
  return { ...cut, lifted: yield* fitLift(measured, cut) }
}

type Measured = Readonly<Record<Criterion, Float64Array>>

function measure(columns: Columns): Measured {
  const first = columnOf(columns, 'firstWaybillDay')
  const { asOfDay } = columns.frame
  // Copies first: `from` with a mapping function walks an iterator and takes ten times as long.
  return {
    revenue: Float64Array.from(columnOf(columns, 'revenueMinor')),
    cost: Float64Array.from(columnOf(columns, 'annualMarketingCostMinor')).map((minor) => (Number.isNaN(minor) ? 0 : minor)),
    years: Float64Array.from(columnOf(columns, 'customerSinceDay')).map(
      (day, position) => asOfDay - becameDay(day, first[position] ?? Number.NaN),
    ),
  }
}

function fitCriteria(measured: Measured, asOfDay: number, given: Parameters): Fitted {
  const weights = integerWeights(given.weights)
  const fitOne = (name: Criterion) => {
    const [min, max] = boundsOf(measured[name])
    return { weight: weights[name], min, max, falls: name === 'cost' && !given.cost_raises }
  }
  return { as_of_day: asOfDay, criteria: { revenue: fitOne('revenue'), cost: fitOne('cost'), years: fitOne('years') } }
}

/** Decimal weights become integers of the same proportions: 0.6 : 0.2 : 0.2 is 6 : 2 : 2. */
function integerWeights(weights: Parameters['weights']): Record<Criterion, number> {
  const fractions = CRITERIA.map((name) => exactDecimal(weights[name]))
  const common = fractions.reduce((most, { denominator }) => (denominator > most ? denominator : most), 1n)
  const [revenue = 0, cost = 0, years = 0] = fractions.map(({ numerator, denominator }) =>
    Number((numerator * common) / denominator),
  )
  return { revenue, cost, years }
}

function boundsOf(values: Float64Array): [number, number] {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0
    if (value < min) min = value
    if (value > max) max = value
  }
  return values.length === 0 ? [0, 0] : [min, max]
}

/** What a criterion adds, as a fraction of integers: weight × part ÷ range. */
function partOf({ min, max, falls }: Model['criteria'][Criterion], value: number): number {
  if (max === min) return falls ? 1 : 0
  return falls ? max - value : value - min
}

function rangeOf({ min, max }: Model['criteria'][Criterion]): number {
  return max === min ? 1 : max - min
}

function scoreOf({ criteria }: Fitted, revenueMinor: number, costMinor: number, days: number): number {
  const { revenue, cost, years } = criteria
  const revenueTerm = divide(multiplyExactly(revenue.weight, partOf(revenue, revenueMinor)), rangeOf(revenue))
  const costTerm = divide(multiplyExactly(cost.weight, partOf(cost, costMinor)), rangeOf(cost))
  const yearsTerm = divide(multiplyExactly(years.weight, partOf(years, days)), rangeOf(years))
  return divide(add(add(revenueTerm, costTerm), yearsTerm), revenue.weight + cost.weight + years.weight).high
}

/** Walks down the scores with the exact sums of their parts, of which every share of a cut is made. */
function fitCuts(measured: Measured, fitted: Fitted, aShare: number, bShare: number): AbcCuts {
  const { criteria } = fitted
  const revenue = measured.revenue.map((value) => partOf(criteria.revenue, value))
  const cost = measured.cost.map((value) => partOf(criteria.cost, value))
  const years = measured.years.map((value) => partOf(criteria.years, value))
  const form = CRITERIA.map((name) => ({ weight: criteria[name].weight, range: rangeOf(criteria[name]) }))
  const total = [sumSafely(revenue), sumSafely(cost), sumSafely(years)] as const
  const isA = belowShare(form, total, aShare)
  const isAOrB = belowShare(form, total, bShare)
  const scores = scoresOf(measured, fitted)
  const cuts: AbcCuts = { a_from: null, b_from: null }
  let previous = Number.NaN
  const held = { revenue: 0, cost: 0, years: 0 }
  for (const position of descendingOrder(scores)) {
    const score = scores[position] ?? 0
    if (score <= 0) break
    if (score !== previous) {
      // Here the sums are those of all strictly larger scores.
      if (!isAOrB(held.revenue, held.cost, held.years)) break
      // Once one score has failed for A, every smaller one would.
      if (cuts.a_from === cuts.b_from && isA(held.revenue, held.cost, held.years)) cuts.a_from = score
      cuts.b_from = score
      previous = score
    }
    held.revenue += revenue[position] ?? 0
    held.cost += cost[position] ?? 0
    held.years += years[position] ?? 0
  }
  return cuts
}

/** Tries, only where most are A, what they would be without one criterion or two. */
function fitLift(measured: Measured, fitted: Omit<Model, 'lifted'>): Steps<Lift | null> {
  const inAOf = (criteria: Model['criteria'], { a_from }: AbcCuts) =>
    a_from === null ? 0 : count(scoresOf(measured, { ...fitted, criteria }), (score) => score >= a_from)
  return liftOf({
    customers: measured.revenue.length,
    inA: inAOf(fitted.criteria, fitted),
    weighted: CRITERIA.filter((name) => fitted.criteria[name].weight > 0),
    inAWithout: (dropped) => {
      const criteria = { ...fitted.criteria }
      for (const name of dropped) criteria[name] = { ...criteria[name], weight: 0 }
      return inAOf(criteria, fitCuts(measured, { ...fitted, criteria }, fitted.a_share, fitted.b_share))
    },
    high: (name) => {
      const criterion = fitted.criteria[name]
      return count(measured[name], (value) => 2 * partOf(criterion, value) >= rangeOf(criterion))
    },
  })
}

function count(values: Float64Array, holds: (value: number) => boolean): number {
  let found = 0
  for (let index = 0; index < values.length; index += 1) if (holds(values[index] ?? 0)) found += 1
  return found
}

function scoresOf(measured: Measured, fitted: Fitted): Float64Array {
  const { revenue, cost, years } = measured
  return revenue.map((value, position) => scoreOf(fitted, value, cost[position] ?? 0, years[position] ?? 0))
}

function costOf(row: Row<Metric>): number {
  return Number.isNaN(row.annualMarketingCostMinor) ? 0 : row.annualMarketingCostMinor
}

function tenureDays(row: Row<Metric>, asOfDay: number): number {
  return asOfDay - becameDay(row.customerSinceDay, row.firstWaybillDay)
}

function explainScore(row: Row<Metric>, fitted: Model): Reason[] {
  const { revenue, cost, years } = fitted.criteria
  const weights = revenue.weight + cost.weight + years.weight
  const days = tenureDays(row, fitted.as_of_day)
  const added = (of: Model['criteria'][Criterion], value: number) => (of.weight * partOf(of, value)) / rangeOf(of) / weights
  const score = scoreOf(fitted, row.revenueMinor, costOf(row), days)
  return [
    classReason(score, fitted, { measure: 'score', value: score }),
    { code: 'abc_weighted.revenue', params: { revenue_minor: row.revenueMinor, points: added(revenue, row.revenueMinor) } },
    { code: 'abc_weighted.cost', params: { cost_minor: costOf(row), points: added(cost, costOf(row)) } },
    { code: 'abc_weighted.years', params: { years: days / DAYS_PER_YEAR, points: added(years, days) } },
  ]
}

const NOT_BY_REVENUE: Reason = { code: 'abc_weighted.not_by_revenue', params: {} }

/** How much more revenue leads to the next better class, and how much less of what there is to a worse one; cost and years staying. Where neither does, that revenue alone changes nothing. */
function changesOf(row: Row<Metric>, fitted: Model): Reason[] {
  const { revenue } = fitted.criteria
  if (revenue.weight === 0 || revenue.max === revenue.min) return [NOT_BY_REVENUE]
  const days = tenureDays(row, fitted.as_of_day)
  const classWith = (more: number) => abcClassOf(scoreOf(fitted, row.revenueMinor + more, costOf(row), days), fitted)
  const now = classWith(0)
  const more = leastMore((tried) => classWith(tried) < now)
  const found = leastMore((tried) => classWith(-tried) > now)
  const less = found !== null && found <= row.revenueMinor ? found : null
  const params = { measure: 'revenue' }
  if (more === null && less === null)
    return row.revenueMinor > 0 && now !== 'C'
      ? [{ code: 'abc_weighted.stays', params: { ...params, class: now } }]
      : [NOT_BY_REVENUE]
  return [
    ...(more === null ? [] : [{ code: 'abc.rises', params: { ...params, class: classWith(more), amount_minor: more } }]),
    ...(less === null ? [] : [{ code: 'abc.falls', params: { ...params, class: classWith(-less), amount_minor: less } }]),
  ]
}
