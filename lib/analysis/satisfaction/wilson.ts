/** The 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054

/**
 * Answers Wilson's score interval, 95 %, for a share of successes among trials, without continuity correction; null for no trials.
 * @source docs/formulas.md#wilson
 */
export function wilsonInterval(successes: number, trials: number): [low: number, high: number] | null {
  if (trials === 0) return null
  const z2 = Z_95 * Z_95
  const centre = (successes + z2 / 2) / (trials + z2)
  const failures = trials - successes
  const half = (Z_95 * Math.sqrt((successes * failures) / trials + z2 / 4)) / (trials + z2)
  // Rounding must not leave 0 or 1 where nobody or everybody succeeded.
  const low = successes === 0 ? 0 : Math.max(0, centre - half)
  const high = failures === 0 ? 1 : Math.min(1, centre + half)
  return [low, high]
}
