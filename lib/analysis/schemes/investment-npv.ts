import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { roundHalfAwayFromZero } from '#lib/core/money'
import type { Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import { presentValueFactor } from '../lifetime/present-value.ts'
import { ABC_CLASSES, abcClassOf, abcCuts, abcShares, classReason, fitAbcCuts, SHARES_DESCEND, sharesAscend } from './abc.ts'
import { leastMore } from './least-more.ts'
import { COSTS_WOULD_TELL } from './unknown-costs.ts'

const parameters = z
  .strictObject({
    /** The share of customers that stays from one year to the next. */
    retention: z.number().gt(0).lte(1).default(0.8),
    /** A year. */
    discount_rate: z.number().min(0).max(1).default(0.1),
    /** Of the margin of those that stay, a year. */
    growth_rate: z.number().gt(-1).max(1).default(0),
    /** Over how many years: without an end, or a number. */
    years: z.union([z.literal('endless'), z.int().min(1).max(50)]).default('endless'),
    /** When the first margin comes: after a year, or at once. */
    first_margin: z.enum(['after_a_year', 'at_once']).default('after_a_year'),
    /** The marketing cost of a year is invested once, or at the beginning of every year for those that are still there. */
    invest: z.enum(['once', 'yearly']).default('once'),
    ...abcShares,
  })
  .refine(sharesAscend, SHARES_DESCEND)
  .refine(({ years, ...rates }) => years !== 'endless' || converges(rates), {
    path: ['years'],
    params: { code: 'value_without_end' },
  })
type Parameters = z.infer<typeof parameters>

const model = abcCuts.extend({
  /** Present value of one unit of margin a year, and of one unit invested. */
  margin_factor: z.number(),
  invest_factor: z.number(),
  period_days: z.number(),
  a_share: z.number(),
  b_share: z.number(),
})
type Model = z.infer<typeof model>
type Fitted = Pick<Model, 'margin_factor' | 'invest_factor' | 'period_days'>
type Metric = 'marginMinor' | 'knownRevenueMinor' | 'claimsMinor' | 'serviceMinor' | 'annualMarketingCostMinor'

const METRICS: readonly Metric[] = ['marginMinor', 'knownRevenueMinor', 'claimsMinor', 'serviceMinor', 'annualMarketingCostMinor']
const CLASSES = [...ABC_CLASSES, 'negative', 'unknown'] as const
const DAYS_PER_YEAR = 365

/**
 * Net present value of investing in a customer (客户投资净现值): what its margin of a year, after compensation and service, brings while it stays, discounted, less the marketing cost of a year as the
 * investment (unknown is 0). Positive values are A, B and C by the rule of ABC; the others are `negative`; where no cost of waybills is known the class is `unknown` and the value 0. Minor units, rounded once.
 * @source docs/formulas.md#investment-npv
 */
export const investmentNpv: Scheme<Parameters, Metric, Model> = {
  id: 'investment_npv',
  membership: 'waybill_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'minor',
  ownValue: () => 'npv',
  unpricedBy: () => 'uncosted',
  classes: () => CLASSES,
  fit: (columns, given) => {
    const { frame } = columns
    const fitted: Fitted = { ...factorsOf(given), period_days: frame.toDay - frame.fromDay }
    const { a_share, b_share } = given
    const column = (name: Metric) => columns.metrics[name] ?? new Float64Array(columns.customerIds.length)
    const [margin, known, claims, service, marketing] = METRICS.map(column)
    const values = new Float64Array(columns.customerIds.length)
    const row: Record<Metric, number> = {
      ...{ marginMinor: 0, knownRevenueMinor: 0, claimsMinor: 0, serviceMinor: 0, annualMarketingCostMinor: 0 },
    }
    for (let position = 0; position < values.length; position += 1) {
      row.marginMinor = margin?.[position] ?? 0
      row.knownRevenueMinor = known?.[position] ?? 0
      row.claimsMinor = claims?.[position] ?? 0
      row.serviceMinor = service?.[position] ?? 0
      row.annualMarketingCostMinor = marketing?.[position] ?? 0
      values[position] = npvOf(row, fitted)
    }
    return { ...fitted, ...fitAbcCuts(values, a_share, b_share).cuts, a_share, b_share }
  },
  assign: (row, fitted) => {
    const value = npvOf(row, fitted)
    return { class: classOf(row, value, fitted), value }
  },
  explain: (row, fitted) => {
    if (isUnknown(row)) return [{ code: 'investment_npv.unknown', params: {} }]
    const value = npvOf(row, fitted)
    const params = { measure: 'npv', value_minor: value }
    const first: Reason =
      value > 0 ? classReason(value, fitted, params) : { code: 'investment_npv.negative', params: { value_minor: value } }
    return [
      first,
      {
        code: 'investment_npv.margin',
        params: { yearly_minor: roundHalfAwayFromZero(yearly(row, fitted)), factor: fitted.margin_factor },
      },
      { code: 'investment_npv.invested', params: { cost_minor: investedMinor(row), factor: fitted.invest_factor } },
    ]
  },
  whatWouldChange: (row, fitted) => {
    const value = npvOf(row, fitted)
    const name = classOf(row, value, fitted)
    if (name === 'unknown') return [COSTS_WOULD_TELL]
    if (name === 'A') {
      const less = leastMore((tried) => classOf(row, value - Math.floor(tried * fitted.margin_factor), fitted) !== 'A')
      if (less === null) return []
      const left = classOf(row, value - Math.floor(less * fitted.margin_factor), fitted)
      return [{ code: 'investment_npv.falls', params: { amount_minor: less, class: left } }]
    }
    const from = name === 'negative' ? 1 : name === 'C' ? fitted.b_from : fitted.a_from
    if (from === null || from <= value) return []
    const amount_minor = Math.ceil((from - value) / fitted.margin_factor)
    return [{ code: 'investment_npv.earns', params: { amount_minor, class: classOf(row, from, fitted) } }]
  },
  fitted: ({ margin_factor, invest_factor }) => ({ margin_factor, invest_factor }),
}

function factorsOf({ retention, discount_rate, growth_rate, years, first_margin, invest }: Parameters) {
  const periods = years === 'endless' ? Number.POSITIVE_INFINITY : years
  const at = first_margin === 'at_once' ? 0 : 1
  return {
    margin_factor: presentValueFactor({ retention, discountRate: discount_rate, growthRate: growth_rate, periods, first: at }),
    // The investment does not grow, and the first is made at once.
    invest_factor:
      invest === 'once' ? 1 : presentValueFactor({ retention, discountRate: discount_rate, growthRate: 0, periods, first: 0 }),
  }
}

interface Rates {
  readonly retention: number
  readonly discount_rate: number
  readonly growth_rate: number
}

/** Without an end there is a value only while less comes of each year than of the one before. */
function converges({ retention, discount_rate, growth_rate }: Rates): boolean {
  return retention * (1 + Math.max(growth_rate, 0)) < 1 + discount_rate
}

const isUnknown = ({ marginMinor, knownRevenueMinor }: Row<Metric>) => knownRevenueMinor === 0 && marginMinor === 0

const investedMinor = ({ annualMarketingCostMinor }: Row<Metric>) =>
  Number.isNaN(annualMarketingCostMinor) ? 0 : annualMarketingCostMinor

function yearly({ marginMinor, claimsMinor, serviceMinor }: Row<Metric>, { period_days }: Fitted): number {
  return ((marginMinor - claimsMinor - serviceMinor) * DAYS_PER_YEAR) / period_days
}

function npvOf(row: Row<Metric>, fitted: Fitted): number {
  if (isUnknown(row)) return 0
  const { margin_factor, invest_factor } = fitted
  const exact = yearly(row, fitted) * margin_factor - investedMinor(row) * invest_factor
  if (!Number.isFinite(exact)) throw new AppError('internal', {}, { detail: 'run.amount_out_of_range' })
  return roundHalfAwayFromZero(exact)
}

function classOf(row: Row<Metric>, value: number, fitted: Model): (typeof CLASSES)[number] {
  if (isUnknown(row)) return 'unknown'
  return value > 0 ? abcClassOf(value, fitted) : 'negative'
}
