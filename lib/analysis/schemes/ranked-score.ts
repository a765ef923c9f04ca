import { z } from 'zod'
import { shareCutoff } from '#lib/core/ratio'
import type { Columns, Row } from '../classification/columns.ts'
import { descendingOrder } from '../classification/order.ts'
import type { Reason } from '../classification/scheme.ts'
import type { AbcClass, AbcCuts } from './abc.ts'
import { abcClassOf } from './abc.ts'
import type { Criterion, CriterionMetric } from './criteria.ts'
import { amountParams, CRITERIA, criterionColumn, criterionValue } from './criteria.ts'
import { fallOf } from './fall.ts'

/** The shares of the customers that cut a score into three classes, in the order in which they must lie. */
export const customerShares = {
  a_customers: z.number().gt(0).lte(1).default(0.2),
  b_customers: z.number().gt(0).lte(1).default(0.5),
}

/** A refinement for `customerShares`: B begins where A ends. */
export function customersAscend(parameters: { readonly a_customers: number; readonly b_customers: number }): boolean {
  return parameters.a_customers <= parameters.b_customers
}

export const CUSTOMERS_DESCEND = { path: ['b_customers'], params: { code: 'below_a_share' } }

/** A criterion and where it lay in the run: integers. One that falls counts for more the smaller it is. */
export const scaledCriterion = z.object({ name: z.enum(CRITERIA), min: z.number(), max: z.number(), falls: z.boolean() })
export type ScaledCriterion = z.infer<typeof scaledCriterion>

/** Answers where a criterion lies in a run; 0 and 0 for nobody. */
export function boundsOf(name: Criterion, values: Float64Array, falls = false): ScaledCriterion {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  return values.length === 0 ? { name, min: 0, max: 0, falls } : { name, min, max, falls }
}

/** Scales a value to 0–1 over the run, the other way round for a criterion that falls; all alike is 0. */
export function scaled({ min, max, falls }: ScaledCriterion, value: number): number {
  if (max === min) return 0
  return (falls ? max - value : value - min) / (max - min)
}

export type Score = (parts: readonly number[]) => number

/** Answers the scaled criteria of one customer, in their order. */
export function partsOf(
  criteria: readonly ScaledCriterion[],
  row: Partial<Row<CriterionMetric>>,
  asOfDay: number,
  into: number[] = [],
): number[] {
  for (let place = 0; place < criteria.length; place += 1) {
    const criterion = criteria[place]
    if (criterion !== undefined) into[place] = scaled(criterion, criterionValue(criterion.name, row, asOfDay))
  }
  return into
}

/** Works out the scores of all customers of a run. */
export function scoresOf(columns: Columns, criteria: readonly ScaledCriterion[], score: Score): Float64Array {
  const values = criteria.map(({ name }) => criterionColumn(name, columns))
  const parts = criteria.map(() => 0)
  const scores = new Float64Array(columns.customerIds.length)
  for (let position = 0; position < scores.length; position += 1) {
    criteria.forEach((criterion, place) => {
      parts[place] = scaled(criterion, values[place]?.[position] ?? 0)
    })
    scores[position] = score(parts)
  }
  return scores
}

/**
 * Finds the cuts of a score by shares of the customers: a customer is A while fewer than `aShare` of all have a strictly larger score, B while fewer than `bShare` have, else C. Equal scores get one
 * class, and a score of 0, the least of all in everything, is C.
 * @source docs/formulas.md#ng
 */
export function fitRankCuts(scores: Float64Array, aShare: number, bShare: number): AbcCuts {
  const order = descendingOrder(scores)
  const least = (share: number): number | null => {
    for (let place = shareCutoff(order.length, share) - 1; place >= 0; place -= 1) {
      const score = scores[order[place] ?? 0] ?? 0
      if (score > 0) return score
    }
    return null
  }
  return { a_from: least(aShare), b_from: least(bShare) }
}

type Fitted = AbcCuts & { readonly a_customers: number; readonly b_customers: number }

/** Says why a score is in its class: how many of the customers have a larger one. */
export function rankReason(score: number, fitted: Fitted): Reason {
  if (score <= 0) return { code: 'ranked.zero', params: {} }
  const params = { score, a_share: fitted.a_customers, b_share: fitted.b_customers }
  return { code: `ranked.${abcClassOf(score, fitted).toLowerCase()}`, params }
}

type Ranked = AbcCuts & { readonly as_of_day: number }

/**
 * Answers by how much each criterion alone would have to change for the next better class, or for a customer of the best class to leave it, everybody else staying as in the run: not beyond the best or the least value of the
 * run, nor below nothing but for a margin; years, which nobody can add to or take from, are left out. Where none does, that.
 */
export function changesOfRank(
  criteria: readonly ScaledCriterion[],
  row: Partial<Row<CriterionMetric>>,
  score: Score,
  fitted: Ranked,
): Reason[] {
  const parts = partsOf(criteria, row, fitted.as_of_day)
  const now = abcClassOf(score(parts), fitted)
  const changes = criteria.flatMap((criterion, place): Reason[] => {
    const { name, min, max } = criterion
    if (max === min || name === 'years') return []
    const value = criterionValue(name, row, fitted.as_of_day)
    const classAt = (tried: number) => abcClassOf(score(parts.with(place, scaled(criterion, tried))), fitted)
    return now === 'A' ? worsening(criterion, value, classAt) : bettering(criterion, value, classAt)
  })
  return changes.length > 0 ? changes : [{ code: now === 'A' ? 'ranked.stays' : 'ranked.stays_below', params: { class: now } }]
}

type ClassAt = (tried: number) => AbcClass

/** The more, or of a cost the less, that makes a better class. */
function bettering({ name, min, max, falls }: ScaledCriterion, value: number, classAt: ClassAt): Reason[] {
  const now = classAt(value)
  const sign = falls ? -1 : 1
  const more = leastWhole(0, falls ? value - Math.max(min, 0) : max - value, (tried) => classAt(value + sign * tried) < now)
  if (more === null) return []
  const params = { ...amountParams(name, more), class: classAt(value + sign * more) }
  return [{ code: falls ? 'ranked.saves' : 'ranked.rises', params }]
}

/** The less, or of a cost the more, that makes a worse class. Only a margin can be less than nothing. */
function worsening({ name, min, max, falls }: ScaledCriterion, value: number, classAt: ClassAt): Reason[] {
  const now = classAt(value)
  const sign = falls ? 1 : -1
  const least = name === 'margin' ? min : Math.max(min, 0)
  const less = leastWhole(0, falls ? max - value : value - least, (tried) => classAt(value + sign * tried) > now)
  if (less === null) return []
  const reached = classAt(value + sign * less)
  if (falls) return [{ code: 'ranked.costs_more', params: { ...amountParams(name, less), class: reached } }]
  if (name !== 'margin') return [{ code: 'ranked.falls', params: { ...amountParams(name, less), class: reached } }]
  const { suffix, params } = fallOf(value, less)
  return [{ code: `ranked.falls${suffix}`, params: { measure: name, ...params, class: reached } }]
}

/** The least whole number above `low`, up to `high`, from which on something holds; null where it does not hold at `high` either. */
function leastWhole(low: number, high: number, holds: (tried: number) => boolean): number | null {
  if (high <= low || !holds(high)) return null
  let fails = low
  let works = high
  while (works - fails > 1) {
    const middle = fails + Math.floor((works - fails) / 2)
    if (holds(middle)) works = middle
    else fails = middle
  }
  return works
}
