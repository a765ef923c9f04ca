import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage, SortKey } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, isRecord, ofCustomer } from '../record/of-customer.ts'
import { customerRow } from '../record/resource.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { CASE_ALARMS, CASE_CATEGORIES, CASE_TYPES, readCaseNumber, SERVICE_CLASSES } from './case.ts'
import { CLOCKS } from './clocks.ts'
import { STAGES } from './stage.ts'

const text = z.string().nullable()
const instant = z.date().nullable()

export const caseRow = z.object({
  id: z.number(),
  externalId: text,
  ...customerRow,
  type: z.enum(CASE_TYPES),
  openedAt: z.date(),
  openedOn: z.string(),
  category: z.enum(CASE_CATEGORIES).nullable(),
  waybillNo: text,
  channel: text,
  sourceNo: text,
  dueAt: instant,
  complaintId: z.number().nullable(),
  complaintExternalId: text,
  resolvedAt: instant,
  informedAt: instant,
  subject: text,
  description: text,
  compensationMinor: z.number().nullable(),
  currency: z.string(),
  goodwillMinor: z.number().nullable(),
  compensationAgreedAt: instant,
  paidMinor: z.number(),
  paidOn: text,
  paidReference: text,
  payCallTaskId: z.number().nullable(),
  payCalledAt: instant,
  callerName: text,
  callerPhone: text,
  outletCode: text,
  outletId: z.number().nullable(),
  liableOutletId: z.number().nullable(),
  liableOutletCode: text,
  assigneeId: z.number().nullable(),
  subcategory: text,
  goodsValueMinor: z.number().nullable(),
  alarms: z.array(z.enum(CASE_ALARMS)),
  priorityByHand: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  calledAgain: z.number(),
  regulatorProvince: text,
  firstAnswerAt: instant,
  heardAt: instant,
  callbackAt: instant,
  askedOutletId: z.number().nullable(),
  askedOutletIds: z.array(z.number()),
  outletAskedAt: instant,
  outletAnsweredAt: instant,
  toldAt: instant,
  draftedAt: instant,
  reportedAt: instant,
  effective: z.boolean().nullable(),
  rootCause: text,
  askedOutletCode: text,
  resolution: text,
  closedAt: instant,
  reopenedAt: instant,
  reopenedCount: z.number(),
  waitingSince: instant,
  waitedMinutes: z.number(),
  resumedAt: instant,
  followUpWanted: z.boolean(),
  followUpTaskId: z.number().nullable(),
  followedUpAt: instant,
  satisfied: z.boolean().nullable(),
  imported: z.boolean(),
  outletName: text,
  liableOutletName: text,
  askedOutletName: text,
  assigneeName: text,
  stage: z.enum(STAGES),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  serviceClass: z.enum(SERVICE_CLASSES).nullable(),
  nextClock: z.enum(CLOCKS).nullable(),
  nextDueAt: instant,
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
/** A case as it is stored, in clear, under the survivor of its customer's merges. */
export type CaseRow = z.infer<typeof caseRow>

export const caseColumns = sql`t.id, t.external_id as "externalId", s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName",
  s.kind as "customerKind", t.type, t.opened_at as "openedAt", t.opened_on::text as "openedOn", t.category, t.waybill_no as "waybillNo", t.channel,
  t.source_no as "sourceNo", t.due_at as "dueAt", t.complaint_id as "complaintId", k.external_id as "complaintExternalId", t.resolved_at as "resolvedAt",
  t.informed_at as "informedAt", t.subject, t.description, t.compensation_minor as "compensationMinor", t.currency, t.caller_name as "callerName",
  t.caller_phone as "callerPhone", o.external_id as "outletCode", t.liable_outlet_id as "liableOutletId", l.external_id as "liableOutletCode",
  t.outlet_id as "outletId", t.assignee_id as "assigneeId", t.subcategory, t.goods_value_minor as "goodsValueMinor", t.alarms,
  t.priority_by_hand as "priorityByHand", t.called_again as "calledAgain", t.regulator_province as "regulatorProvince", t.first_answer_at as "firstAnswerAt",
  t.heard_at as "heardAt", t.callback_at as "callbackAt", t.asked_outlet_id as "askedOutletId", t.asked_outlet_ids as "askedOutletIds", t.outlet_asked_at as "outletAskedAt",
  t.outlet_answered_at as "outletAnsweredAt", t.told_at as "toldAt", t.drafted_at as "draftedAt", t.reported_at as "reportedAt", t.effective,
  t.root_cause as "rootCause", t.resolution, t.closed_at as "closedAt", t.reopened_at as "reopenedAt", t.reopened_count as "reopenedCount",
  t.waiting_since as "waitingSince", t.waited_minutes as "waitedMinutes", t.resumed_at as "resumedAt", t.follow_up_wanted as "followUpWanted", t.follow_up_task_id as "followUpTaskId", t.followed_up_at as "followedUpAt", t.satisfied,
  t.goodwill_minor as "goodwillMinor", t.compensation_agreed_at as "compensationAgreedAt", t.paid_minor as "paidMinor", t.paid_on::text as "paidOn",
  t.paid_reference as "paidReference", t.pay_call_task_id as "payCallTaskId", t.pay_called_at as "payCalledAt",
  t.created_import_id is not null as imported, o.name as "outletName", l.name as "liableOutletName", ao.name as "askedOutletName", ao.external_id as "askedOutletCode",
  a.name as "assigneeName", q.stage, q.priority, q.service_class as "serviceClass", q.next_clock as "nextClock",
  q.next_due_at as "nextDueAt", t.archived_at is not null as archived, t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"`
export const caseJoins = sql`${ofCustomer} left join case_record k on k.id = t.complaint_id left join outlet o on o.id = t.outlet_id
  left join outlet l on l.id = t.liable_outlet_id left join outlet ao on ao.id = t.asked_outlet_id
  left join app_user a on a.id = t.assignee_id join case_standing q on q.case_id = t.id`

export const caseSorts = {
  opened_at: { expression: sql`t.opened_at`, type: 'timestamptz' },
  due_at: { expression: sql`coalesce(t.due_at, 'infinity')`, type: 'timestamptz' },
} satisfies Record<string, SortKey>

export interface CaseFilter {
  customer?: RecordId
  type?: string
  category?: string
  channel?: string
  state?: 'open' | 'resolved'
  dueBefore?: Date
  from?: string
  to?: string
  assignee?: RecordId
  waybillNo?: string
  q?: string
  archived: boolean
}

export interface CasePage {
  /** What the caller asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
  sort: keyof typeof caseSorts
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Reads one page of the cases in scope. */
export function listCaseRows(db: Db, scope: Scope, filter: CaseFilter, page: CasePage): Promise<ListPage<CaseRow>> {
  return listPage(
    db,
    caseRow,
    {
      source: { from: sql`case_record t ${ofCustomer}`, id: sql`t.id`, sort: caseSorts[page.sort] },
      conditions: conditionsOf(filter),
      branches: scopeBranches(scope),
      columns: caseColumns,
      joins: sql`join case_record t on t.id = p.id ${caseJoins}`,
      filter: page.asked,
      sort: page.sort,
      falling: page.falling,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

function conditionsOf(filter: CaseFilter): Sql[] {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`]
  const equal = { type: filter.type, category: filter.category, channel: filter.channel, waybill_no: filter.waybillNo }
  if (equal.type !== undefined) conditions.push(sql`t.type = ${equal.type}`)
  if (equal.category !== undefined) conditions.push(sql`t.category = ${equal.category}`)
  if (equal.channel !== undefined) conditions.push(sql`t.channel = ${equal.channel}`)
  if (equal.waybill_no !== undefined) conditions.push(sql`t.waybill_no = ${equal.waybill_no}`)
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.state !== undefined)
    conditions.push(filter.state === 'open' ? sql`t.resolved_at is null` : sql`t.resolved_at is not null`)
  if (filter.dueBefore !== undefined) conditions.push(sql`t.due_at < ${filter.dueBefore}::timestamptz`)
  if (filter.from !== undefined) conditions.push(sql`t.opened_on >= ${filter.from}::date`)
  if (filter.to !== undefined) conditions.push(sql`t.opened_on < ${filter.to}::date`)
  if (filter.assignee !== undefined)
    conditions.push(sql`t.assignee_id = (select u.id from app_user u where ${isRecord(filter.assignee, sql`u`)})`)
  if (filter.q !== undefined) {
    conditions.push(
      sql`(strpos(lower(t.subject), lower(${filter.q})) > 0 or ${filter.q} in (t.external_id, t.source_no, t.waybill_no) or t.id = ${readCaseNumber(filter.q)}::int)`,
    )
  }
  return conditions
}

/** Finds one case in scope. */
export function findCaseRow(db: Db, scope: Scope, id: RecordId): Promise<CaseRow | null> {
  return db.row(
    caseRow,
    sql`select ${caseColumns} from case_record t ${caseJoins} where ${isRecord(id, sql`t`)} and ${customerInScope(scope)}`,
  )
}

/** Stores a case, which belongs where its customer does, and answers its id. Throws `duplicate` for an external id, or a source number of the channel, that
 * is taken. */
export function insertCase(db: Db, customerId: number, set: Columns): Promise<number> {
  const outlet = sql`(select c.outlet_id from customer c where c.id = ${customerId})`
  return namingDuplicates(() =>
    insertRecord(db, 'case_record', { customer_id: sql`${customerId}::int`, outlet_id: outlet, ...set }),
  )
}

/** Changes a case in scope that still has the version; null when there is none. Throws `duplicate` as `insertCase`. */
export function updateCaseRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return namingDuplicates(() => updateRecord(db, 'case_record', id, { version, set, allowed: customerInScope(scope), now }))
}

/** Keeps a case from being changed by another until the transaction ends. */
export async function lockCase(db: Db, id: number): Promise<void> {
  await db.execute(sql`select from case_record where id = ${id} for update`)
}

/** Stores that a case is over. It follows from what people stated, and moves no version. */
export async function storeClosing(
  db: Db,
  id: number,
  closing: { closedAt: Date; followUpWanted: boolean; followUpTaskId: number | null },
): Promise<void> {
  await db.execute(sql`
    update case_record set closed_at = ${closing.closedAt}::timestamptz, follow_up_wanted = ${closing.followUpWanted},
      follow_up_task_id = ${closing.followUpTaskId}::int where id = ${id}`)
}

/** A case has two numbers that may be taken. */
async function namingDuplicates<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'duplicate')
      throw new AppError('duplicate', {}, { detail: 'case.number_taken', cause })
    throw cause
  }
}

const idRow = z.object({ id: z.number() })

/** Finds an outlet by its code; null when there is none. */
export async function findOutletId(db: Db, code: string): Promise<number | null> {
  return (await db.row(idRow, sql`select id from outlet where external_id = ${code}`))?.id ?? null
}
