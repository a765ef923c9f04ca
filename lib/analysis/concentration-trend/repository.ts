import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { rootMonthRows } from '../metrics/month-rows.ts'
import { readColumns } from '../metrics/read-columns.ts'
import type { MonthLeftOut, WindowLeftOut } from './left-out.ts'
import type { PlaceNode } from './places.ts'
import type { MonthColumns } from './rolling.ts'

/** How concentrated a place was over twelve months, by the columns of `concentration_month`. */
export interface MonthRow extends WindowLeftOut {
  outlet_id: number
  to_on: Day
  customers: number
  revenue_minor: number
  revenue_cr1: number | null
  revenue_cr4: number | null
  revenue_cr10: number | null
  revenue_hhi: number | null
  revenue_gini: number | null
  pieces: number
  pieces_cr1: number | null
  pieces_cr4: number | null
  pieces_cr10: number | null
  pieces_hhi: number | null
  pieces_gini: number | null
}

/** A customer that holds too much of a place, by the columns of `concentration_alarm`. */
export interface AlarmRow {
  customer_id: number
  outlet_id: number
  revenue_minor: number
  margin_minor: number
  place_revenue_minor: number
  share: number
  hhi_after: number | null
  limit_share: number
  /** Places above that say the same. */
  above_ids: readonly number[]
}

export interface MonthsReader {
  /** The first month with anything in it; null without any. */
  firstMonth: Day | null
  /** Customers in lists by ascending id, and the outlet of each, 0 for none. */
  ids: Int32Array
  outletIds: Int32Array
  tree: readonly PlaceNode[]
  month: (month: Day) => Promise<MonthColumns>
  /** What the amounts of whole months since a day leave out, by outlet, month and currency. */
  leftOutSince: (from: Day) => Promise<MonthLeftOut[]>
}

const monthSums = ['revenue_minor', 'pieces', 'known_revenue_minor', 'known_cost_minor'] as const

/** Reads customers, outlets and month after month, of roots in one currency, in one snapshot. */
export function readMonths(db: Db, currency: string, to: Day, work: (reader: MonthsReader) => Promise<void>): Promise<void> {
  return db.bulk(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const first = await client.query<{ month: string | null }>(
      'select min(month)::text as month from customer_month where currency = $1 and month < $2::date and waybills > 0',
      [currency, to],
    )
    const belonging = await readColumns(
      client,
      sql`select customer_id, coalesce(outlet_id, 0)::float8 from customer_standing where listed order by customer_id`,
      1,
    )
    const tree = await client.query<{ id: number; kind: string; parentId: number | null }>(
      'select id, kind, parent_id as "parentId" from outlet',
    )
    await work({
      ...{ firstMonth: first.rows[0]?.month ?? null, ids: belonging.ids, tree: tree.rows },
      outletIds: Int32Array.from(belonging.values[0] ?? []),
      month: async (month) => {
        const rows = rootMonthRows({ from: month, to: addMonths(month, 1) }, monthSums, sql`= ${currency}`)
        const read = await readColumns(
          client,
          sql`select r.customer_id::int4, sum(r.revenue_minor)::float8, sum(r.pieces)::float8, sum(r.known_revenue_minor - r.known_cost_minor)::float8
            from (${rows}) r group by r.customer_id order by r.customer_id`,
          3,
        )
        const column = (place: number) => read.values[place] ?? new Float64Array()
        return { ids: read.ids, revenues: column(0), pieces: column(1), margins: column(2) }
      },
      leftOutSince: (from) => readLeftOut(client, { from, to, currency }),
    })
    await client.query('commit')
  })
}

async function readLeftOut(
  client: PoolClient,
  { from, to, currency }: { from: Day; to: Day; currency: string },
): Promise<MonthLeftOut[]> {
  const rows = rootMonthRows({ from, to }, ['waybills', 'unpriced'], sql`is not null`)
  const statement = sql`
    select coalesce(s.outlet_id, 0) as "outletId", r.month::text as month, r.currency, sum(r.waybills)::float8 as waybills, sum(r.unpriced)::float8 as unpriced
    from (${rows}) r join customer_standing s on s.customer_id = r.customer_id and s.listed
    where r.unpriced > 0 or r.currency <> ${currency} and r.waybills > 0 group by 1, 2, 3`
  return (await client.query<MonthLeftOut>(statement.text, statement.values)).rows
}

