import { listWaitingRuns, recomputeRun } from '#lib/analysis/classification/recompute'
import { waitUntilFresh } from '#lib/analysis/metrics/refresh'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import { inspectImport, listUninspected } from '#lib/platform/import/inspect'
import { listWaitingImports } from '#lib/platform/import/waiting'
import { workImport } from '#lib/platform/import/work'
import type { Log } from '#lib/platform/log/log'
import type { JobName } from '#lib/platform/queue/announce'
import { systemContext } from '#lib/platform/system-context'
import { listWaitingBulkChanges, workBulkChange } from '#lib/records/customers/bulk/work'
import { importKinds } from '#lib/records/import-kinds'

/** What the jobs of a worker work with. */
export interface Workshop {
  db: Context['db']
  log: Log
  dataDirectory: string
}

/** Work on records that say themselves what is to be done: whatever is killed in the middle still waits, and is worked on again. */
export interface Job {
  /** Records that wait, the oldest first; those that somebody works on are not among them where that can be told. */
  listWaiting: (db: Context['db']) => Promise<number[]>
  /** Works one record off. May be called again, by several workers, for a record that needs nothing more. */
  work: (shop: Workshop, id: number) => Promise<void>
}

/** Every kind of work, by name. */
export const jobs: Record<JobName, Job> = {
  import: {
    listWaiting: listWaitingImports,
    work: ({ db, log, dataDirectory }, id) =>
      workImport(
        {
          db,
          kinds: importKinds,
          dataDirectory,
          contextOf: (userId) => contextOf(db, log, userId),
          systemContext: () => systemContext(db, log),
          settle: (ctx) => waitUntilFresh(ctx.db),
        },
        id,
      ),
  },
  inspect: { listWaiting: listUninspected, work: inspectImport },
  run: {
    listWaiting: listWaitingRuns,
    work: async ({ db, log }, id) => recomputeRun(await systemContext(db, log), id),
  },
  bulk_change: {
    listWaiting: listWaitingBulkChanges,
    work: ({ db, log }, id) =>
      workBulkChange(
        { db, log, contextOf: (userId) => contextOf(db, log, userId), systemContext: () => systemContext(db, log) },
        id,
      ),
  },
}

/** Acts as whoever asked for the work, with the rights of now; null when that user is no longer there or may no longer act. */
async function contextOf(db: Context['db'], log: Log, userId: number): Promise<Context | null> {
  const found = await resolveActor(db, userId)
  return found === null || found.disabled ? null : { ...(await systemContext(db, log)), actor: found.actor }
}

/** Works everything off that waits, one record after the other, until nothing waits; for tests, seeds and whoever runs without a worker. */
export async function workOffAll(shop: Workshop): Promise<void> {
  for (;;) {
    let worked = 0
    for (const job of Object.values(jobs)) {
      for (const id of await job.listWaiting(shop.db)) {
        await job.work(shop, id)
        worked += 1
      }
    }
    if (worked === 0) return
  }
}
