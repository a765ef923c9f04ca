import { z } from 'zod'
import { dayFromNumber } from '#lib/core/day'
import type { Row } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { quantileCeiling } from '../classification/quantile.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import { segmentOf } from './rfm-segments.ts'

/** A class is written with one digit a score. */
const MAX_BINS = 9

const parameters = z.strictObject({ bins: z.int().min(2).max(MAX_BINS).default(5) })
type Parameters = z.infer<typeof parameters>

const cuts = z.array(z.number())
/** A score is 1 + the number of cut points that a value has reached; cut points are the least integers that reach them. */
const model = z.object({ bins: z.int(), as_of_day: z.int(), recency_cuts: cuts, frequency_cuts: cuts, money_cuts: cuts })
type Model = z.infer<typeof model>
type Metric = 'lastShippingDay' | 'shipments' | 'revenueMinor'

const METRICS: readonly Metric[] = ['lastShippingDay', 'shipments', 'revenueMinor']

/**
 * RFM: days since the last shipping day in the period, shipments and revenue (minor units), each scored 1 to `bins` by its quantiles (type 7) plus one day, one
 * shipment, one major unit; intervals are closed on the left, recency counts backwards. The class is the three digits; the value is revenue.
 * @source docs/formulas.md#rfm
 */
export const rfm: Scheme<Parameters, Metric, Model> = {
  id: 'rfm',
  membership: 'shipment_in_period',
  parameters,
  model,
  metrics: METRICS,
  hasShares: true,
  needs: () => METRICS,
  valueUnit: () => 'minor',
  unpricedBy: () => 'unpriced',
  classes: ({ bins }) => classesOf(bins),
  fit: (columns, { bins }) => {
    const asOfDay = columns.frame.asOfDay
    const recencyDays = Float64Array.from(columnOf(columns, 'lastShippingDay')).map((day) => asOfDay - day)
    return {
      bins,
      as_of_day: asOfDay,
      recency_cuts: cutPoints(recencyDays, bins, 1),
      frequency_cuts: cutPoints(Float64Array.from(columnOf(columns, 'shipments')), bins, 1),
      money_cuts: cutPoints(Float64Array.from(columnOf(columns, 'revenueMinor')), bins, columns.frame.minorPerMajor),
    }
  },
  assign: (row, fitted) => {
    const { recency, frequency, money } = scoresOf(row, fitted)
    return { class: `${recency}${frequency}${money}`, value: row.revenueMinor }
  },
  explain: (row, fitted) => {
    const { recency, frequency, money } = scoresOf(row, fitted)
    // The table of segments is written for scores 1 to 5.
    const segment = fitted.bins === 5 ? [{ code: 'rfm.segment', params: { segment: segmentOf(recency, frequency, money) } }] : []
    return [
      ...segment,
      {
        code: 'rfm.recency',
        params: {
          ...{ day: dayFromNumber(fitted.as_of_day), days: fitted.as_of_day - row.lastShippingDay },
          ...{ score: recency, bins: fitted.bins },
        },
      },
      { code: 'rfm.frequency', params: { shipments: row.shipments, score: frequency, bins: fitted.bins } },
      { code: 'rfm.money', params: { revenue_minor: row.revenueMinor, score: money, bins: fitted.bins } },
    ]
  },
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
}

/** For each of the three digits what leads to the next better one, and until when a customer that does not ship keeps its first. */
function changesOf(row: Row<Metric>, fitted: Model): Reason[] {
  const { recency, frequency, money } = scoresOf(row, fitted)
  const days = fitted.as_of_day - row.lastShippingDay
  const classWith = (changed: Partial<Row<Metric>>) => {
    const scores = scoresOf({ ...row, ...changed }, fitted)
    return `${scores.recency}${scores.frequency}${scores.money}`
  }
  // The cut that was reached last lies one below the digit; recency counts backwards.
  const sooner = fitted.recency_cuts[fitted.bins - 1 - recency]
  const later = fitted.recency_cuts[fitted.bins - recency]
  const shipments = fitted.frequency_cuts[frequency - 1]
  const revenue = fitted.money_cuts[money - 1]
  const changes: Reason[] = []
  if (sooner !== undefined && sooner <= days) {
    const last = fitted.as_of_day - sooner + 1
    const params = { day: dayFromNumber(last), class: classWith({ lastShippingDay: last }) }
    changes.push({ code: 'rfm.had_shipped', params })
  }
  if (shipments !== undefined) {
    const params = { shipments: shipments - row.shipments, class: classWith({ shipments }) }
    changes.push({ code: 'rfm.ships_more', params })
  }
  if (revenue !== undefined) {
    const params = { amount_minor: revenue - row.revenueMinor, class: classWith({ revenueMinor: revenue }) }
    changes.push({ code: 'rfm.brings_more', params })
  }
  if (later !== undefined && later > days) {
    const params = { day: dayFromNumber(row.lastShippingDay + later) }
    changes.push({ code: 'rfm.sinks', params: { ...params, class: classWith({ lastShippingDay: fitted.as_of_day - later }) } })
  }
  return changes
}

function classesOf(bins: number): string[] {
  const digits = Array.from({ length: bins }, (_, index) => String(bins - index))
  return digits.flatMap((recency) => digits.flatMap((frequency) => digits.map((money) => recency + frequency + money)))
}

/** Sorts the values and answers the least integers that reach each inner quantile plus one unit. */
function cutPoints(values: Float64Array, bins: number, unit: number): number[] {
  if (values.length === 0) return []
  values.sort()
  return Array.from({ length: bins - 1 }, (_, index) => quantileCeiling(values, index + 1, bins) + unit)
}

function scoresOf(row: Row<Metric>, fitted: Model): { recency: number; frequency: number; money: number } {
  return {
    recency: fitted.bins + 1 - score(fitted.as_of_day - row.lastShippingDay, fitted.recency_cuts),
    frequency: score(row.shipments, fitted.frequency_cuts),
    money: score(row.revenueMinor, fitted.money_cuts),
  }
}

function score(value: number, cutsAscending: readonly number[]): number {
  let reached = 0
  while (reached < cutsAscending.length && value >= (cutsAscending[reached] ?? Number.POSITIVE_INFINITY)) reached += 1
  return reached + 1
}
