import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { jobs } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { keepHundredCustomers, startImportOf } from '#tests/support/import-file'

// Two chunks of waybills are written at once: whatever stops one of them, they end in the order of the file, each once.

const chunk = 20_000
const rows = 70_000
let company: TestCompany
let directory: string
let key: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-two-chunks-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  key = await company.keyFor('administrator')
})
afterAll(async () => {
  await company.close()
  await rm(directory, { recursive: true })
})
beforeEach(() => keepHundredCustomers(company))

/** Line 1 names the columns, so that waybill W-i stands on line i + 2. */
async function startFile(priceOf: (i: number) => string = () => '1.50'): Promise<number> {
  const lines = Array.from(
    { length: rows },
    (_, i) => `W-${i},K-${i % 100},2026-03-${String((i % 28) + 1).padStart(2, '0')},${priceOf(i)}`,
  )
  const path = join(directory, 'waybills.csv')
  await writeFile(path, `waybill_no,customer_external_id,accepted_at,freight\n${lines.join('\n')}\n`)
  return startImportOf(company, path, { kind: 'waybills' })
}

const work = (id: number) => jobs.import.work({ db: company.db, log, dataDirectory: directory }, id)
const importAt = async (id: number) => (await company.api('GET', `/imports/${id}`, { key })).body
const insertWaybills = (...numbers: string[]) =>
  company.db.execute(sql`insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, freight_minor, currency)
    select n, (select min(id) from customer), '2026-03-01T00:00:00+08:00', '2026-03-01', 100, 'CNY' from unnest(${numbers}::text[]) n`)

/** The spans of lines of the chunks in the order in which they ended, and what stands and is summed. */
async function ended(id: number) {
  const spans = await company.db.rows(
    z.object({ from: z.int(), to: z.int() }),
    sql`select (detail ->> 'from_row')::int as from, (detail ->> 'to_row')::int as to from audit_event where action = 'import.chunk' and subject_id = ${String(id)} order by id`,
  )
  const sums = await company.db.row(
    z.object({ waybills: z.int(), kept: z.int() }),
    sql`select (select count(*) from waybill) as waybills, (select coalesce(sum(waybills), 0) from customer_month)::int as kept`,
  )
  const inOrder = spans.every((span, index) => span.from === (spans[index - 1]?.to ?? 0) + 1)
  return { ...sums, inOrder, through: spans.at(-1)?.to ?? 0 }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await condition()); looks += 1) {
    if (looks > 600) throw new Error('did not come to pass within half a minute')
    await wait(50)
  }
}

const waiting = async (query: string) => {
  const found = await company.db.row(
    z.object({ n: z.int() }),
    sql`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike ${query}`,
  )
  return found?.n ?? 0
}

/** Works an import off while somebody from outside holds W-10: in the middle of it the first chunk waits for them, and the second for its turn. */
async function workHeldUp(id: number, meanwhile: (client: PoolClient) => Promise<void>): Promise<void> {
  let working: Promise<void> = Promise.resolve()
  await company.db
    .bulk(async (client) => {
      await client.query(`begin; update waybill set product = 'held' where waybill_no = 'W-10'`)
      working = work(id)
      await until(
        async () => (await waiting('%for no key update of w%')) === 1 && (await waiting('%pg_advisory_xact_lock_shared%')) === 1,
      )
      await meanwhile(client)
      await client.query('commit')
    })
    .finally(() => working)
}

it('they end in the order of the file, each once', async () => {
  const id = await startFile()
  await work(id)
  expect(await importAt(id)).toMatchObject({ status: 'done', total: rows, created: rows, updated: 0, skipped: 0, rejected: 0 })
  expect(await ended(id)).toEqual({ waybills: rows, kept: rows, inOrder: true, through: 4 * chunk })
})

it('rows that the database refuses are found in the one without harm to the other', async () => {
  // A rule of the database that reading does not know of, broken in both chunks.
  await company.db.execute(sql`alter table waybill add constraint no_such_price check (freight_minor <> 666)`)
  try {
    const id = await startFile((i) => (i === 5_000 || i === 25_000 ? '6.66' : '1.50'))
    await work(id)
    expect(await importAt(id)).toMatchObject({ status: 'done', created: rows - 2, rejected: 2 })
    expect(await ended(id)).toMatchObject({ waybills: rows - 2, kept: rows - 2, inOrder: true })
    const refused = await company.db.rows(z.object({ row: z.int() }), sql`select row_no as row from import_error order by row_no`)
    expect(refused.map(({ row }) => row)).toEqual([5_002, 25_002])
  } finally {
    await company.db.execute(sql`alter table waybill drop constraint no_such_price`)
  }
})

it('somebody who holds a record of the first and wants one of the second is no dead end', async () => {
  await insertWaybills('W-10', 'W-20010')
  const id = await startFile()
  await workHeldUp(
    id,
    async (client) => void (await client.query(`update waybill set product = 'held' where waybill_no = 'W-20010'`)),
  ).catch((error: unknown) => {
    // PostgreSQL may choose whoever came from outside as the one to give way.
    expect(error).toMatchObject({ code: '40P01' })
  })
  expect(await importAt(id)).toMatchObject({ status: 'done', created: rows - 2, updated: 2, rejected: 0 })
  expect(await ended(id)).toMatchObject({ waybills: rows, kept: rows, inOrder: true, through: 4 * chunk })
})

it('when it is cancelled, whole chunks stay and nothing of a chunk that was not yet its turn', async () => {
  await insertWaybills('W-10')
  const id = await startFile()
  await workHeldUp(id, async () => {
    expect((await company.api('POST', `/imports/${id}/cancel`, { key })).status).toBe(202)
  })
  expect(await importAt(id)).toMatchObject({ status: 'cancelled', created: 0, updated: 0 })
  expect(await ended(id)).toEqual({ waybills: 1, kept: 1, inOrder: true, through: 0 })
})

it('a worker that loses its lease meanwhile writes neither of the two', async () => {
  await insertWaybills('W-10')
  const id = await startFile()
  await workHeldUp(
    id,
    async () => void (await company.db.execute(sql`update import set lease_owner = 'another' where id = ${id}`)),
  )
  expect(await ended(id)).toMatchObject({ waybills: 1, through: 0 })
  await company.db.execute(sql`update import set lease_owner = null, lease_until = null where id = ${id}`)
  await work(id)
  expect(await importAt(id)).toMatchObject({ status: 'done', created: rows - 1, updated: 1 })
  expect(await ended(id)).toEqual({ waybills: rows, kept: rows, inOrder: true, through: 4 * chunk })
})
