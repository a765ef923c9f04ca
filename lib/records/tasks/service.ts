import { AppError } from '#lib/core/errors'
import { maskCustomerName } from '#lib/core/personal'
import { firstInstantOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { notify } from '#lib/platform/notify/notify'
import { permit } from '#lib/platform/scope/scope'
import type { Personal } from '../record/changes.ts'
import { changesOf } from '../record/changes.ts'
import { colleagueFor } from '../record/colleague.ts'
import { asInstant, asInt, asText } from '../record/column.ts'
import { readHappened } from '../record/happened.ts'
import { readInstant } from '../record/instant.ts'
import { rootNamed } from '../record/of-customer.ts'
import { showRecord } from '../record/resource.ts'
import type { Columns } from '../record/write.ts'
import { hrefOf } from './reminders.ts'
import type { TaskReach, TaskRow } from './repository.ts'
import { findTaskRow, insertTask, listTaskRows, updateTaskRow } from './repository.ts'
import type { CreateTaskInput, ListTasksInput, TaskResource, UpdateTaskInput } from './schema.ts'

const hidden = () => '…'

/** What people typed may hold anything, persons' names and numbers too: an audit event says that it changed, not what it says. */
const freeTexts: Personal = { title: hidden, note: hidden }

const reachOf = (ctx: Context, permission: string): TaskReach => ({ scope: permit(ctx, permission), userId: ctx.actor.userId })

/** Lists tasks that the actor may see, the next due first unless asked otherwise; archived ones only when asked for. Throws `invalid_period` when
 * `due_from` does not lie before `due_to`. */
export async function listTasks(ctx: Context, input: ListTasksInput): Promise<ListPage<TaskResource>> {
  const reach = reachOf(ctx, 'task:read')
  const { limit, cursor, sort, ...asked } = input
  if (asked.due_from !== undefined && asked.due_to !== undefined && asked.due_from >= asked.due_to)
    throw new AppError('invalid_period', {}, { fields: ['due_from', 'due_to'] })
  const { key, falling } = readSort(sort)
  const filter = {
    customer: asked.customer === undefined ? undefined : parseRecordId(asked.customer),
    words: asked.q,
    assignee: asked.assignee === undefined ? undefined : parseRecordId(asked.assignee),
    done: asked.done,
    dueFrom: asked.due_from === undefined ? undefined : firstInstantOf(asked.due_from, ctx.company.timeZone),
    dueTo: asked.due_to === undefined ? undefined : firstInstantOf(asked.due_to, ctx.company.timeZone),
    archived: asked.archived ?? false,
  }
  const page = await listTaskRows(ctx.db, reach, filter, { asked, sort: key, falling, limit, cursor, now: ctx.now })
  return { ...page, rows: page.rows.map(viewTask) }
}

/** Answers one task. Throws `not_found` for one out of reach as for one that does not exist. */
export async function getTask(ctx: Context, id: RecordId): Promise<TaskResource> {
  return viewTask(found(await findTaskRow(ctx.db, reachOf(ctx, 'task:read'), id)))
}

/** The lists that tasks are handed out from. */
export type TaskOrigin = 'drop' | 'keeping' | 'value_change' | 'false_loyalty' | 'concentration' | 'sleeper'

/** Gives a task to a colleague within reach, or to oneself, and notes from which list, if from one. Throws `not_found` for a customer or colleague out of reach, `rule_violated` when the colleague
 * could not see the customer it is about, `duplicate` for an external id that is taken. */
export async function createTask(ctx: Context, input: CreateTaskInput, origin?: TaskOrigin): Promise<TaskResource> {
  const reach = reachOf(ctx, 'task:create')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const isNamed = input.customer_id !== undefined || input.customer_external_id !== undefined
    const rootId = isNamed ? await rootNamed(db, reach.scope, input) : null
    const assigneeId = await assigneeOf(inner, input.assignee_id ?? null, rootId)
    const id = await insertTask(db, {
      customer_id: asInt(rootId),
      assignee_id: asInt(assigneeId),
      created_by_id: asInt(ctx.actor.userId),
      origin: asText(origin ?? null),
      ...columnsOf(ctx, input),
    })
    const detail = changesOf(null, { customer_id: rootId, assignee_id: assigneeId, due_at: input.due_at ?? null }, {})
    await audit(inner, { action: 'task.create', subjectType: 'task', subjectId: id, detail })
    const made = found(await findTaskRow(db, reach, { id }))
    await tellAssignee(inner, made)
    return viewTask(made)
  })
}

