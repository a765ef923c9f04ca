import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches, standingInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { openTask } from '../hand-out/followed.ts'
import { openTaskColumn, openTasksOf } from '../metrics/followed-sql.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { openLoss, openLossColumn, openLossOf } from '../metrics/open-loss.ts'
import { knownColumns, valuePartColumns } from '../metrics/value-columns.ts'
import type { Driver } from './value-change.ts'
import { DRIVERS } from './value-change.ts'

const year = z.object({ shipments: z.number(), ...valuePartColumns, ...knownColumns })

const changeRow = z.object({
  id: z.number(),
  ...listedCustomer,
  asOf: z.string(),
  thenOn: z.string(),
  since: z.string(),
  fell: z.boolean(),
  nowMinor: z.number(),
  thenMinor: z.number(),
  changeMinor: z.number(),
  classNow: z.string().nullable(),
  classThen: z.string().nullable(),
  figures: z.object({ now: year, before: year }),
  driver: z.enum(DRIVERS),
  hasDrop: z.boolean(),
  isSleeper: z.boolean(),
  seen: z.object({ on: z.string(), by: z.string(), note: z.string().nullable() }).nullable(),
  openTask,
  loss: openLoss,
})
export type KeptChange = z.infer<typeof changeRow>

/** The open tasks that were handed out about a change `v` of a customer, or one merged into it. */
const openTasks = openTasksOf(sql`v.customer_id`, 'value_change')

/** Whether the customer of a change `v` is lost. */
const lost = openLossOf(sql`v.customer_id`)

/** From where the mark of a change `v` comes that holds: set after a day, and while the value goes the same way. */
const seenMark = (after: Day): Sql =>
  sql`from value_change_seen x where x.customer_id = v.customer_id and x.fell = v.fell and x.seen_on > ${after}::date`

const columnsOf = (after: Day) => sql`v.customer_id as id, ${listedColumns},
  v.as_of::text as "asOf", v.then_on::text as "thenOn", v.since::text as since, v.fell, v.now_minor as "nowMinor", v.then_minor as "thenMinor", v.change_minor as "changeMinor",
  v.class_now as "classNow", v.class_then as "classThen", v.figures, v.driver, exists (select from customer_drop d where d.customer_id = v.customer_id) as "hasDrop",
  exists (select from customer_sleeper z where z.customer_id = v.customer_id) as "isSleeper",
  (select jsonb_build_object('on', x.seen_on, 'by', (select b.name from app_user b where b.id = x.seen_by_id), 'note', x.note) ${seenMark(after)}) as seen,
  ${openTaskColumn(sql`v.customer_id`, 'value_change')}, ${openLossColumn(sql`v.customer_id`)}`
const joins = sql`join customer c on c.id = v.customer_id ${listedJoins}`

export interface ChangesQuestion {
  scope: Scope
  /** Marks hold that were set after this day. */
  seenAfter: Day
  filter: {
    fell?: boolean | undefined
    driver?: Driver | undefined
    ownerId?: number | undefined
    outletIds?: readonly number[] | undefined
    handedOut?: boolean | undefined
    seen?: boolean | undefined
    lost?: boolean | undefined
  }
  falling: boolean
  limit: number
  cursor: string | undefined
}

/** Lists the changes of value within a scope, a page at a time. */
export function listChangeRows(
  db: Db,
  { scope, seenAfter, filter, falling, limit, cursor }: ChangesQuestion,
  now: Date,
): Promise<ListPage<KeptChange>> {
  const conditions: Sql[] = [sql`s.listed`]
  if (filter.fell !== undefined) conditions.push(sql`v.fell = ${filter.fell}`)
  if (filter.driver !== undefined) conditions.push(sql`v.driver = ${filter.driver}`)
  if (filter.ownerId !== undefined) conditions.push(sql`s.owner_id = ${filter.ownerId}`)
  if (filter.outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`)
  if (filter.handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${filter.handedOut}`)
  if (filter.seen !== undefined) conditions.push(sql`exists (select ${seenMark(seenAfter)}) = ${filter.seen}`)
  if (filter.lost !== undefined) conditions.push(sql`exists (select ${lost}) = ${filter.lost}`)
  return listPage(
    db,
    changeRow,
    {
      source: {
        from: sql`customer_value_change v join customer_standing s on s.customer_id = v.customer_id`,
        id: sql`v.customer_id`,
        sort: { expression: sql`v.change_minor`, type: 'int8' },
      },
      conditions,
      branches: scopeBranches(scope),
      columns: columnsOf(seenAfter),
      joins: sql`join customer_value_change v on v.customer_id = p.id ${joins}`,
      filter: { ...filter, outletIds: filter.outletIds?.join(' ') },
      ...{ sort: 'change', falling, limit, cursor },
    },
    now,
  )
}

