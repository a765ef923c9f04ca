import { AppError } from './errors.ts'

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * Reads a threshold as the decimal that a person wrote: 0.8 is eight tenths, not the double nearest to it. A number is taken by its shortest decimal
 * text, which is what was written in the JSON it came from.
 */
export function exactDecimal(threshold: number | string): Fraction {
  const match = DECIMAL.exec(String(threshold))
  if (match === null) throw new AppError('invalid_request', {}, { detail: 'ratio.not_a_decimal' })
  const decimals = match[3] ?? ''
  const exponent = Number(match[4] ?? '0') - decimals.length
  const digits = BigInt(`${match[1] === '-' ? '-' : ''}${match[2]}${decimals}`)
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-exponent) }
}

/** Writes a finite double as the exact fraction that it is. */
export function exactDouble(value: number): Fraction {
  let scaled = value
  let halvings = 0
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    halvings += 1
    if (halvings > 1074) throw new AppError('internal', {}, { detail: 'ratio.not_finite' })
  }
  return { numerator: BigInt(scaled), denominator: 1n << BigInt(halvings) }
}

/** Compares part ÷ whole with a decimal threshold exactly: negative, 0 or positive. Both are finite, the whole is positive. */
export function compareShare(part: number, whole: number, threshold: number | string): -1 | 0 | 1 {
  const top = exactDouble(part)
  const bottom = exactDouble(whole)
  const limit = exactDecimal(threshold)
  const left = top.numerator * bottom.denominator * limit.denominator
  const right = limit.numerator * bottom.numerator * top.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/** Tells whether part ÷ whole ≥ threshold, by doubles where they are clear and exactly where they are close. */
export function reachesShare(part: number, whole: number, threshold: number): boolean {
  const difference = part - whole * threshold
  // A product and a difference of doubles are wrong by less than this; what is farther away than it is decided.
  const doubt = (Math.abs(part) + Math.abs(whole * threshold)) * 1e-12
  if (Math.abs(difference) > doubt) return difference > 0
  return compareShare(part, whole, threshold) >= 0
}

/**
 * Answers the smallest integer that is not below `share` of `total`. For integers, sum ÷ total < share exactly when sum < this, so that a million
 * comparisons of exact fractions become comparisons of integers.
 */
export function shareCutoff(total: number, share: number | string): number {
  const { numerator, denominator } = exactDecimal(share)
  const product = BigInt(total) * numerator
  const floor = product / denominator
  const isRoundedDown = product > 0n && product % denominator !== 0n
  return Number(isRoundedDown ? floor + 1n : floor)
}

/** Divides, and answers null where there is nothing to divide by. */
export function ratioOrNull(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator
}

const MILLION = 1_000_000

/** Answers how many there are of a million, rounded to so many decimals; null where there is nothing to count among. */
export function perMillion(count: number, among: number, decimals = 0): number | null {
  const ratio = ratioOrNull(count * MILLION, among)
  return ratio === null ? null : Math.round(ratio * 10 ** decimals) / 10 ** decimals
}
