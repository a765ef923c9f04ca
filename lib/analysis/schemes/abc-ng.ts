import { z } from 'zod'
import type { Scheme } from '../classification/scheme.ts'
import { ABC_CLASSES, abcClassOf, abcCuts } from './abc.ts'
import type { Criterion, CriterionMetric } from './criteria.ts'
import { CRITERION_METRICS, criterionColumn, criterionParams, criterionValue, metricsOf, missingAmounts } from './criteria.ts'
import {
  boundsOf,
  CUSTOMERS_DESCEND,
  changesOfRank,
  customerShares,
  customersAscend,
  fitRankCuts,
  partsOf,
  rankReason,
  scaledCriterion,
  scoresOf,
} from './ranked-score.ts'

/** Criteria of which more is better, as the model asks. */
const RISING = ['revenue', 'margin', 'pieces', 'shipments', 'shipping_days', 'years'] as const

const parameters = z
  .strictObject({
    /** The criteria by falling importance. */
    first: z.enum(RISING).default('revenue'),
    second: z.enum(RISING).default('margin'),
    third: z.enum([...RISING, 'none']).default('shipping_days'),
    ...customerShares,
  })
  .refine(customersAscend, CUSTOMERS_DESCEND)
  .refine(({ first, second }) => first !== second, { path: ['second'], params: { code: 'chosen_twice' } })
  .refine(({ first, second, third }) => third !== first && third !== second, {
    path: ['third'],
    params: { code: 'chosen_twice' },
  })
type Parameters = z.infer<typeof parameters>

const model = abcCuts.extend({
  as_of_day: z.int(),
  criteria: z.array(scaledCriterion),
  a_customers: z.number(),
  b_customers: z.number(),
})
type Model = z.infer<typeof model>

function chosen({ first, second, third }: Parameters): Criterion[] {
  return third === 'none' ? [first, second] : [first, second, third]
}

/** Reused for every customer of a run; nothing keeps it. */
const scratch: number[] = []

/**
 * Ng's classifier of several criteria: each is scaled to 0–1 over the run, they are ordered by importance, and the score is the largest mean of the first one, two or three. That is the optimum of the
 * linear programme max Σ w·y with falling weights that sum to 1. The score is cut by shares of the customers.
 * @source docs/formulas.md#ng
 */
export const abcNg: Scheme<Parameters, CriterionMetric, Model> = {
  id: 'abc_ng',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: CRITERION_METRICS,
  hasShares: true,
  needs: (given) => metricsOf(chosen(given)),
  valueUnit: () => 'score',
  unpricedBy: (given) => missingAmounts(chosen(given)),
  classes: () => ABC_CLASSES,
  fit: (columns, given) => {
    const { a_customers, b_customers } = given
    const criteria = chosen(given).map((name) => boundsOf(name, criterionColumn(name, columns)))
    const cuts = fitRankCuts(scoresOf(columns, criteria, ngScore), a_customers, b_customers)
    return { ...cuts, as_of_day: columns.frame.asOfDay, criteria, a_customers, b_customers }
  },
  assign: (row, fitted) => {
    scratch.length = fitted.criteria.length
    const score = ngScore(partsOf(fitted.criteria, row, fitted.as_of_day, scratch))
    return { class: abcClassOf(score, fitted), value: score }
  },
  explain: (row, fitted) => {
    const parts = partsOf(fitted.criteria, row, fitted.as_of_day)
    const score = ngScore(parts)
    const means = parts.map((_, place) => meanOfFirst(parts, place + 1))
    return [
      rankReason(score, fitted),
      ...fitted.criteria.map(({ name }, place) => ({
        code: 'abc_ng.criterion',
        params: {
          ...criterionParams(name, criterionValue(name, row, fitted.as_of_day)),
          ...{ scaled: parts[place] ?? 0, count: place + 1, mean: means[place] ?? 0 },
        },
      })),
      { code: 'abc_ng.best', params: { count: means.indexOf(score) + 1, score } },
    ]
  },
  whatWouldChange: (row, fitted) => changesOfRank(fitted.criteria, row, ngScore, fitted),
}

function meanOfFirst(parts: readonly number[], count: number): number {
  let sum = 0
  for (let place = 0; place < count; place += 1) sum += parts[place] ?? 0
  return sum / count
}

/** Answers the largest mean of the first criteria, all of them scaled to 0–1 and the most important first; 0 for none. */
export function ngScore(parts: readonly number[]): number {
  let best = 0
  let sum = 0
  for (let place = 0; place < parts.length; place += 1) {
    sum += parts[place] ?? 0
    const mean = sum / (place + 1)
    if (mean > best) best = mean
  }
  return best
}
