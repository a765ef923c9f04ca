import type { Day } from '#lib/core/day'
import { addDays, addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { isMarginUnknown } from '../schemes/serve-cost.ts'

/** The stretches of days that profits are kept for, by their number in the database. */
export const SPANS = { twelve_months: 1, twelve_before: 2, three_months: 3, year: 4 } as const
export type Span = keyof typeof SPANS

/** Those that a reader may choose from. */
export const SHOWN_SPANS = ['twelve_months', 'three_months', 'year'] as const
export type ShownSpan = (typeof SHOWN_SPANS)[number]

/** Whether a customer costs more than it brings over the last twelve months, by its true profit; unknown for want of costs, or where it brought and cost nothing. */
export const GAINS = ['loss', 'no_loss', 'unknown'] as const
export type Gain = (typeof GAINS)[number]

/** A change of value is one against so many months before. */
export const MONTHS_BETWEEN = 3

/** Answers the days of a stretch that ends with a day: the last twelve or three months to the day, the twelve that ended three months ago, and the calendar year so far. */
export function spanDays(span: Span, asOf: Day): Period {
  const end = addDays(asOf, 1)
  switch (span) {
    case 'twelve_months':
      return { from: addMonths(end, -12), to: end }
    case 'twelve_before':
      return { from: addMonths(end, -12 - MONTHS_BETWEEN), to: addMonths(end, -MONTHS_BETWEEN) }
    case 'three_months':
      return { from: addMonths(end, -3), to: end }
    case 'year':
      return { from: `${asOf.slice(0, 4)}-01-01`, to: end }
  }
}

/** What a customer brought, what moving its parcels cost, and what serving it cost besides; whole minor units. */
export interface ProfitParts {
  readonly revenueMinor: number
  /** Of the waybills whose freight and cost are both known. */
  readonly knownRevenueMinor: number
  readonly knownCostMinor: number
  /** Waybills of which one of the two is not. */
  readonly uncosted: number
  readonly pickupMinor: number
  readonly linehaulMinor: number
  readonly deliveryMinor: number
  readonly otherMinor: number
  readonly claimsMinor: number
  readonly serviceMinor: number
  readonly marketingMinor: number
}

/** What of it the profit is made of. */
type KnownParts = Pick<ProfitParts, 'knownRevenueMinor' | 'knownCostMinor' | `${(typeof SERVE_PARTS)[number]}Minor`>

const SERVE_PARTS = ['claims', 'service', 'marketing'] as const

export interface Profit {
  /** Revenue less the cost of transport, of waybills of which both are known. */
  readonly marginMinor: number
  /** Compensation, service and marketing. */
  readonly serveMinor: number
  /** Margin less what serving costs: the true profit. */
  readonly profitMinor: number
  /** Profit ÷ revenue of those waybills; null without any. */
  readonly rate: number | null
}

/**
 * Answers the true profit of a customer: its margin, of waybills whose freight and cost are both known, and that less what serving it costs. Revenue without a known cost is no profit.
 * @source docs/formulas.md#true-profit
 */
export function profitOf(parts: KnownParts): Profit {
  const marginMinor = parts.knownRevenueMinor - parts.knownCostMinor
  const serveMinor = SERVE_PARTS.reduce((sum, part) => sum + parts[`${part}Minor`], 0)
  const profitMinor = marginMinor - serveMinor
  const rate = parts.knownRevenueMinor > 0 ? profitMinor / parts.knownRevenueMinor : null
  return { marginMinor, serveMinor, profitMinor, rate }
}

/** Tells whether nothing can be said of the margin: there are waybills, and of none of them both freight and cost are known. */
export function isProfitUnknown(parts: Pick<ProfitParts, 'knownRevenueMinor' | 'knownCostMinor' | 'uncosted'>): boolean {
  const marginMinor = parts.knownRevenueMinor - parts.knownCostMinor
  return parts.uncosted > 0 && isMarginUnknown({ marginMinor, knownRevenueMinor: parts.knownRevenueMinor })
}

/** How a customer looks by its margin and is by its profit: earns by both · looks profitable and is not · loses by both · nobody knows, for want of costs. */
export const LOOKS = ['earns', 'turned', 'loses', 'unknown'] as const
export type Look = (typeof LOOKS)[number]

/** Answers that: a margin above 0 with a profit of 0 or less has turned. */
export function lookOf(parts: KnownParts & Pick<ProfitParts, 'uncosted'>): Look {
  if (isProfitUnknown(parts)) return 'unknown'
  const { marginMinor, profitMinor } = profitOf(parts)
  if (profitMinor > 0) return 'earns'
  return marginMinor > 0 ? 'turned' : 'loses'
}