const numbers = ['cr1', 'cr4', 'cr10', 'hhi', 'gini'] as const
const measured = (measure: string) => numbers.map((name) => `${measure}_${name}`)
const monthColumns = [
  ...['outlet_id', 'to_on', 'customers', 'revenue_minor', ...measured('revenue'), 'pieces', ...measured('pieces')],
  ...['unpriced', 'excluded'],
]
const types: Readonly<Record<string, string>> = {
  ...{ outlet_id: 'int', to_on: 'date', customers: 'int', revenue_minor: 'bigint', pieces: 'bigint' },
  ...{ unpriced: 'int', excluded: 'jsonb' },
}
const typed = (columns: readonly string[]) =>
  fixedSql(columns.map((name) => `${name} ${types[name] ?? 'double precision'}`).join(', '))

/**
 * Puts what was worked out in the place of what was kept, in one transaction. An alarm that stood before, there or folded into another, keeps its day and counts as told; so does whatever stands on the first night, when
 * the company only begins to look.
 */
export function storeConcentration(db: Db, months: readonly MonthRow[], alarms: readonly AlarmRow[], on: Day): Promise<void> {
  const columns = fixedSql(monthColumns.join(', '))
  return db.bulk(async (client) => {
    const run = (statement: Sql) => client.query(statement.text, statement.values)
    await client.query('begin')
    await run(storeAlarms(alarms, on))
    await client.query('delete from concentration_month')
    await run(sql`
      insert into concentration_month (${columns})
      select ${columns} from jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as x(${typed(monthColumns)})`)
    await client.query('commit')
  })
}

/** One statement, so that what stood before is seen as it was while it goes. */
function storeAlarms(alarms: readonly AlarmRow[], on: Day): Sql {
  return sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as x(customer_id int, outlet_id int, revenue_minor bigint, margin_minor bigint,
        place_revenue_minor bigint, share double precision, hhi_after double precision, limit_share double precision, above_ids int[])
    ), gone as (
      delete from concentration_alarm a
      where not exists (select from given x where x.customer_id = a.customer_id and x.outlet_id = a.outlet_id)
    )
    insert into concentration_alarm (customer_id, outlet_id, revenue_minor, margin_minor, place_revenue_minor, share, hhi_after, limit_share, above_ids, since, told_at)
    select x.customer_id, x.outlet_id, x.revenue_minor, x.margin_minor, x.place_revenue_minor, x.share, x.hhi_after, x.limit_share, x.above_ids,
      coalesce(o.since, ${on}::date), case when o.since is null then (select now() where not exists (select from concentration_month)) else o.told_at end
    from given x left join lateral (
      select min(k.since) as since, min(k.told_at) as told_at from concentration_alarm k
      where k.customer_id = x.customer_id and (k.outlet_id = x.outlet_id or x.outlet_id = any(k.above_ids))
    ) o on true
    on conflict (customer_id, outlet_id) do update set revenue_minor = excluded.revenue_minor, margin_minor = excluded.margin_minor,
      place_revenue_minor = excluded.place_revenue_minor, share = excluded.share, hhi_after = excluded.hhi_after, limit_share = excluded.limit_share,
      above_ids = excluded.above_ids`
}

const share = z.number().nullable()
const pointRow = z.object({
  to: z.string(),
  customers: z.number(),
  revenueMinor: z.number(),
  pieces: z.number(),
  revenue: z.object({ cr1: share, cr4: share, cr10: share, hhi: share, gini: share }),
  piecesHeld: z.object({ cr1: share, cr4: share, cr10: share, hhi: share, gini: share }),
  unpriced: z.number().nullable(),
  excluded: z.record(z.string(), z.number()).nullable(),
})
export type PointRow = z.infer<typeof pointRow>

const asObject = (measure: string) =>
  fixedSql(`jsonb_build_object(${numbers.map((name) => `'${name}', m.${measure}_${name}`).join(', ')})`)

/** Lists what was kept of a place, the oldest first; the company is 0. */
export function listPoints(db: Db, outletId: number): Promise<PointRow[]> {
  return db.rows(
    pointRow,
    sql`
    select m.to_on::text as "to", m.customers, m.revenue_minor::float8 as "revenueMinor", m.pieces::float8 as pieces,
      ${asObject('revenue')} as revenue, ${asObject('pieces')} as "piecesHeld", m.unpriced, m.excluded
    from concentration_month m where m.outlet_id = ${outletId} order by m.to_on`,
  )
}
