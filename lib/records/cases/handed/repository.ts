import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { Scope } from '#lib/platform/scope/scope'

const handedRow = z.object({
  id: z.int(),
  type: z.string(),
  category: z.string().nullable(),
  subcategory: z.string().nullable(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  waybillNo: z.string().nullable(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  askedOutletId: z.int(),
  askedOutletName: z.string(),
  askedAt: z.date(),
  answeredAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  question: z.string().nullable(),
  assigneeId: z.int().nullable(),
  openedAt: z.date(),
  stage: z.string(),
})
/** A case that an outlet was asked about, in clear; nothing but the view of the outlet reads it. */
export type HandedRow = z.infer<typeof handedRow>

const columns = sql`t.id, t.type, t.category, t.subcategory, q.priority, t.waybill_no as "waybillNo", t.subject, t.description,
  t.caller_name as "callerName", t.caller_phone as "callerPhone", t.asked_outlet_id as "askedOutletId", o.name as "askedOutletName",
  t.outlet_asked_at as "askedAt", t.outlet_answered_at as "answeredAt", c.due_at as "dueAt", t.assignee_id as "assigneeId", t.opened_at as "openedAt", q.stage,
  (select e.text from case_event e where e.case_id = t.id and e.kind = 'outlet_asked' order by e.id desc limit 1) as question`
const from = sql`case_record t join case_standing q on q.case_id = t.id join outlet o on o.id = t.asked_outlet_id
  left join case_clock c on c.case_id = t.id and c.kind = 'outlet'`

/** The outlet that was asked lies within reach: the way to a case that needs no customer. */
function askedWithin(scope: Scope): Sql {
  return scope.kind === 'all' ? sql`t.asked_outlet_id is not null` : sql`t.asked_outlet_id = any(${[...scope.outletIds]}::int[])`
}

/** Lists what outlets within reach were asked and have not answered, that first which is due first. */
export function listAwaited(db: Db, scope: Scope, most: number): Promise<HandedRow[]> {
  return db.rows(
    handedRow,
    sql`
    select ${columns} from ${from}
    where ${askedWithin(scope)} and t.archived_at is null and t.resolved_at is null and t.outlet_answered_at is null
    order by c.due_at, t.id limit ${most}`,
  )
}

/** Lists what outlets within reach have answered of late, the latest first. */
export function listAnswered(db: Db, scope: Scope, since: Date, most: number): Promise<HandedRow[]> {
  return db.rows(
    handedRow,
    sql`
    select ${columns} from ${from}
    where ${askedWithin(scope)} and t.archived_at is null and t.outlet_answered_at >= ${since}::timestamptz
    order by t.outlet_answered_at desc, t.id desc limit ${most}`,
  )
}

/** Finds a case that an outlet within reach was asked about. */
export function findHanded(db: Db, scope: Scope, id: number): Promise<HandedRow | null> {
  return db.row(
    handedRow,
    sql`select ${columns} from ${from} where t.id = ${id} and ${askedWithin(scope)} and t.archived_at is null`,
  )
}

/** Counts what outlets within reach were asked and have not answered. */
export async function countAwaited(db: Db, scope: Scope): Promise<number> {
  const row = await db.row(
    z.object({ count: z.int() }),
    sql`
    select count(*)::int4 as count from case_record t
    where ${askedWithin(scope)} and t.archived_at is null and t.resolved_at is null and t.outlet_answered_at is null`,
  )
  return row?.count ?? 0
}
