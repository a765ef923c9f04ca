import { addMonths, dayFromNumber, dayNumber, daysInMonth } from '#lib/core/day'
import type { Columns, Row, RunFrame } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { descendingOrder } from '../classification/order.ts'
import type { Reason } from '../classification/scheme.ts'

export const SCALES = ['large', 'medium', 'small'] as const
export type Scale = (typeof SCALES)[number]

/** By the place among all customers, or by what a customer reaches a month: revenue, or shipments. */
export const SCALES_BY = ['rank', 'revenue', 'shipments'] as const
type ScaleBy = (typeof SCALES_BY)[number]

export interface ScaleParameters {
  scale_by: ScaleBy
  large_share: number
  medium_share: number
  /** A month: whole units of the run's currency, or shipments. */
  large_from: number
  medium_from: number
  /** Of what is reached a month: cuts of customers that an outlet holds are such a part of the company's. */
  outlet_divisor: number
}

/** From what on a customer is large and medium in the run: minor units of revenue, or shipments; null where nobody reaches it. */
export interface ScaleModel {
  scale_by: ScaleBy
  large_from: number | null
  medium_from: number | null
  large_share: number
  medium_share: number
  outlet_divisor: number
}

type Metric = 'revenueMinor' | 'shipments' | 'heldByOutlet'

/** Works out the cuts of a run: of ranks the least revenue that lies within them, of what is reached a month that times the months of the period. */
export function fitScale(columns: Columns, parameters: ScaleParameters): ScaleModel {
  const { scale_by, large_share, medium_share, large_from, medium_from, outlet_divisor } = parameters
  const shares = { scale_by, large_share, medium_share, outlet_divisor }
  if (scale_by === 'rank') {
    const revenues = Float64Array.from(columnOf(columns, 'revenueMinor'))
    const order = descendingOrder(revenues)
    const least = (held: number): number | null => {
      const place = Math.ceil(order.length * held - 1e-9) - 1
      const revenue = revenues[order[place] ?? -1]
      return revenue === undefined || revenue <= 0 ? null : revenue
    }
    return { ...shares, large_from: least(large_share), medium_from: least(large_share + medium_share) }
  }
  const unit = scale_by === 'revenue' ? columns.frame.minorPerMajor : 1
  // Both are whole numbers; the tolerance takes back what a share of a month loses.
  const inPeriod = (aMonth: number) => Math.ceil(aMonth * unit * monthsOf(columns.frame) - 1e-6)
  return { ...shares, large_from: inPeriod(large_from), medium_from: inPeriod(medium_from) }
}

/** Whole months, and of the one that is left the share of its days. */
function monthsOf({ fromDay, toDay }: RunFrame): number {
  const from = dayFromNumber(fromDay)
  let months = 0
  while (dayNumber(addMonths(from, months + 1)) <= toDay) months += 1
  const last = addMonths(from, months)
  return months + (toDay - dayNumber(last)) / daysInMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7)))
}

const reached = (row: Row<Metric>, { scale_by }: ScaleModel) => (scale_by === 'shipments' ? row.shipments : row.revenueMinor)

/** Whether the cuts are such a part of the company's: of ranks there is one order of all, and a rank is of the whole company. */
export const isOfOutlet = (row: Row<Metric>, { scale_by, outlet_divisor }: ScaleModel): boolean =>
  scale_by !== 'rank' && outlet_divisor > 1 && row.heldByOutlet === 1

/** Answers the cuts that hold for a customer. */
function cutsFor(row: Row<Metric>, fitted: ScaleModel): Cuts {
  if (!isOfOutlet(row, fitted)) return fitted
  // A whole part of a rounded cut, rounded, is that part rounded at once.
  const part = (cut: number | null) => (cut === null ? null : Math.ceil(cut / fitted.outlet_divisor))
  return { large_from: part(fitted.large_from), medium_from: part(fitted.medium_from) }
}

type Cuts = Pick<ScaleModel, 'large_from' | 'medium_from'>

/** Answers the scale of what a customer reached, in minor units of revenue or in shipments. */
export function scaleOf(value: number, { large_from, medium_from }: Cuts): Scale {
  if (large_from !== null && value >= large_from) return 'large'
  return medium_from !== null && value >= medium_from ? 'medium' : 'small'
}

/** Answers the scale of a customer. */
export const scaleOfRow = (row: Row<Metric>, fitted: ScaleModel): Scale => scaleOf(reached(row, fitted), cutsFor(row, fitted))

/** Why a customer is of its scale. */
export function scaleReason(row: Row<Metric>, fitted: ScaleModel): Reason {
  const { scale_by, large_share, medium_share } = fitted
  const { large_from, medium_from } = cutsFor(row, fitted)
  const scale = scaleOfRow(row, fitted)
  if (scale_by === 'rank') {
    const params = { revenue_minor: row.revenueMinor, scale, large_share, within_share: large_share + medium_share }
    return { code: 'relationship_scale.scale', params }
  }
  const cuts = { scale, large: large_from ?? 0, medium: medium_from ?? 0 }
  if (scale_by === 'shipments')
    return { code: 'relationship_scale.scale_by_shipments', params: { shipments: row.shipments, ...cuts } }
  const { large, medium } = cuts
  const params = { revenue_minor: row.revenueMinor, scale, large_minor: large, medium_minor: medium }
  return { code: 'relationship_scale.scale_by_revenue', params }
}

/** What would make a large customer one of the next smaller scale: how much less, and which scale that is; null where it is not large. */
export function smallerScale(
  row: Row<Metric>,
  fitted: ScaleModel,
): { reason: 'shrinks' | 'shrinks_shipments'; less: number; scale: Scale } | null {
  const cuts = cutsFor(row, fitted)
  if (scaleOfRow(row, fitted) !== 'large' || cuts.large_from === null) return null
  const reason = fitted.scale_by === 'shipments' ? 'shrinks_shipments' : 'shrinks'
  return { reason, less: reached(row, fitted) - cuts.large_from + 1, scale: scaleOf(cuts.large_from - 1, cuts) }
}

/** What would make a customer one of the next scale: how much more, and which scale that is; null where it is large, or where nobody is of a larger one. */
export function nextScale(
  row: Row<Metric>,
  fitted: ScaleModel,
): { reason: 'grows' | 'grows_shipments'; more: number; scale: Scale } | null {
  const scale = scaleOfRow(row, fitted)
  const cuts = cutsFor(row, fitted)
  const from = scale === 'small' ? (cuts.medium_from ?? cuts.large_from) : scale === 'medium' ? cuts.large_from : null
  if (from === null) return null
  const reason = fitted.scale_by === 'shipments' ? 'grows_shipments' : 'grows'
  return { reason, more: from - reached(row, fitted), scale: scaleOf(from, cuts) }
}
