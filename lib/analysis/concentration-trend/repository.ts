import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rootMonthRows } from '../metrics/month-rows.ts'
import { readColumns } from '../metrics/read-columns.ts'
import type { PlaceNode } from './places.ts'
import type { MonthColumns } from './rolling.ts'

/** How concentrated a place was over twelve months, by the columns of `concentration_month`. */
export interface MonthRow {
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
}

export interface MonthsReader {
  /** The first month with anything in it; null without any. */
  firstMonth: Day | null
  /** Customers in lists by ascending id, and the outlet of each, 0 for none. */
  ids: Int32Array
  outletIds: Int32Array
  tree: readonly PlaceNode[]
  month: (month: Day) => Promise<MonthColumns>
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
    })
    await client.query('commit')
  })
}

const numbers = ['cr1', 'cr4', 'cr10', 'hhi', 'gini'] as const
const measured = (measure: string) => numbers.map((name) => `${measure}_${name}`)
const monthColumns = [
  ...['outlet_id', 'to_on', 'customers', 'revenue_minor', ...measured('revenue'), 'pieces', ...measured('pieces')],
]
const types: Readonly<Record<string, string>> = {
  ...{ outlet_id: 'int', to_on: 'date', customers: 'int', revenue_minor: 'bigint', pieces: 'bigint' },
}
const typed = (columns: readonly string[]) =>
  fixedSql(columns.map((name) => `${name} ${types[name] ?? 'double precision'}`).join(', '))

/** Puts what was worked out in the place of what was kept, in one transaction; who stays in the list of alarms keeps its day. */
export function storeConcentration(db: Db, months: readonly MonthRow[], alarms: readonly AlarmRow[], on: Day): Promise<void> {
  const columns = fixedSql(monthColumns.join(', '))
  return db.bulk(async (client) => {
    const run = (statement: Sql) => client.query(statement.text, statement.values)
    await client.query('begin')
    await client.query('delete from concentration_month')
    await run(sql`
      insert into concentration_month (${columns})
      select ${columns} from jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as x(${typed(monthColumns)})`)
    const given = sql`jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as x(customer_id int, outlet_id int, revenue_minor bigint,
      margin_minor bigint, place_revenue_minor bigint, share double precision, hhi_after double precision, limit_share double precision)`
    await run(sql`
      delete from concentration_alarm a
      where not exists (select from ${given} where x.customer_id = a.customer_id and x.outlet_id = a.outlet_id)`)
    await run(sql`
      insert into concentration_alarm (customer_id, outlet_id, revenue_minor, margin_minor, place_revenue_minor, share, hhi_after, limit_share, since)
      select x.customer_id, x.outlet_id, x.revenue_minor, x.margin_minor, x.place_revenue_minor, x.share, x.hhi_after, x.limit_share, ${on}::date from ${given}
      on conflict (customer_id, outlet_id) do update set revenue_minor = excluded.revenue_minor, margin_minor = excluded.margin_minor,
        place_revenue_minor = excluded.place_revenue_minor, share = excluded.share, hhi_after = excluded.hhi_after, limit_share = excluded.limit_share`)
    await client.query('commit')
  })
}

const share = z.number().nullable()
const pointRow = z.object({
  to: z.string(),
  customers: z.number(),
  revenueMinor: z.number(),
  pieces: z.number(),
  revenue: z.object({ cr1: share, cr4: share, cr10: share, hhi: share, gini: share }),
  piecesHeld: z.object({ cr1: share, cr4: share, cr10: share, hhi: share, gini: share }),
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
      ${asObject('revenue')} as revenue, ${asObject('pieces')} as "piecesHeld"
    from concentration_month m where m.outlet_id = ${outletId} order by m.to_on`,
  )
}

/** Answers the day after the last twelve months that were worked out; null while the company has no twelve. */
export async function findLastWindow(db: Db): Promise<Day | null> {
  const row = await db.row(
    z.object({ to: z.string().nullable() }),
    sql`select max(m.to_on)::text as "to" from concentration_month m`,
  )
  return row?.to ?? null
}

const alarmView = z.object({
  id: z.number(),
  customerId: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletId: z.number(),
  outletName: z.string().nullable(),
  revenueMinor: z.number(),
  marginMinor: z.number(),
  share: z.number(),
  limitShare: z.number(),
  hhiAfter: z.number().nullable(),
  since: z.string(),
  paperUntil: z.string().nullable(),
})
export type AlarmView = z.infer<typeof alarmView>

export interface AlarmsQuestion {
  scope: Scope
  /** Places that the reader may see as wholes; null for all of them. */
  placeIds: readonly number[] | null
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the alarms of customers within a scope and of places that may be seen, by revenue, each with the day on which its papers end, the last of them. */
export function listAlarmRows(
  db: Db,
  { scope, placeIds, falling, limit, cursor, now }: AlarmsQuestion,
): Promise<ListPage<AlarmView>> {
  return listPage(
    db,
    alarmView,
    {
      source: {
        from: sql`concentration_alarm a join customer_standing s on s.customer_id = a.customer_id`,
        id: sql`a.id`,
        sort: { expression: sql`a.revenue_minor`, type: 'int8' },
      },
      conditions: [sql`s.listed`, ...(placeIds === null ? [] : [sql`a.outlet_id = any(${[...placeIds]}::int[])`])],
      branches: scopeBranches(scope),
      columns: sql`a.id, a.customer_id as "customerId", c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", a.outlet_id as "outletId",
        o.name as "outletName", a.revenue_minor::float8 as "revenueMinor", a.margin_minor::float8 as "marginMinor", a.share, a.limit_share as "limitShare",
        a.hhi_after as "hhiAfter", a.since::text as since, y.valid_until::text as "paperUntil"`,
      joins: sql`join concentration_alarm a on a.id = p.id join customer c on c.id = a.customer_id left join app_user u on u.id = c.owner_id
        left join outlet o on o.id = a.outlet_id
        left join lateral (
          select k.valid_until from customer_paper k where k.customer_id = a.customer_id and k.archived_at is null and k.valid_until is not null
          order by k.valid_until desc, k.id limit 1
        ) y on true`,
      filter: { placeIds: placeIds?.join(' ') },
      ...{ sort: 'revenue', falling, limit, cursor },
    },
    now,
  )
}
