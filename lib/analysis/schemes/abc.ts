import { z } from 'zod'
import { safeMinor } from '#lib/core/money'
import { shareCutoff } from '#lib/core/ratio'
import type { Column, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'

export const ABC_CLASSES = ['A', 'B', 'C'] as const
export type AbcClass = (typeof ABC_CLASSES)[number]

/** The two shares that cut customers into three classes, in the order in which they must lie. */
export const abcShares = { a_share: z.number().gt(0).lte(1).default(0.8), b_share: z.number().gt(0).lte(1).default(0.95) }

/** A refinement for `abcShares`: B begins where A ends. */
export function sharesAscend(parameters: { readonly a_share: number; readonly b_share: number }): boolean {
  return parameters.a_share <= parameters.b_share
}

export const SHARES_DESCEND = { path: ['b_share'], params: { code: 'below_a_share' } }

const parameters = z
  .strictObject({ measure: z.enum(['revenue', 'margin', 'pieces']).default('revenue'), ...abcShares })
  .refine(sharesAscend, SHARES_DESCEND)
type Parameters = z.infer<typeof parameters>

/** The smallest value in A and the smallest in A or B; null when nobody is. */
export const abcCuts = z.object({ a_from: z.number().nullable(), b_from: z.number().nullable() })
export type AbcCuts = z.infer<typeof abcCuts>

const model = abcCuts.extend({
  measure: z.enum(['revenue', 'margin', 'pieces']),
  a_share: z.number(),
  b_share: z.number(),
  total: z.number(),
})
type Model = z.infer<typeof model>

const METRIC = { revenue: 'revenueMinor', margin: 'marginMinor', pieces: 'pieces' } as const
type Metric = (typeof METRIC)[keyof typeof METRIC]

/**
 * ABC: a customer is A while the customers with a strictly larger value hold less than `a_share` of all positive values, B while they hold less than `b_share`,
 * else C. Equal values get one class; zero and negative values are C. Values are integers: minor units, or pieces. Shares are compared as exact fractions.
 * @source docs/formulas.md#abc
 */
export const abc: Scheme<Parameters, Metric, Model> = {
  id: 'abc',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: ['revenueMinor', 'marginMinor', 'pieces'],
  hasShares: true,
  needs: ({ measure }) => [METRIC[measure]],
  valueUnit: ({ measure }) => (measure === 'pieces' ? 'pieces' : 'minor'),
  unpricedBy: ({ measure }) => (measure === 'pieces' ? null : measure === 'margin' ? 'uncosted' : 'unpriced'),
  classes: () => ABC_CLASSES,
  fit: (columns, { measure, a_share, b_share }) => {
    const { cuts, total } = fitAbcCuts(columnOf(columns, METRIC[measure]), a_share, b_share)
    return { ...cuts, measure, a_share, b_share, total }
  },
  assign: (row, fitted) => ({ class: abcClassOf(measured(row, fitted), fitted), value: measured(row, fitted) }),
  explain: (row, fitted) => {
    const value = measured(row, fitted)
    return [classReason(value, fitted, measureParams(fitted.measure, value))]
  },
  whatWouldChange: (row, fitted) => changesOf(measured(row, fitted), fitted),
}

function measured(row: Row<Metric>, { measure }: Model): number {
  return row[METRIC[measure]]
}

/** Finds the cut values of ABC for integers in any order, in one pass from the largest down. */
export function fitAbcCuts(values: Column, aShare: number, bShare: number): { cuts: AbcCuts; total: number } {
  const falling = Float64Array.from(values)
    .filter((value) => value > 0)
    .sort()
    .reverse()
  let total = 0
  for (const value of falling) total += value
  const aCutoff = shareCutoff(safeMinor(total), aShare)
  const bCutoff = shareCutoff(total, bShare)
  const cuts: AbcCuts = { a_from: null, b_from: null }
  let held = 0
  let heldByLarger = 0
  let previous = Number.NaN
  for (const value of falling) {
    if (value !== previous) heldByLarger = held
    if (heldByLarger >= bCutoff) break
    if (heldByLarger < aCutoff) cuts.a_from = value
    cuts.b_from = value
    held += value
    previous = value
  }
  return { cuts, total }
}

/** Answers the class of a value under fitted cuts. */
export function abcClassOf(value: number, cuts: AbcCuts): AbcClass {
  if (cuts.a_from !== null && value >= cuts.a_from) return 'A'
  return cuts.b_from !== null && value >= cuts.b_from ? 'B' : 'C'
}

/** Says why a value is in its class: which smallest value it reached, or that it is not positive. */
export function classReason(
  value: number,
  cuts: AbcCuts & { readonly a_share: number; readonly b_share: number },
  params: Reason['params'],
): Reason {
  const name = abcClassOf(value, cuts)
  if (value <= 0) return { code: 'abc.not_positive', params }
  return { code: `abc.${name.toLowerCase()}`, params: { ...params, a_share: cuts.a_share, b_share: cuts.b_share } }
}

function measureParams(measure: Model['measure'], value: number): Reason['params'] {
  return measure === 'pieces' ? { measure, value } : { measure, value_minor: value }
}

function changesOf(value: number, fitted: Model): Reason[] {
  const unit = fitted.measure === 'pieces' ? 'amount' : 'amount_minor'
  const current = abcClassOf(value, fitted)
  const changes: Reason[] = []
  const better = current === 'C' ? ('B' as const) : current === 'B' ? ('A' as const) : null
  const betterFrom = better === 'A' ? fitted.a_from : fitted.b_from
  if (better !== null && betterFrom !== null) {
    const reached = abcClassOf(betterFrom, fitted)
    changes.push({ code: 'abc.rises', params: { measure: fitted.measure, class: reached, [unit]: betterFrom - value } })
  }
  const ownFrom = current === 'A' ? fitted.a_from : current === 'B' ? fitted.b_from : null
  if (ownFrom !== null) {
    const left = abcClassOf(ownFrom - 1, fitted)
    changes.push({ code: 'abc.falls', params: { measure: fitted.measure, class: left, [unit]: value - ownFrom + 1 } })
  }
  return changes
}
