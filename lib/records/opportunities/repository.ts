import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Between, ListPage, ListRequest, SortKey } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { stageIs } from '../customers/list-filter.ts'
import { belongsTo, customerInScope, ofCustomer, recordBranches } from '../record/of-customer.ts'
import { customerTextHolds, phoneMatches, readTerm } from '../record/search.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import type { prospectSorts } from './schema.ts'
import { openSteps, steps } from './step.ts'

const opportunityRow = z.object({
  id: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  customerKind: z.string(),
  /** Of the customer, as whoever changes several at once has seen it. */
  customerVersion: z.int(),
  ownerId: z.int().nullable(),
  ownerName: z.string().nullable(),
  nextTouchOn: z.string().nullable(),
  industry: z.string().nullable(),
  step: z.enum(steps),
  stepSince: z.date(),
  piecesMonth: z.int().nullable(),
  serviceable: z.boolean().nullable(),
  wishes: z.boolean().nullable(),
  able: z.boolean().nullable(),
  rival: z.string().nullable(),
  note: z.string().nullable(),
  score: z.number().nullable(),
  lostReason: z.string().nullable(),
  lostNote: z.string().nullable(),
  closedAt: z.date().nullable(),
  createdById: z.int(),
  createdAt: z.date(),
  /** Both were made by one noting of a lead. */
  withCustomer: z.boolean(),
  version: z.int(),
})
export type OpportunityRow = z.infer<typeof opportunityRow>

const columns = sql`t.id, s.customer_id as "customerId", s.name as "customerName", s.kind as "customerKind", r.version as "customerVersion", s.owner_id as "ownerId", u.name as "ownerName",
  r.next_touch_on::text as "nextTouchOn", r.industry, t.step, t.step_since as "stepSince", t.pieces_month as "piecesMonth", t.serviceable, t.wishes, t.able, t.rival,
  t.note, t.score::float8 as score, t.lost_reason as "lostReason", t.lost_note as "lostNote", t.closed_at as "closedAt",
  t.created_by_id as "createdById", t.created_at as "createdAt", r.created_at = t.created_at as "withCustomer", t.version`
const joins = sql`${ofCustomer} join customer r on r.id = s.customer_id left join app_user u on u.id = s.owner_id`

const sortKeys: Record<(typeof prospectSorts)[number], SortKey> = {
  next_touch: { expression: sql`coalesce(r.next_touch_on, 'infinity')`, type: 'date' },
  step_since: { expression: sql`t.step_since`, type: 'timestamptz' },
  score: { expression: sql`coalesce(t.score, -1)::float8`, type: 'float8' },
}

export interface ProspectFilter {
  q: string | undefined
  step: string | undefined
  /** A user's id, nobody (null), or whoever (undefined). */
  ownerId: number | null | undefined
  /** Only leads that nobody has contacted since they were noted, which was before this instant. */
  untouchedSince: Date | undefined
  stage: string | undefined
}

export interface ProspectPage {
  asked: Readonly<Record<string, unknown>>
  sort: (typeof prospectSorts)[number]
  falling: boolean
  limit: number
  cursor: string | undefined
}

/** What a list of prospects in scope asks for: opportunities that are open, or of one step. */
export function prospectRequest(scope: Scope, filter: ProspectFilter, { asked, ...page }: ProspectPage): ListRequest {
  const conditions: Sql[] = [
    filter.step === undefined ? sql`t.closed_at is null` : sql`t.step = ${filter.step}`,
    sql`r.archived_at is null`,
  ]
  if (filter.ownerId !== undefined)
    conditions.push(filter.ownerId === null ? sql`s.owner_id is null` : sql`s.owner_id = ${filter.ownerId}`)
  if (filter.stage !== undefined) conditions.push(stageIs(sql`r`, filter.stage))
  if (filter.untouchedSince !== undefined) conditions.push(isUntouched(filter.untouchedSince))
  if (filter.q !== undefined) conditions.push(searchCondition(filter.q))
  return {
    source: { from: sql`opportunity t ${joins}`, id: sql`t.id`, sort: sortKeys[page.sort] },
    conditions,
    branches: recordBranches(scope),
    columns,
    joins: sql`join opportunity t on t.id = p.id ${joins}`,
    filter: asked,
    ...page,
  }
}

