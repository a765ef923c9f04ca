import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage, SortKey } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, holdsFewCustomers, isRecord, perhapsOfCustomer, recordBranches } from '../record/of-customer.ts'
import { wordsHold } from '../record/search.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'

const taskRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  customerId: z.number().nullable(),
  customerExternalId: z.string().nullable(),
  customerName: z.string().nullable(),
  customerKind: z.string().nullable(),
  title: z.string(),
  note: z.string().nullable(),
  assigneeId: z.number(),
  assigneeName: z.string(),
  createdById: z.number(),
  dueAt: z.date().nullable(),
  remindAt: z.date().nullable(),
  doneAt: z.date().nullable(),
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type TaskRow = z.infer<typeof taskRow>

const columns = sql`t.id, t.external_id as "externalId", s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName",
  s.kind as "customerKind", t.title, t.note, t.assignee_id as "assigneeId", a.name as "assigneeName", t.created_by_id as "createdById", t.due_at as "dueAt",
  t.remind_at as "remindAt", t.done_at as "doneAt", t.archived_at is not null as archived, t.version, t.created_at as "createdAt",
  t.updated_at as "updatedAt"`

const from = sql`task t ${perhapsOfCustomer} join app_user a on a.id = t.assignee_id`

const sorts: Record<'due_at' | 'id', SortKey> = {
  due_at: { expression: sql`coalesce(t.due_at, 'infinity')`, type: 'timestamptz' },
  id: { expression: sql`t.id`, type: 'int4' },
}

/** Whose tasks a reader sees: of a task with a customer, whoever sees the customer; of one without, its assignee, its maker, and those whose reach holds
 * the assignee or the outlet where the assignee works. */
export interface TaskReach {
  scope: Scope
  userId: number
}

/** The branches of a reach, over `from`; the same for lists, single tasks and writes. */
function branchesOf({ scope, userId }: TaskReach): Sql[] {
  if (scope.kind === 'all') return scopeBranches(scope)
  return [...scopeBranches(scope), ...withoutCustomer({ scope, userId })]
}

/** Tasks without a customer that are within reach. */
function withoutCustomer({ scope, userId }: TaskReach): Sql[] {
  if (scope.kind === 'all') return []
  const without = (condition: Sql) => sql`(t.customer_id is null and ${condition})`
  const assignees = [...new Set([userId, ...scope.ownerIds])]
  return [
    without(sql`t.assignee_id = any(${assignees}::int[])`),
    without(sql`t.created_by_id = ${userId}`),
    ...(scope.outletIds.length === 0 ? [] : [without(sql`a.outlet_id = any(${[...scope.outletIds]}::int[])`)]),
  ]
}

/** Spelled as the index `task_words` is. */
const words = sql`compared_words(t.title || chr(10) || coalesce(t.note, ''))`

export interface TaskFilter {
  /** A part of its title or note. */
  words: string | undefined
  customer: RecordId | undefined
  assignee: RecordId | undefined
  done: boolean | undefined
  dueFrom: Date | undefined
  /** Not included. */
  dueTo: Date | undefined
  archived: boolean
}

