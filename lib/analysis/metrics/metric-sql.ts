import type { Day } from '#lib/core/day'
import { monthOf } from '#lib/core/day'
import type { MetricName } from '../classification/columns.ts'
import type { SumColumn } from './waybill-sums.ts'

/**
 * Sums whole numbers as doubles, which is exact as long as no sum leaves the safe integers, in whatever order; what ends beyond them is refused. As `bigint` PostgreSQL would carry a `numeric` for each customer: a third of the
 * time of a run over a million.
 */
export const summed = (amount: string): string => `sum((${amount})::float8)`

export interface MonthMetric {
  readonly sums: readonly SumColumn[]
  readonly select: string
}

/** Metrics that are sums over the months of a root: the kept sums they need and the aggregate over month rows `r`. */
export const monthMetrics: Partial<Record<MetricName, MonthMetric>> = {
  revenueMinor: { sums: ['revenue_minor'], select: summed('r.revenue_minor') },
  costMinor: { sums: ['cost_minor'], select: summed('r.cost_minor') },
  pickupMinor: { sums: ['cost_pickup_minor'], select: summed('r.cost_pickup_minor') },
  linehaulMinor: { sums: ['cost_linehaul_minor'], select: summed('r.cost_linehaul_minor') },
  deliveryMinor: { sums: ['cost_delivery_minor'], select: summed('r.cost_delivery_minor') },
  marginMinor: {
    sums: ['known_revenue_minor', 'known_cost_minor'],
    select: summed('r.known_revenue_minor - r.known_cost_minor'),
  },
  knownRevenueMinor: { sums: ['known_revenue_minor'], select: summed('r.known_revenue_minor') },
  pieces: { sums: ['pieces'], select: summed('r.pieces') },
  shipments: { sums: ['shipments'], select: summed('r.shipments') },
  weightGrams: { sums: ['weight_grams'], select: summed('r.weight_grams') },
  weighed: { sums: ['weighed'], select: summed('r.weighed') },
  listRevenueMinor: { sums: ['list_revenue_minor'], select: summed('r.list_revenue_minor') },
  pairedListMinor: { sums: ['paired_list_minor'], select: summed('r.paired_list_minor') },
  pairedRevenueMinor: { sums: ['paired_revenue_minor'], select: summed('r.paired_revenue_minor') },
  promised: { sums: ['promised_delivered'], select: summed('r.promised_delivered') },
  onTime: { sums: ['on_time'], select: summed('r.on_time') },
  damaged: { sums: ['damaged'], select: summed('r.damaged') },
  lost: { sums: ['lost'], select: summed('r.lost') },
  unpriced: { sums: ['unpriced'], select: summed('r.unpriced') },
  uncosted: { sums: ['waybills', 'known_waybills'], select: summed('r.waybills - r.known_waybills') },
  shippingDays: { sums: [], select: 'sum(bit_count(r.days::bit(31))::int)' },
  // A month and its mask in one number: the largest has the last day in its highest bit, the smallest the first in its lowest. Decoded below.
  firstShippingDay: {
    sums: [],
    select: "min(((r.month - date '1970-01-01')::bigint << 31) + (r.days & -r.days)) filter (where r.days <> 0)",
  },
  lastShippingDay: { sums: [], select: "max(((r.month - date '1970-01-01')::bigint << 31) + r.days) filter (where r.days <> 0)" },
}

/** Metrics that stand on the customer `c` itself, or on its latest answer `a`. Kinds are positions in `CUSTOMER_KINDS`. */
export const customerMetrics: Partial<Record<MetricName, string>> = {
  kind: "array_position(array['consumer', 'business', 'distributor', 'internal'], c.kind) - 1",
  kindSegment: "array_position(array['consumer', 'business', 'distributor', 'internal'], c.kind) - 1",
  heldByOutlet: "coalesce((select (o.kind = 'outlet')::int from outlet o where o.id = c.outlet_id), 0)",
  annualMarketingCostMinor: 'c.annual_marketing_cost_minor',
  creditGrade: "array_position(array['A', 'B', 'C', 'D'], c.credit_grade) - 1",
  recommend: 'a.recommend',
  satisfaction: 'a.satisfaction',
}

/** The days of a month row that lie before a day, as a mask: all of earlier months, some of its own. */
function daysBefore(split: Day): string {
  const month = `date '${monthOf(split)}'`
  const some = (1 << (Number(split.slice(8)) - 1)) - 1
  return `(case when r.month < ${month} then r.days when r.month = ${month} then r.days & ${some} else 0 end)`
}

/** Metrics of the days before those that are held out, in the form of `monthMetrics`. */
export function metricsBefore(split: Day): Partial<Record<MetricName, MonthMetric>> {
  const days = daysBefore(split)
  return {
    shippingDaysBefore: { sums: [], select: `sum(bit_count(${days}::bit(31))::int)` },
    lastShippingDayBefore: {
      sums: [],
      select: `max(((r.month - date '1970-01-01')::bigint << 31) + ${days}) filter (where ${days} <> 0)`,
    },
  }
}

/** Metrics that are days, packed as above. */
export const packedDays: ReadonlySet<MetricName> = new Set(['firstShippingDay', 'lastShippingDay', 'lastShippingDayBefore'])

const maskRange = 2 ** 31

/** Reads the first or last day out of the numbers that `firstShippingDay` and `lastShippingDay` select, in place. */
export function decodeDays(column: Float64Array): void {
  for (let position = 0; position < column.length; position += 1) {
    const packed = column[position] ?? Number.NaN
    if (Number.isNaN(packed)) continue
    const month = Math.floor(packed / maskRange)
    column[position] = month + 31 - Math.clz32(packed - month * maskRange)
  }
}
