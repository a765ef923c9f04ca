import { z } from 'zod'
import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { KnownSince, Reason, Said, Scheme } from '../classification/scheme.ts'
import { fitAbcCuts } from './abc.ts'
import { yearsWithUs } from './became-day.ts'
import type { ServeMetric } from './serve-cost.ts'
import { isMarginUnknown, SERVE_METRICS, trueProfitMinor } from './serve-cost.ts'
import { COSTS_WOULD_TELL } from './unknown-costs.ts'
import type { ValueKindClass } from './value-kind-names.ts'
import { nameOfKinds, VALUE_KIND_CLASSES } from './value-kind-names.ts'

const parameters = z.strictObject({
  /** Of value for its profit is whoever holds so much of all positive profit. */
  profit_share: z.number().gt(0).lte(1).default(0.8),
  /** Long-term is a customer of so many years … */
  long_term_years: z.number().gt(0).max(100).default(3),
  /** … that has shipped in at least so many days of the period … */
  min_shipping_days: z.int().min(1).max(366).default(12),
  /** … and no longer ago than this. */
  staying_days: z.int().min(1).max(366).default(90),
})
type Parameters = z.infer<typeof parameters>

const model = parameters.extend({ profit_from: z.number().nullable(), period_days: z.number(), as_of_day: z.number() })
type Model = z.infer<typeof model>

type Metric =
  | ServeMetric
  | 'shippingDays'
  | 'lastShippingDay'
  | 'customerSinceDay'
  | 'firstWaybillDay'
  | 'statedReputation'
  | 'statedLongTerm'
type ValueRow = Row<Metric>
const METRICS: readonly Metric[] = [
  ...SERVE_METRICS,
  ...(['shippingDays', 'lastShippingDay', 'customerSinceDay', 'firstWaybillDay', 'statedReputation', 'statedLongTerm'] as const),
]

/**
 * The three kinds of value of document 000. Profit is computed: together with all who bring more, the customer holds less than `profit_share` of all true profit. Reputation is stated: by a fact, or by standing on the
 * list of approved references. Long-term is stated, or computed: years with us, shipping days in the period, and days since the last. The class names the combination, the value is the true profit, 0 where no cost is known.
 * @source docs/formulas.md#kinds-of-value
 */
export const valueKinds: Scheme<Parameters, Metric, Model> = {
  id: 'value_kinds',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'minor',
  ownValue: () => 'profit',
  unpricedBy: () => 'uncosted',
  classes: () => VALUE_KIND_CLASSES,
  fit: (columns, chosen) => {
    const { frame } = columns
    const period_days = frame.toDay - frame.fromDay
    const { cuts } = fitAbcCuts(profitsOf(columns, period_days), chosen.profit_share, 1)
    return { ...chosen, profit_from: cuts.a_from, period_days, as_of_day: frame.asOfDay }
  },
  assign: (row, fitted) => ({
    class: classOf(row, fitted),
    value: isMarginUnknown(row) ? 0 : trueProfitMinor(row, fitted.period_days),
  }),
  explain: (row, fitted) => [profitReason(row, fitted), reputationReason(row), longTermReason(row, fitted)],
  whatWouldChange: (row, fitted) => {
    const { profit_from, period_days } = fitted
    const missing = profit_from === null || isMarginUnknown(row) ? 0 : profit_from - trueProfitMinor(row, period_days)
    const changes: Reason[] = isMarginUnknown(row) ? [COSTS_WOULD_TELL] : []
    if (missing > 0) changes.push({ code: 'value_kinds.earns', params: { amount_minor: missing } })
    if (profit_from !== null && hasProfit(row, fitted)) {
      const less = trueProfitMinor(row, period_days) - profit_from + 1
      const left = nameOfKinds({ ...kindsOf(row, fitted), profit: false })
      changes.push({ code: 'value_kinds.falls', params: { amount_minor: less, class: left } })
    }
    if (!(row.statedReputation > 0)) {
      const said = nameOfKinds({ ...kindsOf(row, fitted), reputation: true })
      changes.push({ code: 'value_kinds.stands_for_us', params: { class: said } })
    }
    return changes
  },
  since: withReference,
}

