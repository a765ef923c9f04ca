/** How far below its expectation a customer is: 1 yellow, 2 orange, 3 red. */
export const DROP_LEVELS = ['yellow', 'orange', 'red'] as const
export type DropLevel = (typeof DROP_LEVELS)[number]

/** Beside its own same weeks of the year before: less than then, not less, or no customer yet. */
export const LAST_YEARS = ['below', 'not_below', 'unknown'] as const
export type LastYear = (typeof LAST_YEARS)[number]

/** Volume is compared over so many days: four whole weeks, in which every weekday counts alike. */
export const WINDOW_DAYS = 28
/** What is written of a month is of so many days. */
export const MONTH_DAYS = 30
/** Volume is expected from so many whole months before. */
export const REFERENCE_MONTHS = 6
/** With fewer of them nothing is expected of a customer yet. */
export const LEAST_REFERENCE_MONTHS = 3
/** What may be behind it is looked for in so many days up to the last. */
export const EVIDENCE_DAYS = 56

/** Shares by which volume lies below the expectation, 0 to 1, and from which volume on a customer is watched. */
export interface DropCuts {
  readonly yellow: number
  readonly orange: number
  readonly red: number
  /** Expected shipments in 30 days, or … */
  readonly min_shipments: number
  /** … expected revenue in 30 days, in minor units. */
  readonly min_revenue_minor: number
}

/** What doubles may be off at a threshold that is reached exactly. */
const ROUNDING = 1e-9

/** A month of the reference with its days times the seasonal index: how many average days it stands for. */
export interface ReferenceMonth {
  readonly shipments: number
  readonly revenueMinor: number
  readonly averageDays: number
}

export interface Expectation {
  /** Of the season's average day. */
  readonly perDay: number
  /** Revenue a shipment, in minor units. */
  readonly priceMinor: number
}

/**
 * Answers what a customer may be expected to ship on an average day, from the months of its reference: shipments ÷ average days; null for fewer than three months, or
 * where nothing was shipped in them.
 * @source docs/formulas.md#volume-drop
 */
export function expectationOf(months: readonly ReferenceMonth[]): Expectation | null {
  const shipments = months.reduce((sum, month) => sum + month.shipments, 0)
  const averageDays = months.reduce((sum, month) => sum + month.averageDays, 0)
  if (months.length < LEAST_REFERENCE_MONTHS || shipments === 0 || averageDays === 0) return null
  const revenue = months.reduce((sum, month) => sum + month.revenueMinor, 0)
  return { perDay: shipments / averageDays, priceMinor: revenue / shipments }
}

/**
 * Raises an expectation to what the others of its kind really shipped against theirs, `ratio`; null for too few of them. On days of promotion the index of a month says too
 * little. It is never lowered: that a whole kind falls is shown as what may be behind a drop.
 * @source docs/formulas.md#volume-drop
 */
export function withKind(expected: number, ratio: number | null): number {
  return expected * Math.max(1, ratio ?? 1)
}

/** Says whether a customer of which so much is expected in the window is large enough to be watched. */
export function isWatched(expected: number, priceMinor: number, cuts: DropCuts): boolean {
  const perMonth = (expected * MONTH_DAYS) / WINDOW_DAYS
  return perMonth >= cuts.min_shipments || perMonth * priceMinor >= cuts.min_revenue_minor
}

/**
 * Answers the level that volume stays below in every one of the windows, which end a week apart: the mildest of theirs; null when one of them is above the
 * first. A level is reached at its share exactly.
 * @source docs/formulas.md#volume-drop
 */
export function levelOf(windows: readonly { shipments: number; expected: number }[], cuts: DropCuts): DropLevel | null {
  const levels = windows.map(({ shipments, expected }) => {
    const fallen = expected > 0 ? 1 - shipments / expected : 0
    return [cuts.yellow, cuts.orange, cuts.red].filter((cut) => fallen >= cut - ROUNDING).length
  })
  const mildest = levels.length === 0 ? 0 : Math.min(...levels)
  return DROP_LEVELS[mildest - 1] ?? null
}

/**
 * Says whether a customer ships less than it did itself in the same weeks of the year before: less by as much as makes a drop. Null for a customer that was none yet.
 * @source docs/formulas.md#volume-drop
 */
