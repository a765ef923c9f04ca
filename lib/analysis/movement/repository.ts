import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { SetByHand } from '../classification/run-rows.ts'
import { cutsReached, inputAt, rowsOf, setBy, standingRowsOf } from '../classification/run-rows.ts'
import { listedJoins } from '../metrics/listed-customer.ts'
import type { PairAxes, PairPlace } from '../pairs/pairs.ts'
import type { MoveByHand } from './by-hand.ts'

/** Two stored runs whose customers are compared. */
export interface RunPair {
  laterId: number
  earlierId: number
}

const moveRow = z.object({ from: z.string().nullable(), to: z.string().nullable(), customers: z.number(), value: z.number() })
export type MoveRow = z.infer<typeof moveRow>

/** Counts customers within a scope by their class in two runs; worth what the later one says, or the earlier for those who left. A customer merged away since
 * stands as its survivor allows. */
export function countMoves(db: Db, { laterId, earlierId }: RunPair, scope: Scope): Promise<MoveRow[]> {
  return db.rows(
    moveRow,
    sql`
    select b.class as "from", a.class as "to", count(*) as customers, coalesce(sum(coalesce(a.value, b.value)), 0)::float8 as value
    from customer c
    left join ${rowsOf(laterId)} a on a.customer_id = c.id
    left join ${rowsOf(earlierId)} b on b.customer_id = c.id
    where ${inScope(scope, sql`c.root_id`)} and (a.customer_id is not null or b.customer_id is not null)
    group by b.class, a.class`,
  )
}

const byHandRow = moveRow.extend({ standsFrom: z.string().nullable(), standsTo: z.string().nullable() })

/** Counts the customers within a scope that are in one of two runs and whose class somebody set by hand, by their classes as computed and as they stand. They are few. */
export function countMovesByHand(
  db: Db,
  { laterId, earlierId }: RunPair,
  scope: Scope,
  { scheme, timeZone }: SetByHand,
): Promise<MoveByHand[]> {
  return db.rows(
    byHandRow,
    sql`
    select b.class as "from", a.class as "to", case when b.class is null then null when ${setBy(earlierId, timeZone)} then o.class else b.class end as "standsFrom",
      case when a.class is null then null else o.class end as "standsTo", count(*) as customers, coalesce(sum(coalesce(a.value, b.value)), 0)::float8 as value
    from customer_override o
    left join ${rowsOf(laterId)} a on a.customer_id = o.customer_id
    left join ${rowsOf(earlierId)} b on b.customer_id = o.customer_id
    where o.scheme = ${scheme} and ${inScope(scope, sql`o.customer_id`)} and (a.customer_id is not null or b.customer_id is not null)
    group by 1, 2, 3, 4`,
  )
}

const earlierRow = z.object({ id: z.number(), asOf: z.string(), from: z.string(), to: z.string(), published: z.boolean() })
export type EarlierRow = z.infer<typeof earlierRow>

/** Lists the done runs of a scheme in the same currency whose rows are kept, as of an earlier day than another run or asked for before it as of the same, the latest first. */
export function listDoneBefore(
  db: Db,
  run: { id: number; asOf: string; scheme: string; currency: string },
  limit: number,
): Promise<EarlierRow[]> {
  return db.rows(
    earlierRow,
    sql`
    select r.id, r.as_of::text as "asOf", r.from_on::text as "from", r.to_on::text as "to", r.published from analysis_run r
    where r.scheme = ${run.scheme} and r.currency = ${run.currency} and r.status = 'done' and r.rows_kept
      and (r.as_of, r.id) < (${run.asOf}::date, ${run.id})
    order by r.as_of desc, r.id desc limit ${limit}`,
  )
}

const moverRow = z.object({
  id: z.number(),
  customerId: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  /** The last day on which it shipped anything. */
  lastShippedOn: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  valueBefore: z.number().nullable(),
  value: z.number().nullable(),
  /** By the second criterion of a later run that pairs by two. */
  secondValue: z.number().nullable(),
  rank: z.number(),
})
export type MoverRow = z.infer<typeof moverRow>

/** Classes on one side of a movement: any of these, any but these or none (`not`), none at all (null), or whatever (undefined). */
export type Side = readonly string[] | { readonly not: readonly string[] } | null | undefined

