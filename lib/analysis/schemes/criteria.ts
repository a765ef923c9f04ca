import type { Columns, Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { becameDay } from './became-day.ts'

/** What customers can be measured by, one beside the other. */
export const CRITERIA = ['revenue', 'margin', 'pieces', 'shipments', 'shipping_days', 'recency', 'years', 'cost'] as const
export type Criterion = (typeof CRITERIA)[number]

const METRICS_OF = {
  revenue: ['revenueMinor'],
  margin: ['marginMinor'],
  pieces: ['pieces'],
  shipments: ['shipments'],
  shipping_days: ['shippingDays'],
  recency: ['lastShippingDay'],
  years: ['customerSinceDay', 'firstWaybillDay'],
  cost: ['annualMarketingCostMinor'],
} as const satisfies Record<Criterion, readonly string[]>
export type CriterionMetric = (typeof METRICS_OF)[Criterion][number]

export const CRITERION_METRICS: readonly CriterionMetric[] = CRITERIA.flatMap((name) => [...METRICS_OF[name]])

const MONEY: ReadonlySet<Criterion> = new Set<Criterion>(['revenue', 'margin', 'cost'])
const DAYS_PER_YEAR = 365.25

/** Answers the metrics that some criteria are made of, each once, in their order. */
export function metricsOf(criteria: readonly Criterion[]): CriterionMetric[] {
  return [...new Set(criteria.flatMap((name) => [...METRICS_OF[name]]))]
}

/** Answers which empty amounts leave some criteria incomplete: margin needs costs as well, revenue needs prices. */
export function missingAmounts(criteria: readonly Criterion[]): 'unpriced' | 'uncosted' | null {
  if (criteria.includes('margin')) return 'uncosted'
  return criteria.includes('revenue') ? 'unpriced' : null
}

/** Answers one customer's value of a criterion, an integer: minor units, pieces, shipments or days; recency is days since the last shipping day, years are days since the customer became one. A marketing cost that is not known is 0. */
export function criterionValue(name: Criterion, row: Partial<Row<CriterionMetric>>, asOfDay: number): number {
  const value = row[METRICS_OF[name][0]] ?? Number.NaN
  if (name === 'years') return asOfDay - becameDay(value, row.firstWaybillDay ?? Number.NaN)
  if (name === 'recency') return asOfDay - value
  return name === 'cost' && Number.isNaN(value) ? 0 : value
}

/** Answers the same of all customers of a run. */
export function criterionColumn(name: Criterion, columns: Columns): Float64Array {
  // Copies first: `from` with a mapping function walks an iterator and takes ten times as long.
  const values = Float64Array.from(columnOf(columns, METRICS_OF[name][0]))
  if (name === 'cost') return values.map((minor) => (Number.isNaN(minor) ? 0 : minor))
  const { asOfDay } = columns.frame
  if (name === 'recency') return values.map((day) => asOfDay - day)
  if (name !== 'years') return values
  const first = columnOf(columns, 'firstWaybillDay')
  return values.map((day, position) => asOfDay - becameDay(day, first[position] ?? Number.NaN))
}

/** Writes a value of a criterion as the parameters of a reason; days since the customer became one as years. */
export function criterionParams(name: Criterion, value: number): Record<string, string | number> {
  if (MONEY.has(name)) return { measure: name, value_minor: value }
  return { measure: name, value: name === 'years' ? value / DAYS_PER_YEAR : value }
}

/** Writes a difference of a criterion likewise. */
export function amountParams(name: Criterion, amount: number): Record<string, string | number> {
  return MONEY.has(name) ? { measure: name, amount_minor: amount } : { measure: name, amount }
}
