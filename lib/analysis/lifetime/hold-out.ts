import type { Steps } from '#lib/core/steps'
import { forEachPlace } from '#lib/core/steps'
import type { BgNbd, Histories } from './bg-nbd.ts'
import { expectedTransactions } from './bg-nbd.ts'

/** Customers are told apart by how often they had come again before the days held out: from so often on, up to below the next. */
export const FREQUENCY_BANDS = [0, 1, 2, 3, 6, 11, 21, 51, 101] as const

/** Customers of one band together: all that was expected of them, and all that came. */
export interface Calibrated {
  /** The least and the most repeat transactions of the band; no most for the last. */
  readonly from: number
  readonly to: number | null
  readonly customers: number
  readonly expected: number
  readonly naive: number
  readonly actual: number
}

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
  /** By how often customers had come before; bands without a customer are left out. */
  readonly calibration: readonly Calibrated[]
}

/**
 * Compares what a model fitted to the time before expects of the time that was held out with what came, and with the naive expectation that everybody goes on as before: transactions,
 * the first included, a unit of time observed. `came` are the transactions of each customer in the time held out, of length `time`. Null without customers.
 * @source docs/formulas.md#lifetime-value
 */
export function* compareHeldOut(
  { frequency, recency, age }: Histories,
  came: ArrayLike<number>,
  time: number,
  model: BgNbd,
): Steps<HeldOut | null> {
  const customers = frequency.length
  if (customers === 0) return null
  const sums = { model: nothing(), naive: nothing() }
  const bands = FREQUENCY_BANDS.map((from, place) => ({
    ...{ from, to: (FREQUENCY_BANDS[place + 1] ?? Number.NaN) - 1 },
    ...{ customers: 0, expected: 0, naive: 0, actual: 0 },
  }))
  let actual = 0
  yield* forEachPlace(customers, (position) => {
    const [x = 0, last = 0, observed = 0, seen = 0] = [frequency[position], recency[position], age[position], came[position]]
    const expected = expectedTransactions({ x, recency: last, age: observed }, time, model)
    const naive = observed > 0 ? ((x + 1) / observed) * time : 0
    add(sums.model, expected, seen)
    add(sums.naive, naive, seen)
    actual += seen
    const band = bands.findLast(({ from }) => x >= from)
    if (band === undefined) return
    band.customers += 1
    band.expected += expected
    band.naive += naive
    band.actual += seen
  })
  const errorsOf = ({ absolute, squared, expected }: Sums): Errors => ({
    mae: absolute / customers,
    rmse: Math.sqrt(squared / customers),
    expected,
  })
  const calibration = bands
    .filter((band) => band.customers > 0)
    .map(({ to, ...band }) => ({ ...band, to: Number.isNaN(to) ? null : to }))
  return { customers, actual, model: errorsOf(sums.model), naive: errorsOf(sums.naive), calibration }
}

/** Answers whether the model missed by less than going on as before would have, by the mean of the absolute differences; null where both missed alike. */
export function modelWins({ model, naive }: { model: Pick<Errors, 'mae'>; naive: Pick<Errors, 'mae'> }): boolean | null {
  return model.mae === naive.mae ? null : model.mae < naive.mae
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
