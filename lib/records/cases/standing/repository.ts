import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { CASE_ALARMS, SERVICE_CLASSES } from '../case.ts'
import type { ClockKind } from '../clocks.ts'
import { CLOCKS } from '../clocks.ts'

const instant = z.date().nullable()
const text = z.string().nullable()

const factsRow = z.object({
  caseId: z.int(),
  type: z.string(),
  channel: text,
  category: text,
  subcategory: text,
  alarms: z.array(z.enum(CASE_ALARMS)),
  byHand: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  calledAgain: z.int(),
  valueMinor: z.number().nullable(),
  currency: z.string(),
  regulatorProvince: text,
  openedAt: z.date(),
  dueAt: instant,
  heardAt: instant,
  callbackAt: instant,
  outletAskedAt: instant,
  outletAnsweredAt: instant,
  resolvedAt: instant,
  informedAt: instant,
  toldAt: instant,
  draftedAt: instant,
  reportedAt: instant,
  closedAt: instant,
  reopenedAt: instant,
  waitingSince: instant,
  waitedMinutes: z.int(),
  resumedAt: instant,
  followUpWanted: z.boolean(),
  followedUpAt: instant,
  compensationMinor: z.number().nullable(),
  compensationAgreedAt: instant,
  paidMinor: z.number(),
  paidOn: text,
  payCalledAt: instant,
  archived: z.boolean(),
  imported: z.boolean(),
  /** As it was found when the case was first looked at; null before. */
  knownClass: z.enum(SERVICE_CLASSES).nullable(),
  kind: z.string(),
  abcClass: text,
})
/** What standing and clocks of a case follow from. */
export type FactsRow = z.infer<typeof factsRow>

/** Reads what the standing of cases follows from, with the class of the customer as it is now and the value that the waybill is insured for. */
export function readFacts(db: Db, caseIds: readonly number[]): Promise<FactsRow[]> {
  return db.rows(
    factsRow,
    sql`
    select t.id as "caseId", t.type, t.channel, t.category, t.subcategory, t.alarms, t.priority_by_hand as "byHand", t.called_again as "calledAgain",
      greatest(t.goods_value_minor, case when w.currency = t.currency then w.insured_value_minor end) as "valueMinor", t.currency,
      t.regulator_province as "regulatorProvince", t.opened_at as "openedAt", t.due_at as "dueAt", t.heard_at as "heardAt", t.callback_at as "callbackAt",
      t.outlet_asked_at as "outletAskedAt", t.outlet_answered_at as "outletAnsweredAt", t.resolved_at as "resolvedAt", t.informed_at as "informedAt",
      t.told_at as "toldAt", t.drafted_at as "draftedAt", t.reported_at as "reportedAt", t.closed_at as "closedAt", t.reopened_at as "reopenedAt",
      t.waiting_since as "waitingSince", t.waited_minutes as "waitedMinutes", t.resumed_at as "resumedAt", t.follow_up_wanted as "followUpWanted", t.followed_up_at as "followedUpAt", t.compensation_minor as "compensationMinor", t.compensation_agreed_at as "compensationAgreedAt", t.paid_minor::int8 as "paidMinor", t.paid_on::text as "paidOn",
      t.pay_called_at as "payCalledAt", t.archived_at is not null as archived,
      t.created_import_id is not null as imported, q.service_class as "knownClass", s.kind, coalesce(v.class, g.abc_class) as "abcClass"
    from case_record t join case_standing q on q.case_id = t.id join customer c on c.id = t.customer_id join customer s on s.id = c.root_id
    left join customer_standing g on g.customer_id = s.id left join customer_override v on v.customer_id = s.id and v.scheme = 'abc'
    left join waybill w on w.waybill_no = t.waybill_no
    where t.id = any(${[...caseIds]}::int[])`,
  )
}

const idRow = z.object({ id: z.int() })

/** Takes cases whose standing is stale, up to so many, the oldest first; those that another transaction is at are left to it. */
export async function takeStale(db: Db, most: number): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`select case_id as id from case_standing where stale order by case_id limit ${most} for update skip locked`,
  )
  return rows.map(({ id }) => id)
}

