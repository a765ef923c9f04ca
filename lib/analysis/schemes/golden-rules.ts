import { z } from 'zod'
import { reachesShare } from '#lib/core/ratio'
import type { Row } from '../classification/columns.ts'
import { yearsWithUs } from './became-day.ts'
import type { ServeMetric } from './serve-cost.ts'
import { isMarginUnknown, trueProfitMinor } from './serve-cost.ts'
import { kindsOfSet } from './value-kind-names.ts'

/** Best first, but for those that are not judged. */
export const GOLDEN_CLASSES = ['core', 'towards', 'potential', 'exempt', 'part', 'few', 'unknown'] as const
export type GoldenClass = (typeof GOLDEN_CLASSES)[number]

export type GoldenMetric =
  | ServeMetric
  | 'revenueMinor'
  | 'earlierRevenueMinor'
  | 'shipments'
  | 'walletShare'
  | 'reviewsPotential'
  | 'statedReputation'
  | 'statedLongTerm'
  | 'setValueKinds'
  | 'customerSinceDay'
  | 'firstWaybillDay'
export type GoldenRow = Row<GoldenMetric>

export const goldenModel = z.object({
  measure: z.enum(['profit', 'margin']),
  core_share: z.number(),
  min_shipments: z.number(),
  growth_from: z.number(),
  wallet_below: z.number(),
  long_term_years: z.number(),
  /** Whoever loses less than this is no ground to part; runs of before had no such cut. */
  part_from_minor: z.number().default(0),
  period_days: z.number(),
  as_of_day: z.number(),
  /** The least profit of the core; null where nobody has any. */
  core_from: z.number().nullable(),
  /** What the largest fifth of those judged hold of all positive profit; null where there is none. */
  top_fifth_share: z.number().nullable(),
  core_customers: z.number(),
  core_customers_share: z.number(),
  judged_customers: z.number(),
  loss_customers: z.number(),
  loss_minor: z.number(),
})
export type GoldenModel = z.infer<typeof goldenModel>
type Cuts = Omit<
  GoldenModel,
  'top_fifth_share' | 'core_customers' | 'core_customers_share' | 'judged_customers' | 'loss_customers' | 'loss_minor'
>

/** Answers the profit that a customer is judged by, in minor units: the true profit, or the margin; 0 where no cost is known. */
export function measuredMinor(row: GoldenRow, { measure, period_days }: Pick<GoldenModel, 'measure' | 'period_days'>): number {
  if (isMarginUnknown(row)) return 0
  return measure === 'margin' ? row.marginMinor : trueProfitMinor(row, period_days)
}

/** Answers the class of a customer under fitted cuts. */
export function goldenClassOf(row: GoldenRow, fitted: Cuts): GoldenClass {
  if (row.shipments < fitted.min_shipments) return 'few'
  if (isMarginUnknown(row)) return 'unknown'
  const profit = measuredMinor(row, fitted)
  if (profit > 0) return fitted.core_from !== null && profit >= fitted.core_from ? 'core' : 'towards'
  if (exemptionsOf(row, fitted).length > 0) return 'exempt'
  return potentialsOf(row, fitted).length > 0 || isSmallLoss(profit, fitted) ? 'potential' : 'part'
}

/** Answers whether what a customer loses is too little to part with it. */
export function isSmallLoss(profitMinor: number, { part_from_minor }: Pick<Cuts, 'part_from_minor'>): boolean {
  return -profitMinor < part_from_minor
}

export type Exemption = 'reputation' | 'long_term' | 'review_potential'

/** Answers why a customer is kept whatever it brings: a reputation that was stated, a long relation, a cell of the matrix of relationships that has its potential reviewed. What somebody set of its kinds of value counts before
 * what was stated and computed. */
export function exemptionsOf(
  row: GoldenRow,
  { long_term_years, as_of_day }: Pick<Cuts, 'long_term_years' | 'as_of_day'>,
): Exemption[] {
  const set = kindsOfSet(row.setValueKinds)
  const reputation = set === null ? row.statedReputation > 0 : set.reputation
  const longTerm = set === null ? row.statedLongTerm > 0 || yearsWithUs(row, as_of_day) >= long_term_years : set.longTerm
  return [
    ...(reputation ? (['reputation'] as const) : []),
    ...(longTerm ? (['long_term'] as const) : []),
    ...(row.reviewsPotential > 0 ? (['review_potential'] as const) : []),
  ]
}

export type Potential = 'growth' | 'new' | 'wallet'

/** Answers what is known that speaks for more profit to come: revenue that has grown, a customer without any in the time before (or of which nobody knows whether it had, which is no ground to part), much that others carry. */
export function potentialsOf(
  row: GoldenRow,
  { growth_from, wallet_below }: Pick<Cuts, 'growth_from' | 'wallet_below'>,
): Potential[] {
  const { revenueMinor, earlierRevenueMinor, walletShare } = row
  const grown = earlierRevenueMinor > 0 && reachesShare(revenueMinor - earlierRevenueMinor, earlierRevenueMinor, growth_from)
  return [
    ...(grown ? (['growth'] as const) : []),
    ...(earlierRevenueMinor > 0 ? [] : (['new'] as const)),
    ...(walletShare < wallet_below ? (['wallet'] as const) : []),
  ]
}
