import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { heldWithin, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { everything } from '#lib/platform/scope/scope'
import { fact } from './fact.ts'
import type { Rung } from './people.ts'

export const approvalStatuses = ['waiting', 'approved', 'refused', 'withdrawn'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

const ladderLine = z.object({ role: z.string(), grade: z.string().nullable(), most: z.number().nullable(), hours: z.int() })

export const approvalRow = z.object({
  id: z.int(),
  kind: z.string(),
  rule: z.string(),
  status: z.enum(approvalStatuses),
  requesterId: z.int(),
  requesterName: z.string(),
  reason: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  outletId: z.int(),
  outletName: z.string(),
  measure: z.number(),
  payload: z.unknown(),
  facts: z.array(fact),
  ladder: z.array(ladderLine),
  askedAt: z.date(),
  decidedAt: z.date().nullable(),
  version: z.int(),
  /** The survivor of the customer's merges, with what is known of it; null for what is about none. */
  rootId: z.int().nullable(),
  customerName: z.string().nullable(),
  customerKind: z.string().nullable(),
  customerClass: z.string().nullable(),
  customerValueMinor: z.number().nullable(),
  /** Whether the record lies in the reader's scope. */
  inScope: z.boolean(),
  /** Of the step that was reached last. */
  position: z.int(),
  rung: z.int().nullable(),
  role: z.string(),
  grade: z.string().nullable(),
  hours: z.int(),
  deciderIds: z.array(z.int()),
  deciderNames: z.array(z.string()),
  dueAt: z.date(),
  decidedById: z.int().nullable(),
  decidedByName: z.string().nullable(),
  decidedForName: z.string().nullable(),
  decisionReason: z.string().nullable(),
})
export type ApprovalRow = z.infer<typeof approvalRow>

/** The survivor of the customer whose record it is. */
export const rootOfApproval = sql`(select x.root_id from customer x where x.id = a.customer_id)`

/** The condition that what a request is about lies in scope: its customer, or where it is about none whoever asked or the outlet of it. */
export function approvalInScope(scope: Scope): Sql {
  return sql`case when a.customer_id is null then ${heldWithin(scope, sql`a.requester_id`, sql`a.outlet_id`)} else ${oneInScope(scope, rootOfApproval)} end`
}

/** What is read of a request, over `approvalJoins`, for a reader of a scope. */
export const approvalColumns = (
  scope: Scope,
): Sql => sql`a.id, a.kind, a.rule, a.status, a.requester_id as "requesterId", ru.name as "requesterName", a.reason,
  a.subject_type as "subjectType", a.subject_id as "subjectId", a.outlet_id as "outletId", o.name as "outletName", a.measure::float8 as measure,
  a.payload, a.facts, a.ladder, a.asked_at as "askedAt", a.decided_at as "decidedAt", a.version, cu.id as "rootId", cu.name as "customerName",
  cu.kind as "customerKind", coalesce((select v.class from customer_override v where v.customer_id = cu.id and v.scheme = 'abc'), st.abc_class) as "customerClass",
  st.value_minor::int8 as "customerValueMinor", ${approvalInScope(scope)} as "inScope", w.position::int4 as position, w.rung::int4 as rung, w.role, w.grade, w.hours::int4 as hours,
  w.decider_ids as "deciderIds",
  array(select u.name from app_user u where u.id = any(w.decider_ids) order by u.name collate zh_pinyin) as "deciderNames", w.due_at as "dueAt",
  d.by_id as "decidedById", d.by_name as "decidedByName", d.for_name as "decidedForName", d.reason as "decisionReason"`

export const approvalJoins = sql`join app_user ru on ru.id = a.requester_id join outlet o on o.id = a.outlet_id
  left join customer cu on cu.id = ${rootOfApproval} left join customer_standing st on st.customer_id = cu.id
  join lateral (select s.* from approval_step s where s.approval_id = a.id order by s.position desc limit 1) w on true
  left join lateral (
    select e.by_id, e.reason, bu.name as by_name, fu.name as for_name from approval_decision e
    left join app_user bu on bu.id = e.by_id left join app_user fu on fu.id = e.for_id
    where e.approval_id = a.id and e.act in ('approved', 'refused', 'withdrawn') order by e.id desc limit 1) d on true`

/** Finds a request. */
export function findApprovalRow(db: Db, id: number): Promise<ApprovalRow | null> {
  return db.row(approvalRow, sql`select ${approvalColumns(everything)} from approval a ${approvalJoins} where a.id = ${id}`)
}

/** Finds a request that lies in scope, or that somebody made. */
export function findReadable(db: Db, id: number, reader: { userId: number; scope: Scope }): Promise<ApprovalRow | null> {
  return db.row(
    approvalRow,
    sql`
    select ${approvalColumns(reader.scope)} from approval a ${approvalJoins}
    where a.id = ${id} and (a.requester_id = ${reader.userId} or ${approvalInScope(reader.scope)})`,
  )
}

/** Finds the latest request about a subject, of some kinds. */
export function findLatestOf(
  db: Db,
  subject: { type: string; id: string },
  kinds: readonly string[],
): Promise<ApprovalRow | null> {
  return db.row(
    approvalRow,
    sql`
    select ${approvalColumns(everything)} from approval a ${approvalJoins}
    where a.subject_type = ${subject.type} and a.subject_id = ${subject.id} and a.kind = any(${[...kinds]}::text[]) order by a.id desc limit 1`,
  )
}

/** Lists the requests of one kind that wait, about several subjects of a type: of each there is at most one. */
export function listWaitingOf(db: Db, kind: string, subject: { type: string; ids: readonly string[] }): Promise<ApprovalRow[]> {
  return db.rows(
    approvalRow,
    sql`
    select ${approvalColumns(everything)} from approval a ${approvalJoins}
    where a.kind = ${kind} and a.subject_type = ${subject.type} and a.subject_id = any(${[...subject.ids]}::text[]) and a.status = 'waiting'`,
  )
}

/** Finds the outlet of a customer; null for none. */
export async function findCustomerOutlet(db: Db, customerId: number | null): Promise<number | null> {
  if (customerId === null) return null
  const row = await db.row(
    z.object({ outletId: z.int().nullable() }),
    sql`select outlet_id as "outletId" from customer where id = ${customerId}`,
  )
  return row?.outletId ?? null
}

/** Holds a request until the transaction ends, so that it is decided once. */
export async function holdApproval(db: Db, id: number): Promise<boolean> {
  return (await db.row(z.object({ id: z.int() }), sql`select id from approval where id = ${id} for update`)) !== null
}

export interface NewApprovalRow {
  kind: string
  rule: string
  requesterId: number
  reason: string
  subject: { type: string; id: string; customerId: number | null; outletId: number }
  measure: number
  payload: unknown
  facts: readonly unknown[]
  ladder: readonly unknown[]
  now: Date
}

/** Stores a request and answers its id; null when one about the same subject waits. */
export async function insertApproval(db: Db, given: NewApprovalRow): Promise<number | null> {
  const { subject, now } = given
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into approval (kind, rule, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at)
    values (${given.kind}, ${given.rule}, ${given.requesterId}, ${given.reason}, ${subject.type}, ${subject.id}, ${subject.customerId}, ${subject.outletId},
      ${given.measure}::float8::numeric, ${JSON.stringify(given.payload)}::jsonb, ${JSON.stringify(given.facts)}::jsonb, ${JSON.stringify(given.ladder)}::jsonb,
      ${now}::timestamptz)
    on conflict do nothing returning id`,
  )
  return row?.id ?? null
}

/** Opens the next step of a request. */
export async function openStep(db: Db, approvalId: number, { rung, line, userIds }: Rung, now: Date, dueAt: Date): Promise<void> {
  await db.execute(sql`
    insert into approval_step (approval_id, position, rung, role, grade, hours, decider_ids, opened_at, due_at)
    select ${approvalId}, coalesce(max(s.position), 0) + 1, ${rung}::int, ${line.role}, ${line.grade}, ${line.hours}::int, ${userIds}::int[], ${now}::timestamptz,
      ${dueAt}::timestamptz
    from approval_step s where s.approval_id = ${approvalId}`)
}

/** Closes the step of a request that is open. */
export async function closeStep(db: Db, approvalId: number, now: Date): Promise<void> {
  await db.execute(
    sql`update approval_step set closed_at = ${now}::timestamptz where approval_id = ${approvalId} and closed_at is null`,
  )
}

/** Gives the open step of a request more time. */
export async function postponeStep(db: Db, approvalId: number, dueAt: Date): Promise<void> {
  await db.execute(
    sql`update approval_step set due_at = ${dueAt}::timestamptz where approval_id = ${approvalId} and closed_at is null`,
  )
}

/** Ends a request. */
export async function endApproval(db: Db, id: number, status: Exclude<ApprovalStatus, 'waiting'>, now: Date): Promise<void> {
  await db.execute(
    sql`update approval set status = ${status}, decided_at = ${now}::timestamptz, version = version + 1 where id = ${id}`,
  )
}

/** Notes that a request was changed by the clock. */
export async function touchApproval(db: Db, id: number): Promise<void> {
  await db.execute(sql`update approval set version = version + 1 where id = ${id}`)
}

export type Act = 'asked' | 'approved' | 'refused' | 'withdrawn' | 'moved_on' | 'vacant' | 'reminded'

/** Notes what has happened to a request. */
export async function noteDecision(
  db: Db,
  note: { approvalId: number; act: Act; byId: number | null; forId?: number | null; reason?: string | null; at: Date },
): Promise<void> {
  await db.execute(sql`
    insert into approval_decision (approval_id, act, by_id, for_id, reason, at)
    values (${note.approvalId}, ${note.act}, ${note.byId}, ${note.forId ?? null}, ${note.reason ?? null}, ${note.at}::timestamptz)`)
}

const decisionRow = z.object({
  act: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'moved_on', 'vacant', 'reminded']),
  byName: z.string().nullable(),
  forName: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.date(),
})
export type DecisionRow = z.infer<typeof decisionRow>

/** Lists what has happened to a request, in its order. */
export function listDecisions(db: Db, approvalId: number): Promise<DecisionRow[]> {
  return db.rows(
    decisionRow,
    sql`
    select e.act, bu.name as "byName", fu.name as "forName", e.reason, e.at from approval_decision e
    left join app_user bu on bu.id = e.by_id left join app_user fu on fu.id = e.for_id where e.approval_id = ${approvalId} order by e.id`,
  )
}

const subjectStepRow = decisionRow.extend({
  id: z.int(),
  approvalId: z.int(),
  kind: z.string(),
  byId: z.int().nullable(),
  payload: z.unknown(),
})
/** Something that happened to one of the requests about a subject. */
export type SubjectStepRow = z.infer<typeof subjectStepRow>

/** Lists what has happened to the requests about a subject, of some kinds, the latest first. */
export function listStepsOf(db: Db, subject: { type: string; id: string }, kinds: readonly string[]): Promise<SubjectStepRow[]> {
  return db.rows(
    subjectStepRow,
    sql`
    select e.id::float8 as id, a.id as "approvalId", a.kind, e.act, e.by_id as "byId", bu.name as "byName", fu.name as "forName", e.reason, e.at, a.payload
    from approval a join approval_decision e on e.approval_id = a.id
    left join app_user bu on bu.id = e.by_id left join app_user fu on fu.id = e.for_id
    where a.subject_type = ${subject.type} and a.subject_id = ${subject.id} and a.kind = any(${[...kinds]}::text[]) order by e.id desc`,
  )
}

/** Takes the requests whose open step is over, or has nobody left who can sign in; held until the transaction ends. */
export async function takeOverdue(db: Db, now: Date, most: number): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`
    select a.id from approval_step s join approval a on a.id = s.approval_id
    where s.closed_at is null and (s.due_at <= ${now}::timestamptz
      or not exists (select from app_user u where u.id = any(s.decider_ids) and u.disabled_at is null))
    order by s.due_at limit ${most} for update of a skip locked`,
  )
  return rows.map(({ id }) => id)
}
