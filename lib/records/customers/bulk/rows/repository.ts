import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { identifier, join, sql } from '#lib/platform/db/sql'
import type { ListRequest } from '#lib/platform/list/list-page'
import { heldWithin, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { BulkChange, BulkKind, Outcome, UndoOutcome } from '../change.ts'
import { MOST_TAGS } from '../change.ts'
import type { ChosenRow } from '../schema.ts'

// The customers of a bulk change, dealt with chunk by chunk in the order of their ids. All statements run in the chunk's transaction.

/** Writes down the customers of a list, all pages of it, each with its present version; answers how many. */
export async function writeDownList(db: Db, id: number, { source, conditions, branches }: ListRequest): Promise<number> {
  if (branches.length === 0) return 0
  const tops = branches.map((branch) => {
    if ('each' in branch) throw new Error('a list of customers has plain branches')
    return sql`select ${source.id} as id from ${source.from} where ${join([...conditions, branch], ' and ')}`
  })
  return db.execute(sql`
    insert into bulk_change_row (bulk_change_id, customer_id, version)
    select ${id}::int, c.id, c.version from (${join(tops, ' union ')}) u join customer c on c.id = u.id order by c.id`)
}

/** Writes down customers that were chosen one by one, with the versions that were seen, as far as the reader sees them; answers how many. */
export function writeDownChosen(db: Db, id: number, scope: Scope, rows: readonly ChosenRow[]): Promise<number> {
  return db.execute(sql`
    insert into bulk_change_row (bulk_change_id, customer_id, version)
    select ${id}::int, c.id, r.version
    from unnest(${rows.map((row) => row.id)}::int[], ${rows.map((row) => row.version)}::int[]) r (id, version) join customer c on c.id = r.id
    where c.root_id = c.id and ${oneInScope(scope, sql`c.id`)} order by c.id on conflict do nothing`)
}

/** Customers of a change whose ids lie behind `after` and up to `through`. */
export interface Chunk {
  id: number
  after: number
  through: number
}

/** Answers where the next chunk of so many customers ends; null when nobody is left. */
export async function findChunkEnd(db: Db, id: number, after: number, rows: number): Promise<number | null> {
  const found = await db.row(
    z.object({ through: z.int().nullable() }),
    sql`
    select max(x.customer_id) as through from (
      select r.customer_id from bulk_change_row r where r.bulk_change_id = ${id} and r.customer_id > ${after} order by r.customer_id limit ${rows}) x`,
  )
  return found?.through ?? null
}

/** Keeps everybody else from changing the customers of a chunk until the transaction ends; in the order of their ids, as all who lock several do. */
export async function lockCustomers(db: Db, chunk: Chunk): Promise<void> {
  await db.execute(sql`
    select c.id from customer c where c.id in (select r.customer_id from bulk_change_row r where ${inChunk(chunk)}) order by c.id for update`)
}

const inChunk = ({ id, after, through }: Chunk): Sql =>
  sql`r.bulk_change_id = ${id} and r.customer_id > ${after} and r.customer_id <= ${through}`

const columnOf: Record<BulkKind, string> = {
  owner: 'owner_id',
  outlet: 'outlet_id',
  tags: 'tags',
  next_touch: 'next_touch_on',
  lifecycle: 'lifecycle',
  archive: 'archived_at',
  restore: 'archived_at',
}

/** The value that a change writes, over `customer c`. */
function newValue(change: BulkChange, now: Date): Sql {
  switch (change.kind) {
    case 'owner':
      return sql`${change.ownerId}::int`
    case 'outlet':
      return sql`${change.outletId}::int`
    case 'tags':
      return sql`array(select t.tag from unnest(c.tags || ${[...change.add]}::text[]) with ordinality t (tag, place)
        where t.tag <> all(${[...change.remove]}::text[]) group by t.tag order by min(t.place))`
    case 'next_touch':
      return sql`${change.day}::date`
    case 'lifecycle':
      return sql`${change.lifecycle}::text`
    case 'archive':
      return sql`${now}::timestamptz(3)`
    case 'restore':
      return sql`null::timestamptz(3)`
  }
}

/** Whoever is archived already stays so since when it was. */
const isAsWanted = (change: BulkChange, column: Sql): Sql =>
  change.kind === 'archive' ? sql`c.archived_at is not null` : sql`c.${column} is not distinct from w.value`

/** What keeps one customer from a change although it may be changed. */
function refusals(change: BulkChange, scope: Scope): Sql {
  switch (change.kind) {
    case 'owner':
      return sql`when not ${heldWithin(scope, sql`w.value`, sql`c.outlet_id`)} then 'leaves_scope'`
    case 'outlet':
      return sql`when not ${heldWithin(scope, sql`c.owner_id`, sql`w.value`)} then 'leaves_scope'`
    case 'tags':
      return sql`when cardinality(w.value) > ${MOST_TAGS} then 'too_many_tags'`
    default:
      return sql`when false then ''`
  }
}

const countRow = z.object({ outcome: z.string(), count: z.int() })

/** Changes the customers of a chunk that still have the version that was meant and lie in scope, and writes down what became of each; answers the counts. */
export async function changeRows(
  db: Db,
  chunk: Chunk,
  { change, scope, now }: { change: BulkChange; scope: Scope; now: Date },
): Promise<Partial<Record<Outcome, number>>> {
  const column = identifier(columnOf[change.kind])
  const rows = await db.rows(
    countRow,
    sql`
    with judged as materialized (
      select r.customer_id, to_jsonb(c.${column}) as before, w.value,
        case
          when not ${oneInScope(scope, sql`c.id`)} then 'not_permitted'
          when c.root_id <> c.id then 'merged'
          when c.version <> r.version then 'changed_meanwhile'
          when ${isAsWanted(change, column)} then 'unchanged'
          ${refusals(change, scope)}
          else 'changed'
        end as outcome
      from bulk_change_row r join customer c on c.id = r.customer_id cross join lateral (select ${newValue(change, now)} as value) w
      where ${inChunk(chunk)}
    ), changed as (
      update customer c set ${column} = j.value, version = c.version + 1, updated_at = ${now}::timestamptz
      from judged j where c.id = j.customer_id and j.outcome = 'changed'
    ), noted as (
      update bulk_change_row r set outcome = j.outcome, before = case when j.outcome = 'changed' then j.before end,
        after = case when j.outcome = 'changed' then to_jsonb(j.value) end
      from judged j where r.bulk_change_id = ${chunk.id} and r.customer_id = j.customer_id returning r.outcome
    )
    select outcome, count(*)::int as count from noted group by outcome`,
  )
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]))
}