export interface TaskPage {
  /** What the caller asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
  sort: 'due_at' | 'id'
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Whether the filter leaves so few tasks that each is asked whether it is within reach, and not what is within reach whether it passes. */
const isNarrow = ({ words, customer, assignee }: TaskFilter) => [words, customer, assignee].some((asked) => asked !== undefined)

/** Reads one page of the tasks within reach. */
export async function listTaskRows(db: Db, reach: TaskReach, filter: TaskFilter, page: TaskPage): Promise<ListPage<TaskRow>> {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`]
  if (filter.words !== undefined) conditions.push(wordsHold(words, filter.words))
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.assignee !== undefined)
    conditions.push(sql`t.assignee_id = (select x.id from app_user x where ${isRecord(filter.assignee, sql`x`)})`)
  if (filter.done !== undefined) conditions.push(filter.done ? sql`t.done_at is not null` : sql`t.done_at is null`)
  if (filter.dueFrom !== undefined)
    conditions.push(sql`coalesce(t.due_at, 'infinity') >= ${filter.dueFrom}::timestamptz and t.due_at is not null`)
  if (filter.dueTo !== undefined) conditions.push(sql`coalesce(t.due_at, 'infinity') < ${filter.dueTo}::timestamptz`)
  // The tasks of a large team are walked in their order, each asked for its customer: there are far more customers in its reach than rows on a page.
  const walks = isNarrow(filter) || !(await holdsFewCustomers(db, reach.scope))
  return listPage(
    db,
    taskRow,
    {
      source: { from, id: sql`t.id`, sort: sorts[page.sort] },
      conditions,
      branches: walks ? branchesOf(reach) : [...recordBranches(reach.scope), ...withoutCustomer(reach)],
      columns,
      joins: sql`join task t on t.id = p.id ${perhapsOfCustomer} join app_user a on a.id = t.assignee_id`,
      filter: page.asked,
      sort: page.sort,
      falling: page.falling,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

const taskOfDayRow = z.object({
  id: z.int(),
  title: z.string(),
  customerId: z.int().nullable(),
  customerName: z.string().nullable(),
  customerKind: z.string().nullable(),
  personName: z.string(),
  dueAt: z.date(),
  version: z.int(),
  total: z.int(),
})

/** Lists open tasks within reach that are due from an instant on, up to and without another: the first so many of each day of the company, the earliest first. */
export async function listTaskDays(
  db: Db,
  reach: TaskReach,
  asked: { from: Date; to: Date; assigneeId: number | null; perDay: number; timeZone: string },
): Promise<z.infer<typeof taskOfDayRow>[]> {
  const branches = branchesOf(reach)
  if (branches.length === 0) return []
  const day = sql`(t.due_at at time zone ${asked.timeZone})::date`
  return db.rows(
    taskOfDayRow,
    sql`
    select d.id, d.title, d."customerId", d."customerName", d."customerKind", d."personName", d."dueAt", d.version, d.total from (
      select t.id, t.title, s.customer_id as "customerId", s.name as "customerName", s.kind as "customerKind", a.name as "personName", t.due_at as "dueAt",
        t.version, count(*) over (partition by ${day})::int as total, row_number() over (partition by ${day} order by t.due_at, t.id) as place
      from ${from}
      where t.archived_at is null and t.done_at is null and t.due_at >= ${asked.from}::timestamptz and t.due_at < ${asked.to}::timestamptz
        and (${join(branches, ' or ')}) ${asked.assigneeId === null ? sql`` : sql`and t.assignee_id = ${asked.assigneeId}`}
    ) d where d.place <= ${asked.perDay} order by d."dueAt", d.id`,
  )
}

/** Finds one task within reach. */
export function findTaskRow(db: Db, reach: TaskReach, id: RecordId): Promise<TaskRow | null> {
  return db.row(
    taskRow,
    sql`select ${columns} from ${from} where ${isRecord(id, sql`t`)} and (${join(branchesOf(reach), ' or ')})`,
  )
}

/** Stores a task and answers its id. Throws `duplicate`. */
export function insertTask(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'task', set)
}

/** Changes a task within reach that still has the version; null when there is none. Throws `duplicate`. */
export function updateTaskRow(
  db: Db,
  reach: TaskReach,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  const allowed = sql`t.id in (select t.id from ${from} where t.id = ${id} and (${join(branchesOf(reach), ' or ')}))`
  return updateRecord(db, 'task', id, { version, set, allowed, now })
}

const reminderRow = z.object({ id: z.number(), title: z.string(), assigneeId: z.number(), customerId: z.number().nullable() })

/** Notes that assignees are reminded of open tasks whose time has come, and answers those; of several at once each task is one's. */
export function claimReminders(db: Db, now: Date, most: number): Promise<z.infer<typeof reminderRow>[]> {
  return db.rows(
    reminderRow,
    sql`
    update task t set reminded_at = ${now}::timestamptz
    where t.id in (
      select x.id from task x
      where x.remind_at <= ${now}::timestamptz and x.remind_at is not null and x.reminded_at is null and x.done_at is null and x.archived_at is null
      order by x.remind_at limit ${most} for update skip locked)
    returning t.id, t.title, t.assignee_id as "assigneeId", (select c.root_id from customer c where c.id = t.customer_id) as "customerId"`,
  )
}
