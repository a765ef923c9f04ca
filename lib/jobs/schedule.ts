import { startOwnRuns } from '#lib/analysis/classification/own-runs'
import { keepForManagers, keepUpForManagers } from '#lib/analysis/manager-figures/keep-all'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { sendReports } from '#lib/analysis/reports/deliver'
import { forgetOldReports } from '#lib/analysis/reports/service'
import { keepSeasons } from '#lib/analysis/season/service'
import { computeOpenReviews } from '#lib/plans/annual-review/compute'
import { forgetEndedSessions } from '#lib/platform/auth/tidy'
import { forgetRemains } from '#lib/platform/import/remains'
import { forgetOldImports } from '#lib/platform/import/tidy'
import { isImportUnderWay } from '#lib/platform/import/waiting'
import { forgetOldNotifications } from '#lib/platform/notify/notify'
import { systemContext } from '#lib/platform/system-context'
import { forgetDeletedViews } from '#lib/platform/views/service'
import { moveOverdueApprovals } from '#lib/records/approvals/clock'
import { keepCadence } from '#lib/records/cadence/keep'
import { escalateDue } from '#lib/records/cases/standing/escalate'
import { keepStale } from '#lib/records/cases/standing/keep'
import { forgetOldBulkChanges } from '#lib/records/customers/bulk/service'
import { tellKeepers } from '#lib/records/papers/tell-keepers'
import { spellNames } from '#lib/records/spelling/keep'
import { remindOfTasks } from '#lib/records/tasks/reminders'
import { classifyCron } from './nightly.ts'
import type { Workshop } from './registry.ts'

/** Work that comes round by the clock of the company. Whatever it does must bear being done twice. */
export interface Recurring {
  name: string
  /** Minute, hour, day of month, month, day of week; in the company's time zone. */
  cron: string
  work: (shop: Workshop) => Promise<void>
}

export const recurring: readonly Recurring[] = [
  {
    name: 'refresh_sums',
    cron: '* * * * *',
    work: async ({ db }) => {
      // An import sums what it has touched when it is through; to do so in between as well is the same work twice, and both wait for each other.
      if (!(await isImportUnderWay(db))) await refreshTouchedMonths(db)
    },
  },
  {
    name: 'case_clocks',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      const ctx = await systemContext(db, log)
      await keepStale(ctx)
      await escalateDue(ctx)
    },
  },
  {
    name: 'remind',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      await remindOfTasks(await systemContext(db, log))
    },
  },
  {
    name: 'approvals',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      await moveOverdueApprovals(await systemContext(db, log))
    },
  },
  {
    // Classes, settings and the calendar move by themselves; what was noted of a customer is worked out at once.
    name: 'contact_cadence',
    cron: '35 * * * *',
    work: async ({ db, log }) => {
      await keepCadence(await systemContext(db, log), null)
    },
  },
  {
    // Before the classes, of which dormancy goes by the season.
    name: 'seasons',
    cron: '50 1 * * *',
    work: async ({ db, log }) => {
      log.info({ kinds: await keepSeasons(await systemContext(db, log)) }, 'seasons kept')
    },
  },
  { name: 'classify', cron: classifyCron, work: classifyAll },
  {
    // After the classes, whose movement managers see.
    name: 'watch',
    cron: '10 3 * * *',
    work: async ({ db, log }) => {
      log.info(await keepForManagers(await systemContext(db, log)), 'managers’ figures kept')
    },
  },
  {
    // A run by hand or an import during the day: what managers see first follows within minutes.
    name: 'keep_up',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      const kept = await keepUpForManagers(await systemContext(db, log))
      if (kept !== null) log.info(kept, 'managers’ figures kept')
    },
  },
  {
    // After the sums and figures of the night.
    name: 'annual_review',
    cron: '30 3 * * *',
    work: async ({ db, log }) => {
      log.info({ workbooks: await computeOpenReviews(await systemContext(db, log)) }, 'open workbooks of the years worked out')
    },
  },
  {
    name: 'reports',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      const reports = await sendReports(await systemContext(db, log))
      if (reports > 0) log.info({ reports }, 'reports sent')
    },
  },
  {
    // Only after an update to a version that knows more of names; then for minutes.
    name: 'spell_names',
    cron: '* * * * *',
    work: async ({ db, log }) => {
      const names = await spellNames({ db })
      if (names > 0) log.info({ names }, 'names spelled')
    },
  },
  {
    // When people come to work.
    name: 'papers',
    cron: '5 8 * * *',
    work: async ({ db, log }) => {
      log.info({ papers: await tellKeepers(await systemContext(db, log)) }, 'keepers of papers told')
    },
  },
  {
    name: 'tidy',
    cron: '50 3 * * *',
    work: async ({ db, log, dataDirectory }) => {
      const sessions = await forgetEndedSessions(db)
      const imports = await forgetOldImports(db)
      const notifications = await forgetOldNotifications(db)
      const views = await forgetDeletedViews(db)
      const bulkChanges = await forgetOldBulkChanges(db)
      const reports = await forgetOldReports({ db, now: new Date() })
      log.info(
        { sessions, imports, notifications, views, bulkChanges, reports, remains: await forgetRemains(db, dataDirectory) },
        'tidied',
      )
    },
  },
]

/** Asks for a run of every scheme that stands beside a customer, with the company's own thresholds. */
export async function classifyAll({ db, log }: Workshop): Promise<void> {
  await startOwnRuns(await systemContext(db, log))
}
