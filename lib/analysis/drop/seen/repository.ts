import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { WatchList } from '../../metrics/watch-list.ts'
import type { SeenReason } from './seen.ts'

const idRow = z.object({ id: z.int() })

const reached = (ids: readonly number[], scopes: readonly Scope[]) => sql`
  d.customer_id = any(${[...ids]}::int[]) and ${scopes.map((scope) => inScope(scope, sql`d.customer_id`)).reduce((left, right) => sql`${left} and ${right}`)}`

/** Marks the rows that some customers have in a list, within all of some scopes, as seen, each at the level it has, in the place of an earlier mark; answers whose those were. */
export async function writeSeen(
  db: Db,
  { rows: list, marks }: WatchList,
  ids: readonly number[],
  scopes: readonly Scope[],
  mark: { reason: SeenReason | null; note: string | null; on: Day; at: Date; byId: number },
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    insert into ${marks} (customer_id, level, reason, note, seen_on, seen_at, seen_by_id)
    select d.customer_id, d.level, ${mark.reason}, ${mark.note}, ${mark.on}::date, ${mark.at}::timestamptz, ${mark.byId}::int
    from ${list} d join customer_standing s on s.customer_id = d.customer_id and s.listed where ${reached(ids, scopes)}
    order by d.customer_id
    on conflict (customer_id) do update set level = excluded.level, reason = excluded.reason, note = excluded.note, seen_on = excluded.seen_on,
      seen_at = excluded.seen_at, seen_by_id = excluded.seen_by_id
    returning customer_id as id`,
  )
  return rows.map(({ id }) => id)
}

/** Answers which of some customers are in a list and within all of some scopes. */
export async function listReached(
  db: Db,
  { rows: list }: WatchList,
  ids: readonly number[],
  scopes: readonly Scope[],
): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`select d.customer_id as id from ${list} d join customer_standing s on s.customer_id = d.customer_id and s.listed where ${reached(ids, scopes)}`,
  )
  return rows.map(({ id }) => id)
}

/** Takes the marks of some customers away; answers whose those were. */
export async function removeSeen(db: Db, { marks }: WatchList, ids: readonly number[]): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`delete from ${marks} where customer_id = any(${[...ids]}::int[]) returning customer_id as id`,
  )
  return rows.map(({ id }) => id)
}