/** Reads one page of a list of prospects. */
export function listProspectRows(db: Db, request: ListRequest, now: Date): Promise<ListPage<OpportunityRow>> {
  return listPage(db, opportunityRow, request, now)
}

const exportedRow = opportunityRow.extend({ externalId: z.string().nullable(), outletName: z.string().nullable() })
export type ExportedRow = z.infer<typeof exportedRow>

/** Reads prospects by their ids, in the order given, with what a file has of them beside the list. */
export function listExported(db: Db, ids: readonly number[]): Promise<ExportedRow[]> {
  return db.rows(
    exportedRow,
    sql`
    select ${columns}, r.external_id as "externalId", l.name as "outletName"
    from unnest(${[...ids]}::int[]) with ordinality p (id, place) join opportunity t on t.id = p.id ${joins}
    left join outlet l on l.id = r.outlet_id order by p.place`,
  )
}

const customerIdRow = z.object({ id: z.int() })

/** Answers the customers of some opportunities, as the survivors of their merges, each once. */
export async function listCustomerIds(db: Db, ids: readonly number[]): Promise<number[]> {
  const rows = await db.rows(
    customerIdRow,
    sql`select distinct c.root_id as id from opportunity t join customer c on c.id = t.customer_id where t.id = any(${[...ids]}::int[]) order by 1`,
  )
  return rows.map(({ id }) => id)
}

/** Finds the prospects before and after one in a list; null when the list does not hold it. */
export function readProspectNeighbours(db: Db, request: ListRequest, id: number): Promise<Between<OpportunityRow> | null> {
  return neighboursIn(db, opportunityRow, request, id)
}

/** A lead at its first step, noted before an instant, with whose customer nothing was said since; over `opportunity t` and `customer c`. */
const isUntouched = (
  before: Date,
): Sql => sql`(t.closed_at is null and t.step = 'unqualified' and t.created_at < ${before}::timestamptz and not exists (
  select from customer m join interaction i on i.customer_id = m.id
  where m.root_id = c.root_id and i.archived_at is null and greatest(i.occurred_at, i.created_at) >= t.created_at))`

const untouchedRow = z.object({ ownerId: z.int(), count: z.int() })

/** Counts the leads in scope that nobody has contacted, by owner; with outlets only of their customers. */
export function countUntouched(
  db: Db,
  { scope, outletIds }: { scope: Scope; outletIds: readonly number[] | null },
  before: Date,
): Promise<z.infer<typeof untouchedRow>[]> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return Promise.resolve([])
  const within = branches.reduce((all, branch) => sql`${all} or ${branch}`)
  return db.rows(
    untouchedRow,
    sql`
    select s.owner_id as "ownerId", count(*)::int as count from opportunity t ${joins}
    where ${isUntouched(before)} and r.archived_at is null and s.owner_id is not null and (${within})
      ${outletIds === null ? sql`` : sql`and s.outlet_id = any(${[...outletIds]}::int[])`}
    group by s.owner_id`,
  )
}

const allRow = z.object({ count: z.int() })

/** Counts all leads in scope that nobody has contacted, those of nobody too, at most so many. */
export async function countAllUntouched(db: Db, scope: Scope, before: Date, most: number): Promise<number> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return 0
  const within = branches.reduce((all, branch) => sql`${all} or ${branch}`)
  const row = await db.row(
    allRow,
    sql`
    select count(*)::int as count from (
      select from opportunity t ${joins} where ${isUntouched(before)} and r.archived_at is null and (${within}) limit ${most}) n`,
  )
  return row?.count ?? 0
}

/** What is typed is part of a name, of its pinyin, of its initials or of an external id, or a telephone number of it or of a contact, whole or its last four digits. */
function searchCondition(q: string): Sql {
  const term = readTerm(q)
  const named = customerTextHolds(term?.text ?? term?.first ?? q.toLowerCase(), term?.spelled ?? null)
  if (term === null) return named
  const contacts = phoneMatches(sql`k.phone`, term).map(
    (condition) => sql`s.customer_id = any(array(
      select m.root_id from contact k join customer m on m.id = k.customer_id where k.archived_at is null and ${condition}))`,
  )
  return [...phoneMatches(sql`r.phone`, term), ...contacts].reduce((all, condition) => sql`(${all} or ${condition})`, named)
}

const countRow = z.object({ step: z.enum(openSteps), count: z.int(), pieces: z.number() })

