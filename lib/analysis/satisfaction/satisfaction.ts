import { ratioOrNull } from '#lib/core/ratio'
import { wilsonInterval } from './wilson.ts'

/** From this answer on (1–5) a customer counts as satisfied. */
export const SATISFIED_FROM = 4

export interface SatisfactionCounts {
  /** C: customers invited in the period. */
  readonly targets: number
  /** Those of them with an answer before the period's end. */
  readonly answered: number
  /** S: those whose latest such answer is satisfied. */
  readonly satisfied: number
}

export interface Satisfaction extends SatisfactionCounts {
  /** T = S ÷ C. */
  readonly rate: number | null
  readonly rateOfAnswers: number | null
  readonly responseRate: number | null
  /** Of S in C. */
  readonly interval: [low: number, high: number] | null
  /** Of S in the answered. */
  readonly intervalOfAnswers: [low: number, high: number] | null
}

/** Tells whether an answer of 1 to 5 is a satisfied one. */
export function isSatisfied(satisfaction: number): boolean {
  return satisfaction >= SATISFIED_FROM
}

/**
 * Answers the satisfaction rate T = S ÷ C over target customers, beside it the rate among those who answered and the response rate, with 95 % Wilson intervals.
 * Ratios are 0–1; null where there is nothing to divide by.
 * @source docs/formulas.md#satisfaction
 */
export function rateSatisfaction({ targets, answered, satisfied }: SatisfactionCounts): Satisfaction {
  return {
    targets,
    answered,
    satisfied,
    rate: ratioOrNull(satisfied, targets),
    rateOfAnswers: ratioOrNull(satisfied, answered),
    responseRate: ratioOrNull(answered, targets),
    interval: wilsonInterval(satisfied, targets),
    intervalOfAnswers: wilsonInterval(satisfied, answered),
  }
}
