import { ratioOrNull } from '#lib/core/ratio'
import type { MetricName, Row, RunFrame } from '../classification/columns.ts'
import type { ServeMetric } from './serve-cost.ts'
import { COST_METRICS, isMarginUnknown, SERVE_METRICS, serveMinor, trueProfitMinor } from './serve-cost.ts'

/** In what a measure is told: money in minor units, a share of one, a number, days since 1970-01-01, grams. */
export type MeasureUnit = 'minor' | 'ratio' | 'number' | 'day' | 'grams'

interface Measure {
  readonly unit: MeasureUnit
  readonly needs: readonly MetricName[]
  /** NaN where it is not known; a metric that is not read is NaN. */
  readonly of: (row: MeasureRow, frame: RunFrame) => number
}

type MeasureRow = Partial<Row>

const at = (row: MeasureRow, name: MetricName) => row[name] ?? Number.NaN

function own(name: MetricName, unit: MeasureUnit): Measure {
  return { unit, needs: [name], of: (row) => at(row, name) }
}

/** Part ÷ whole; not known without a whole. */
function rate(part: MetricName, whole: MetricName, of: (ratio: number) => number = (ratio) => ratio): Measure {
  return {
    unit: 'ratio',
    needs: [part, whole],
    of: (row) => (at(row, whole) > 0 ? of(ratioOrNull(at(row, part), at(row, whole)) ?? Number.NaN) : Number.NaN),
  }
}

/** Against the same months a year before; not known where they brought nothing. */
const growth = (now: MetricName, before: MetricName) => rate(now, before, (ratio) => ratio - 1)

const COST_PARTS = ['pickupMinor', 'linehaulMinor', 'deliveryMinor'] as const

/** What of the cost is of no part of the way: the cost less its three parts. */
const otherCost: Measure = {
  unit: 'minor',
  needs: ['costMinor', ...COST_PARTS],
  of: (row) => COST_PARTS.reduce((rest, part) => rest - at(row, part), at(row, 'costMinor')),
}

const serveRow = (row: MeasureRow): Row<ServeMetric> => ({
  ...{
    marginMinor: at(row, 'marginMinor'),
    knownRevenueMinor: at(row, 'knownRevenueMinor'),
    claimsMinor: at(row, 'claimsMinor'),
  },
  ...{ serviceMinor: at(row, 'serviceMinor'), annualMarketingCostMinor: at(row, 'annualMarketingCostMinor') },
})
const daysOf = ({ fromDay, toDay }: RunFrame) => toDay - fromDay

const costToServe: Measure = {
  unit: 'minor',
  needs: COST_METRICS,
  of: (row, frame) => serveMinor(serveRow(row), daysOf(frame)),
}

/** Not known without a waybill whose freight and cost are known. */
const trueProfit: Measure = {
  unit: 'minor',
  needs: SERVE_METRICS,
  of: (row, frame) => {
    const served = serveRow(row)
    return isMarginUnknown(served) ? Number.NaN : trueProfitMinor(served, daysOf(frame))
  },
}

/**
 * What a customer can be measured by over a period: the figures that schemes name, each with what it is made of. NaN where a customer has nothing to divide by.
 * @source docs/formulas.md#measures-of-customers
 */
export const MEASURES = {
  revenue: own('revenueMinor', 'minor'),
  list_revenue: own('listRevenueMinor', 'minor'),
  discount: rate('pairedRevenueMinor', 'pairedListMinor', (paid) => 1 - paid),
  cost: own('costMinor', 'minor'),
  cost_pickup: own('pickupMinor', 'minor'),
  cost_linehaul: own('linehaulMinor', 'minor'),
  cost_delivery: own('deliveryMinor', 'minor'),
  cost_other: otherCost,
  margin: own('marginMinor', 'minor'),
  margin_rate: rate('marginMinor', 'knownRevenueMinor'),
  cost_to_serve: costToServe,
  true_profit: trueProfit,
  pieces: own('pieces', 'number'),
  shipments: own('shipments', 'number'),
  weight: own('weightGrams', 'grams'),
  shipping_days: own('shippingDays', 'number'),
  first_shipping_day: own('firstShippingDay', 'day'),
  last_shipping_day: own('lastShippingDay', 'day'),
  median_gap: own('medianGapDays', 'number'),
  products: own('products', 'number'),
  lanes: own('lanes', 'number'),
  weight_bands: own('weightBands', 'number'),
  on_time_rate: rate('onTime', 'promised'),
  damaged: own('damaged', 'number'),
  lost: own('lost', 'number'),
  claims: own('claims', 'number'),
  claims_amount: own('claimsMinor', 'minor'),
  complaints: own('complaints', 'number'),
  satisfaction: own('satisfaction', 'number'),
  recommend: own('recommend', 'number'),
  growth_3: growth('recent3Minor', 'recent3BeforeMinor'),
  growth_6: growth('recent6Minor', 'recent6BeforeMinor'),
  growth_12: growth('recent12Minor', 'recent12BeforeMinor'),
} as const satisfies Record<string, Measure>
export type MeasureName = keyof typeof MEASURES
export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[]

/** Answers the metrics that some measures are made of, each once. */
export function metricsOfMeasures(names: readonly MeasureName[]): MetricName[] {
  return [...new Set(names.flatMap((name): readonly MetricName[] => MEASURES[name].needs))]
}