/** Counts the open opportunities in scope by step, and the waybills a month that are expected of them. */
export function countBySteps(db: Db, scope: Scope, ownerId: number | undefined) {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return Promise.resolve([])
  const within = branches.reduce((all, branch) => sql`${all} or ${branch}`)
  return db.rows(
    countRow,
    sql`
    select t.step, count(*)::int as count, coalesce(sum(t.pieces_month), 0)::float8 as pieces from opportunity t ${joins}
    where t.closed_at is null and r.archived_at is null and (${within}) ${ownerId === undefined ? sql`` : sql`and s.owner_id = ${ownerId}`}
    group by t.step`,
  )
}

/** Finds the opportunity of a customer in scope: the open one, else the latest. */
export function findOfCustomer(db: Db, scope: Scope, customer: RecordId): Promise<OpportunityRow | null> {
  return db.row(
    opportunityRow,
    sql`
    select ${columns} from opportunity t ${joins} where ${belongsTo(customer)} and ${customerInScope(scope)}
    order by t.closed_at is null desc, t.id desc limit 1`,
  )
}

/** Finds one opportunity in scope. */
export function findOpportunity(db: Db, scope: Scope, id: number): Promise<OpportunityRow | null> {
  return db.row(
    opportunityRow,
    sql`select ${columns} from opportunity t ${joins} where t.id = ${id} and ${customerInScope(scope)}`,
  )
}

const knownRow = z.object({ contacts: z.int(), deciders: z.int(), interactions: z.int() })

/** Counts what the gates ask for of a customer: people who can be reached, who decide, and what was said with them. */
export async function countKnown(db: Db, rootId: number): Promise<z.infer<typeof knownRow>> {
  const members = sql`(select m.id from customer m where m.root_id = ${rootId})`
  const row = await db.row(
    knownRow,
    sql`
    select count(*) filter (where t.phone is not null or t.email is not null)::int as contacts,
      count(*) filter (where t.decision_role = 'decider')::int as deciders,
      (select count(*)::int from interaction i where i.customer_id in ${members} and i.archived_at is null) as interactions
    from contact t where t.customer_id in ${members} and t.archived_at is null`,
  )
  return row ?? { contacts: 0, deciders: 0, interactions: 0 }
}

export function insertOpportunity(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'opportunity', set)
}

export function updateOpportunityRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return updateRecord(db, 'opportunity', id, { version, set, allowed: customerInScope(scope), now })
}

/** Notes a step that was taken. */
export async function insertMove(
  db: Db,
  move: { opportunityId: number; from: string | null; to: string; reason: string | null; note: string | null; byId: number },
): Promise<void> {
  await db.execute(sql`
    insert into opportunity_move (opportunity_id, from_step, to_step, reason, note, by_id)
    values (${move.opportunityId}, ${move.from}, ${move.to}, ${move.reason}, ${move.note}, ${move.byId})`)
}

const moveRow = z.object({
  id: z.number(),
  from: z.string().nullable(),
  to: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.date(),
})
export type MoveRow = z.infer<typeof moveRow>

/** Lists the steps that an opportunity took, the latest first. */
export function listMoves(db: Db, opportunityId: number): Promise<MoveRow[]> {
  return db.rows(
    moveRow,
    sql`
    select m.id::float8 as id, m.from_step as "from", m.to_step as "to", m.reason, m.note, u.name as by, m.at
    from opportunity_move m join app_user u on u.id = m.by_id where m.opportunity_id = ${opportunityId} order by m.id desc limit 100`,
  )
}

/** Closes as won the open opportunities of customers that have begun to ship, noting the step. */
export async function winRows(db: Db, rootIds: readonly number[], byId: number): Promise<void> {
  await db.execute(sql`
    with won as (
      update opportunity t set step = 'won', step_since = now(), closed_at = now(), version = t.version + 1, updated_at = now()
      from opportunity o, customer c
      where o.id = t.id and c.id = t.customer_id and c.root_id = any(${[...rootIds]}::int[]) and t.closed_at is null
      returning t.id, o.step as was
    )
    insert into opportunity_move (opportunity_id, from_step, to_step, by_id)
    select w.id, w.was, 'won', coalesce(u.id, t.created_by_id) from won w join opportunity t on t.id = w.id left join app_user u on u.id = ${byId}`)
}
