import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Between, Lateral, ListPage, ListRequest, SortKey } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { phoneVariants } from '#lib/platform/privacy/phone-digits'
import { oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { everything } from '#lib/platform/scope/scope'
import { belongsTo, isRecord, ofCustomer, recordBranches } from '../../record/of-customer.ts'
import { readCaseNumber } from '../case.ts'
import { OUTSIDE_CLOCKS } from '../clocks.ts'
import { isLegallyBroken, legalDaysEndIn, legalEnd } from '../legal-breach.ts'
import { LEGAL_DAYS } from '../legal-clock.ts'
import type { CaseRow } from '../repository.ts'
import { caseColumns, caseJoins, caseRow } from '../repository.ts'
import type { QueueFilter, QueueQuery } from './filter.ts'
import type { QueueSort } from './sorts.ts'

/** Cases with how they stand and whose customer they are, as the conditions of a filter name them. */
export const queueFrom = sql`case_record t join case_standing q on q.case_id = t.id ${ofCustomer}`

const sorts: Record<QueueSort, SortKey> = {
  next_due: { expression: sql`coalesce(q.next_due_at, 'infinity')`, type: 'timestamptz' },
  opened: { expression: sql`t.opened_at`, type: 'timestamptz' },
  priority: { expression: sql`q.priority`, type: 'int4' },
}

/** What the conditions need beside the filter. */
export interface QueueGround {
  userId: number
  now: Date
  /** The end of today in company time. */
  endOfDay: Date
  timeZone: string
  /** People of an outlet find nobody by the number of who complained about it. */
  readerOutletId: number | null
}

/** Works out how the queue is read. What is still to be done are a few thousand among all cases: they are walked in the order of their clocks by an index of their own.
 * Everything, however old, is walked in the order of opening. `within` cuts the list to customers of another scope. */
export function queueRequest(scope: Scope, query: QueueQuery, ground: QueueGround, within: Scope = everything): ListRequest {
  const { sort, falling, limit, cursor, ...filter } = query
  return {
    source: { from: queueFrom, id: sql`t.id`, sort: sorts[sort] },
    conditions: [...queueConditions(filter, ground), oneInScope(within, sql`s.customer_id`)],
    branches: branchesOf(scope, filter),
    columns: caseColumns,
    joins: sql`join case_record t on t.id = p.id ${caseJoins}`,
    filter: { ...filter },
    sort,
    falling,
    limit,
    cursor,
  }
}

/** Finds the cases before and after one in a list; null when the list does not hold it. */
export function readQueueNeighbours(db: Db, request: ListRequest, id: number): Promise<Between<CaseRow> | null> {
  return neighboursIn(db, caseRow, request, id)
}

/** What is open is walked as a whole, whoever asks; of everything there is, readers with few customers have it read customer by customer. */
function branchesOf(scope: Scope, { stage }: QueueFilter): (Sql | Lateral)[] {
  return stage === 'all' || stage === 'closed' ? recordBranches(scope) : scopeBranches(scope)
}

/** The conditions of a filter over `case_record t`, `case_standing q` and `ofCustomer`. */
export function queueConditions(filter: QueueFilter, ground: QueueGround): Sql[] {
  const conditions = [sql`t.archived_at is null`, ...stageConditions(filter.stage)]
  const equal: [Sql, string | number | undefined][] = [
    [sql`t.type`, filter.type],
    [sql`t.category`, filter.category],
    [sql`t.subcategory`, filter.subcategory],
    [sql`t.channel`, filter.channel],
    [sql`t.waybill_no`, filter.waybillNo],
    [sql`q.priority`, filter.priority],
    [sql`q.next_clock`, filter.clock],
  ]
  for (const [column, value] of equal) if (value !== undefined) conditions.push(sql`${column} = ${value}`)
  if (filter.ids !== undefined) conditions.push(sql`t.id = any(${[...filter.ids]}::int[])`)
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.owner === 'me') conditions.push(sql`s.owner_id = ${ground.userId}`)
  if (filter.assignee !== undefined) conditions.push(assignedTo(filter.assignee, ground.userId))
  if (filter.outside === true) conditions.push(sql`q.next_clock = any(${[...OUTSIDE_CLOCKS]}::text[])`)
  if (filter.promised === true) conditions.push(sql`t.callback_at is not null`)
  if (filter.outlet !== undefined) conditions.push(concerns(filter.outlet))
  if (filter.due === 'overdue') conditions.push(sql`q.next_due_at < ${ground.now}::timestamptz`)
  if (filter.due === 'today') conditions.push(sql`q.next_due_at < ${ground.endOfDay}::timestamptz`)
  if (filter.opened !== undefined) conditions.push(...openedIn(filter.opened, ground))
  if (filter.breached !== undefined) conditions.push(...brokenIn(filter.breached, ground))
  if (filter.q !== undefined) conditions.push(numbered(filter.q, ground))
  return conditions
}

