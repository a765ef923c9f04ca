import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '../context.ts'
import type { Sql } from '../db/sql.ts'
import { sql } from '../db/sql.ts'
import type { Lateral, ListPage } from '../list/list-page.ts'
import { listPage } from '../list/list-page.ts'
import type { Scope } from '../scope/scope.ts'
import { permit } from '../scope/scope.ts'

const auditRow = z.object({
  id: z.number(),
  at: z.date(),
  /** Null for the system itself, and for nobody: a sign-in that was refused. */
  actorId: z.int().nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRow>

/** What events may be about; in the order in which a filter shows them. */
export const auditSubjects = [
  'customer',
  'contact',
  'interaction',
  'task',
  'paper',
  'case',
  'waybill',
  'bulk_change',
  'saved_view',
  'dashboard',
  'report',
  'import',
  'analysis_run',
  'review',
  'user',
  'role',
  'outlet',
  'key',
  'setting',
  'fact_key',
  'term_list',
  'calendar_day',
  'calendar_year',
  'job',
  'approval',
  'approval_rule',
] as const

/** What is looked for wherever it stands: in a name of whoever did it, or as the number or key of what it is about; and actions and records that the reader's words name. */
export interface AuditSearch {
  text: string
  actions: readonly string[]
  /** A record by the number that is printed of it, such as GD000123. */
  record?: { type: string; id: string } | null
}

export interface AuditQuery {
  actor?: number | undefined
  action?: string | undefined
  /** What the event is about, and which one: its number or key. */
  subjectType?: string | undefined
  subjectId?: string | undefined
  search?: AuditSearch | undefined
  /** Days in company time, both included. */
  from?: Day | undefined
  to?: Day | undefined
  limit: number
  cursor?: string | undefined
}

/** Lists who did what, the latest first, a page at a time. Whoever may read the audit of a part of the company sees what the people who work there did. Throws
 * `invalid_cursor`. */
export async function listAudit(ctx: Context, query: AuditQuery): Promise<ListPage<AuditRow>> {
  const scope = permit(ctx, 'audit:read')
  const { limit, cursor, ...filter } = query
  return listPage(
    ctx.db,
    auditRow,
    {
      source: { from: sql`audit_event a`, id: sql`a.id`, sort: { expression: sql`a.at`, type: 'timestamptz' } },
      conditions: [inReach(scope), ...conditionsOf(ctx, query)],
      branches: query.search === undefined ? [sql`true`] : branchesOf(query.search),
      columns: sql`a.id, a.at, a.actor_id as "actorId", u.name as "actorName", a.action, a.subject_type as "subjectType", a.subject_id as "subjectId",
        a.detail, a.reason`,
      joins: sql`join audit_event a on a.id = p.id left join app_user u on u.id = a.actor_id`,
      filter: { ...filter },
      sort: 'at',
      falling: true,
      limit,
      cursor,
    },
    ctx.now,
  )
}

function inReach(scope: Scope): Sql {
  if (scope.kind === 'all') return sql`true`
  return sql`a.actor_id in (select w.id from app_user w where w.id = any(${[...scope.ownerIds]}::int[]) or w.outlet_id = any(${[...scope.outletIds]}::int[]))`
}

/** By whom, what, and which one, each through an index of its own. */
function branchesOf({ text, actions, record }: AuditSearch): (Sql | Lateral)[] {
  return [
    {
      each: sql`(select w.id from app_user w where strpos(lower(w.name), lower(${text})) > 0) actor`,
      condition: sql`a.actor_id = actor.id`,
    },
    { each: sql`unnest(${[...actions]}::text[]) named (action)`, condition: sql`a.action = named.action` },
    sql`a.subject_type = any(${[...auditSubjects]}::text[]) and a.subject_id = ${text}`,
    ...(record === undefined || record === null ? [] : [sql`a.subject_type = ${record.type} and a.subject_id = ${record.id}`]),
  ]
}

function conditionsOf(ctx: Context, query: AuditQuery): Sql[] {
  const { timeZone } = ctx.company
  const conditions: Sql[] = []
  if (query.actor !== undefined) conditions.push(sql`a.actor_id = ${query.actor}`)
  if (query.action !== undefined) conditions.push(sql`a.action = ${query.action}`)
  // An index begins with the type: named or not, it is given.
  if (query.subjectType !== undefined) conditions.push(sql`a.subject_type = ${query.subjectType}`)
  else if (query.subjectId !== undefined) conditions.push(sql`a.subject_type = any(${[...auditSubjects]}::text[])`)
  if (query.subjectId !== undefined) conditions.push(sql`a.subject_id = ${query.subjectId}`)
  if (query.from !== undefined) conditions.push(sql`a.at >= ${firstInstantOf(query.from, timeZone)}::timestamptz`)
  if (query.to !== undefined) conditions.push(sql`a.at < ${firstInstantOf(addDays(query.to, 1), timeZone)}::timestamptz`)
  return conditions
}
