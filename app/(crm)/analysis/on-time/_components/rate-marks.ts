const tenths = 10

/** Answers the marks of an axis for rates that all lie near 1: whole tenths from below the lowest up to 1, so that a few points of difference can be seen. */
export function rateMarks(rates: readonly number[]): number[] {
  const lowest = Math.min(1, ...rates)
  const first = Math.min(Math.floor(lowest * tenths), tenths - 2)
  return Array.from({ length: tenths - first + 1 }, (_, index) => (first + index) / tenths)
}