/** Reads a stored value back as its column has it. */
function storedValue(kind: BulkKind, json: Sql): Sql {
  switch (kind) {
    case 'owner':
    case 'outlet':
      return sql`(${json} #>> '{}')::int`
    case 'tags':
      return sql`array(select jsonb_array_elements_text(${json}))`
    case 'next_touch':
      return sql`(${json} #>> '{}')::date`
    case 'lifecycle':
      return sql`${json} #>> '{}'`
    case 'archive':
    case 'restore':
      return sql`(${json} #>> '{}')::timestamptz`
  }
}

/** What keeps one customer from being given back its value although that still stands. */
function undoRefusals(kind: BulkKind, scope: Scope): Sql {
  switch (kind) {
    case 'owner':
      return sql`when not ${heldWithin(scope, sql`w.value`, sql`c.outlet_id`)} then 'leaves_scope'
        when exists (select from app_user u where u.id = w.value and u.disabled_at is not null) then 'owner_disabled'`
    case 'outlet':
      return sql`when not ${heldWithin(scope, sql`c.owner_id`, sql`w.value`)} then 'leaves_scope'
        when exists (select from outlet o where o.id = w.value and o.archived_at is not null) then 'outlet_archived'`
    default:
      return sql`when false then ''`
  }
}

/** Gives the customers of a chunk that were changed their value back where it still is as the change left it, and writes down what became of each; answers the
 * counts. */
