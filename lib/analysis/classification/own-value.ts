/** What the value of a scheme is where it is money and not the revenue that stands beside every class anyway. */
export const OWN_VALUES = ['profit', 'margin', 'npv', 'lifetime'] as const
export type OwnValue = (typeof OWN_VALUES)[number]

/**
 * Answers what share of all positive values of those who are judged each class holds, in the order of the classes: `held` is what the positive values of a class come to, in money or as shares of any whole. Null for a class that
 * is not judged, and where nothing is positive.
 * @source docs/formulas.md#rank-and-share
 */
export function sharesOfJudged(
  classes: readonly { readonly key: string; readonly held: number }[],
  unjudged: readonly string[],
): (number | null)[] {
  const isJudged = (key: string) => !unjudged.includes(key)
  const whole = classes.reduce((sum, { key, held }) => sum + (isJudged(key) ? held : 0), 0)
  return classes.map(({ key, held }) => (isJudged(key) && whole > 0 ? held / whole : null))
}
