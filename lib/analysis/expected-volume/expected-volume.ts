import type { Day } from '#lib/core/day'
import { medianOfSorted } from '#lib/core/median'
import { expectationOf, LEAST_REFERENCE_MONTHS, REFERENCE_MONTHS } from '../drop/drop.ts'

/** With fewer months that can be held against their expectation nothing is said of how far it may be off. */
export const LEAST_TESTED_MONTHS = 6

/** The standard deviation of a normal distribution is so many times its median absolute deviation … */
const DEVIATIONS_TO_SIGMA = 1.4826
/** … and so many of them on either side hold 80 % of it. */
const SIGMAS_OF_BAND = 1.2816

/** A month of one customer. */
export interface SeasonMonth {
  /** Its first day. */
  readonly month: Day
  readonly shipments: number
  /** Its days times the index of the customer's kind: how many average days it stands for. */
  readonly averageDays: number
}

export interface ExpectedMonth {
  readonly month: Day
  /** Shipments that the season lets expect; null where the months before say nothing. */
  readonly expected: number | null
  /** In which about four of five months lie; null where too few could be tested. */
  readonly band: readonly [low: number, high: number] | null
}

export interface ExpectedVolume {
  /** In the order of the months that were given. */
  readonly months: readonly ExpectedMonth[]
  /** So many whole months could be held against their expectation. */
  readonly tested: number
  /** Whole months that the expectation of the running month rests on, at most six. */
  readonly reference: number
}

/**
 * Answers what a customer was, and is, expected to ship in each of some months that follow one another: of its six whole months before, shipments ÷ average days × average days of the
 * month. The first `whole` months are over; the others rest on the last six of those. The month in which it began does not count, for it may be half a month; fewer than three months say nothing,
 * nor do six without a shipment. The band reaches 1.9 times the usual error of these expectations to either side, relative to them, and not below 0.
 * @source docs/formulas.md#expected-volume
 */
export function expectVolumes(months: readonly SeasonMonth[], whole: number): ExpectedVolume {
  const begins = months.findIndex(({ shipments }) => shipments > 0)
  const referenceOf = (place: number) => {
    const end = Math.min(place, whole)
    const start = Math.max(0, end - REFERENCE_MONTHS)
    return begins < 0 ? [] : months.slice(begins < start ? start : begins + 1, Math.max(end, begins + 1))
  }
  const expected = months.map((month, place) => {
    const found = expectationOf(referenceOf(place).map((each) => ({ ...each, revenueMinor: 0 })))
    return found === null ? null : found.perDay * month.averageDays
  })
  const errors = months.slice(0, whole).flatMap(({ shipments }, place) => {
    const of = expected[place] ?? 0
    return of > 0 ? [Math.abs(shipments / of - 1)] : []
  })
  const reach = errors.length < LEAST_TESTED_MONTHS ? null : reachOf(errors)
  return {
    months: months.map(({ month }, place) => ({ month, ...withBand(expected[place] ?? null, reach) })),
    tested: errors.length,
    reference: referenceOf(whole).length,
  }
}

/** How far the band reaches to either side, relative to what is expected. */
function reachOf(errors: readonly number[]): number {
  return medianOfSorted([...errors].sort((left, right) => left - right)) * DEVIATIONS_TO_SIGMA * SIGMAS_OF_BAND
}

function withBand(expected: number | null, reach: number | null): Pick<ExpectedMonth, 'expected' | 'band'> {
  if (expected === null || reach === null) return { expected, band: null }
  return { expected, band: [Math.max(0, expected * (1 - reach)), expected * (1 + reach)] }
}

/** Why nothing is expected of a customer: too few whole months yet, or none of the last ones with a shipment. */
export type Silence = 'few_months' | 'nothing_shipped'

/** Answers why nothing is expected, by how many whole months it would rest on. */
export function silenceOf(reference: number): Silence {
  return reference < LEAST_REFERENCE_MONTHS ? 'few_months' : 'nothing_shipped'
}
