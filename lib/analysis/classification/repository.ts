import { z } from 'zod'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { identifier, join, sql } from '#lib/platform/db/sql'
import { inScope, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { KeptRun } from './retention.ts'
import type { RunOutcome, RunRow, RunStage } from './run-row.ts'
import { runRow, TRIAL_HOLDER } from './run-row.ts'
import { rowsOf } from './run-rows.ts'

/** Columns of a run, whose alias is `r`, as `runRow` reads them. */
export const runColumns = sql`
  r.id, r.scheme, r.status, r.stage, r.parameters, r.as_of::text as "asOf", r.from_on::text as "from", r.to_on::text as "to", r.currency, r.model, r.summary,
  r.movement, r.against_run_id as "againstRunId", r.usual_run_id as "usualRunId", r.usual_movement as "usualMovement", r.rows_kept as "rowsKept", r.published,
  exists (select from analysis_run_hold h where h.run_id = r.id and h.holder = ${TRIAL_HOLDER}) as trial, r.cancel_asked as "cancelAsked", r.failure_code as "failureCode", r.failure_params as "failureParams",
  (select u.name from app_user u where u.id = r.requested_by_id) as "requestedByName", r.requested_at as "requestedAt", r.started_at as "startedAt", r.finished_at as "finishedAt"`

const idRow = z.object({ id: z.number() })

export interface NewRun {
  scheme: string
  parameters: unknown
  period: ResolvedPeriod
  currency: string
  requestedById: number
  requestedAt: Date
}

/** Stores a queued run and answers its id. */
export async function insertRun(db: Db, run: NewRun): Promise<number> {
  const row = await db.row(
    idRow,
    sql`
    insert into analysis_run (scheme, status, parameters, as_of, from_on, to_on, currency, requested_by_id, requested_at)
    values (${run.scheme}, 'queued', ${JSON.stringify(run.parameters)}::jsonb, ${run.period.asOf}::date, ${run.period.from}::date, ${run.period.to}::date,
      ${run.currency}, ${run.requestedById}, ${run.requestedAt}) returning id`,
  )
  return idRow.parse(row).id
}

/** Finds a run by id. */
export function findRun(db: Db, id: number): Promise<RunRow | null> {
  return db.row(runRow, sql`select ${runColumns} from analysis_run r where r.id = ${id}`)
}

/** Lists runs, the latest first, those with an id below `before`. */
export function listRunRows(
  db: Db,
  filter: { scheme?: string | undefined; status?: string | undefined; before: number | null },
  limit: number,
): Promise<RunRow[]> {
  const scheme = filter.scheme === undefined ? sql`` : sql`and r.scheme = ${filter.scheme}`
  const status = filter.status === undefined ? sql`` : sql`and r.status = ${filter.status}`
  const before = filter.before === null ? sql`` : sql`and r.id < ${filter.before}`
  return db.rows(
    runRow,
    sql`select ${runColumns} from analysis_run r where true ${scheme} ${status} ${before} order by r.id desc limit ${limit}`,
  )
}

/** Lists the runs that wait for a worker or were left by one, the oldest first. */
export async function listUnendedRuns(db: Db): Promise<number[]> {
  const rows = await db.rows(idRow, sql`select id from analysis_run where status in ('queued', 'running') order by id`)
  return rows.map((row) => row.id)
}

/** Lists the runs that wait or are worked on, the oldest first. */
export function listOpenRuns(db: Db): Promise<RunRow[]> {
  return db.rows(runRow, sql`select ${runColumns} from analysis_run r where r.status in ('queued', 'running') order by r.id`)
}

/** Lists the run of every scheme that came to an end last, well or badly. */
export function listLastEnded(db: Db): Promise<RunRow[]> {
  return db.rows(
    runRow,
    sql`
    select distinct on (r.scheme) ${runColumns} from analysis_run r where r.status in ('done', 'failed', 'cancelled') order by r.scheme, r.id desc`,
  )
}

/** Lists the run of every scheme that standing shows: the latest that was published. */
export function listShownRuns(db: Db): Promise<RunRow[]> {
  return db.rows(
    runRow,
    sql`select distinct on (r.scheme) ${runColumns} from analysis_run r where r.published and r.rows_kept order by r.scheme, r.id desc`,
  )
}

/** Finds the run of a scheme that standing shows. */
export function findShown(db: Db, scheme: string): Promise<RunRow | null> {
  return db.row(
    runRow,
    sql`select ${runColumns} from analysis_run r where r.scheme = ${scheme} and r.published order by r.id desc limit 1`,
  )
}

/** Puts a run to running; answers false when it is done, failed or cancelled already. */
export async function markRunning(db: Db, id: number): Promise<boolean> {
  return (
    (await db.execute(sql`
      update analysis_run set status = 'running', stage = ${furthest('sums')}, started_at = coalesce(started_at, now())
      where id = ${id} and status in ('queued', 'running')`)) > 0
  )
}

/** What a run that has begun to publish is at until it ends, also when it is begun anew: by then customers show a part of it, and it must come to its end. */
const furthest = (stage: RunStage): Sql => sql`case when stage = 'publishing' then stage else ${stage} end`

/** Says what a running run is at; answers false when it is no longer running, or was asked to stop. */
export async function enterStage(db: Db, id: number, stage: RunStage): Promise<boolean> {
  return (
    (await db.execute(
      sql`update analysis_run set stage = ${furthest(stage)} where id = ${id} and status = 'running' and not cancel_asked`,
    )) > 0
  )
}

/** Ends a run with its outcome; answers false when it is no longer running. */
export async function markDone(db: Db, id: number, outcome: RunOutcome): Promise<boolean> {
  return (
    (await db.execute(sql`
      update analysis_run set status = 'done', stage = null, finished_at = now(), rows_kept = true, published = ${outcome.published},
        model = ${JSON.stringify(outcome.model)}::jsonb, summary = ${JSON.stringify(outcome.summary)}::jsonb, movement = ${JSON.stringify(outcome.movement)}::jsonb,
        against_run_id = ${outcome.againstRunId}, usual_movement = ${JSON.stringify(outcome.usualMovement)}::jsonb, usual_run_id = ${outcome.usualRunId}
      where id = ${id} and status = 'running'`)) > 0
  )
}

/** Ends a run without a result. */
export async function markEnded(
  db: Db,
  id: number,
  status: 'failed' | 'cancelled',
  failure: { code: string; params: unknown } | null,
): Promise<void> {
  await db.execute(sql`
    update analysis_run set status = ${status}, stage = null, finished_at = now(), failure_code = ${failure?.code ?? null},
      failure_params = ${failure === null ? null : JSON.stringify(failure.params)}::jsonb
    where id = ${id} and status in ('queued', 'running')`)
}

/** Says whether a run was asked to stop and has not ended. It was not publishing then, and cannot begin to any more. */
export async function isToStop(db: Db, id: number): Promise<boolean> {
  return (await db.execute(sql`select from analysis_run where id = ${id} and status = 'running' and cancel_asked`)) > 0
}

/** Asks a run to stop: one that waits is cancelled at once, one that runs stops within a second or two. Answers false when it has ended already, or is being published. */
export async function askToCancel(db: Db, id: number): Promise<boolean> {
  return (
    (await db.execute(sql`
      update analysis_run set cancel_asked = true, status = case when status = 'queued' then 'cancelled' else status end,
        finished_at = case when status = 'queued' then now() end
      where id = ${id} and status in ('queued', 'running') and stage is distinct from 'publishing'`)) > 0
  )
}

/** Lists the done runs of a scheme in one currency whose rows are kept, with the month in which they were asked for. */
export function listKeptRuns(
  db: Db,
  { scheme, currency }: Pick<RunRow, 'scheme' | 'currency'>,
  timeZone: string,
  now: Date,
): Promise<KeptRun[]> {
  return db.rows(
    z.object({
      id: z.number(),
      month: z.string(),
      recent: z.boolean(),
      published: z.boolean(),
      held: z.boolean(),
      againstRunId: z.number().nullable(),
      usualRunId: z.number().nullable(),
    }),
    sql`
    select id, to_char(requested_at at time zone ${timeZone}, 'YYYY-MM') as month,
      finished_at > ${now}::timestamptz - interval '1 day' as recent, published, against_run_id as "againstRunId", usual_run_id as "usualRunId",
      exists (select from analysis_run_hold h where h.run_id = analysis_run.id and h.holder <> ${TRIAL_HOLDER}) as held
    from analysis_run
    where scheme = ${scheme} and currency = ${currency} and status = 'done' and rows_kept`,
  )
}

/** Notes that somebody refers to the rows of a run, which are kept from then on; or with `TRIAL_HOLDER` that it tries parameters out. */
export async function insertHold(db: Db, runId: number, holder: string): Promise<void> {
  await db.execute(sql`insert into analysis_run_hold (run_id, holder) values (${runId}, ${holder}) on conflict do nothing`)
}

/** Forgets all runs that somebody referred to. */
export async function deleteHolds(db: Db, holder: string): Promise<void> {
  await db.execute(sql`delete from analysis_run_hold where holder = ${holder}`)
}

/** Forgets the rows of a run; its summary and movement stay. */
export async function forgetRows(db: Db, id: number): Promise<void> {
  await db.execute(sql`update analysis_run set rows_kept = false where id = ${id}`)
  await db.execute(sql`drop table if exists ${identifier(`run_assignment_${id}`)}`)
}

const assignmentRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  class: z.string(),
  rank: z.number(),
  value: z.number().nullable(),
  cumulativeShare: z.number().nullable(),
  inputs: z.array(z.number().nullable()),
  overrideClass: z.string().nullable(),
  overrideReason: z.string().nullable(),
  overrideBy: z.number().nullable(),
  overrideByName: z.string().nullable(),
  overrideAt: z.date().nullable(),
})
export type AssignmentRow = z.infer<typeof assignmentRow>

