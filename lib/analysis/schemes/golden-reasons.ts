import type { Reason } from '../classification/scheme.ts'
import type { GoldenModel, GoldenRow, Potential } from './golden-rules.ts'
import { exemptionsOf, goldenClassOf, isSmallLoss, measuredMinor, potentialsOf } from './golden-rules.ts'
import { isMarginUnknown, marketingMinor } from './serve-cost.ts'
import { COSTS_WOULD_TELL } from './unknown-costs.ts'

/** Says why a customer has its class of the golden list: what it brings, what that consists of, what it is kept for and what may yet come. */
export function reasonsOfGolden(row: GoldenRow, fitted: GoldenModel): Reason[] {
  const name = goldenClassOf(row, fitted)
  if (name === 'few') return [{ code: 'golden_list.few', params: { shipments: row.shipments, least: fitted.min_shipments } }]
  if (isMarginUnknown(row)) return [{ code: 'golden_list.unknown', params: {} }]
  const profit = { measure: fitted.measure, profit_minor: measuredMinor(row, fitted) }
  const parts: Reason = {
    code: 'golden_list.parts',
    params: {
      ...{ margin_minor: row.marginMinor, claims_minor: row.claimsMinor, service_minor: row.serviceMinor },
      marketing_minor: marketingMinor(row, fitted.period_days),
    },
  }
  const own = fitted.measure === 'profit' ? [parts] : []
  if (name === 'core' || name === 'towards')
    return [
      { code: `golden_list.${name}`, params: { ...profit, core_share: fitted.core_share, from_minor: fitted.core_from ?? 0 } },
      ...own,
    ]
  const kept = exemptionsOf(row, fitted).map((exemption): Reason => ({ code: `golden_list.exempt_${exemption}`, params: {} }))
  const hoped = potentialsOf(row, fitted).map((potential) => potentialReason(potential, row))
  const small: Reason[] =
    name === 'potential' && isSmallLoss(profit.profit_minor, fitted)
      ? [{ code: 'golden_list.small_loss', params: { least_minor: fitted.part_from_minor } }]
      : []
  const none: Reason[] = name === 'part' ? [{ code: 'golden_list.part', params: {} }] : []
  return [{ code: 'golden_list.no_gain', params: profit }, ...own, ...kept, ...hoped, ...small, ...none]
}

function potentialReason(potential: Potential, { revenueMinor, earlierRevenueMinor, walletShare }: GoldenRow): Reason {
  if (potential === 'wallet') return { code: 'golden_list.wallet', params: { wallet_share: walletShare } }
  if (potential === 'new')
    return { code: Number.isNaN(earlierRevenueMinor) ? 'golden_list.growth_unknown' : 'golden_list.new', params: {} }
  return { code: 'golden_list.growth', params: { growth_share: (revenueMinor - earlierRevenueMinor) / earlierRevenueMinor } }
}

/** Says how much more profit, or how many more shipments, lead to the next class; what a fall would do to a core customer. */
export function changesOfGolden(row: GoldenRow, fitted: GoldenModel): Reason[] {
  const name = goldenClassOf(row, fitted)
  if (name === 'unknown') return [COSTS_WOULD_TELL]
  if (name === 'few') return [{ code: 'golden_list.ships', params: { shipments: fitted.min_shipments - row.shipments } }]
  const profit = measuredMinor(row, fitted)
  const earns = (from: number, reached: string): Reason => ({
    code: 'golden_list.earns',
    params: { measure: fitted.measure, amount_minor: from - profit, class: reached },
  })
  if (name === 'core')
    return [
      {
        code: 'golden_list.falls',
        params: { measure: fitted.measure, amount_minor: profit - (fitted.core_from ?? profit) + 1, class: 'towards' },
      },
    ]
  if (name === 'towards') return fitted.core_from === null ? [] : [earns(fitted.core_from, 'core')]
  const positive = 1
  return [earns(positive, fitted.core_from !== null && fitted.core_from <= positive ? 'core' : 'towards')]
}