/** The days as counts of cases have them, and the instants between which they lie, by which they are walked. */
function openedIn({ from, to }: Period, { timeZone }: QueueGround): Sql[] {
  const instant = (day: Day) => sql`${day}::date::timestamp at time zone ${timeZone}`
  return [
    ...[sql`t.opened_at >= ${instant(from)}`, sql`t.opened_at < ${instant(to)}`],
    ...[sql`t.opened_on >= ${from}::date`, sql`t.opened_on < ${to}::date`],
  ]
}

/** Walked in the order of opening, which the first condition cuts short. */
function brokenIn(days: Period, { now, timeZone }: QueueGround): Sql[] {
  const t = sql`t`
  const isNear = sql`t.opened_at >= (${days.from}::date - ${LEGAL_DAYS}::int)::timestamp at time zone ${timeZone}`
  const isOver = sql`${legalEnd(t, timeZone)} <= ${now}::timestamptz`
  return [isNear, legalDaysEndIn(t, days), isOver, isLegallyBroken(t, timeZone)]
}

function stageConditions(stage: QueueFilter['stage']): Sql[] {
  if (stage === 'all') return []
  if (stage === 'closed') return [sql`q.stage = 'closed'`]
  if (stage === 'unclosed') return [sql`q.active`, sql`q.stage <> 'closed'`]
  return stage === undefined ? [sql`q.active`] : [sql`q.active`, sql`q.stage = ${stage}`]
}

function assignedTo(assignee: NonNullable<QueueFilter['assignee']>, userId: number): Sql {
  if (assignee === 'me') return sql`t.assignee_id = ${userId}`
  if (assignee === 'none') return sql`t.assignee_id is null`
  // Whom I lead; of those who lead nobody, who has the same lead.
  if (assignee === 'team')
    return sql`t.assignee_id in (
      select u.id from app_user u where u.id = ${userId} or u.manager_id = ${userId}
        or (u.manager_id = (select x.manager_id from app_user x where x.id = ${userId})
          and not exists (select from app_user y where y.manager_id = ${userId})))`
  return sql`t.assignee_id = (select u.id from app_user u where ${isRecord(assignee, sql`u`)})`
}

function concerns(outlet: RecordId): Sql {
  const id = sql`(select o.id from outlet o where ${isRecord(outlet, sql`o`)})`
  return sql`(s.outlet_id = ${id} or t.liable_outlet_id = ${id} or t.asked_outlet_id = ${id})`
}

const PHONE = /^[\d+\-() ]{7,20}$/

/** Found by their numbers, each by an index; the few that any of them finds are what the list is cut to. */
function numbered(q: string, { readerOutletId }: QueueGround): Sql {
  const text = q.trim()
  const ways = [
    sql`select x.id from case_record x where x.external_id = ${text}`,
    sql`select x.id from case_record x where x.source_no = ${text}`,
    sql`select x.id from case_record x where x.waybill_no = ${text}`,
  ]
  const id = readCaseNumber(text)
  if (id !== null) ways.push(sql`select x.id from case_record x where x.id = ${id}`)
  if (PHONE.test(text)) ways.push(callersOf(text, readerOutletId))
  return sql`t.id in (${join(ways, ' union all ')})`
}

/** Cases whose caller has a number; of an outlet's people without those in which who complained is hidden from them. */
export function callersOf(phone: string, readerOutletId: number | null): Sql {
  const visible =
    readerOutletId === null
      ? sql`true`
      : sql`x.liable_outlet_id is distinct from ${readerOutletId} and not x.asked_outlet_ids @> array[${readerOutletId}]::int[]`
  return sql`select x.id from case_record x
    where x.caller_phone is not null and phone_digits(x.caller_phone) = any(${phoneVariants(phone)}::text[]) and ${visible}`
}

const countRow = z.object({ count: z.int() })

/** Counts what still has something to be done, as a filter narrows it, at most so many. */
export async function countActive(db: Db, scope: Scope, filter: QueueFilter, ground: QueueGround, most: number): Promise<number> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return 0
  const conditions = queueConditions(filter, ground)
  const tops = branches.map(
    (branch) => sql`(select t.id from ${queueFrom} where ${join([...conditions, branch], ' and ')} limit ${most})`,
  )
  const row = await db.row(
    countRow,
    sql`select count(*)::int4 as count from (select id from (${join(tops, ' union ')}) u limit ${most}) n`,
  )
  return row?.count ?? 0
}

/** Reads one page of the queue. */
export function readQueue(ctx: Context, request: ListRequest): Promise<ListPage<CaseRow>> {
  return listPage(ctx.db, caseRow, request, ctx.now)
}

/** Reads cases by their ids, in the order given. */
export function listQueueById(db: Db, ids: readonly number[]): Promise<CaseRow[]> {
  return db.rows(
    caseRow,
    sql`
    select ${caseColumns} from unnest(${[...ids]}::int[]) with ordinality p (id, place) join case_record t on t.id = p.id ${caseJoins} order by p.place`,
  )
}
