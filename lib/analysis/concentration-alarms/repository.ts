import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches, standingInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { openTask, seenFor } from '../hand-out/followed.ts'
import { openTaskColumn, openTasksOf, seenColumn } from '../metrics/followed-sql.ts'
import { listedCustomer } from '../metrics/listed-customer.ts'
import type { alarmSorts } from './schema.ts'
import type { SeenReason } from './seen.ts'
import { SEEN_REASONS } from './seen.ts'

const idRow = z.object({ id: z.int() })

const alarmRow = z.object({
  id: z.number(),
  customerId: z.number(),
  ...listedCustomer,
  /** The place that it weighs on, not where the customer belongs. */
  outletId: z.number(),
  above: z.array(z.object({ id: z.int(), name: z.string().nullable() })),
  revenueMinor: z.number(),
  marginMinor: z.number(),
  share: z.number(),
  limitShare: z.number(),
  hhiAfter: z.number().nullable(),
  since: z.string(),
  paperUntil: z.string().nullable(),
  seen: seenFor(SEEN_REASONS),
  openTask,
})
export type AlarmRow = z.infer<typeof alarmRow>

/** What a reader sees of the alarms `a`. */
export interface SeenBy {
  scope: Scope
  /** Places that the reader may see as wholes; null for all of them. */
  placeIds: readonly number[] | null
  /** Marks hold that were set after this day. */
  seenAfter: Day
}

const openTasks = openTasksOf(sql`a.customer_id`, 'concentration')
/** The mark of an alarm that holds: set after a day, and since the alarm opened. */
const seenMark = (after: Day): Sql =>
  sql`from concentration_seen x where x.customer_id = a.customer_id and x.seen_on > ${after}::date and x.seen_on >= a.since`
const within = (placeIds: SeenBy['placeIds'], id: Sql): Sql =>
  sql`(${placeIds === null} or ${id} = any(${[...(placeIds ?? [])]}::int[]))`

/** `whole`: the places of which the reader may hear, also above those asked for. */
const columnsOf = (after: Day, whole: SeenBy['placeIds']): Sql => sql`
  a.id, a.customer_id as "customerId", c.external_id as "externalId", c.name, c.kind, u.id as "ownerId", u.name as "ownerName", a.outlet_id as "outletId",
  o.name as "outletName", a.revenue_minor::float8 as "revenueMinor", a.margin_minor::float8 as "marginMinor", a.share, a.limit_share as "limitShare",
  a.hhi_after as "hhiAfter", a.since::text as since, y.valid_until::text as "paperUntil",
  coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', n.name) order by b.place)
    from unnest(a.above_ids) with ordinality b (id, place) left join outlet n on n.id = b.id where ${within(whole, sql`b.id`)}), '[]') as above,
  ${seenColumn(seenMark(after))},
  ${openTaskColumn(sql`a.customer_id`, 'concentration')}`
const joins = sql`join customer c on c.id = a.customer_id left join app_user u on u.id = c.owner_id left join outlet o on o.id = a.outlet_id
  left join lateral (
    select k.valid_until from customer_paper k where k.customer_id = a.customer_id and k.archived_at is null and k.valid_until is not null
    order by k.valid_until desc, k.id limit 1
  ) y on true`

export interface AlarmsQuestion extends SeenBy {
  /** As `placeIds`, where no outlet is asked for. */
  whole: SeenBy['placeIds']
  filter: { ownerId?: number | undefined; handedOut?: boolean | undefined; seen?: boolean | undefined }
  sort: (typeof alarmSorts)[number]
  falling: boolean
  limit: number
  cursor: string | undefined
}

/** What an alarm that holds of the company stands above: more than any share. */
const OF_COMPANY = 2

/** There are some of a place, and no index serves the shares. Of some places alone none stands before others for holding of the company too. */
const sortKeys = (placeIds: SeenBy['placeIds']) =>
  ({
    revenue: { expression: sql`a.revenue_minor`, type: 'int8' },
    share: {
      expression:
        placeIds === null
          ? sql`(a.share + case when a.outlet_id = 0 or 0 = any(a.above_ids) then ${OF_COMPANY}::int else 0 end)`
          : sql`a.share`,
      type: 'float8',
    },
  }) as const