export interface AssignmentQuery {
  run: Pick<RunRow, 'id' | 'scheme'>
  scope: Scope
  class: string | undefined
  /** One customer alone. */
  customerId?: number
  /** The best and the worst rank in the class. */
  ranks: { first: number; last: number } | null
  after: { rank: number; id: number } | null
  limit: number
}

/** Lists rows of a stored run by rank, then id, those that the scope reaches; a customer merged away since stands as its survivor allows. */
export function listAssignmentRows(db: Db, query: AssignmentQuery): Promise<AssignmentRow[]> {
  const conditions: Sql[] = [inScope(query.scope, sql`c.root_id`)]
  if (query.class !== undefined) conditions.push(sql`a.class = ${query.class}`)
  if (query.customerId !== undefined) conditions.push(sql`a.customer_id = ${query.customerId}`)
  // Without these a page of a small class reads on to the end of a million rows.
  if (query.ranks !== null) conditions.push(sql`a.rank between ${query.ranks.first} and ${query.ranks.last}`)
  if (query.after !== null) conditions.push(sql`(a.rank, a.customer_id) > (${query.after.rank}, ${query.after.id})`)
  return db.rows(
    assignmentRow,
    sql`
    select c.id, c.external_id as "externalId", c.name, c.kind, a.class, a.rank, a.value, a.cumulative_share as "cumulativeShare",
      array_replace(a.inputs, 'NaN', null) as inputs,
      o.class as "overrideClass", o.reason as "overrideReason", o.set_by_id as "overrideBy", u.name as "overrideByName", o.set_at as "overrideAt"
    from ${rowsOf(query.run.id)} a
    join customer c on c.id = a.customer_id
    left join customer_override o on o.customer_id = a.customer_id and o.scheme = ${query.run.scheme}
    left join app_user u on u.id = o.set_by_id
    where ${join(conditions, ' and ')}
    order by a.rank, a.customer_id limit ${query.limit}`,
  )
}

