/**
 * A number as the unevaluated sum of two doubles, some 106 bits. Two fractions that are equal come out equal after rounding to one double, which the three or four
 * roundings of plain arithmetic do not promise.
 */
export interface DoubleDouble {
  readonly high: number
  readonly low: number
}

/** Cuts a double into two halves whose products are exact (Veltkamp). */
const SPLITTER = 2 ** 27 + 1

/** Multiplies two doubles without loss (Dekker 1971). */
export function multiplyExactly(left: number, right: number): DoubleDouble {
  const high = left * right
  const leftSplit = SPLITTER * left
  const leftHigh = leftSplit - (leftSplit - left)
  const leftLow = left - leftHigh
  const rightSplit = SPLITTER * right
  const rightHigh = rightSplit - (rightSplit - right)
  const rightLow = right - rightHigh
  const low = leftLow * rightLow - (high - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow)
  return { high, low }
}

/** Adds two numbers (Knuth's two-sum on the high parts). */
export function add(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  const sum = left.high + right.high
  const rightPart = sum - left.high
  const lost = left.high - (sum - rightPart) + (right.high - rightPart)
  return normalise(sum, lost + left.low + right.low)
}

/** Divides by a double other than 0. */
export function divide(dividend: DoubleDouble, divisor: number): DoubleDouble {
  const first = dividend.high / divisor
  const product = multiplyExactly(first, divisor)
  const rest = dividend.high - product.high - product.low + dividend.low
  return normalise(first, rest / divisor)
}

function normalise(high: number, low: number): DoubleDouble {
  const sum = high + low
  return { high: sum, low: low - (sum - high) }
}
