import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'

/** An amount that no reader can show, past 2^53, stands for all beyond it: what is summed from it is refused by name where it is read, and a few absurd rows of a file do not stop every refresh. */
const BEYOND_SHOWING = '1e16'
const amount = (sum: string) => `least(greatest(coalesce(${sum}, 0), -${BEYOND_SHOWING}), ${BEYOND_SHOWING})::bigint`

/** So many pieces are more than any parcel has; the column holds no more. */
const MOST_PIECES = 2_147_483_647

const sums = {
  waybills: 'count(*)::int',
  shipments: '(count(*) filter (where w.pieces > 0))::int',
  pieces: `least(sum(w.pieces), ${MOST_PIECES})::int`,
  weight_grams: 'coalesce(sum(w.weight_grams), 0)::bigint',
  weighed: '(count(*) filter (where w.pieces > 0 and w.weight_grams is not null))::int',
  revenue_minor: amount('sum(w.freight_minor)'),
  list_revenue_minor: amount('sum(w.list_freight_minor)'),
  // A discount compares what is known of one waybill: list prices of some against the freight of others say nothing.
  paired_list_minor: amount('sum(w.list_freight_minor) filter (where w.freight_minor is not null)'),
  paired_revenue_minor: amount('sum(w.freight_minor) filter (where w.list_freight_minor is not null)'),
  cost_pickup_minor: amount('sum(w.cost_pickup_minor)'),
  cost_linehaul_minor: amount('sum(w.cost_linehaul_minor)'),
  cost_delivery_minor: amount('sum(w.cost_delivery_minor)'),
  cost_minor: amount('sum(w.cost_minor)'),
  known_waybills: '(count(*) filter (where w.freight_minor is not null and w.cost_minor is not null))::int',
  known_revenue_minor: amount('sum(w.freight_minor) filter (where w.cost_minor is not null)'),
  known_cost_minor: amount('sum(w.cost_minor) filter (where w.freight_minor is not null)'),
  promised_delivered: '(count(*) filter (where w.promised_at is not null and w.delivered_at is not null))::int',
  on_time: '(count(*) filter (where w.delivered_at <= w.promised_at))::int',
  damaged: '(count(*) filter (where w.damaged))::int',
  lost: '(count(*) filter (where w.lost))::int',
  unpriced: '(count(*) filter (where w.freight_minor is null))::int',
  uncosted: '(count(*) filter (where w.cost_minor is null))::int',
} as const

export type SumColumn = keyof typeof sums

/** Each of the sums by itself, for statements that want few of them under names of their own. */
export const waybillSum = Object.fromEntries(Object.entries(sums).map(([name, text]) => [name, fixedSql(text)])) as Record<
  SumColumn,
  Sql
>

/** The sums over waybills that both kept tables hold. Names are columns. */
export const sumColumns = Object.keys(sums).filter((name): name is SumColumn => name in sums)

/**
 * Gives the sums over waybills `w` that are grouped by the statement it stands in, one select item for each column. Kept sums and
 * broken months both use it, so that a whole month and its days never disagree. The statement leaves cancelled waybills out with `counting`.
 * An unknown amount adds nothing; a waybill with pieces 0 is no shipment but brings its revenue.
 * @source docs/formulas.md#waybill-sums
 */
export function waybillSums(columns: readonly SumColumn[] = sumColumns): Sql {
  return fixedSql(columns.map((column) => `${sums[column]} as ${column}`).join(', '))
}

/** Gives the mask of shipping days of the waybills `w`, all of the month that begins on `month`: bit d is day d + 1. */
export function shippingDays(month: Sql): Sql {
  return sql`coalesce(bit_or(1 << (w.accepted_on - ${month})) filter (where w.pieces > 0), 0)::int as days`
}

/** Gives number and compensation of the claims `k` that are grouped by the statement it stands in. */
export const claimSums: Sql = fixedSql(`count(*)::int as claims, ${amount('sum(k.compensation_minor)')} as claims_minor`)

/** Cases that are claims: of that type and not archived; the case's alias is `k`. A claim belongs to the month in which it was opened. */
export const isClaim: Sql = sql`k.type = 'claim' and k.archived_at is null`
