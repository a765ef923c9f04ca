import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { ClockKind } from '../clocks.ts'
import { CLOCKS } from '../clocks.ts'
import { STAGES } from '../stage.ts'

/** The condition that the customer of a case `t` lies in scope; over the few thousand cases that are open a set is compared with, not a row at a time. */
function caseInScope(scope: Scope): Sql {
  return scope.kind === 'all' ? sql`true` : inScope(scope, sql`(select c.root_id from customer c where c.id = t.customer_id)`)
}

const clockCount = z.object({ kind: z.enum(CLOCKS), overdue: z.int(), today: z.int() })
export type ClockCount = z.infer<typeof clockCount>

/** Counts, by clock, those that are over, and those that end before an instant without being so yet. */
export function countClocks(db: Db, scope: Scope, now: Date, until: Date): Promise<ClockCount[]> {
  return db.rows(
    clockCount,
    sql`
    select k.kind, count(*) filter (where k.due_at < ${now}::timestamptz)::int4 as overdue,
      count(*) filter (where k.due_at >= ${now}::timestamptz)::int4 as today
    from case_clock k join case_record t on t.id = k.case_id
    where k.due_at < ${until}::timestamptz and ${caseInScope(scope)} group by k.kind`,
  )
}

const backlogRow = z.object({
  stage: z.enum(STAGES),
  count: z.int(),
  first: z.int(),
  unassigned: z.int(),
})
export type BacklogRow = z.infer<typeof backlogRow>

/** Counts what is not closed, by where it stands: of it those of the first priority, and those that nobody has. */
export function countBacklog(db: Db, scope: Scope): Promise<BacklogRow[]> {
  return db.rows(
    backlogRow,
    sql`
    select q.stage, count(*)::int4 as count, count(*) filter (where q.priority = 1)::int4 as first,
      count(*) filter (where t.assignee_id is null)::int4 as unassigned
    from case_standing q join case_record t on t.id = q.case_id
    where q.active and q.stage <> 'closed' and ${caseInScope(scope)} group by q.stage`,
  )
}

const answersRow = z.object({
  opened: z.int(),
  calledAgain: z.int(),
  answered: z.int(),
  meanMinutes: z.number().nullable(),
  medianMinutes: z.number().nullable(),
})
export type AnswersRow = z.infer<typeof answersRow>

/** Sums up the first answers of the cases opened since a day: how many were opened, called about again and answered, and after how many minutes of service. */
export async function sumAnswers(db: Db, scope: Scope, from: string): Promise<AnswersRow> {
  const row = await db.row(
    answersRow,
    sql`
    select count(*)::int4 as opened, count(*) filter (where t.called_again > 0)::int4 as "calledAgain", count(t.first_answer_minutes)::int4 as answered,
      avg(t.first_answer_minutes)::float8 as "meanMinutes",
      (percentile_cont(0.5) within group (order by t.first_answer_minutes))::float8 as "medianMinutes"
    from case_record t where t.opened_on >= ${from}::date and t.archived_at is null and ${caseInScope(scope)}`,
  )
  return answersRow.parse(row)
}

const outletRow = z.object({
  id: z.int(),
  name: z.string(),
  open: z.int(),
  overdue: z.int(),
  unanswered: z.int(),
  late: z.int(),
  answerHours: z.number().nullable(),
  complaintsNow: z.int(),
  complaintsBefore: z.int(),
})
export type OutletCaseRow = z.infer<typeof outletRow>

/**
 * Sums up, by the outlet that a case concerns (that is liable, else was asked, else where the customer belongs): what is open, of it what is overdue; what it was asked and has not
 * answered, of it what is late; after how many hours on average it answered since a day; complaints opened in this month and the one before. Only outlets of which there is
 * something to say, those with most unanswered first.
 */
export function sumOutlets(
  db: Db,
  scope: Scope,
  at: { now: Date; month: string; monthBefore: string; answersFrom: Date },
): Promise<OutletCaseRow[]> {
  const concerns = sql`coalesce(t.liable_outlet_id, t.asked_outlet_id, t.outlet_id)`
  return db.rows(
    outletRow,
    sql`
    with active as (
      select ${concerns} as outlet_id, q.next_due_at < ${at.now}::timestamptz as overdue
      from case_standing q join case_record t on t.id = q.case_id
      where q.active and q.stage <> 'closed' and ${caseInScope(scope)}
    ), asked as (
      select t.asked_outlet_id as outlet_id, t.outlet_answered_at is null and t.resolved_at is null as waits,
        t.outlet_answered_at is null and t.resolved_at is null and k.due_at < ${at.now}::timestamptz as late,
        case when t.outlet_answered_at >= ${at.answersFrom}::timestamptz
          then extract(epoch from t.outlet_answered_at - t.outlet_asked_at) / 3600 end as hours
      from case_record t left join case_clock k on k.case_id = t.id and k.kind = 'outlet'
      where t.asked_outlet_id is not null and t.outlet_asked_at >= ${at.answersFrom}::timestamptz - interval '30 days' and t.archived_at is null
        and ${caseInScope(scope)}
    ), complaints as (
      select ${concerns} as outlet_id, t.opened_on >= ${at.month}::date as now
      from case_record t where t.type = 'complaint' and t.opened_on >= ${at.monthBefore}::date and t.archived_at is null and ${caseInScope(scope)}
    )
    select o.id, o.name, coalesce(a.open, 0)::int4 as open, coalesce(a.overdue, 0)::int4 as overdue, coalesce(r.unanswered, 0)::int4 as unanswered,
      coalesce(r.late, 0)::int4 as late, r.hours::float8 as "answerHours", coalesce(k.now, 0)::int4 as "complaintsNow",
      coalesce(k.before, 0)::int4 as "complaintsBefore"
    from outlet o
    left join (select outlet_id, count(*) as open, count(*) filter (where overdue) as overdue from active group by outlet_id) a on a.outlet_id = o.id
    left join (select outlet_id, count(*) filter (where waits) as unanswered, count(*) filter (where late) as late, avg(hours) as hours
      from asked group by outlet_id) r on r.outlet_id = o.id
    left join (select outlet_id, count(*) filter (where now) as now, count(*) filter (where not now) as before
      from complaints group by outlet_id) k on k.outlet_id = o.id
    where coalesce(a.open, 0) + coalesce(r.unanswered, 0) + coalesce(k.now, 0) + coalesce(k.before, 0) > 0
    order by coalesce(r.late, 0) desc, coalesce(r.unanswered, 0) desc, coalesce(a.overdue, 0) desc, coalesce(a.open, 0) desc, o.name`,
  )
}

const dueRow = z.object({ caseId: z.int(), dueAt: z.date() })

/** Answers when the clock of a kind ends in some cases; those in which it does not run are left out. */
export function listDues(db: Db, caseIds: readonly number[], kind: ClockKind): Promise<z.infer<typeof dueRow>[]> {
  return db.rows(
    dueRow,
    sql`select case_id as "caseId", due_at as "dueAt" from case_clock where kind = ${kind} and case_id = any(${[...caseIds]}::int[])`,
  )
}
