import { chiSquareTail } from './chi-square.ts'
import type { Stay } from './watched.ts'
import { watchedMonths } from './watched.ts'

/** How many customers of one group were lost, and how many would have been, were all groups lost alike. */
export interface Loss {
  readonly customers: number
  readonly lost: number
  readonly expected: number
}

/** Whether groups stay as long as one another. */
export interface LogRank {
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  /** How likely chance alone makes groups that are alike differ as much, 0 to 1. */
  readonly p: number
}

/** How a test reads: by chance less than once in a hundred, less than once in twenty, or more often. */
export type Certainty = 'sure' | 'likely' | 'chance'
const SURE_BELOW = 0.01
const LIKELY_BELOW = 0.05

/** Answers how a test reads. */
export function certaintyOf({ p }: LogRank): Certainty {
  if (p < SURE_BELOW) return 'sure'
  return p < LIKELY_BELOW ? 'likely' : 'chance'
}

/**
 * Answers for each group how many were lost, and how many would have been if everybody were lost alike: at each number of months after which somebody was lost, the lost of all shared out by who was
 * watched then: had come under watch before and not left. In the order of the groups.
 * @source docs/formulas.md#log-rank-test
 */
export function expectedLosses(groups: readonly (readonly Stay[])[]): Loss[] {
  const steps = stepsOf(groups)
  return groups.map((stays, place) => ({
    customers: stays.reduce((sum, { customers }) => sum + customers, 0),
    lost: stays.reduce((sum, { lost, customers }) => sum + (lost ? customers : 0), 0),
    expected: steps.reduce((sum, { atRisk, allAtRisk, lost }) => sum + (lost * (atRisk[place] ?? 0)) / allAtRisk, 0),
  }))
}

/**
 * Tests over any number of groups whether they stay equally long (log-rank, Mantel 1966; ties by the hypergeometric variance): χ² = (O − E)ᵀ V⁻¹ (O − E) over all groups but one. Null with fewer than two groups, and
 * where there is nothing to tell them apart by: nobody lost, or some of them never watched at the same time as any of the others.
 * @source docs/formulas.md#log-rank-test
 */
export function logRank(groups: readonly (readonly Stay[])[]): LogRank | null {
  const degreesOfFreedom = groups.length - 1
  if (degreesOfFreedom < 1) return null
  const differences = expectedLosses(groups).map(({ lost, expected }) => lost - expected)
  const variance = varianceOf(stepsOf(groups), degreesOfFreedom)
  const solved = solve(variance, differences.slice(0, degreesOfFreedom))
  if (solved === null) return null
  const chiSquare = Math.max(
    0,
    solved.reduce((sum, value, place) => sum + value * (differences[place] ?? 0), 0),
  )
  return { chiSquare, degreesOfFreedom, p: chiSquareTail(chiSquare, degreesOfFreedom) }
}

/** A number of months after which somebody was lost. */
interface Step {
  /** Still watched by group, and in all. */
  readonly atRisk: readonly number[]
  readonly allAtRisk: number
  readonly lost: number
}

function stepsOf(groups: readonly (readonly Stay[])[]): Step[] {
  const watched = groups.map(watchedMonths)
  const longest = watched.reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: longest }, (_, place) => {
    const atRisk = watched.map((months) => months[place]?.atRisk ?? 0)
    const lost = watched.reduce((sum, months) => sum + (months[place]?.lost ?? 0), 0)
    return { atRisk, allAtRisk: atRisk.reduce((sum, count) => sum + count, 0), lost }
  }).filter(({ lost }) => lost > 0)
}

/** Covariances of what is lost in the first so many groups. */
function varianceOf(steps: readonly Step[], size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) =>
      steps.reduce((sum, { atRisk, allAtRisk, lost }) => {
        // The last customer that is watched has no chance but to be the one that is lost.
        if (allAtRisk < 2) return sum
        const [own, other] = [(atRisk[row] ?? 0) / allAtRisk, (atRisk[column] ?? 0) / allAtRisk]
        return sum + ((lost * (allAtRisk - lost)) / (allAtRisk - 1)) * own * ((row === column ? 1 : 0) - other)
      }, 0),
    ),
  )
}

/** Of the largest on the diagonal: below it a pivot is nothing but what rounding left of 0. What is lost in thousands leaves more than what is lost in tens. */
const ROUNDING = 1e-12

/** Solves a small system of equations by elimination with pivots; null where it has no one answer. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length
  const rows = matrix.map((row, place) => [...row, right[place] ?? 0])
  const nothing = ROUNDING * Math.max(...matrix.map((row, place) => row[place] ?? 0))
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column)
    const best = below.reduce((found, row) => (Math.abs(row[column] ?? 0) > Math.abs(found[column] ?? 0) ? row : found))
    if (Math.abs(best[column] ?? 0) <= nothing) return null
    rows[rows.indexOf(best)] = rows[column] ?? []
    rows[column] = best
    rows.forEach((row, place) => {
      if (row === best) return
      const times = (row[column] ?? 0) / (best[column] ?? 1)
      rows[place] = row.map((value, at) => value - times * (best[at] ?? 0))
    })
  }
  return rows.map((row, place) => (row[size] ?? 0) / (row[place] ?? 1))
}
