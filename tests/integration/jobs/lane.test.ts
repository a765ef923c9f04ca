import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { Lane } from '#lib/jobs/lane'
import type { Job } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { announce } from '#lib/platform/queue/announce'
import { listenForWork } from '#lib/platform/queue/listen'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const begun: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of begun.splice(0)) await end()
})

/** Waits for what comes of itself; a test that waits in vain ends by the test's own time limit. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(10)
}

/** A job over records in memory; those of `faulty` fail at the first attempt. */
function jobOf(waiting: Set<number>, faulty = new Set<number>()): Job & { worked: number[] } {
  const worked: number[] = []
  return {
    worked,
    listWaiting: async () => [...waiting],
    async work(_, id) {
      if (faulty.delete(id)) throw new Error('this one is faulty')
      waiting.delete(id)
      worked.push(id)
    },
  }
}

function startLane(job: Job): Lane {
  const lane = new Lane('import', job, { db: company.db, log, dataDirectory: '' })
  lane.start()
  begun.push(() => lane.stop())
  return lane
}

it('a lane works off what waits, in order, and a record that fails keeps no other from being worked off', async () => {
  const job = jobOf(new Set([1, 2, 3]), new Set([2]))
  startLane(job)
  await until(() => job.worked.length === 3)
  expect(job.worked).toEqual([1, 3, 2])
})

it('a lane looks by itself for what nobody has announced', async () => {
  const waiting = new Set<number>()
  const job = jobOf(waiting)
  let looks = 0
  startLane({
    ...job,
    listWaiting(db) {
      looks += 1
      return job.listWaiting(db)
    },
  })
  await until(() => looks === 1)
  waiting.add(7)
  await until(() => job.worked.length === 1)
})

it('a lane that is stopped ends what it has begun, and begins nothing more', async () => {
  const job = jobOf(new Set([1, 2]))
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  let begunWork = false
  const lane = startLane({
    ...job,
    async work(shop, id) {
      begunWork = true
      await gate
      await job.work(shop, id)
    },
  })
  await until(() => begunWork)
  const stopped = lane.stop()
  go()
  await stopped
  expect(job.worked).toEqual([1])
})

it('what is announced is heard when its transaction is committed, and never when it is not', async () => {
  const heard: string[] = []
  begun.push(listenForWork(env().DATABASE_URL, log, (announcement) => heard.push(announcement)))
  await until(isListening)
  await company.db
    .tx(async (db) => {
      await announce(db, 'import', 1)
      throw new Error('not committed')
    })
    .catch(() => undefined)
  await company.db.tx((db) => announce(db, 'run', 2))
  await until(() => heard.length > 0)
  expect(heard).toEqual(['run 2'])
})

it('who listens does so again after the database has cut the line', async () => {
  const heard: string[] = []
  begun.push(listenForWork(env().DATABASE_URL, log, (announcement) => heard.push(announcement)))
  await until(isListening)
  await company.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${listeners}`)
  await until(async () => !(await isListening()))
  await until(isListening)
  await company.db.tx((db) => announce(db, 'import', 3))
  await until(() => heard.length > 0)
  expect(heard).toEqual(['import 3'])
})

const listeners = sql`datname = current_database() and application_name = 'yike listener'`
async function isListening(): Promise<boolean> {
  return (
    (await company.db.execute(
      sql`select from pg_stat_activity where ${listeners} and query ilike 'listen %' and state = 'idle'`,
    )) > 0
  )
}
