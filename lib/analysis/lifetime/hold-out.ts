import type { BgNbd, Histories } from './bg-nbd.ts'
import { expectedTransactions } from './bg-nbd.ts'

/** How far expectations lay from what came, over the customers of the days before. */
export interface Errors {
  /** Mean of the absolute differences, in transactions. */
  readonly mae: number
  /** Root of the mean squared difference. */
  readonly rmse: number
  /** All that was expected. */
  readonly expected: number
}

export interface HeldOut {
  readonly customers: number
  /** All that came. */
  readonly actual: number
  readonly model: Errors
  /** Everybody goes on as before: the same number a unit of time. */
  readonly naive: Errors
}

/**
 * Compares what a model fitted to the time before expects of the time that was held out with what came, and with the naive expectation that everybody goes on as before: transactions,
 * the first included, a unit of time observed. `came` are the transactions of each customer in the time held out, of length `time`. Null without customers.
 * @source docs/formulas.md#lifetime-value
 */
export function compareHeldOut(
  { frequency, recency, age }: Histories,
  came: ArrayLike<number>,
  time: number,
  model: BgNbd,
): HeldOut | null {
  const customers = frequency.length
  if (customers === 0) return null
  const sums = { model: nothing(), naive: nothing() }
  let actual = 0
  for (let position = 0; position < customers; position += 1) {
    const [x = 0, last = 0, observed = 0, seen = 0] = [frequency[position], recency[position], age[position], came[position]]
    add(sums.model, expectedTransactions({ x, recency: last, age: observed }, time, model), seen)
    add(sums.naive, observed > 0 ? ((x + 1) / observed) * time : 0, seen)
    actual += seen
  }
  const errorsOf = ({ absolute, squared, expected }: Sums): Errors => ({
    mae: absolute / customers,
    rmse: Math.sqrt(squared / customers),
    expected,
  })
  return { customers, actual, model: errorsOf(sums.model), naive: errorsOf(sums.naive) }
}

interface Sums {
  absolute: number
  squared: number
  expected: number
}

const nothing = (): Sums => ({ absolute: 0, squared: 0, expected: 0 })

function add(sums: Sums, expected: number, seen: number): void {
  const difference = expected - seen
  sums.absolute += Math.abs(difference)
  sums.squared += difference * difference
  sums.expected += expected
}