export function isBelowLastYear(shipments: number, lastYear: number | null, cuts: Pick<DropCuts, 'yellow'>): boolean | null {
  if (lastYear === null) return null
  return lastYear > 0 && 1 - shipments / lastYear >= cuts.yellow - ROUNDING
}

/**
 * Answers how a drop lies beside the customer's own last year, as it is said of it: `below` by as much as makes a drop · `near`, fewer but by less than that · `not_lower` · `unknown` for a customer that was
 * none yet.
 */
export function besideLastYear({
  shipments,
  lastYear,
  belowLastYear,
}: {
  shipments: number
  lastYear: number | null
  belowLastYear: boolean | null
}): 'below' | 'near' | 'not_lower' | 'unknown' {
  if (lastYear === null || belowLastYear === null) return 'unknown'
  if (belowLastYear) return 'below'
  return shipments < lastYear ? 'near' : 'not_lower'
}

/**
 * Says whether less volume of a customer is no loss to us: it costs more than it brings, so that price and cost come before its volume. Not where its profit is not known.
 * @source docs/formulas.md#volume-drop
 */
export function losesMoney({ profitMinor }: { profitMinor: number | null }): boolean {
  return profitMinor !== null && profitMinor < 0
}

/** Answers the revenue that goes missing in 30 days, in minor units: (expected − shipped) × 30 ÷ 28 × revenue a shipment before. Not below 0. */
export function monthlyLoss({ shipments, expected }: { shipments: number; expected: number }, priceMinor: number): number {
  return Math.max(0, Math.round(((expected - shipments) * MONTH_DAYS * priceMinor) / WINDOW_DAYS))
}

/** What speaks for a cause, counted. */
export interface DropEvidence {
  /** Waybills of the last 56 days. */
  readonly damaged: number
  readonly lost: number
  readonly promised: number
  readonly late: number
  /** Share delivered late in the months of the reference, 0 to 1; null without a promise. */
  readonly lateBefore: number | null
  /** Complaints of the last 56 days or still open, and those still open. */
  readonly complaints: number
  readonly openComplaints: number
  /** Revenue a shipment before and in the window, in minor units; null for fewer than ten shipments, whose mean says little. */
  readonly priceBefore: number
  readonly priceNow: number | null
  /** Shipments of others of its kind in the window ÷ what was expected of them; null for fewer than five. */
  readonly kindRatio: number | null
  /** Other carriers that it is known to use, and our share of what it sends, 0 to 1, where known. */
  readonly rivals: readonly string[]
  readonly shareOfWallet: number | null
}

export const DROP_CAUSES = ['breakage', 'complaint', 'late', 'price', 'diverted', 'season'] as const
export type DropCause = (typeof DROP_CAUSES)[number]

const LEAST_BROKEN = 2
/** With fewer shipments in the window their mean price says nothing. */
export const LEAST_PRICED = 10
const LEAST_LATE = 5
const LATE_WORSE_BY = 0.1
const PRICE_RISE = 0.05
const LOYAL_SHARE = 0.6
const KIND_FALLEN_TO = 0.9

/**
 * Answers what may be behind a drop, as far as the records say so: at least two waybills damaged or lost · a complaint · at least five late and ten points
 * more than before · at least five per cent dearer a shipment · another carrier known, with less than 60 % of what it sends as far as that is known · its whole kind fallen by a tenth. In this order.
 * @source docs/formulas.md#volume-drop
 */
export function likelyCauses(evidence: DropEvidence): DropCause[] {
  const { damaged, lost, promised, late, lateBefore, priceBefore, priceNow, shareOfWallet, kindRatio } = evidence
  const speaks: Record<DropCause, boolean> = {
    breakage: damaged + lost >= LEAST_BROKEN,
    complaint: evidence.complaints > 0,
    late: late >= LEAST_LATE && late / promised >= (lateBefore ?? 0) + LATE_WORSE_BY - ROUNDING,
    price: priceNow !== null && priceBefore > 0 && priceNow >= priceBefore * (1 + PRICE_RISE) - ROUNDING,
    diverted: evidence.rivals.length > 0 && (shareOfWallet ?? 0) < LOYAL_SHARE,
    season: kindRatio !== null && kindRatio <= KIND_FALLEN_TO,
  }
  return DROP_CAUSES.filter((cause) => speaks[cause])
}