/** Who was named as a reference since the run is told so, and is not asked to be named; whose naming has ended is told that. */
function withReference({ reasons, changes }: Said, { isReference }: KnownSince): Said {
  const told = isReference
    ? { from: 'value_kinds.no_reputation', to: 'value_kinds.reference_since' }
    : { from: 'value_kinds.reference', to: 'value_kinds.reference_ended' }
  if (!reasons.some(({ code }) => code === told.from)) return { reasons, changes }
  return {
    reasons: reasons.map((reason) => (reason.code === told.from ? { code: told.to, params: {} } : reason)),
    changes: changes.filter(({ code }) => code !== 'value_kinds.stands_for_us'),
  }
}

function profitsOf(columns: Columns, periodDays: number): Float64Array {
  const read = SERVE_METRICS.map((name) => ({ name, column: columnOf(columns, name) }))
  const row: Record<ServeMetric, number> = {
    ...{ marginMinor: 0, knownRevenueMinor: 0, claimsMinor: 0, serviceMinor: 0, annualMarketingCostMinor: 0 },
  }
  return Float64Array.from(columns.customerIds, (_, position) => {
    for (const { name, column } of read) row[name] = column[position] ?? Number.NaN
    return isMarginUnknown(row) ? 0 : trueProfitMinor(row, periodDays)
  })
}

function hasProfit(row: ValueRow, { profit_from, period_days }: Model): boolean {
  return profit_from !== null && !isMarginUnknown(row) && trueProfitMinor(row, period_days) >= profit_from
}

function staysLong(row: ValueRow, { long_term_years, min_shipping_days, staying_days, as_of_day }: Model): boolean {
  return (
    yearsWithUs(row, as_of_day) >= long_term_years &&
    row.shippingDays >= min_shipping_days &&
    as_of_day - row.lastShippingDay <= staying_days
  )
}

function kindsOf(row: ValueRow, fitted: Model) {
  const longTerm = row.statedLongTerm > 0 || staysLong(row, fitted)
  return { profit: hasProfit(row, fitted), reputation: row.statedReputation > 0, longTerm }
}

function classOf(row: ValueRow, fitted: Model): ValueKindClass {
  const kinds = kindsOf(row, fitted)
  if (isMarginUnknown(row) && !kinds.reputation && !kinds.longTerm) return 'unknown'
  return nameOfKinds(kinds)
}

function profitReason(row: ValueRow, fitted: Model): Reason {
  if (isMarginUnknown(row)) return { code: 'value_kinds.profit_unknown', params: {} }
  const params = { profit_minor: trueProfitMinor(row, fitted.period_days), profit_share: fitted.profit_share }
  return { code: hasProfit(row, fitted) ? 'value_kinds.profit' : 'value_kinds.no_profit', params }
}

/** 2 stands for the list of approved references, 1 for a fact. */
const ON_LIST = 2

function reputationReason({ statedReputation }: ValueRow): Reason {
  if (!(statedReputation > 0)) return { code: 'value_kinds.no_reputation', params: {} }
  return { code: statedReputation >= ON_LIST ? 'value_kinds.reference' : 'value_kinds.reputation', params: {} }
}

function longTermReason(row: ValueRow, fitted: Model): Reason {
  if (row.statedLongTerm > 0) return { code: 'value_kinds.long_term_stated', params: {} }
  const { long_term_years, min_shipping_days, staying_days, as_of_day } = fitted
  const days_since = Number.isNaN(row.lastShippingDay) ? fitted.period_days : as_of_day - row.lastShippingDay
  const params = {
    ...{ years: yearsWithUs(row, as_of_day), long_term_years, days: row.shippingDays, min_shipping_days },
    ...{ days_since, staying_days },
  }
  return { code: staysLong(row, fitted) ? 'value_kinds.long_term' : 'value_kinds.no_long_term', params }
}
