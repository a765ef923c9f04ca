import { z } from 'zod'
import type { Scheme } from '../classification/scheme.ts'
import { ABC_CLASSES, abcClassOf, abcCuts } from './abc.ts'
import type { CriterionMetric } from './criteria.ts'
import { criterionColumn, criterionParams, criterionValue, metricsOf, missingAmounts } from './criteria.ts'
import { MOST_INCONSISTENT, prioritiesOf, worstComparison } from './pairwise.ts'
import type { Score } from './ranked-score.ts'
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

const CRITERIA = ['revenue', 'margin', 'years', 'cost'] as const

/** How many times as much the first matters as the second: 1 alike, 9 extremely more, 1/9 extremely less. */
const comparison = z.number().min(0.11).max(9)
const compare = z
  .strictObject({
    ...{ revenue_margin: comparison.default(1), revenue_years: comparison.default(3), revenue_cost: comparison.default(5) },
    ...{ margin_years: comparison.default(3), margin_cost: comparison.default(5), years_cost: comparison.default(2) },
  })
  .prefault({})
type Comparisons = z.infer<typeof compare>

const parameters = z
  .strictObject({ compare, ...customerShares })
  .refine(customersAscend, CUSTOMERS_DESCEND)
  .superRefine((given, ctx) => {
    const matrix = matrixOf(given.compare)
    const { weights, consistencyRatio } = prioritiesOf(matrix)
    if (consistencyRatio <= MOST_INCONSISTENT) return
    const [first, second] = worstComparison(matrix, weights)
    ctx.addIssue({
      code: 'custom',
      path: ['compare', `${CRITERIA[first]}_${CRITERIA[second]}`],
      params: { code: 'comparisons_inconsistent', ratio: toldRatio(consistencyRatio), limit: MOST_INCONSISTENT },
    })
  })
type Parameters = z.infer<typeof parameters>

/** To three decimals; never to the limit itself, which would be allowed. */
const toldRatio = (ratio: number) => Math.max(Math.round(ratio * 1_000) / 1_000, MOST_INCONSISTENT + 0.001)

const model = abcCuts.extend({
  as_of_day: z.int(),
  criteria: z.array(scaledCriterion),
  weights: z.array(z.number()),
  lambda: z.number(),
  consistency_index: z.number(),
  consistency_ratio: z.number(),
  a_customers: z.number(),
  b_customers: z.number(),
})
type Model = z.infer<typeof model>
type Metric = Extract<
  CriterionMetric,
  'revenueMinor' | 'marginMinor' | 'customerSinceDay' | 'firstWaybillDay' | 'annualMarketingCostMinor'
>

const METRICS = metricsOf(CRITERIA) as Metric[]
/** Reused for every customer of a run; nothing keeps it. */
const scratch: number[] = []

/**
 * AHP: pairs of criteria are compared, the principal eigenvector of the comparisons gives their weights, and comparisons that contradict one another (CR above 0.10) are refused. Revenue, margin,
 * years as a customer and marketing cost (unknown is 0; less is better) are scaled to 0–1 over the run, weighted and added up; the score is cut by shares of the customers.
 * @source docs/formulas.md#ahp
 */
export const ahp: Scheme<Parameters, Metric, Model> = {
  id: 'ahp',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'score',
  unpricedBy: () => missingAmounts(CRITERIA),
  classes: () => ABC_CLASSES,
  fit: (columns, { compare: comparisons, a_customers, b_customers }) => {
    const { weights, lambda, consistencyIndex, consistencyRatio } = prioritiesOf(matrixOf(comparisons))
    const criteria = CRITERIA.map((name) => boundsOf(name, criterionColumn(name, columns), name === 'cost'))
    return {
      ...fitRankCuts(scoresOf(columns, criteria, weighted(weights)), a_customers, b_customers),
      ...{ as_of_day: columns.frame.asOfDay, criteria, a_customers, b_customers, weights: [...weights], lambda },
      ...{ consistency_index: consistencyIndex, consistency_ratio: consistencyRatio },
    }
  },
  assign: (row, fitted) => {
    const score = weightedSum(partsOf(fitted.criteria, row, fitted.as_of_day, scratch), fitted.weights)
    return { class: abcClassOf(score, fitted), value: score }
  },
  explain: (row, fitted) => {
    const parts = partsOf(fitted.criteria, row, fitted.as_of_day)
    return [
      rankReason(weightedSum(parts, fitted.weights), fitted),
      ...fitted.criteria.map(({ name }, place) => ({
        code: 'ahp.criterion',
        params: {
          ...criterionParams(name, criterionValue(name, row, fitted.as_of_day)),
          weight_share: fitted.weights[place] ?? 0,
          points: (parts[place] ?? 0) * (fitted.weights[place] ?? 0),
        },
      })),
    ]
  },
  whatWouldChange: (row, fitted) => changesOfRank(fitted.criteria, row, weighted(fitted.weights), fitted),
  notes: ({ weights, lambda, consistency_ratio }) => [
    {
      code: 'ahp.weights',
      params: {
        ...Object.fromEntries(CRITERIA.map((name, place) => [`${name}_share`, weights[place] ?? 0])),
        // Three decimals: a ratio of 0.002 is not 0.
        ...{ lambda: lambda.toFixed(3), consistency_ratio: consistency_ratio.toFixed(3) },
      },
    },
  ],
  fitted: ({ weights, lambda, consistency_index, consistency_ratio }) => ({
    weights: Object.fromEntries(CRITERIA.map((name, place) => [name, weights[place] ?? 0])),
    ...{ lambda, consistency_index, consistency_ratio },
  }),
}

function matrixOf({ revenue_margin, revenue_years, revenue_cost, margin_years, margin_cost, years_cost }: Comparisons) {
  return [
    [1, revenue_margin, revenue_years, revenue_cost],
    [1 / revenue_margin, 1, margin_years, margin_cost],
    [1 / revenue_years, 1 / margin_years, 1, years_cost],
    [1 / revenue_cost, 1 / margin_cost, 1 / years_cost, 1],
  ]
}

const weighted =
  (weights: readonly number[]): Score =>
  (parts) =>
    weightedSum(parts, weights)

function weightedSum(parts: readonly number[], weights: readonly number[]): number {
  let sum = 0
  for (let place = 0; place < weights.length; place += 1) sum += (parts[place] ?? 0) * (weights[place] ?? 0)
  return sum
}