/** Lists the alarms of customers within a scope and of places that may be seen, by revenue or by share, each with the day on which its papers end, the last of them. */
export function listAlarmRows(db: Db, question: AlarmsQuestion, now: Date): Promise<ListPage<AlarmRow>> {
  const { scope, placeIds, whole, seenAfter, filter, sort, falling, limit, cursor } = question
  const conditions: Sql[] = [sql`s.listed`, within(placeIds, sql`a.outlet_id`)]
  if (filter.ownerId !== undefined) conditions.push(sql`s.owner_id = ${filter.ownerId}`)
  if (filter.handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${filter.handedOut}`)
  if (filter.seen !== undefined) conditions.push(sql`exists (select ${seenMark(seenAfter)}) = ${filter.seen}`)
  return listPage(
    db,
    alarmRow,
    {
      source: {
        from: sql`concentration_alarm a join customer_standing s on s.customer_id = a.customer_id`,
        id: sql`a.id`,
        sort: sortKeys(placeIds)[sort],
      },
      conditions,
      branches: scopeBranches(scope),
      columns: columnsOf(seenAfter, whole),
      joins: sql`join concentration_alarm a on a.id = p.id ${joins}`,
      filter: { ...filter, placeIds: placeIds?.join(' ') },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

const sumRow = z.object({ alarms: z.number(), customers: z.number(), seen: z.number(), revenueMinor: z.number() })

/** Counts those alarms, their customers and how many alarms are seen, and adds up what the customers bring, each once. */
export async function sumAlarms(
  db: Db,
  { scope, placeIds, seenAfter, filter }: Pick<AlarmsQuestion, 'scope' | 'placeIds' | 'seenAfter' | 'filter'>,
): Promise<z.infer<typeof sumRow>> {
  const row = await db.row(
    sumRow,
    sql`
    select coalesce(sum(g.alarms), 0)::float8 as alarms, count(*)::float8 as customers, coalesce(sum(g.seen), 0)::float8 as seen,
      coalesce(sum(g.revenue_minor), 0)::float8 as "revenueMinor"
    from (
      select a.customer_id, count(*) as alarms, count(*) filter (where exists (select ${seenMark(seenAfter)})) as seen, max(a.revenue_minor) as revenue_minor
      from concentration_alarm a join customer_standing s on s.customer_id = a.customer_id and s.listed
      where ${standingInScope(scope)} and ${within(placeIds, sql`a.outlet_id`)}
        ${filter.ownerId === undefined ? sql`` : sql`and s.owner_id = ${filter.ownerId}`}
      group by a.customer_id
    ) g`,
  )
  return row ?? { alarms: 0, customers: 0, seen: 0, revenueMinor: 0 }
}

/** Answers the day after the last month that the alarms are over; null while no place has twelve months. */
export async function findWindowEnd(db: Db): Promise<Day | null> {
  const row = await db.row(z.object({ to: z.string().nullable() }), sql`select max(to_on)::text as "to" from concentration_month`)
  return row?.to ?? null
}

/** Finds the alarm of one listed customer that weighs most; null where the reader sees none. */
export function findAlarm(db: Db, customerId: number, { scope, placeIds, seenAfter }: SeenBy): Promise<AlarmRow | null> {
  return db.row(
    alarmRow,
    sql`
    select ${columnsOf(seenAfter, placeIds)} from concentration_alarm a ${joins} join customer_standing k on k.customer_id = a.customer_id and k.listed
    where a.customer_id = ${customerId} and ${oneInScope(scope, sql`a.customer_id`)} and ${within(placeIds, sql`a.outlet_id`)}
    order by a.share desc, a.id limit 1`,
  )
}

/** Keeps others from handing out the same until the transaction ends; answers whether the list holds the customer. */
export async function lockAlarms(db: Db, customerId: number): Promise<boolean> {
  const rows = await db.rows(
    idRow,
    sql`
    select a.id from concentration_alarm a join customer_standing s on s.customer_id = a.customer_id and s.listed
    where a.customer_id = ${customerId} order by a.id for update of a`,
  )
  return rows.length > 0
}

const reached = (ids: readonly number[], scopes: readonly Scope[], placeIds: SeenBy['placeIds']): Sql => sql`
  select distinct a.customer_id as id from concentration_alarm a join customer_standing s on s.customer_id = a.customer_id and s.listed
  where a.customer_id = any(${[...ids]}::int[]) and ${within(placeIds, sql`a.outlet_id`)}
    and ${scopes.map((scope) => inScope(scope, sql`a.customer_id`)).reduce((left, right) => sql`${left} and ${right}`)}`

/** Marks the alarms of some customers within all of some scopes as seen, in the place of an earlier mark; answers whose those were. */
export async function writeSeen(
  db: Db,
  ids: readonly number[],
  { scopes, placeIds }: { scopes: readonly Scope[]; placeIds: SeenBy['placeIds'] },
  mark: { reason: SeenReason | null; note: string | null; on: Day; at: Date; byId: number },
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    insert into concentration_seen (customer_id, reason, note, seen_on, seen_at, seen_by_id)
    select r.id, ${mark.reason}, ${mark.note}, ${mark.on}::date, ${mark.at}::timestamptz, ${mark.byId}::int from (${reached(ids, scopes, placeIds)}) r order by r.id
    on conflict (customer_id) do update set reason = excluded.reason, note = excluded.note, seen_on = excluded.seen_on, seen_at = excluded.seen_at,
      seen_by_id = excluded.seen_by_id
    returning customer_id as id`,
  )
  return rows.map(({ id }) => id)
}

/** Takes such marks away; answers how many customers are in reach, and whose marks went. */
export async function removeSeen(
  db: Db,
  ids: readonly number[],
  { scopes, placeIds }: { scopes: readonly Scope[]; placeIds: SeenBy['placeIds'] },
): Promise<{ reached: number; removed: number[] }> {
  const found = await db.rows(idRow, reached(ids, scopes, placeIds))
  const removed = await db.rows(
    idRow,
    sql`delete from concentration_seen where customer_id = any(${found.map(({ id }) => id)}::int[]) returning customer_id as id`,
  )
  return { reached: found.length, removed: removed.map(({ id }) => id) }
}

const newRow = z.object({
  id: z.int(),
  customerId: z.int(),
  name: z.string(),
  kind: z.string(),
  ownerId: z.int().nullable(),
  outletId: z.int(),
  outletName: z.string().nullable(),
  aboveIds: z.array(z.int()),
})
export type NewAlarm = z.infer<typeof newRow>

/** Notes of all alarms that nobody was told of that they are told, and answers those of listed customers, the largest first. */
export function claimNew(db: Db, at: Date): Promise<NewAlarm[]> {
  return db.rows(
    newRow,
    sql`
    with told as (update concentration_alarm set told_at = ${at}::timestamptz where told_at is null returning id, customer_id, outlet_id, above_ids, revenue_minor)
    select t.id, t.customer_id as "customerId", c.name, c.kind, c.owner_id as "ownerId", t.outlet_id as "outletId", o.name as "outletName", t.above_ids as "aboveIds"
    from told t join customer_standing s on s.customer_id = t.customer_id and s.listed join customer c on c.id = t.customer_id left join outlet o on o.id = t.outlet_id
    order by t.revenue_minor desc, t.id`,
  )
}