/** Changes a task: hands it on, ends it, opens it again, archives and restores it. Throws `conflict` with the present task for an older version, and as
 * `createTask` does. */
export async function updateTask(ctx: Context, id: RecordId, input: UpdateTaskInput): Promise<TaskResource> {
  const reach = reachOf(ctx, 'task:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = found(await findTaskRow(db, reach, id))
    if (stored.version !== input.version) throw olderVersion(stored)
    const set = columnsOf(ctx, input)
    if (input.assignee_id !== undefined) {
      set.assignee_id = asInt(await assigneeOf(inner, input.assignee_id, stored.customerId))
    }
    if (Object.keys(set).length === 0) return viewTask(stored)
    const change = await updateTaskRow(db, reach, stored.id, input.version, set, ctx.now)
    if (change === null) throw olderVersion(found(await findTaskRow(db, reach, { id: stored.id })))
    const detail = changesOf(change.before, change.after, freeTexts)
    await audit(inner, { action: 'task.update', subjectType: 'task', subjectId: stored.id, detail })
    // Whoever hands a task on may not see it any more, and is shown once more what became of it.
    const now = found(await findTaskRow(db, { ...reach, scope: { kind: 'all' } }, { id: stored.id }))
    if (now.assigneeId !== stored.assigneeId) await tellAssignee(inner, now)
    return viewTask(now)
  })
}

/** Whoever is given a task by somebody else is told so. */
async function tellAssignee(ctx: Context, { id, title, assigneeId, customerId }: TaskRow): Promise<void> {
  const params = { by: ctx.actor.name, title }
  await notify(ctx, [{ userId: assigneeId, kind: 'task_assigned', params, href: hrefOf(customerId), matter: `task:${id}` }])
}

/** Answers who a task goes to. A colleague must be within reach, and must see the customer it is about. */
function assigneeOf(ctx: Context, assignee: string | null, rootId: number | null): Promise<number> {
  return colleagueFor(ctx, assignee === null ? { id: ctx.actor.userId } : parseRecordId(assignee), rootId, {
    permission: 'task:read',
    disabled: 'task.assignee_disabled',
    cannotSee: 'task.assignee_cannot_see_customer',
  })
}

/** Columns of what was given, but for customer and people. */
function columnsOf(ctx: Context, given: Partial<UpdateTaskInput>): Record<string, Columns[string]> {
  const set: Record<string, Columns[string]> = {}
  for (const name of ['external_id', 'title', 'note'] as const) {
    if (given[name] !== undefined) set[name] = asText(given[name])
  }
  for (const name of ['due_at', 'remind_at', 'done_at'] as const) {
    const text = given[name]
    if (text === undefined) continue
    set[name] = asInstant(text === null ? null : readTime(ctx, name, text))
  }
  // Whoever moves a reminder wants to be reminded again.
  if (given.remind_at !== undefined) set['reminded_at'] = asInstant(null)
  if (given.archived !== undefined) set.archived_at = asInstant(given.archived ? ctx.now : null)
  return set
}

function readTime(ctx: Context, name: 'due_at' | 'remind_at' | 'done_at', text: string): Date {
  if (name === 'done_at') return readHappened(ctx, name, text)
  return readInstant(name, text, ctx.company.timeZone, name === 'due_at' ? 'last' : 'first')
}

function found(row: TaskRow | null): TaskRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

function olderVersion(row: TaskRow): AppError {
  return new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewTask(row) })
}

function viewTask(row: TaskRow): TaskResource {
  return {
    ...showRecord(row),
    customer_id: row.customerId === null ? null : String(row.customerId),
    customer_external_id: row.customerExternalId,
    customer_name: maskCustomerName(row.customerKind, row.customerName),
    title: row.title,
    note: row.note,
    assignee_id: String(row.assigneeId),
    assignee_name: row.assigneeName,
    created_by_id: String(row.createdById),
    due_at: row.dueAt?.toISOString() ?? null,
    remind_at: row.remindAt?.toISOString() ?? null,
    done_at: row.doneAt?.toISOString() ?? null,
    archived: row.archived,
  }
}
