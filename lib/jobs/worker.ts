/** The worker process: works off what waits and what comes round by the clock, until it is told to stop. */
import { setTimeout as wait } from 'node:timers/promises'
import { currentDatabase } from '#lib/platform/db/current'
import { env } from '#lib/platform/env'
import { hasOwnSchema } from '#lib/platform/health/schema-of-database'
import { releaseDeadLeases } from '#lib/platform/import/lease'
import { forgetRemains } from '#lib/platform/import/remains'
import { log } from '#lib/platform/log/log'
import type { JobName } from '#lib/platform/queue/announce'
import { listenForWork } from '#lib/platform/queue/listen'
import { Clock } from './clock.ts'
import { Lane } from './lane.ts'
import type { Workshop } from './registry.ts'
import { jobs } from './registry.ts'
import { recurring } from './schedule.ts'

/** What is begun is given so long to come to an end of its own; after that it is left, and taken up again by the next worker. */
const STOP_TIMEOUT_MS = 8_000
const SCHEMA_POLL_MS = 5_000

const { DATABASE_URL, DATA_DIR } = env()
const { db } = currentDatabase()
const shop: Workshop = { db, log, dataDirectory: DATA_DIR }

const lanes = new Map(Object.entries(jobs).map(([name, job]) => [name, new Lane(name as JobName, job, shop)]))
const stopListening = listenForWork(DATABASE_URL, log, (announcement) => lanes.get(announcement.split(' ')[0] ?? '')?.wake())
const clock = new Clock(DATABASE_URL, shop, recurring)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

await untilOwnSchema()
await takeOver().catch((error: unknown) => log.warn({ err: error }, 'what ended workers left could not be looked at'))
for (const lane of lanes.values()) lane.start()
clock.start()

/** Takes no work from a database that another version has taken further, or a backup back, until it is this code's again. */
async function untilOwnSchema(): Promise<void> {
  for (let told = false; ; told = true) {
    // A database that does not answer is waited for by what comes next.
    if (await hasOwnSchema(db).catch(() => true)) return
    if (!told)
      log.error('the database has the schema of another version: stop this one and start that, or restore a backup of this one')
    await wait(SCHEMA_POLL_MS)
  }
}

/** Stands in for a worker that was killed: its leases are given back, and what it had not yet taken away goes. */
async function takeOver(): Promise<void> {
  await releaseDeadLeases(db)
  await forgetRemains(db, DATA_DIR)
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  const atLast = setTimeout(() => process.exit(0), STOP_TIMEOUT_MS)
  atLast.unref()
  await Promise.allSettled([...[...lanes.values()].map((lane) => lane.stop()), stopListening(), clock.stop(STOP_TIMEOUT_MS)])
  process.exit(0)
}
