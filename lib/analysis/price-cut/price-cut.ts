import { ratioOrNull } from '#lib/core/ratio'

/** A customer's own year, in minor units: what a new price is set against. */
export interface PriceBasis {
  readonly shipments: number
  readonly revenueMinor: number
  /** Of waybills whose freight and cost are both known. */
  readonly knownRevenueMinor: number
  readonly knownCostMinor: number
}

/** What another price does to a customer's year if nothing else changes. Amounts in minor units, a shipment's not rounded. */
export interface PriceOutcome {
  readonly priceMinor: number
  readonly newPriceMinor: number
  /** Cost a shipment at the margin that is known; null where no cost is. */
  readonly costMinor: number | null
  /** Contribution ÷ revenue before and after. */
  readonly marginRate: number | null
  readonly newMarginRate: number | null
  /** Revenue that is given up in a year, or gained where it is below 0, as long as volume stays. */
  readonly givenUpMinor: number
  /** By how much volume must rise, or may fall where it is below 0; null where no volume pays, or no cost is known. */
  readonly breakEven: number | null
  /** Shipments a year at which the contribution is what it was, rounded up; null as above. */
  readonly shipmentsNeeded: number | null
}

/** What doubles may be off where a price meets the cost exactly. */
const ROUNDING = 1e-12

/**
 * Answers by which share volume must change for the contribution to stay what it was when the price changes by `change` (−0.05: five per cent less) at a contribution margin of `marginRate`, a share of revenue: −p ÷ (m + p).
 * A cut to the cost or below it is paid by no volume: null. With a rise, who brings no contribution may leave altogether: −1. Costs that do not go with volume, and whether there is room for it, are left out.
 * @source docs/formulas.md#price-cut
 */
export function breakEvenVolume(change: number, marginRate: number): number | null {
  if (change === 0) return 0
  if (change > 0) return marginRate <= 0 ? -1 : -change / (marginRate + change)
  return marginRate + change <= ROUNDING ? null : -change / (marginRate + change)
}

/**
 * Answers what a price that is changed by a share does to a customer's year. The margin is that of the waybills whose freight and cost are known, and stands for the others. Null where nothing was shipped or paid.
 * @source docs/formulas.md#price-cut
 */
export function outcomeOf(basis: PriceBasis, change: number): PriceOutcome | null {
  const { shipments, revenueMinor, knownRevenueMinor, knownCostMinor } = basis
  if (shipments <= 0 || revenueMinor <= 0) return null
  const priceMinor = revenueMinor / shipments
  const costShare = knownRevenueMinor > 0 ? ratioOrNull(knownCostMinor, knownRevenueMinor) : null
  const marginRate = costShare === null ? null : 1 - costShare
  const breakEven = marginRate === null ? null : breakEvenVolume(change, marginRate)
  return {
    priceMinor,
    newPriceMinor: priceMinor * (1 + change),
    costMinor: costShare === null ? null : priceMinor * costShare,
    marginRate,
    newMarginRate: marginRate === null ? null : ratioOrNull(marginRate + change, 1 + change),
    givenUpMinor: Math.round(-change * revenueMinor),
    breakEven,
    // Where all of it may go, that is 0, and not the −0 that rounding up leaves.
    shipmentsNeeded: breakEven === null ? null : Math.max(0, Math.ceil(shipments * (1 + breakEven) - ROUNDING * shipments)),
  }
}

/** What is to be said of a change: of nothing changed, of a cost that is not known, of who is below cost today or would be, else of the volume that pays. */
export type PriceVerdict = 'same' | 'unknown' | 'never' | 'lower' | 'cut' | 'rise' | 'stillBelow' | 'above'

/**
 * Answers what a change in price comes to. Who is below cost today loses more with a cut (`lower`), and with a rise still loses (`stillBelow`) or no longer does (`above`): of either no volume is told that pays.
 * @source docs/formulas.md#price-cut
 */
export function priceVerdict(change: number, { marginRate, newMarginRate, breakEven }: PriceOutcome): PriceVerdict {
  if (change === 0) return 'same'
  if (marginRate === null) return 'unknown'
  if (change < 0) {
    if (marginRate < -ROUNDING) return 'lower'
    return breakEven === null ? 'never' : 'cut'
  }
  if ((newMarginRate ?? 0) < -ROUNDING) return 'stillBelow'
  return marginRate < -ROUNDING ? 'above' : 'rise'
}
