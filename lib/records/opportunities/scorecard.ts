/** How one criterion was judged: its weight and 0 to 5 points. */
export interface Judged {
  weight: number
  points: number
}

/** The most that a criterion can be given. */
export const mostPoints = 5

/**
 * Answers how good a prospect is by the company's criteria, 0 to 100: the weighted mean of the points, over those criteria that were judged. Null while none
 * was: a prospect of whom nothing is known is not a bad one. @source docs/formulas.md#selection-score
 */
export function selectionScore(judged: readonly Judged[]): number | null {
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  return (100 * judged.reduce((sum, { weight, points }) => sum + weight * points, 0)) / (mostPoints * weights)
}
