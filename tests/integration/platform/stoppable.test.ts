import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database, Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { Stopped, stoppable } from '#lib/platform/queue/stoppable'
import type { TestDatabase } from '#tests/support/test-database'
import { createTestDatabase } from '#tests/support/test-database'

// Statements wait for a lock that the test holds: one that comes to an end while it is held was cancelled.

let test: TestDatabase
/** One connection for the work of jobs, so that it is known whose it is next. */
let jobs: Database
let others: Database
beforeAll(async () => {
  test = await createTestDatabase()
  jobs = openDatabase({ url: test.url, max: 1 })
  others = openDatabase({ url: test.url, max: 6 })
})
afterAll(async () => {
  await jobs.close()
  await others.close()
  await test.drop()
})

/** What a worker has: work goes to the one connection, whatever else is asked to others. */
const worker = (): Db => ({ ...others.db, bulk: jobs.db.bulk })
const never = async () => false

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(10)
}

/** Does something while the test holds a lock. */
async function whileLocked(lock: number, then: () => Promise<void>): Promise<void> {
  await others.db.bulk(async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await then()
    await client.query('select pg_advisory_unlock($1)', [lock])
  })
}

const waitFor = (db: Db, lock: number) =>
  db.bulk(async (client) => {
    await client.query('select pg_advisory_lock($1), pg_advisory_unlock($1)', [lock])
    return 'went to its end'
  })

async function isWaitedFor(lock: number): Promise<boolean> {
  return (await others.db.execute(sql`select from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`)) > 0
}

const pidRow = z.object({ pid: z.number() })
const pidOf = async (db: Db) =>
  pidRow.parse(await db.bulk(async (client) => (await client.query('select pg_backend_pid() as pid')).rows[0])).pid

it('a statement that waits is cancelled when its work is to stop, the connections go on being of use, and nobody else’s statement is struck', async () => {
  const neighbours: Promise<string>[] = []
  await whileLocked(1, async () => {
    let wished = false
    const work = stoppable(
      worker(),
      async () => wished,
      ({ db }) => waitFor(db, 1),
    )
    neighbours.push(
      stoppable(others.db, never, ({ db }) => waitFor(db, 1)),
      waitFor(others.db, 1),
    )
    await until(async () => (await others.db.execute(sql`select from pg_locks where objid = 1 and not granted`)) === 3)
    wished = true
    await expect(work).rejects.toBeInstanceOf(Stopped)
    expect(await pidOf(jobs.db)).toBeGreaterThan(0)
    expect(await others.db.execute(sql`select from pg_locks where objid = 1 and not granted`)).toBe(2)
  })
  expect(await Promise.all(neighbours)).toEqual(['went to its end', 'went to its end'])
})

it('a cancel that comes between two statements strikes neither the next one nor whoever has the connection next', async () => {
  const before = await pidOf(jobs.db)
  let asked = 0
  // Wished for once: when it is asked the second time, PostgreSQL has been told the first time.
  const wish = async () => {
    asked += 1
    return asked === 1
  }
  const answer = await stoppable(worker(), wish, ({ db }) =>
    db.bulk(async (client) => {
      await client.query('select 1')
      await until(() => asked > 1)
      const { rows } = await client.query<{ two: number }>('select 2 as two')
      return rows
    }),
  )
  expect(answer).toEqual([{ two: 2 }])
  expect(await pidOf(jobs.db)).toBe(before)
})

it('a connection is given back only when what was asked too late is over, so that it never meets another job', async () => {
  const told = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  // Who tells PostgreSQL is held up on the way.
  const slow: Db = {
    ...worker(),
    execute: async (statement) => {
      told.resolve()
      await gate.promise
      return others.db.execute(statement)
    },
  }
  const work = stoppable(
    slow,
    async () => true,
    ({ db }) =>
      db.bulk(async (client) => {
        await client.query('select 1')
        await told.promise
        return 'was done already'
      }),
  )
  await told.promise
  const next: Promise<string>[] = []
  await whileLocked(2, async () => {
    next.push(waitFor(jobs.db, 2))
    // The work has ended, and its connection is not to be had.
    for (let turn = 0; turn < 20; turn += 1) await others.db.execute(sql`select 1`)
    expect(await isWaitedFor(2)).toBe(false)
    gate.resolve()
    expect(await work).toBe('was done already')
    await until(() => isWaitedFor(2))
  })
  expect(await Promise.all(next)).toEqual(['went to its end'])
})

it('a statement that a timeout cancels is an error, and no stop', async () => {
  await whileLocked(3, async () => {
    const work = stoppable(worker(), never, ({ db }) =>
      db.bulk(async (client) => {
        await client.query(`begin; set local statement_timeout = '20ms'`)
        await client.query('select pg_advisory_lock(3)')
      }),
    )
    await expect(work).rejects.toMatchObject({ code: '57014' })
    await expect(work).rejects.not.toBeInstanceOf(Stopped)
  })
})

it('what goes wrong of itself while a stop is wished for is told as what it is', async () => {
  const work = stoppable(
    worker(),
    async () => true,
    ({ db }) => db.bulk((client) => client.query('select 1 / 0')),
  )
  await expect(work).rejects.toMatchObject({ code: '22012' })
})

it('reckoning without statements is ended at its next pause', async () => {
  const work = stoppable(
    worker(),
    async () => true,
    async ({ pause }) => {
      for (;;) await pause()
    },
  )
  await expect(work).rejects.toBeInstanceOf(Stopped)
})

it('work goes on while nobody can say whether it is to stop', async () => {
  let asked = 0
  const wish = async (): Promise<boolean> => {
    asked += 1
    throw new Error('cannot be asked')
  }
  const answer = await stoppable(worker(), wish, async ({ pause }) => {
    while (asked < 2) await pause()
    return 'went to its end'
  })
  expect(answer).toBe('went to its end')
})