const shownRunRow = z.object({
  id: z.number(),
  scheme: z.string(),
  finishedAt: z.date(),
  asOf: z.string(),
  parameters: z.unknown(),
  /** What tells whether its classes can be compared with another run's. */
  summary: z.object({ customers: z.number(), withoutBefore: z.number().nullable() }).nullable(),
})

/** Lists the runs of some schemes that standing showed once or shows, and whose rows are kept, the earliest first. */
export function listShownRunsOver(db: Db, schemes: readonly string[]): Promise<z.infer<typeof shownRunRow>[]> {
  return db.rows(
    shownRunRow,
    sql`
    select r.id, r.scheme, r.finished_at as "finishedAt", r.as_of::text as "asOf", r.parameters,
      case when r.summary is not null then jsonb_build_object('customers', r.summary -> 'customers', 'withoutBefore', r.summary -> 'withoutBefore') end as summary
    from analysis_run r
    where r.scheme = any(${[...schemes]}::text[]) and r.status = 'done' and r.published and r.rows_kept order by r.id`,
  )
}

/** Lists the class of one customer in scope in each of some runs; those it is not in are left out. */
export function listClassesOver(
  db: Db,
  scope: Scope,
  runs: readonly { id: number }[],
  customerId: number,
): Promise<{ runId: number; class: string }[]> {
  const each = runs.map(
    ({ id }) => sql`select ${id}::int as "runId", a.class from ${rowsOf(id)} a where a.customer_id = ${customerId}`,
  )
  return db.rows(
    z.object({ runId: z.number(), class: z.string() }),
    sql`select x."runId", x.class from (${join(each, ' union all ')}) x where ${oneInScope(scope, sql`${customerId}::int`)}`,
  )
}
