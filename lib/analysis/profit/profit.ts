import type { Day } from '#lib/core/day'
import { addDays, addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/** The stretches of days that profits are kept for, by their number in the database. */
export const SPANS = { twelve_months: 1, twelve_before: 2, three_months: 3, year: 4 } as const
export type Span = keyof typeof SPANS

/** Those that a reader may choose from. */
export const SHOWN_SPANS = ['twelve_months', 'three_months', 'year'] as const
export type ShownSpan = (typeof SHOWN_SPANS)[number]

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
  readonly pickupMinor: number
  readonly linehaulMinor: number
  readonly deliveryMinor: number
  readonly otherMinor: number
  readonly claimsMinor: number
  readonly serviceMinor: number
  readonly marketingMinor: number
}

export const TRANSPORT_PARTS = ['pickup', 'linehaul', 'delivery', 'other'] as const
export const SERVE_PARTS = ['claims', 'service', 'marketing'] as const

export interface Profit {
  /** Revenue less the cost of transport. */
  readonly marginMinor: number
  /** Compensation, service and marketing. */
  readonly serveMinor: number
  /** Margin less what serving costs: the true profit. */
  readonly profitMinor: number
  /** Profit ÷ revenue; null without any. */
  readonly rate: number | null
}

/**
 * Answers the true profit of a customer: its margin, and that less what serving it costs. A cost that is not known adds nothing.
 * @source docs/formulas.md#true-profit
 */
export function profitOf(parts: ProfitParts): Profit {
  const marginMinor = TRANSPORT_PARTS.reduce((left, part) => left - parts[`${part}Minor`], parts.revenueMinor)
  const serveMinor = SERVE_PARTS.reduce((sum, part) => sum + parts[`${part}Minor`], 0)
  const profitMinor = marginMinor - serveMinor
  return { marginMinor, serveMinor, profitMinor, rate: parts.revenueMinor > 0 ? profitMinor / parts.revenueMinor : null }
}

/** How a customer looks by its margin and is by its profit: earns by both · looks profitable and is not · loses by both. */
export const LOOKS = ['earns', 'turned', 'loses'] as const
export type Look = (typeof LOOKS)[number]

/** Answers that: a margin above 0 with a profit of 0 or less has turned. */
export function lookOf({ marginMinor, profitMinor }: Pick<Profit, 'marginMinor' | 'profitMinor'>): Look {
  if (profitMinor > 0) return 'earns'
  return marginMinor > 0 ? 'turned' : 'loses'
}
