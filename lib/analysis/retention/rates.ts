import { ratioOrNull } from '#lib/core/ratio'

/** What the customers of the year before brought then and since, in minor units. */
export interface RetentionSums {
  readonly customersThen: number
  readonly customersKept: number
  readonly revenueThenMinor: number
  /** At most what each of them brought then. */
  readonly revenueKeptMinor: number
  readonly revenueNowMinor: number
}

export interface RetentionRates {
  /** Customers that still ship ÷ customers then. */
  readonly customers: number | null
  /** Revenue that stayed, without what others grew by ÷ revenue then; never above 1. */
  readonly grossRevenue: number | null
  /** The same with what they grew by. */
  readonly netRevenue: number | null
}

/**
 * Answers how many customers of the year before, and how much of their revenue, are still here; null where there was nothing then. New customers count in none of it.
 * @source docs/formulas.md#retention
 */
export function retentionRates(sums: RetentionSums): RetentionRates {
  return {
    customers: ratioOrNull(sums.customersKept, sums.customersThen),
    grossRevenue: ratioOrNull(sums.revenueKeptMinor, sums.revenueThenMinor),
    netRevenue: ratioOrNull(sums.revenueNowMinor, sums.revenueThenMinor),
  }
}