export async function giveBackRows(
  db: Db,
  chunk: Chunk,
  { kind, scope, now }: { kind: BulkKind; scope: Scope; now: Date },
): Promise<Partial<Record<UndoOutcome, number>>> {
  const column = identifier(columnOf[kind])
  const rows = await db.rows(
    countRow,
    sql`
    with judged as materialized (
      select r.customer_id, w.value,
        case
          when not ${oneInScope(scope, sql`c.id`)} then 'not_permitted'
          when c.root_id <> c.id then 'merged'
          when c.${column} is distinct from ${storedValue(kind, sql`r.after`)} then 'changed_since'
          ${undoRefusals(kind, scope)}
          else 'undone'
        end as outcome
      from bulk_change_row r join customer c on c.id = r.customer_id cross join lateral (select ${storedValue(kind, sql`r.before`)} as value) w
      where ${inChunk(chunk)} and r.outcome = 'changed' and r.undo is null
    ), undone as (
      update customer c set ${column} = j.value, version = c.version + 1, updated_at = ${now}::timestamptz
      from judged j where c.id = j.customer_id and j.outcome = 'undone'
    ), noted as (
      update bulk_change_row r set undo = j.outcome from judged j
      where r.bulk_change_id = ${chunk.id} and r.customer_id = j.customer_id returning r.undo as outcome
    )
    select outcome, count(*)::int as count from noted group by outcome`,
  )
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]))
}

/** Answers how many customers of a change came to what. */
export async function countOutcomes(
  db: Db,
  id: number,
): Promise<{ outcomes: Partial<Record<Outcome, number>>; undo: Partial<Record<UndoOutcome, number>> }> {
  const rows = await db.rows(
    z.object({ outcome: z.string(), undo: z.string().nullable(), count: z.int() }),
    sql`
    select r.outcome, r.undo, count(*)::int as count from bulk_change_row r where r.bulk_change_id = ${id} and r.outcome is not null group by r.outcome, r.undo`,
  )
  const sums = (key: 'outcome' | 'undo') => {
    const counts: Record<string, number> = {}
    for (const row of rows) {
      const name = row[key]
      if (name !== null) counts[name] = (counts[name] ?? 0) + row.count
    }
    return counts
  }
  return { outcomes: sums('outcome'), undo: sums('undo') }
}

const leftOutRow = z.object({
  customerId: z.int(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  outcome: z.string(),
})
export type LeftOutRow = z.infer<typeof leftOutRow>

/** Lists the first customers in scope that were left out, by the change or by its undo; in clear. */
export function listLeftOut(db: Db, id: number, scope: Scope, ofUndo: boolean, most: number): Promise<LeftOutRow[]> {
  const which = ofUndo ? sql`r.undo <> 'undone'` : sql`r.outcome not in ('changed', 'unchanged')`
  return db.rows(
    leftOutRow,
    sql`
    select c.id as "customerId", c.external_id as "externalId", c.name, c.kind, ${ofUndo ? sql`r.undo` : sql`r.outcome`} as outcome
    from bulk_change_row r join customer c on c.id = r.customer_id
    where r.bulk_change_id = ${id} and ${which} and ${oneInScope(scope, sql`c.root_id`)} order by r.customer_id limit ${most}`,
  )
}

/** Forgets so many rows at most of changes that were asked for before an instant and are not at work; answers how many. */
export function dropOldRows(db: Db, before: Date, most: number): Promise<number> {
  return db.execute(sql`
    delete from bulk_change_row r where (r.bulk_change_id, r.customer_id) in (
      select o.bulk_change_id, o.customer_id from bulk_change b join bulk_change_row o on o.bulk_change_id = b.id
      where b.requested_at < ${before}::timestamptz and b.status not in ('queued', 'running', 'undoing') limit ${most})`)
}
