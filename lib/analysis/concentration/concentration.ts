import { ratioOrNull } from '#lib/core/ratio'

export interface Concentration {
  /** With a positive value; the others have no share. */
  readonly customers: number
  readonly total: number
  /** Shares of the 1, 4, 8 and 10 largest customers, 0–1. */
  readonly cr1: number | null
  readonly cr4: number | null
  readonly cr8: number | null
  readonly cr10: number | null
  /** Sum of squared shares, 1 ÷ customers to 1. */
  readonly hhi: number | null
  /** 1 ÷ hhi: how many customers of one size would be as concentrated. */
  readonly effectiveNumber: number | null
  /** (hhi − 1/n) ÷ (1 − 1/n); null for one customer. */
  readonly hhiNormalised: number | null
  readonly gini: number | null
  /** −Σ s·ln s, natural logarithm. */
  readonly entropy: number | null
  /** 101 points: the smallest p of the customers hold L of the value. */
  readonly lorenz: readonly (readonly [p: number, held: number])[] | null
}

const NOTHING: Concentration = {
  customers: 0,
  total: 0,
  cr1: null,
  cr4: null,
  cr8: null,
  cr10: null,
  hhi: null,
  effectiveNumber: null,
  hhiNormalised: null,
  gini: null,
  entropy: null,
  lorenz: null,
}

/**
 * Answers how much of a total a few customers hold. Values are revenue in minor units or pieces, one a customer, in any order; zero and negative ones are left out.
 * Without a positive value everything is null; one customer has a Gini of 0 and no normalised index.
 * @source docs/formulas.md#concentration
 */
export function rateConcentration(values: Float64Array): Concentration {
  const rising = values.filter((value) => value > 0).sort()
  const customers = rising.length
  if (customers === 0) return NOTHING
  const sums = sumsOf(rising)
  const { total } = sums
  const hhi = sums.squares / total / total
  const top = (count: number) => sumOfLargest(rising, count) / total
  return {
    customers,
    total,
    ...{ cr1: top(1), cr4: top(4), cr8: top(8), cr10: top(10) },
    hhi,
    effectiveNumber: ratioOrNull(1, hhi),
    hhiNormalised: ratioOrNull(hhi - 1 / customers, 1 - 1 / customers),
    gini: sums.ranked / (customers * total),
    // −Σ (x/T)·ln(x/T), with the division taken out of the sum. One customer is certain: exactly 0.
    entropy: customers === 1 ? 0 : Math.log(total) - sums.logs / total,
    lorenz: lorenzOf(rising, total),
  }
}

/** Answers the positions of the largest positive values, at most so many, the largest first; equal values by position. */
export function largestPositions(values: Float64Array, count: number): number[] {
  const found: number[] = []
  const at = (place: number | undefined) => values[place ?? -1] ?? 0
  for (let position = 0; position < values.length; position += 1) {
    if (!(at(position) > 0) || (found.length === count && at(position) <= at(found.at(-1)))) continue
    const place = found.findIndex((other) => at(position) > at(other))
    found.splice(place === -1 ? found.length : place, 0, position)
    if (found.length > count) found.pop()
  }
  return found
}

interface Sums {
  readonly total: number
  readonly squares: number
  /** Σ (2i − n − 1)·x₍ᵢ₎, which is n·Σx times the Gini coefficient and exactly 0 for equal values. */
  readonly ranked: number
  readonly logs: number
}

function sumsOf(rising: Float64Array): Sums {
  const count = rising.length
  let total = 0
  let squares = 0
  let ranked = 0
  let logs = 0
  for (let index = 0; index < count; index += 1) {
    const value = rising[index] ?? 0
    total += value
    squares += value * value
    ranked += (2 * index + 1 - count) * value
    logs += value * Math.log(value)
  }
  return { total, squares, ranked, logs }
}

function sumOfLargest(rising: Float64Array, count: number): number {
  let sum = 0
  for (const value of rising.subarray(Math.max(0, rising.length - count))) sum += value
  return sum
}

const LORENZ_STEPS = 100

function lorenzOf(rising: Float64Array, total: number): [number, number][] {
  const points: [number, number][] = []
  let held = 0
  let counted = 0
  for (let step = 0; step <= LORENZ_STEPS; step += 1) {
    const scaled = step * rising.length
    const whole = Math.floor(scaled / LORENZ_STEPS)
    while (counted < whole) {
      held += rising[counted] ?? 0
      counted += 1
    }
    const part = ((scaled % LORENZ_STEPS) / LORENZ_STEPS) * (rising[whole] ?? 0)
    points.push([step / LORENZ_STEPS, step === LORENZ_STEPS ? 1 : (held + part) / total])
  }
  return points
}
