import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { computedClass } from './list-filter.ts'

const overrideRow = z.object({
  scheme: z.string(),
  class: z.string(),
  reason: z.string(),
  setById: z.number(),
  setByName: z.string(),
  setAt: z.date(),
})
export type OverrideRow = z.infer<typeof overrideRow>

/** Finds what somebody decided on a customer's class in a scheme. */
export function findOverride(db: Db, rootId: number, scheme: string): Promise<OverrideRow | null> {
  return db.row(
    overrideRow,
    sql`
    select o.scheme, o.class, o.reason, o.set_by_id as "setById", u.name as "setByName", o.set_at as "setAt"
    from customer_override o join app_user u on u.id = o.set_by_id where o.customer_id = ${rootId} and o.scheme = ${scheme}`,
  )
}

/** Finds the class computed for a customer in a scheme; null when it is in none. */
export async function findComputedClass(db: Db, rootId: number, scheme: string): Promise<string | null> {
  const row = await db.row(
    z.object({ computed: z.string().nullable() }),
    sql`select ${computedClass(sql`${scheme}::text`)} as computed from customer_standing l where l.customer_id = ${rootId}`,
  )
  return row?.computed ?? null
}

const listedOverride = overrideRow.extend({
  customerId: z.number(),
  customerName: z.string(),
  customerKind: z.string(),
  externalId: z.string().nullable(),
  computed: z.string().nullable(),
})
export type ListedOverride = z.infer<typeof listedOverride>

export interface OverrideQuery {
  scope: Scope
  scheme: string | undefined
  after: { setAt: Date; customerId: number; scheme: string } | null
  limit: number
}

/** Lists what was decided on customers within a scope that are neither archived nor merged away, the latest first, beside the class computed at present. */
export function listOverrideRows(db: Db, query: OverrideQuery): Promise<ListedOverride[]> {
  const scheme = query.scheme === undefined ? sql`` : sql`and o.scheme = ${query.scheme}`
  const after =
    query.after === null
      ? sql``
      : sql`and (o.set_at, o.customer_id, o.scheme) < (${query.after.setAt}::timestamptz, ${query.after.customerId}, ${query.after.scheme})`
  return db.rows(
    listedOverride,
    sql`
    select o.scheme, o.class, o.reason, o.set_by_id as "setById", u.name as "setByName", o.set_at as "setAt",
      c.id as "customerId", c.name as "customerName", c.kind as "customerKind", c.external_id as "externalId",
      ${computedClass(sql`o.scheme`)} as computed
    from customer_override o
    join customer_standing l on l.customer_id = o.customer_id and l.listed
    join customer c on c.id = o.customer_id
    join app_user u on u.id = o.set_by_id
    where ${inScope(query.scope, sql`o.customer_id`)} ${scheme} ${after}
    order by o.set_at desc, o.customer_id desc, o.scheme desc limit ${query.limit}`,
  )
}

export interface NewOverride {
  scheme: string
  class: string
  reason: string
  setById: number
  setAt: Date
}

/** Sets a customer's class in a scheme, in place of one set before. */
export async function saveOverride(db: Db, rootId: number, set: NewOverride): Promise<void> {
  await db.execute(sql`
    insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
    values (${rootId}, ${set.scheme}, ${set.class}, ${set.reason}, ${set.setById}, ${set.setAt}::timestamptz)
    on conflict (customer_id, scheme) do update
      set class = excluded.class, reason = excluded.reason, set_by_id = excluded.set_by_id, set_at = excluded.set_at`)
}

/** Takes an override away; answers whether there was one. */
export async function deleteOverride(db: Db, rootId: number, scheme: string): Promise<boolean> {
  return (await db.execute(sql`delete from customer_override where customer_id = ${rootId} and scheme = ${scheme}`)) > 0
}
