import { AppError } from '#lib/core/errors'

/** Mean consistency index of random matrices of 1, 2, 3 … criteria (Saaty 1980). */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49] as const

/** Above it the comparisons contradict one another too much to be used. */
export const MOST_INCONSISTENT = 0.1

export interface Priorities {
  /** The weights of the criteria; they sum to 1. */
  readonly weights: readonly number[]
  /** The largest eigenvalue of the matrix. */
  readonly lambda: number
  readonly consistencyIndex: number
  readonly consistencyRatio: number
}

const TOLERANCE = 1e-14
const MOST_STEPS = 10_000

/**
 * Works out the weights of criteria from how much each matters beside each other: the principal eigenvector of the matrix, CI = (λ − n) ÷ (n − 1), and CR = CI ÷ Saaty's random index. Entries are
 * positive and those across the diagonal reciprocal; at most ten criteria. One or two criteria cannot contradict themselves: CR 0.
 * @source docs/formulas.md#ahp
 */
export function prioritiesOf(matrix: readonly (readonly number[])[]): Priorities {
  const size = matrix.length
  const random = RANDOM_INDEX[size - 1]
  if (random === undefined) throw new AppError('internal', { size }, { detail: 'run.matrix_too_large' })
  const { weights, lambda } = principal(matrix)
  const consistencyIndex = size < 2 ? 0 : (lambda - size) / (size - 1)
  return { weights, lambda, consistencyIndex, consistencyRatio: random === 0 ? 0 : consistencyIndex / random }
}

/** Power iteration; a positive matrix has one largest eigenvalue, and its vector is positive. */
function principal(matrix: readonly (readonly number[])[]): { weights: number[]; lambda: number } {
  let weights = matrix.map(() => 1 / matrix.length)
  let lambda = matrix.length
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const raised = matrix.map((entries) => entries.reduce((sum, entry, place) => sum + entry * (weights[place] ?? 0), 0))
    lambda = raised.reduce((sum, value) => sum + value, 0)
    const next = raised.map((value) => value / lambda)
    const moved = next.reduce((most, value, place) => Math.max(most, Math.abs(value - (weights[place] ?? 0))), 0)
    weights = next
    if (moved < TOLERANCE) break
  }
  return { weights, lambda }
}

/** Answers which comparison disagrees most with the weights, as the places of its two criteria. */
export function worstComparison(matrix: readonly (readonly number[])[], weights: readonly number[]): [number, number] {
  let worst: [number, number] = [0, 1]
  let most = Number.NEGATIVE_INFINITY
  matrix.forEach((entries, row) => {
    for (let column = row + 1; column < entries.length; column += 1) {
      const error = Math.abs(Math.log(((entries[column] ?? 1) * (weights[column] ?? 1)) / (weights[row] ?? 1)))
      if (error > most) {
        most = error
        worst = [row, column]
      }
    }
  })
  return worst
}