/** Finds the change of value of one listed customer within a scope. */
export function findChange(db: Db, customerId: number, scope: Scope, seenAfter: Day): Promise<KeptChange | null> {
  return db.row(
    changeRow,
    sql`
    select ${columnsOf(seenAfter)} from customer_value_change v ${joins} join customer_standing k on k.customer_id = v.customer_id and k.listed
    where v.customer_id = ${customerId} and ${oneInScope(scope, sql`v.customer_id`)}`,
  )
}

/** Keeps others from handing out the same change until the transaction ends; answers whether the list holds it. */
export async function lockChange(db: Db, customerId: number): Promise<boolean> {
  const row = await db.row(
    idRow,
    sql`
    select v.customer_id as id from customer_value_change v join customer_standing s on s.customer_id = v.customer_id and s.listed
    where v.customer_id = ${customerId} for update of v`,
  )
  return row !== null
}

const sumRow = z.object({
  fell: z.boolean(),
  seen: z.boolean(),
  customers: z.number(),
  lost: z.number(),
  changeMinor: z.number(),
  asOf: z.string(),
  thenOn: z.string(),
})
export type ChangeSum = z.infer<typeof sumRow>

/** Counts the changes within a scope by direction, and by whether somebody has seen them, with how many of the customers are lost. */
export function sumChanges(
  db: Db,
  { scope, seenAfter, ownerId }: { scope: Scope; seenAfter: Day; ownerId: number | undefined },
): Promise<ChangeSum[]> {
  return db.rows(
    sumRow,
    sql`
    select v.fell, exists (select ${seenMark(seenAfter)}) as seen, count(*)::float8 as customers, count(*) filter (where exists (select ${lost}))::float8 as lost, sum(v.change_minor)::float8 as "changeMinor",
      max(v.as_of)::text as "asOf", max(v.then_on)::text as "thenOn"
    from customer_value_change v join customer_standing s on s.customer_id = v.customer_id and s.listed
    where ${standingInScope(scope)} ${ownerId === undefined ? sql`` : sql`and s.owner_id = ${ownerId}`} group by 1, 2`,
  )
}

const idRow = z.object({ id: z.int() })

const reached = (ids: readonly number[], scopes: readonly Scope[]) => sql`
  v.customer_id = any(${[...ids]}::int[]) and ${scopes.map((scope) => inScope(scope, sql`v.customer_id`)).reduce((left, right) => sql`${left} and ${right}`)}`

/** Marks the changes of some customers within all of some scopes as seen, in the place of an earlier mark; answers whose those were. */
export async function writeChangeSeen(
  db: Db,
  ids: readonly number[],
  scopes: readonly Scope[],
  mark: { note: string | null; on: Day; at: Date; byId: number },
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    insert into value_change_seen (customer_id, fell, note, seen_on, seen_at, seen_by_id)
    select v.customer_id, v.fell, ${mark.note}, ${mark.on}::date, ${mark.at}::timestamptz, ${mark.byId}::int
    from customer_value_change v join customer_standing s on s.customer_id = v.customer_id and s.listed where ${reached(ids, scopes)} order by v.customer_id
    on conflict (customer_id) do update set fell = excluded.fell, note = excluded.note, seen_on = excluded.seen_on, seen_at = excluded.seen_at,
      seen_by_id = excluded.seen_by_id
    returning customer_id as id`,
  )
  return rows.map(({ id }) => id)
}

/** Takes the marks of some customers within all of some scopes away; answers whose changes they reach, and whose marks those were. */
export async function removeChangeSeen(
  db: Db,
  ids: readonly number[],
  scopes: readonly Scope[],
): Promise<{ reached: number[]; removed: number[] }> {
  const within = await db.rows(
    idRow,
    sql`select v.customer_id as id from customer_value_change v join customer_standing s on s.customer_id = v.customer_id and s.listed where ${reached(ids, scopes)}`,
  )
  const found = within.map(({ id }) => id)
  const rows = await db.rows(
    idRow,
    sql`delete from value_change_seen where customer_id = any(${found}::int[]) returning customer_id as id`,
  )
  return { reached: found, removed: rows.map(({ id }) => id) }
}
