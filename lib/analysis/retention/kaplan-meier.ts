import type { Stay } from './watched.ts'
import { watchedMonths, watchedUpTo } from './watched.ts'

/** How many are still here after so many months. */
export interface SurvivalPoint {
  readonly months: number
  readonly atRisk: number
  readonly lost: number
  /** Share that stays longer, 0 to 1, … */
  readonly survival: number
  /** … and between which bounds it lies with 95 % of confidence. */
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/** Of the normal distribution, for 95 %. */
const Z = 1.959963984540054

/** With fewer watched a curve says more of single customers than of how long customers stay. */
const LEAST_DRAWN = 5

/**
 * Answers how many customers stay how long, those that are still here counted for as long as they have been and those that were customers before the records begin from the age on that they had then (delayed entry): the
 * product-limit estimate Π (1 − d ÷ n) at each number of months after which somebody was lost, with n those that came under watch before and had not left, Greenwood's variance S² Σ d ÷ (n (n − d)) and its interval cut to
 * 0–1. Whoever is last seen in a month is at risk in it. It ends with the first month in which nobody is watched. Nobody lost: no point.
 * @source docs/formulas.md#survival
 */
export function kaplanMeier(stays: readonly Stay[]): SurvivalPoint[] {
  const watched = watchedMonths(stays)
  let survival = 1
  let spread = 0
  const points: SurvivalPoint[] = []
  for (const { months, atRisk, lost } of watched.slice(0, watchedUpTo(watched, 1))) {
    if (lost === 0) continue
    survival *= 1 - lost / atRisk
    // The last ones of all leave nothing behind: then the estimate is 0 and has no variance.
    spread += atRisk > lost ? lost / (atRisk * (atRisk - lost)) : 0
    const standardError = survival * Math.sqrt(spread)
    const low = Math.max(0, survival - Z * standardError)
    points.push({ months, atRisk, lost, survival, standardError, low, high: Math.min(1, survival + Z * standardError) })
  }
  return points
}

/** A whole month of a curve that is drawn. */
export type CurveMonth = Omit<SurvivalPoint, 'standardError'>

/**
 * Draws the curve at every whole month of age from 0 on, carried forward where nobody was lost, up to the last month, without a gap, in which at least five customers are watched; empty where fewer are in the first.
 * @source docs/formulas.md#survival
 */
export function curveByMonth(stays: readonly Stay[]): CurveMonth[] {
  const watched = watchedMonths(stays)
  const drawn = watched.slice(0, watchedUpTo(watched, LEAST_DRAWN))
  const points = kaplanMeier(stays)
  const start = drawn.slice(0, 1).map(({ atRisk }) => ({ months: 0, atRisk, lost: 0 }))
  return [...start, ...drawn].map((month) => {
    const point = points.findLast(({ months }) => months <= month.months)
    return { ...month, survival: point?.survival ?? 1, low: point?.low ?? 1, high: point?.high ?? 1 }
  })
}

/** Answers the share that stays longer than so many months; 1 before anybody was lost, null beyond the month up to which somebody was watched. */
export function survivalAfter(points: readonly SurvivalPoint[], months: number, longest: number): number | null {
  if (months > longest) return null
  return points.findLast((point) => point.months <= months)?.survival ?? 1
}

/** Answers after how many months half of the customers are lost; null while more than half stay. */
export function medianStay(points: readonly SurvivalPoint[]): number | null {
  return points.find(({ survival }) => survival <= 1 / 2)?.months ?? null
}
