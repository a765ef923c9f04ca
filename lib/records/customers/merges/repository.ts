import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { empty, identifier, join, sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { customerColumns, customerJoins } from '../columns.ts'
import { customerRow } from '../view.ts'
import type { RawCustomer } from './fields.ts'

const raw = z.record(z.string(), z.unknown())
const rawRow = z.object({ customer: raw })

/** Locks customers in scope that are nobody else's members, in the order of their ids so that two merges cannot wait for each other, and answers
 * them as they stand now. */
export async function lockRoots(db: Db, scope: Scope, ids: readonly number[]): Promise<RawCustomer[]> {
  const rows = await db.rows(
    rawRow,
    sql`
    select to_jsonb(t) as customer from customer t
    where t.id = any(${[...ids]}::int[]) and t.root_id = t.id and ${oneInScope(scope, sql`t.id`)} order by t.id for update of t`,
  )
  return rows.map((row) => row.customer)
}

/** What a write leaves of a customer's own row. */
export interface RootWrite {
  id: number
  version: number
  /** Columns and their values, as jsonb has them. */
  set: RawCustomer
  searchText: string | null
  /** The new version is above this one too, so that whoever read the other customer cannot take this one for it. */
  above: number
  now: Date
}

const changeRow = z.object({ before: raw, after: raw })

/** Writes a customer that still has the version and is nobody's member, whether or not a field changes; null when it has moved on. */
export function writeRoot(db: Db, write: RootWrite): Promise<z.infer<typeof changeRow> | null> {
  const columns = Object.keys(write.set).map(identifier)
  const values = columns.length === 0 ? empty : sql`${join(columns.map((column) => sql`${column} = n.${column}`))},`
  const searchText = write.searchText === null ? empty : sql`search_text = ${write.searchText},`
  return db.row(
    changeRow,
    sql`
    update customer t set ${values} ${searchText} version = greatest(t.version, ${write.above}) + 1, updated_at = ${write.now}::timestamptz
    from customer o, jsonb_populate_record(null::customer, ${JSON.stringify(write.set)}::jsonb) n
    where o.id = t.id and t.id = ${write.id} and t.version = ${write.version} and t.root_id = t.id
    returning to_jsonb(o) as before, to_jsonb(t) as after`,
  )
}

const idRow = z.object({ id: z.int() })

/** Puts a customer that still has the version, and everybody merged into it, under a survivor. Answers those who came along; null when it has moved on. */
export async function moveUnder(
  db: Db,
  merged: { id: number; version: number },
  survivorId: number,
  now: Date,
): Promise<number[] | null> {
  const moved = await db.execute(sql`
    update customer set root_id = ${survivorId}, version = version + 1, updated_at = ${now}::timestamptz
    where id = ${merged.id} and root_id = id and version = ${merged.version}`)
  if (moved === 0) return null
  const members = await db.rows(
    idRow,
    sql`update customer set root_id = ${survivorId}, updated_at = ${now}::timestamptz where root_id = ${merged.id} and id <> ${merged.id} returning id`,
  )
  return members.map((row) => row.id)
}

/** Lets a customer stand alone again, with those who had come along. */
export async function moveOut(
  db: Db,
  mergedId: number,
  members: readonly number[],
  survivor: { id: number; version: number },
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update customer set root_id = ${mergedId}, updated_at = ${now}::timestamptz,
      version = case when id = ${mergedId} then greatest(version, ${survivor.version}) + 1 else version end
    where id = any(${[mergedId, ...members]}::int[]) and root_id = ${survivor.id}`)
}

/** Notes a month of each customer, so that its sums and its last shipping day are worked out again over whoever belongs to it now. */
export async function noteChanged(db: Db, customerIds: readonly number[], month: string): Promise<void> {
  await db.execute(sql`
    insert into touched_month (customer_id, outlet_id, month)
    select id, 0, date_trunc('month', ${month}::date)::date from unnest(${[...customerIds]}::int[]) x (id)`)
}

export interface NewMerge {
  survivorId: number
  mergedId: number
  before: { fields: RawCustomer; members: readonly number[] }
  after: { fields: RawCustomer; version: number }
  userId: number
  now: Date
}

/** Keeps what a merge did, for its undo. */
export async function insertMerge(db: Db, merge: NewMerge): Promise<number> {
  const row = await db.row(
    idRow,
    sql`
    insert into customer_merge (survivor_id, merged_id, before, after, merged_by_id, merged_at)
    values (${merge.survivorId}, ${merge.mergedId}, ${JSON.stringify(merge.before)}::jsonb, ${JSON.stringify(merge.after)}::jsonb, ${merge.userId},
      ${merge.now}::timestamptz) returning id`,
  )
  return idRow.parse(row).id
}

const mergeRow = z.object({
  id: z.int(),
  survivorId: z.int(),
  mergedId: z.int(),
  rootId: z.int(),
  before: z.object({ fields: raw.default({}), members: z.array(z.int()).default([]) }),
  after: z.object({ fields: raw.default({}), version: z.int().default(0) }),
  undone: z.boolean(),
})
export type Merge = z.infer<typeof mergeRow>

/** Finds a merge whose survivor, or whoever that one was merged into since, lies in scope, and locks it. */
export function lockMerge(db: Db, scope: Scope, id: number): Promise<Merge | null> {
  return db.row(
    mergeRow,
    sql`
    select m.id, m.survivor_id as "survivorId", m.merged_id as "mergedId", v.root_id as "rootId", m.before, m.after, m.undone_at is not null as undone
    from customer_merge m join customer v on v.id = m.survivor_id
    where m.id = ${id} and ${oneInScope(scope, sql`v.root_id`)} for update of m`,
  )
}

const existsRow = z.object({ exists: z.boolean() })

/** Says whether a later merge into the same survivor, still standing, took over one of the same columns. */
export async function isTakenOverSince(db: Db, merge: Merge): Promise<boolean> {
  const found = await db.row(
    existsRow,
    sql`
    select exists (select from customer_merge n where n.survivor_id = ${merge.survivorId} and n.id > ${merge.id} and n.undone_at is null
      and n.after -> 'fields' ?| ${Object.keys(merge.after.fields)}::text[]) as exists`,
  )
  return existsRow.parse(found).exists
}

/** Notes that a merge was undone. */
export async function markUndone(db: Db, mergeId: number, userId: number, now: Date): Promise<void> {
  await db.execute(sql`update customer_merge set undone_by_id = ${userId}, undone_at = ${now}::timestamptz where id = ${mergeId}`)
}

const mergeListRow = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  externalId: z.string().nullable(),
  at: z.date(),
  by: z.string().nullable(),
  columns: z.array(z.string()),
})

/** Lists the merges into a customer in scope that stand, the latest first. */
export function listMergeRows(db: Db, scope: Scope, survivorId: number): Promise<z.infer<typeof mergeListRow>[]> {
  return db.rows(
    mergeListRow,
    sql`
    select m.id, c.name, c.kind, c.external_id as "externalId", m.merged_at as at, (select u.name from app_user u where u.id = m.merged_by_id) as by,
      array(select jsonb_object_keys(coalesce(m.after -> 'fields', '{}'))) as columns
    from customer_merge m join customer c on c.id = m.merged_id
    where m.survivor_id = ${survivorId} and m.undone_at is null and m.merged_id <> m.survivor_id and ${oneInScope(scope, sql`m.survivor_id`)}
    order by m.id desc limit 50`,
  )
}

const alikeRow = customerRow.extend({ byCreditCode: z.boolean(), byPhone: z.boolean(), byName: z.boolean() })

export interface AlikeQuery {
  rootId: number
  creditCode: string | null
  /** Ids of roots whose names are alike, as the database writes an array. */
  byName: string
  limit: number
}

/** Lists customers in scope that share a credit code or a telephone number with one, or are among those whose names are alike, those with the most in common first;
 * archived ones are left out. */
export function listAlikeRows(db: Db, scope: Scope, query: AlikeQuery): Promise<z.infer<typeof alikeRow>[]> {
  const { rootId, creditCode, byName, limit } = query
  const members = sql`array(select x.id from customer x where x.root_id = ${rootId})`
  const numbers = sql`array(
    select phone_digits(x.phone) from customer x where x.root_id = ${rootId} and x.phone is not null
    union select phone_digits(k.phone) from contact k where k.customer_id = any(${members}) and k.phone is not null and k.archived_at is null)`
  return db.rows(
    alikeRow,
    sql`
    with found as (
      select x.root_id as id, 'credit_code' as way from customer x where x.credit_code = ${creditCode}::text
      union select x.root_id, 'phone' from customer x where x.phone is not null and phone_digits(x.phone) = any(${numbers})
      union select x.root_id, 'phone' from contact k join customer x on x.id = k.customer_id
        where k.phone is not null and k.archived_at is null and phone_digits(k.phone) = any(${numbers})
      union select n.id, 'name' from unnest(${byName}::int[]) n (id)
    ), p as (
      select f.id, bool_or(f.way = 'credit_code') as by_code, bool_or(f.way = 'phone') as by_phone, bool_or(f.way = 'name') as by_name from found f
      where f.id <> ${rootId} group by f.id
    )
    select ${customerColumns}, p.by_code as "byCreditCode", p.by_phone as "byPhone", p.by_name as "byName"
    from p ${customerJoins}
    where c.archived_at is null and ${oneInScope(scope, sql`p.id`)}
    order by p.by_code desc, p.by_phone desc, p.by_name desc, t.value_minor desc nulls last, p.id limit ${limit}`,
  )
}

const hanging = {
  waybills: sql`waybill t where true`,
  contacts: sql`contact t where t.archived_at is null`,
  interactions: sql`interaction t where t.archived_at is null`,
  tasks: sql`task t where t.archived_at is null`,
  cases: sql`case_record t where t.archived_at is null`,
  papers: sql`customer_paper t where t.archived_at is null`,
} as const
export type Counted = keyof typeof hanging

/** Counts what hangs on a customer in scope and on those merged into it. */
export async function countHanging(
  db: Db,
  scope: Scope,
  rootId: number,
  counted: readonly Counted[],
): Promise<Partial<Record<Counted, number>>> {
  const each = counted.map(
    (
      name,
    ) => sql`(select count(*) from ${hanging[name]} and t.customer_id = any(array(select x.id from customer x where x.root_id = ${rootId})))
      as ${identifier(name)}`,
  )
  const row = await db.row(
    z.record(z.string(), z.number()),
    sql`select ${join(each)} where ${oneInScope(scope, sql`${rootId}::int`)}`,
  )
  return row ?? {}
}
