/**
 * Answers how two columns go together, from −1 to 1 (Pearson's product–moment correlation), over the places where `counts` holds; null for fewer than two of them, and where one of the columns is
 * the same everywhere. Gamma–Gamma assumes that how often a customer comes says nothing of what it spends: near 0.
 * @source docs/formulas.md#lifetime-value
 */
export function correlationOf(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  counts: (position: number) => boolean,
): number | null {
  // Welford's running means: sums of squares of minor units would lose what they differ in.
  let [n, meanLeft, meanRight, ofLeft, ofRight, together] = [0, 0, 0, 0, 0, 0]
  for (let position = 0; position < left.length; position += 1) {
    if (!counts(position)) continue
    const [x = 0, y = 0] = [left[position], right[position]]
    n += 1
    const fromLeft = x - meanLeft
    meanLeft += fromLeft / n
    const fromRight = y - meanRight
    meanRight += fromRight / n
    ofLeft += fromLeft * (x - meanLeft)
    ofRight += fromRight * (y - meanRight)
    together += fromLeft * (y - meanRight)
  }
  const spread = Math.sqrt(ofLeft) * Math.sqrt(ofRight)
  return n < 2 || !(spread > 0) ? null : Math.max(-1, Math.min(1, together / spread))
}
