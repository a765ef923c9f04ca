import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { ListRequest } from '#lib/platform/list/list-page'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const countRow = z.object({ count: z.int(), across: z.int() })
export type TransferCount = z.infer<typeof countRow>

/** To whom customers would go: those whose outlet is none of these go to another one. */
export interface Destination {
  outletIds: readonly number[]
  /** Whoever is given to this owner already does not change hands; null where outlets change. */
  ownerId: number | null
}

const counted = (which: Sql, { outletIds, ownerId }: Destination): Sql => sql`
  select count(*)::int4 as count, (count(*) filter (where c.outlet_id is not null and c.outlet_id <> all(${[...outletIds]}::int[])))::int4 as across
  from customer c where c.root_id = c.id and (${ownerId}::int is null or c.owner_id is distinct from ${ownerId}::int) and ${which}`

/** Counts chosen customers in scope that would change hands, and how many of them would go to another outlet. */
export async function countChosen(db: Db, ids: readonly number[], scope: Scope, to: Destination): Promise<TransferCount> {
  const which = sql`c.id = any(${[...ids]}::int[]) and ${oneInScope(scope, sql`c.id`)}`
  return countRow.parse(await db.row(countRow, counted(which, to)))
}

/** The same of all customers of a list. */
export async function countListed(
  db: Db,
  { source, conditions, branches }: ListRequest,
  to: Destination,
): Promise<TransferCount> {
  if (branches.length === 0) return { count: 0, across: 0 }
  const tops = branches.map((branch) => {
    if ('each' in branch) throw new Error('a list of customers has plain branches')
    return sql`select ${source.id} as id from ${source.from} where ${join([...conditions, branch], ' and ')}`
  })
  return countRow.parse(await db.row(countRow, counted(sql`c.id in (${join(tops, ' union ')})`, to)))
}

/** The same of all customers of an owner. */
export async function countOwned(db: Db, fromId: number, to: Destination): Promise<TransferCount> {
  return countRow.parse(await db.row(countRow, counted(sql`c.owner_id = ${fromId}`, to)))
}

const placeRow = z.object({ outletId: z.int(), name: z.string() })

/** Finds where a person works. */
export function findWorkplace(db: Db, userId: number): Promise<z.infer<typeof placeRow> | null> {
  return db.row(placeRow, sql`select outlet_id as "outletId", name from app_user where id = ${userId}`)
}

/** Finds the name of an outlet. */
export async function findOutletName(db: Db, id: number): Promise<string> {
  const row = await db.row(z.object({ name: z.string() }), sql`select name from outlet where id = ${id}`)
  return row?.name ?? ''
}

const versionRow = z.object({ id: z.int(), version: z.int() })

/** Lists chosen customers with the versions that they have now. */
export function listVersions(db: Db, ids: readonly number[]): Promise<z.infer<typeof versionRow>[]> {
  return db.rows(versionRow, sql`select id, version from customer where id = any(${[...ids]}::int[]) order by id`)
}
