import { listRuns } from '#lib/analysis/classification/service'
import { lastKept } from '#lib/analysis/last-kept/service'
import type { Context } from '#lib/platform/context'
import { listImports } from '#lib/platform/import/service'
import { viewImport } from '#lib/platform/import/view'
import type { ScheduledJob } from '#lib/platform/queue/recurring-jobs'
import { viewRecurringJobs } from '#lib/platform/queue/recurring-jobs'
import { mayEver } from '#lib/platform/scope/scope'
import type { JobsView } from './jobs-page.tsx'

const shown = 20
/** What failed longer ago is nobody's worry any more. */
const recentDays = 30
const openImportStatuses = ['queued', 'validating', 'applying', 'reverting'] as const

/** Reads what failed lately and what waits, of every kind of work. */
export async function loadJobs(ctx: Context): Promise<JobsView> {
  const imports = (status: string) =>
    mayEver(ctx, 'import:read')
      ? listImports(ctx, { limit: shown, cursor: undefined, kind: undefined, status }).then(({ data }) =>
          data.map((row) => viewImport(ctx, row)),
        )
      : []
  const runs = (status: 'failed' | 'queued' | 'running') =>
    mayEver(ctx, 'analysis:read') ? listRuns(ctx, { status, limit: shown }).then(({ data }) => data) : []
  const [recurring, kept, failedImports, openImports, failedRuns, queued, running] = await Promise.all([
    viewRecurringJobs(ctx),
    lastKept(ctx),
    imports('failed'),
    Promise.all(openImportStatuses.map((status) => imports(status))),
    runs('failed'),
    runs('queued'),
    runs('running'),
  ])
  const since = new Date(ctx.now.getTime() - recentDays * 86_400_000).toISOString()
  const recent = (one: { finished_at: string | null }) => (one.finished_at ?? '') >= since
  return {
    recurring: recurring === null ? null : { ...recurring, scheduled: recurring.scheduled.map((job) => withKept(job, kept)) },
    failedImports: failedImports.filter(recent),
    openImports: openImports.flat(),
    failedRuns: failedRuns.filter(recent),
    openRuns: [...running, ...queued],
    mayRun: mayEver(ctx, 'analysis:run'),
  }
}

/** The queue forgets what it did after some days, and knows nothing of what was worked out before it: results that stand say more. */
function withKept(job: ScheduledJob, kept: Readonly<Record<string, Date | null>>): ScheduledJob {
  const at = kept[job.name] ?? null
  return at === null || (job.lastDoneAt !== null && job.lastDoneAt >= at) ? job : { ...job, lastDoneAt: at }
}
