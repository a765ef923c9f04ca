import type { BgNbd } from './bg-nbd.ts'
import { expectedTransactions, probabilityAlive } from './bg-nbd.ts'
import type { GammaGamma } from './gamma-gamma.ts'
import { expectedSpending } from './gamma-gamma.ts'

/** A customer as lifetime value sees it: days of shipping after the first, days from the first to the last, days from the first to the end of the period, and what all of them brought. */
export interface Customer {
  readonly frequency: number
  readonly recencyDays: number
  readonly ageDays: number
  /** In minor units; may be 0 or below. */
  readonly amountMinor: number
}

export interface ValueModel {
  readonly bgNbd: BgNbd
  /** Null where nothing tells how customers differ in what they spend: each is taken at its own mean. */
  readonly gammaGamma: GammaGamma | null
  /** Days in the unit of time in which the model was fitted. */
  readonly unitDays: number
  readonly horizonDays: number
  readonly discountRate: number
}

export interface LifetimeValue {
  /** 0–1. */
  readonly alive: number
  /** Days of shipping expected within the horizon. */
  readonly shipments: number
  /** What one of them is expected to bring, in minor units, not rounded. */
  readonly perShipment: number
  /** What they bring within the horizon, discounted to today; minor units, not rounded. */
  readonly value: number
}

/** The horizon is looked at in so many equal parts, each discounted from its middle. */
const PARTS = 12
const DAYS_PER_YEAR = 365

/**
 * Answers what a customer is expected to bring within the horizon: the shipping days that BG/NBD expects in each twelfth of it, times what Gamma–Gamma expects of one, discounted from
 * the middle of the twelfth at a yearly rate. Who has brought nothing, or less, is expected to go on with its own mean: Gamma–Gamma knows no such amounts.
 * @source docs/formulas.md#lifetime-value
 */
export function lifetimeValueOf(customer: Customer, model: ValueModel): LifetimeValue {
  const { unitDays, horizonDays, discountRate } = model
  const history = { x: customer.frequency, recency: customer.recencyDays / unitDays, age: customer.ageDays / unitDays }
  const perShipment = spendingOf(customer, model.gammaGamma)
  let before = 0
  let discounted = 0
  for (let part = 1; part <= PARTS; part += 1) {
    const days = (horizonDays * part) / PARTS
    // A day of shipping comes once a day: where a handful of customers let the likelihood run to its bounds, the model would expect millions of them.
    const until = Math.min(days, expectedTransactions(history, days / unitDays, model.bgNbd))
    const middle = (horizonDays * (part - 0.5)) / PARTS
    discounted += (until - before) / (1 + discountRate) ** (middle / DAYS_PER_YEAR)
    before = until
  }
  return {
    alive: probabilityAlive(history, model.bgNbd),
    shipments: before,
    perShipment,
    value: discounted * perShipment,
  }
}

function spendingOf({ frequency, amountMinor }: Customer, model: GammaGamma | null): number {
  const transactions = frequency + 1
  const mean = amountMinor / transactions
  return model === null || !(mean > 0) ? mean : expectedSpending({ transactions, mean }, model)
}

/**
 * Answers the lifetime value by a multiple of a yearly margin: m·r ÷ (1 + i − r), the first margin after one year, with the same margin m, the same share r that stays and the same rate i
 * for ever.
 * @source S. Gupta & D. R. Lehmann, Customers as assets, Journal of Interactive Marketing 17 (2003) 9–24; docs/formulas.md#lifetime-value
 */
export function marginMultiple(retention: number, discountRate: number): number {
  return retention / (1 + discountRate - retention)
}
