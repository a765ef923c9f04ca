/** Answers the median of the first `count` values of an ascending array, the mean of the middle two for an even number, NaN for none. */
export function medianOfSorted(sorted: ArrayLike<number>, count: number = sorted.length): number {
  if (count === 0) return Number.NaN
  const middle = count >> 1
  const upper = sorted[middle] ?? Number.NaN
  if (count % 2 === 1) return upper
  const lower = sorted[middle - 1] ?? Number.NaN
  return lower + (upper - lower) / 2
}