/** Where a case stands, to be stored. */
export interface StandingToStore {
  case_id: number
  stage: string
  priority: number
  service_class: string
  active: boolean
  next_clock: ClockKind | null
  next_due_at: Date | null
}

/** A running clock, to be stored. */
export interface ClockToStore {
  case_id: number
  kind: ClockKind
  started_at: Date
  due_at: Date
  next_point_at: Date | null
}

/** Stores where cases stand, which are stale no more, and their clocks: one that ends as before keeps who hears of it next; those that run no more go. */
export async function storeStandings(
  db: Db,
  standings: readonly StandingToStore[],
  clocks: readonly ClockToStore[],
): Promise<void> {
  await db.execute(sql`
    update case_standing s
    set stale = false, stage = g.stage, priority = g.priority, service_class = g.service_class, active = g.active, next_clock = g.next_clock,
      next_due_at = g.next_due_at
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as g (case_id int, stage text, priority int2, service_class text, active boolean, next_clock text, next_due_at timestamptz)
    where s.case_id = g.case_id`)
  const given = sql`jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb)
    as g (case_id int, kind text, started_at timestamptz, due_at timestamptz, next_point_at timestamptz)`
  await db.execute(sql`
    delete from case_clock c
    where c.case_id = any(${standings.map(({ case_id: id }) => id)}::int[])
      and not exists (select from ${given} where g.case_id = c.case_id and g.kind = c.kind)`)
  await db.execute(sql`
    insert into case_clock as c (case_id, kind, started_at, due_at, next_point_at)
    select g.case_id, g.kind, g.started_at, g.due_at, g.next_point_at from ${given}
    on conflict (case_id, kind) do update
      set started_at = excluded.started_at, due_at = excluded.due_at,
        next_point_at = case when c.due_at = excluded.due_at and c.started_at = excluded.started_at then c.next_point_at else excluded.next_point_at end
      where (c.started_at, c.due_at) is distinct from (excluded.started_at, excluded.due_at)`)
}

const dueRow = z.object({
  caseId: z.int(),
  kind: z.enum(CLOCKS),
  startedAt: z.date(),
  dueAt: z.date(),
  type: z.string(),
  assigneeId: z.int().nullable(),
  outletId: z.int().nullable(),
  askedOutletId: z.int().nullable(),
})
/** A clock of which somebody is to hear. */
export type DueClock = z.infer<typeof dueRow>

/** Takes clocks of which somebody is to hear by now, up to so many, those first that have waited longest; another worker's are left to it. */
export function takeDueClocks(db: Db, now: Date, most: number): Promise<DueClock[]> {
  return db.rows(
    dueRow,
    sql`
    select c.case_id as "caseId", c.kind, c.started_at as "startedAt", c.due_at as "dueAt", t.type,
      t.assignee_id as "assigneeId", t.outlet_id as "outletId", t.asked_outlet_id as "askedOutletId"
    from case_clock c join case_record t on t.id = c.case_id
    where c.next_point_at <= ${now}::timestamptz order by c.next_point_at, c.case_id limit ${most} for update of c skip locked`,
  )
}

/** Stores when somebody hears of each of these clocks next; null: never again. */
export async function storeNextPoints(
  db: Db,
  points: readonly { case_id: number; kind: string; next_point_at: Date | null }[],
): Promise<void> {
  await db.execute(sql`
    update case_clock c set next_point_at = g.next_point_at
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as g (case_id int, kind text, next_point_at timestamptz)
    where c.case_id = g.case_id and c.kind = g.kind`)
}

const clockRow = z.object({ kind: z.enum(CLOCKS), startedAt: z.date(), dueAt: z.date() })

/** Lists the clocks of a case that run, that first which ends first. */
export function listClockRows(db: Db, caseId: number) {
  return db.rows(
    clockRow,
    sql`select kind, started_at as "startedAt", due_at as "dueAt" from case_clock where case_id = ${caseId} order by due_at, kind`,
  )
}
