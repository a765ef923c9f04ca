import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { waitUntilFresh } from '#lib/analysis/metrics/refresh'
import { jobs } from '#lib/jobs/registry'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ImportKind } from '#lib/platform/import/kind'
import { forgetRemains } from '#lib/platform/import/remains'
import { rowsName, rowsTable } from '#lib/platform/import/tables'
import { workImport } from '#lib/platform/import/work'
import { log } from '#lib/platform/log/log'
import { waybillKind } from '#lib/records/waybills/import-kind'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { keepHundredCustomers, startImportOf } from '#tests/support/import-file'

// What comes between two chunks of an import: somebody cancels, another worker takes over, the database crashes.

const rowsInChunk = 20_000
const rowsInFile = 50_000
let company: TestCompany
let directory: string
let key: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-interrupted-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  key = await company.keyFor('administrator')
})
afterAll(async () => {
  await company.close()
  await rm(directory, { recursive: true })
})
beforeEach(() => keepHundredCustomers(company))

/** Five hundred of the rows name no customer; all of them stand in the third chunk. */
async function startFile(): Promise<number> {
  const lines = Array.from(
    { length: rowsInFile },
    (_, i) => `W-${i},K-${i < 49_500 ? i % 100 : 'none'},2026-03-${String((i % 28) + 1).padStart(2, '0')},1.50`,
  )
  const path = join(directory, 'waybills.csv')
  await writeFile(path, `waybill_no,customer_external_id,accepted_at,freight\n${lines.join('\n')}\n`)
  return startImportOf(company, path, { kind: 'waybills' })
}

/** Works an import off with `meddle` in the middle of its first chunk. What meddles with the import's row waits for the end of the chunk, and the next one
 * begins only when it is done. */
async function workMeddled(id: number, meddle: () => Promise<unknown>): Promise<void> {
  let meddled: Promise<unknown> | null = null
  // One chunk at a time: which of them were written before is then known.
  const { independentChunks: _, ...oneAtATime } = waybillKind
  const kind: ImportKind = {
    ...oneAtATime,
    async afterChunk(run) {
      await waybillKind.afterChunk?.(run)
      if (meddled !== null) return
      meddled = meddle()
      while (!(await isSomebodyWaiting())) await turn()
    },
  }
  const system = () => company.system()
  const contextOf = () => company.contextAs('administrator')
  const settle = () => waitUntilFresh(company.db)
  const db: Db = {
    ...company.db,
    tx: async (work) => {
      await meddled
      return company.db.tx(work)
    },
  }
  await workImport({ db, kinds: [kind], dataDirectory: directory, contextOf, systemContext: system, settle }, id)
  await meddled
}

async function isSomebodyWaiting(): Promise<boolean> {
  const found = await company.db.row(
    z.object({ waits: z.boolean() }),
    sql`select exists (select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()) as waits`,
  )
  return found?.waits === true
}

const importAt = async (id: number) => (await company.api('GET', `/imports/${id}`, { key })).body
const resume = (id: number) => jobs.import.work({ db: company.db, log, dataDirectory: directory }, id)

async function stored() {
  return company.db.row(
    z.object({ waybills: z.number(), kept: z.number().nullable(), noted: z.number(), tables: z.number() }),
    sql`select (select count(*) from waybill) as waybills, (select sum(waybills) from customer_month) as kept, (select count(*) from touched_month) as noted,
      (select count(*) from pg_class where relname ~ '^import_(stage|row)_' and relkind = 'r') as tables`,
  )
}

it('cancelling stops between chunks: what is applied stays, is summed, and can be taken back', async () => {
  const id = await startFile()
  await workMeddled(id, () => company.api('POST', `/imports/${id}/cancel`, { key }))
  expect(await importAt(id)).toMatchObject({ status: 'cancelled', total: rowsInFile, created: rowsInChunk - 1 })
  // The first chunk ends with line 20,000, and line 1 names the columns.
  expect(await stored()).toEqual({ waybills: rowsInChunk - 1, kept: rowsInChunk - 1, noted: 0, tables: 0 })
  expect(await readdir(join(directory, 'uploads'))).toEqual([])
  expect((await company.api('POST', `/imports/${id}/revert`, { key })).status).toBe(202)
  await resume(id)
  expect(await importAt(id)).toMatchObject({ status: 'reverted', revert: { removed: rowsInChunk - 1, restored: 0 } })
  expect(await stored()).toEqual({ waybills: 0, kept: null, noted: 0, tables: 0 })
})

it('a worker that has lost its lease writes nothing more, and the next one goes on where it stopped', async () => {
  const id = await startFile()
  await workMeddled(id, () =>
    company.db.execute(sql`update import set lease_owner = 'another', lease_until = now() + interval '1 hour' where id = ${id}`),
  )
  expect(await importAt(id)).toMatchObject({ status: 'applying', created: rowsInChunk - 1 })
  expect((await stored())?.waybills).toBe(rowsInChunk - 1)
  // Nobody takes it while the lease holds.
  expect(await jobs.import.listWaiting(company.db)).toEqual([])
  await resume(id)
  expect((await stored())?.waybills).toBe(rowsInChunk - 1)
  await company.db.execute(sql`update import set lease_until = now() - interval '1 second' where id = ${id}`)
  expect(await jobs.import.listWaiting(company.db)).toEqual([id])
  await resume(id)
  expect(await importAt(id)).toMatchObject({
    status: 'done',
    total: rowsInFile,
    created: 49_500,
    updated: 0,
    skipped: 0,
    rejected: 500,
  })
  expect(await stored()).toEqual({ waybills: 49_500, kept: 49_500, noted: 0, tables: 0 })
})