export interface MoverQuery {
  laterId: number
  /** Null without an earlier run: then everybody comes from nowhere. */
  earlierId: number | null
  scope: Scope
  /** Whose customers, within the scope. */
  held: Scope
  /** Neither those merged away nor those archived since. */
  present: boolean
  from: Side
  to: Side
  /** Of a later run that pairs by two criteria what those are, and the cell of it that is listed; null for whatever. */
  axes: PairAxes | null
  pair: PairPlace | null
  /** Classes from best to worst, and whether only those are listed that went to a better one, or to a worse. */
  way: { order: readonly string[]; up: boolean } | null
  /** Classes as they stand, what was set by hand before what was computed; null for what was computed. */
  byHand: SetByHand | null
  after: { rank: number; id: number } | null
  /** By falling rank; `after` is not looked at then. */
  worstFirst: boolean
  limit: number
}

/** Lists the customers of a cell by rank in the later run, or in the earlier for those who left it, then by id. */
export function listMoverRows(db: Db, query: MoverQuery): Promise<MoverRow[]> {
  const rows = (runId: number, side: 'earlier' | 'later') =>
    query.byHand === null ? rowsOf(runId) : standingRowsOf(runId, side, query.byHand)
  const later = rows(query.laterId, 'later')
  const earlier =
    query.earlierId === null
      ? sql`(select customer_id, rank, class, value, inputs from ${rowsOf(query.laterId)} where false)`
      : rows(query.earlierId, 'earlier')
  // Of a class of before wherever they went, those who left are most to be looked at.
  const wherever = query.to === undefined && query.from !== undefined && query.from !== null && !isNot(query.from)
  const mayHaveLeft = query.to === null || isNot(query.to) || wherever
  const [base, other] = mayHaveLeft ? [earlier, later] : [later, earlier]
  const [from, to] = mayHaveLeft ? [sql`x`, sql`y`] : [sql`y`, sql`x`]
  const conditions: Sql[] = [
    ...[inScope(query.scope, sql`c.root_id`), inScope(query.held, sql`c.root_id`)],
    ...[...sideIs(from, query.from), ...sideIs(to, query.to)],
  ]
  if (query.present) conditions.push(sql`l.listed and c.root_id = c.id`)
  if (query.pair !== null) conditions.push(inPair(to, query.pair))
  if (query.way !== null) {
    const place = (side: Sql) => sql`array_position(${[...(query.way?.order ?? [])]}::text[], ${side}.class)`
    conditions.push(query.way.up ? sql`${place(to)} < ${place(from)}` : sql`${place(to)} > ${place(from)}`)
  }
  if (query.after !== null) conditions.push(sql`(x.rank, x.customer_id) > (${query.after.rank}, ${query.after.id})`)
  return db.rows(
    moverRow,
    sql`
    select x.customer_id as id, c.root_id as "customerId", c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", o.name as "outletName",
      l.last_shipping_on::text as "lastShippedOn", ${from}.class as "from", ${to}.class as "to", ${from}.value as "valueBefore", ${to}.value as value,
      ${query.axes === null ? sql`null::float8` : inputAt(to, query.axes.second.place)} as "secondValue", x.rank
    from ${base} x
    left join ${other} y on y.customer_id = x.customer_id
    join customer c on c.id = x.customer_id
    ${listedJoins}
    left join customer_standing l on l.customer_id = c.root_id
    where ${join(conditions, ' and ')}
    order by ${query.worstFirst ? sql`x.rank desc, x.customer_id` : sql`x.rank, x.customer_id`} limit ${query.limit}`,
  )
}

function inPair(row: Sql, { axes, first, second }: PairPlace): Sql {
  return sql`${cutsReached(row, axes.first)} = ${first}::int and ${cutsReached(row, axes.second)} = ${second}::int`
}

const isNot = (side: Side): side is { readonly not: readonly string[] } => side !== undefined && side !== null && 'not' in side

function sideIs(row: Sql, side: Side): Sql[] {
  if (side === undefined) return []
  if (isNot(side)) return [sql`(${row}.class is null or ${row}.class <> all(${[...side.not]}::text[]))`]
  return [side === null ? sql`${row}.customer_id is null` : sql`${row}.class = any(${[...side]}::text[])`]
}
