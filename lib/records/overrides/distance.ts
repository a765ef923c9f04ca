/** Answers how many classes lie between the computed one and the one that is set, of classes named best first. A customer that is in no class counts as one of the last: what is set
 * for it lifts it from there. A class that the scheme no longer gives counts likewise. */
export function classDistance(classes: readonly string[], computed: string | null, wanted: string): number {
  const last = classes.length - 1
  const place = (of: string | null) => {
    const found = of === null ? -1 : classes.indexOf(of)
    return found === -1 ? last : found
  }
  return Math.abs(place(computed) - place(wanted))
}
