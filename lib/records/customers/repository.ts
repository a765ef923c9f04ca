import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { empty, fixedSql, join, preparedForm, sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Between, ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { isRecord } from '../record/of-customer.ts'
import type { SearchTerm } from '../record/search.ts'
import { phoneMatches, textHolds } from '../record/search.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { beginsToSpell, spellsByIndex } from '../spelling/search.ts'
import { customerColumns, customerJoins } from './columns.ts'
import type { CustomerRow } from './view.ts'
import { customerRow } from './view.ts'

/** Reads one page of a list of customers, in clear. */
export function readPage(db: Db, request: ListRequest, now: Date): Promise<ListPage<CustomerRow>> {
  return listPage(db, customerRow, request, now)
}

/** Finds the customers before and after one in a list; null when the list does not hold it. */
export function readNeighbours(db: Db, request: ListRequest, id: number): Promise<Between<CustomerRow> | null> {
  return neighboursIn(db, customerRow, request, id)
}

const frequencyRow = z.object({ share: z.number(), within: z.number(), withinInside: z.number() })
export type Frequency = z.infer<typeof frequencyRow>
/** About four thousand customers of a million, in 2 ms. */
const SAMPLED_PERCENT = 0.4
/** Fewer hits say nothing of the whole. */
const FEWEST_HITS = 5

/**
 * Guesses, from the same few pages of all search texts each time, what share of all customers hold a line, or its letters as pinyin; what share hold it and are in a list, of the tables
 * `from` and the condition `inList` over `customer_standing s`; and what share of these do not begin a line with it. 0 when it was hardly met.
 * Whether a customer is in the list is a plain subquery: to see whether an `exists` holds, the planner would work out all of the list.
 */
export async function estimateFrequency(
  db: Db,
  { text, spelled }: { text: string; spelled: string | null },
  from: Sql,
  inList: Sql,
): Promise<Frequency> {
  const begun = spelled === null ? empty : sql`and not ${beginsToSpell(sql`t.search_text`, spelled)}`
  const shareOf = (hits: Sql) => sql`case when ${hits} >= ${FEWEST_HITS} then (${hits})::float8 / count(*) else 0 end`
  const found = await db.row(
    frequencyRow,
    sql`
    select ${shareOf(sql`count(*) filter (where x.held)`)} as share, ${shareOf(sql`count(*) filter (where x.listed)`)} as within,
      ${shareOf(sql`count(*) filter (where x.listed and x.inside)`)} as "withinInside"
    from (
      select t.held, case when t.held then strpos(${'\n'} || t.search_text, ${`\n${text}`}) = 0 ${begun} end as inside,
        case when t.held then (select true from ${from} where s.customer_id = t.customer_id and ${inList}) end as listed
      from (
        select h.customer_id, h.search_text, ${textHolds(sql`h.search_text`, text, spelled)} as held
        from customer_search h tablesample system (${fixedSql(String(SAMPLED_PERCENT))}) repeatable (1) offset 0
      ) t offset 0
    ) x`,
  )
  return frequencyRow.parse(found)
}

const fewRow = z.object({ few: z.boolean() })

/** Says whether at most so many rows of `customer_standing s`, listed or not, hold all conditions and one of the branches. Owners and outlets are read from
 * their indexes alone. */
export async function hasAtMost(db: Db, branches: readonly Sql[], conditions: readonly Sql[], most: number): Promise<boolean> {
  if (branches.length === 0) return true
  const tops = branches.map(
    (branch) =>
      sql`(select 1 from customer_standing s where ${join([...conditions, branch], ' and ')} limit ${fixedSql(String(most + 1))})`,
  )
  const found = await db.row(fewRow, preparedForm(sql`select count(*) <= ${most} as few from (${join(tops, ' union all ')}) n`))
  return fewRow.parse(found).few
}

const idsRow = z.object({ ids: z.array(z.int()) })

/** Answers an outlet with everything below it; none when there is no such outlet. */
export async function outletTree(db: Db, outlet: RecordId): Promise<number[]> {
  const top = 'id' in outlet ? sql`o.id = ${outlet.id}` : sql`o.external_id = ${outlet.externalId}`
  const found = await db.row(
    idsRow,
    sql`
    with recursive tree as (
      select o.id from outlet o where ${top} union select o.id from outlet o join tree t on o.parent_id = t.id
    )
    select coalesce(array_agg(id), '{}') as ids from tree`,
  )
  return found?.ids ?? []
}

/** What candidates are looked for by: a line of text, its letters as pinyin, whole telephone numbers, or the last four digits. */
type Sought = Omit<SearchTerm, 'first'>

const candidatesRow = z.object({ ids: z.string(), count: z.number() })
/** Ids of roots, as the database writes an array: thousands of them are read and written by nobody on the way back into the next statement. */
export type Candidates = z.infer<typeof candidatesRow>

/**
 * Finds customers by what they, those merged into them, or their contacts are called or telephoned by, anywhere in the company; at most so many, in
 * no order. They mean nothing before a scope has been applied.
 */
export async function findCandidates(db: Db, { text, spelled, ...phone }: Sought, most: number): Promise<Candidates> {
  const ofCustomers = (condition: Sql) => sql`(select c.root_id from customer c where ${condition} limit ${most})`
  const ofContacts = (condition: Sql) =>
    sql`(select c.root_id from contact t join customer c on c.id = t.customer_id where t.archived_at is null and ${condition} limit ${most})`
  const parts: Sql[] = []
  if (text !== null) {
    // A line that is one pair is found by the index exactly.
    const exact = Array.from(text).length === 2 ? empty : sql`and strpos(h.search_text, ${text}) > 0`
    parts.push(
      sql`(select h.customer_id as root_id from customer_search h where search_grams(h.search_text) @> search_grams(${text}) ${exact} limit ${most})`,
    )
  }
  if (spelled !== null)
    parts.push(
      sql`(select h.customer_id as root_id from customer_search h where ${spellsByIndex(sql`h.search_text`, spelled)} limit ${most})`,
    )
  parts.push(...phoneMatches(sql`c.phone`, phone).map(ofCustomers), ...phoneMatches(sql`t.phone`, phone).map(ofContacts))
  if (parts.length === 0) return { ids: '{}', count: 0 }
  const found = await db.row(
    candidatesRow,
    sql`
    select coalesce(array_agg(root_id), '{}')::text as ids, count(*) as count from (select root_id from (${join(parts, ' union ')}) u limit ${most}) n`,
  )
  return candidatesRow.parse(found)
}

/** Finds the survivor behind a named customer, in scope and in clear. */
export function findCustomerRow(db: Db, scope: Scope, id: RecordId): Promise<CustomerRow | null> {
  return db.row(
    customerRow,
    sql`
    select ${customerColumns} from (select x.root_id as id from customer x where ${isRecord(id, sql`x`)}) p ${customerJoins}
    where ${oneInScope(scope, sql`p.id`)}`,
  )
}

/** Stores a customer and answers its id. Throws `duplicate`. */
export function insertCustomer(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'customer', set)
}

/** Changes a customer in scope that still has the version and was not merged away meanwhile; null when there is none. Throws `duplicate`. */
export function updateCustomerRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return updateRecord(db, 'customer', id, {
    version,
    set,
    allowed: sql`t.root_id = t.id and ${oneInScope(scope, sql`t.id`)}`,
    now,
  })
}

/** Keeps others from changing who is whose parent until the transaction ends: two changes at once could close a circle. */
export async function lockFamilies(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('customer_parents'))`)
}

/** Says whether a customer lies below another in the tree of parents. */
export async function isBelow(db: Db, id: number, top: number): Promise<boolean> {
  const met = await db.row(
    z.object({ id: z.int() }),
    sql`
    with recursive up as (
      select r.id, r.parent_id from customer r where r.id = ${id}
      union
      select r.id, r.parent_id from up join customer p on p.id = up.parent_id join customer r on r.id = p.root_id
    )
    select id from up where id = ${top} limit 1`,
  )
  return met !== null
}