it('after a crash of PostgreSQL, which empties the rows that were read, they are read again and nothing is counted twice', async () => {
  const id = await startFile()
  await workMeddled(id, () =>
    company.db.execute(sql`update import set lease_owner = 'killed', lease_until = now() where id = ${id}`),
  )
  await company.db.execute(sql`truncate ${rowsTable(id)}`)
  await resume(id)
  expect(await importAt(id)).toMatchObject({
    status: 'done',
    total: rowsInFile,
    created: 49_500,
    updated: 0,
    skipped: 0,
    rejected: 500,
  })
  expect(await stored()).toEqual({ waybills: 49_500, kept: 49_500, noted: 0, tables: 0 })
  const errors = await company.db.row(
    z.object({ all: z.number() }),
    sql`select count(*) as all from import_error where import_id = ${id}`,
  )
  expect(errors?.all).toBe(500)
})

it('an importer who may no longer import stops it, and what he brought in can be taken back without him', async () => {
  const id = await startFile()
  await workMeddled(id, () =>
    company.db.execute(sql`update import set lease_owner = 'killed', lease_until = now() where id = ${id}`),
  )
  await company.db.execute(sql`update import set requested_by_id = ${company.users.nobody.id} where id = ${id}`)
  await resume(id)
  expect(await importAt(id)).toMatchObject({
    status: 'failed',
    failure: { code: 'importer_not_allowed' },
    created: rowsInChunk - 1,
  })
  expect((await stored())?.tables).toBe(0)
  expect((await company.api('POST', `/imports/${id}/revert`, { key })).status).toBe(202)
  await resume(id)
  expect(await importAt(id)).toMatchObject({ status: 'reverted', revert: { removed: rowsInChunk - 1 } })
  expect((await stored())?.waybills).toBe(0)
})

it('a file that is gone from the disk is named as the reason', async () => {
  const id = await startFile()
  await rm(join(directory, 'uploads'), { recursive: true })
  await resume(id)
  expect(await importAt(id)).toMatchObject({ status: 'failed', failure: { code: 'file_missing' } })
})

it('what killed workers and servers left behind goes; what is needed or still coming in stays', async () => {
  const uploads = join(directory, 'uploads')
  const waits = await startFile()
  const [needed = ''] = await readdir(uploads)
  const ended = await company.db.row(
    z.object({ id: z.int() }),
    sql`insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id, finished_at)
        values ('waybills', 'done', 'a', 1, ${'a'.repeat(64)}, 'ended', ${company.users.administrator.id}, now()) returning id`,
  )
  for (const id of [waits, ended?.id ?? 0, 999_999_999])
    await company.db.execute(sql`create unlogged table ${rowsTable(id)} (row_no int)`)
  for (const name of ['a'.repeat(64), 'b'.repeat(64), 'incoming-old', 'incoming-new', 'else'])
    await writeFile(join(uploads, name), 'x')
  const now = new Date()
  const longAgo = new Date(now.getTime() - 25 * 3_600_000)
  await utimes(join(uploads, 'incoming-old'), longAgo, longAgo)
  expect(await forgetRemains(company.db, directory, now)).toBe(5)
  expect((await readdir(uploads)).sort()).toEqual([needed, 'else', 'incoming-new'].sort())
  const tables = await company.db.rows(
    z.object({ name: z.string() }),
    sql`select relname as name from pg_class where relname ~ '^import_row_' and relkind = 'r'`,
  )
  expect(tables.map(({ name }) => name)).toEqual([rowsName(waits)])
})

it('an import can be looked at before the first chunk of its revert is done', async () => {
  await company.db.execute(sql`insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, freight_minor, currency)
    select 'W-0', min(id), '2026-03-01T00:00:00+08:00', '2026-03-01', 100, 'CNY' from customer`)
  const path = join(directory, 'one.csv')
  await writeFile(path, 'waybill_no,customer_external_id,accepted_at,freight\nW-0,K-0,2026-03-01,1.50\n')
  const id = await startImportOf(company, path, { kind: 'waybills' })
  const looked: unknown[] = []
  const kind: ImportKind = {
    ...waybillKind,
    afterRevert: {
      of: 'w.waybill_no',
      run: async () => void looked.push(await company.api('GET', `/imports/${id}`, { key })),
    },
  }
  const system = () => company.system()
  const contextOf = () => company.contextAs('administrator')
  const shop = { db: company.db, kinds: [kind], dataDirectory: directory, contextOf, systemContext: system }
  await workImport({ ...shop, settle: () => waitUntilFresh(company.db) }, id)
  expect((await company.api('POST', `/imports/${id}/revert`, { key })).status).toBe(202)
  await workImport({ ...shop, settle: () => waitUntilFresh(company.db) }, id)
  const revert = { removed: 0, restored: 0, changed_since: 0, in_use: 0 }
  expect(looked[0]).toMatchObject({ status: 200, body: { status: 'reverting', revert } })
})
