import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { permitWholeCompany } from '../scope/scope.ts'

const scheduled = z.object({
  name: z.string(),
  /** Minute, hour, day of month, month, day of week; in the company's time zone. */
  cron: z.string(),
  lastDoneAt: z.date().nullable(),
  waiting: z.int(),
})
const failed = z.object({
  id: z.string(),
  name: z.string(),
  failedAt: z.date().nullable(),
  tries: z.int(),
  /** What was thrown, in the words of the program. */
  message: z.string().nullable(),
})
export type ScheduledJob = z.infer<typeof scheduled>
export type FailedJob = z.infer<typeof failed>

const failedShown = 50

/** Answers what comes round by the clock, when each was last done, and what failed for good and has not been done since; null while no worker has ever been
 * started. For whoever manages settings of the whole company. */
export async function viewRecurringJobs(ctx: Context): Promise<{ scheduled: ScheduledJob[]; failed: FailedJob[] } | null> {
  permitWholeCompany(ctx, 'settings:manage')
  if (!(await hasQueue(ctx))) return null
  return {
    scheduled: await ctx.db.rows(
      scheduled,
      sql`
      select s.name, s.cron,
        (select max(j.completed_on) from pgboss.job j where j.name = s.name and j.state = 'completed') as "lastDoneAt",
        (select count(*)::int4 from pgboss.job j where j.name = s.name and j.state in ('created', 'retry', 'active')) as waiting
      from pgboss.schedule s order by s.name`,
    ),
    failed: await ctx.db.rows(
      failed,
      sql`
      select j.id::text as id, j.name, j.completed_on as "failedAt", j.retry_count + 1 as tries, j.output ->> 'message' as message
      from pgboss.job j join pgboss.schedule s on s.name = j.name
      where j.state = 'failed'
        and not exists (select from pgboss.job d where d.name = j.name and d.state = 'completed' and d.completed_on > j.completed_on)
      order by j.completed_on desc limit ${failedShown}`,
    ),
  }
}

/** Puts a failed job back into the queue: whatever comes round bears being done twice. Throws `not_found` for one that has not failed. */
export async function retryRecurringJob(ctx: Context, id: string): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  if (!(await hasQueue(ctx))) throw new AppError('not_found', {})
  await ctx.db.tx(async (db) => {
    const retried = await db.row(
      z.object({ name: z.string() }),
      sql`
      update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, completed_on = null, start_after = now()
      where id = ${id}::uuid and state = 'failed' and name in (select name from pgboss.schedule) returning name`,
    )
    if (retried === null) throw new AppError('not_found', {})
    await audit({ ...ctx, db }, { action: 'job.retry', subjectType: 'job', subjectId: id, detail: { name: retried.name } })
  })
}

async function hasQueue({ db }: Pick<Context, 'db'>): Promise<boolean> {
  const row = await db.row(
    z.object({ there: z.boolean() }),
    sql`select to_regclass('pgboss.job') is not null and to_regclass('pgboss.schedule') is not null as there`,
  )
  return row?.there === true
}
