import { roundHalfAwayFromZero } from '#lib/core/money'
import type { Row } from '../classification/columns.ts'

/** Of what the cost of serving is made. */
export const COST_METRICS = ['claimsMinor', 'serviceMinor', 'annualMarketingCostMinor'] as const
type CostMetric = (typeof COST_METRICS)[number]
export type ServeMetric = 'marginMinor' | 'knownRevenueMinor' | CostMetric
/** What is looked at to tell what stays of a customer's margin once it was served. */
export const SERVE_METRICS: readonly ServeMetric[] = ['marginMinor', 'knownRevenueMinor', ...COST_METRICS]
const DAYS_PER_YEAR = 365

/** Tells whether the margin is not known, because of no waybill both revenue and cost are. */
export function isMarginUnknown({ marginMinor, knownRevenueMinor }: Row<'marginMinor' | 'knownRevenueMinor'>): boolean {
  return knownRevenueMinor === 0 && marginMinor === 0
}

/** Answers the part of the marketing cost of a year that falls on a period of so many days, in minor units; unknown is 0. */
export function marketingMinor({ annualMarketingCostMinor }: Row<'annualMarketingCostMinor'>, periodDays: number): number {
  return Number.isNaN(annualMarketingCostMinor)
    ? 0
    : roundHalfAwayFromZero((annualMarketingCostMinor * periodDays) / DAYS_PER_YEAR)
}

/** Answers what serving a customer cost over a period of so many days, in minor units: compensation + service + marketing. */
export function serveMinor(row: Row<CostMetric>, periodDays: number): number {
  return row.claimsMinor + row.serviceMinor + marketingMinor(row, periodDays)
}

/**
 * Answers the true profit in minor units: margin of waybills of which revenue and cost are both known, less the cost of serving.
 * @source docs/formulas.md#golden-list
 */
export function trueProfitMinor(row: Row<ServeMetric>, periodDays: number): number {
  return row.marginMinor - serveMinor(row, periodDays)
}
