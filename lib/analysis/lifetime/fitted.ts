import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { daysBetween } from '#lib/core/day'

const errors = z.object({ mae: z.number(), rmse: z.number(), expected: z.number() })

const calibrated = z.object({
  ...{ from: z.int(), to: z.int().nullable(), customers: z.number() },
  ...{ expected: z.number(), naive: z.number(), actual: z.number() },
})

/** What a hold-out found, as a run stores it; runs of earlier versions have no calibration. */
export const heldOut = z.object({
  ...{ days: z.int(), customers: z.number(), actual: z.number() },
  ...{ model: errors, naive: errors, calibration: z.array(calibrated).default([]) },
})

const likelihood = { log_likelihood: z.number(), converged: z.boolean() }

/** BG/NBD as a run stores it. */
export const bgNbd = z.object({ ...{ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }, ...likelihood })

/** Gamma–Gamma as a run stores it. */
export const gammaGamma = z.object({ ...{ p: z.number(), q: z.number(), v: z.number() }, ...likelihood })

/** What a reader of a run of lifetime value is shown of its model. Runs of earlier versions say less. */
const fittedRun = z.object({
  model: z.enum(['bg_nbd', 'margin_multiple']).default('bg_nbd'),
  horizon_days: z.number().default(365),
  multiple: z.number().nullable().default(null),
  unit_days: z.number(),
  bg_nbd: bgNbd.nullable(),
  gamma_gamma: gammaGamma.nullable(),
  correlation: z.number().nullable().default(null),
  holdout: heldOut.nullable(),
})
export type FittedRun = z.infer<typeof fittedRun>

/** Reads what a run says of its model; null for what cannot be read. */
export function readFitted(fitted: unknown): FittedRun | null {
  const read = fittedRun.safeParse(fitted)
  return read.success ? read.data : null
}

const DAYS_PER_MONTH = 365.25 / 12

/** Nearer to 0 than this, what a customer spends may be taken as not depending on how often it comes, which Gamma–Gamma assumes. */
const UNRELATED_BELOW = 0.1
/** Farther from 0 than this, it depends on it: Gamma–Gamma should not be believed much. */
const MOST_CORRELATION = 0.3

/** How far money and frequency are related: not to speak of · weakly, so that amounts are somewhat too high or too low · so much that Gamma–Gamma is not to be believed much. */
export type Relation = 'unrelated' | 'weak' | 'related'

/**
 * Answers how far what customers spend depends on how often they come, by Pearson's correlation of the two.
 * @source docs/formulas.md#lifetime-value
 */
export function relationOf(correlation: number): Relation {
  const size = Math.abs(correlation)
  if (size < UNRELATED_BELOW) return 'unrelated'
  return size <= MOST_CORRELATION ? 'weak' : 'related'
}

/** What the four numbers and the three say, in words that can be checked. */
export interface FittedWords {
  /** Shipping days a month of the average customer while it is one: r ÷ α. */
  readonly daysAMonth: number
  /** The chance to leave after a shipping day, on average: a ÷ (a + b). */
  readonly leaves: number
  /** What a shipping day of the average customer brings, in minor units: p·v ÷ (q − 1); null where all are alike. */
  readonly perDayMinor: number | null
  /** How far money and frequency are related; null where that is not known. */
  readonly relation: Relation | null
}

/**
 * Answers what a fitted model says of the average customer; null without one.
 * @source docs/formulas.md#lifetime-value
 */
export function wordsOf({ bg_nbd: bg, gamma_gamma: gg, unit_days: unitDays, correlation }: FittedRun): FittedWords | null {
  if (bg === null) return null
  return {
    daysAMonth: (bg.r / bg.alpha) * (DAYS_PER_MONTH / unitDays),
    leaves: bg.a / (bg.a + bg.b),
    perDayMinor: gg === null ? null : (gg.p * gg.v) / (gg.q - 1),
    relation: correlation === null ? null : relationOf(correlation),
  }
}

/** Customers of one band, on average: what was expected of each, what going on as before would have made, and what came. */
export interface CalibrationMean {
  readonly from: number
  readonly to: number | null
  readonly customers: number
  readonly expected: number
  readonly naive: number
  readonly actual: number
}

/** Answers the bands of a hold-out by the customer. */
export function calibrationMeans({ calibration }: z.infer<typeof heldOut>): CalibrationMean[] {
  return calibration.map(({ from, to, customers, expected, naive, actual }) => ({
    ...{ from, to, customers },
    ...{ expected: expected / customers, naive: naive / customers, actual: actual / customers },
  }))
}

/** Answers how high an axis has to reach for all of them. */
export function highestMean(means: readonly CalibrationMean[]): number {
  return Math.max(0, ...means.flatMap(({ expected, naive, actual }) => [expected, naive, actual]))
}

/** Answers how many months a run looks at, rounded. */
export function monthsOf({ from, to }: { from: Day; to: Day }): number {
  return Math.round(daysBetween(from, to) / DAYS_PER_MONTH)
}
