import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBackup } from '#lib/platform/backup/read'
import { writeBackup } from '#lib/platform/backup/write'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import type { TestDatabase } from '#tests/support/test-database'
import { createBareDatabase, createTestDatabase } from '#tests/support/test-database'

const upload = 'a'.repeat(64)
let folder: string
let path: string
let company: TestCompany
let url: string
const databases: TestDatabase[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-backup-'))
  path = join(folder, 'company.yike')
  company = await openTestCompany()
  url = process.env['DATABASE_URL'] ?? ''
  await makeRecords()
  await mkdir(join(folder, 'uploads'))
  await writeFile(join(folder, 'uploads', upload), '运单号\n1\n')
  await writeFile(join(folder, 'uploads', 'incoming-1'), 'half a file')
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  await company.close()
  await rm(folder, { recursive: true, force: true })
})

async function makeRecords(): Promise<void> {
  const { db } = company
  await db.execute(sql`
    insert into customer (external_id, name, outlet_id, tags, facts) select 'K-' || i, '客户𠮷' || i, ${company.outlets.shounan}::int, '{a,"b;c"}', '{"x": [1, null]}'
    from generate_series(1, 300) i`)
  await db.execute(
    sql`update customer set root_id = (select min(id) from customer), parent_id = (select min(id) from customer) where id = (select max(id) from customer)`,
  )
  await db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, freight_minor)
    select 'W-' || i, (select min(id) from customer) + i % 300, '2026-05-01 23:59:59.123+08', '2026-05-01', 'CNY', case when i % 7 = 0 then null else -i end
    from generate_series(1, 5000) i`)
  await db.execute(
    sql`update customer_standing set abc_class = 'A', dormancy_ratio = 'infinity'::float8 where customer_id % 2 = 0`,
  )
  // Scans of papers and files of cases lie in the database: a backup carries them as it does rows.
  await db.execute(sql`
    insert into customer_paper (customer_id, type, title, form, valid_until, keeper_id)
    select min(id), '安全协议', '协议', 'original', 'infinity', ${company.users.sales.id}::int from customer`)
  await db.execute(sql`
    insert into paper_scan (paper_id, content_type, bytes, sha256, content, scanned_by_id)
    select id, 'application/pdf', octet_length(s.content), md5(s.content), s.content, keeper_id
    from customer_paper, (select decode(repeat('25504446002d0a0dff', 300000), 'hex') as content) s`)
  await db.execute(sql`
    with k as (
      insert into case_record (customer_id, type, opened_at, opened_on, currency) select min(id), 'claim', now(), current_date, 'CNY' from customer returning id)
    insert into case_file (case_id, content_type, bytes, sha256, content, added_by_id)
    select k.id, 'image/jpeg', octet_length(s.content), md5(s.content), s.content, ${company.users.sales.id}::int
    from k, (select decode(repeat('ffd8ff000d0a', 200000), 'hex') as content) s`)
  await db.execute(sql`insert into audit_event (action, detail) values ('test.made', '{"名": "值"}')`)
  // A run with rows of its own, as runs store them.
  await db.execute(sql`create table run_assignment_77 (like run_assignment)`)
  await db.execute(
    sql`insert into run_assignment_77 select 77, i, i, 'A', i / 3.0, 0.5, array['NaN'::float8, i] from generate_series(1, 200) i`,
  )
  await db.execute(sql`create unique index run_assignment_77_customer on run_assignment_77 (customer_id)`)
  await db.execute(sql`alter table run_assignment attach partition run_assignment_77 for values in (77)`)
  await db.execute(sql`create unlogged table import_stage_5 (row_no int)`)
}

/** What each table holds: how many rows, and a hash of them all. */
async function contentsOf(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("set timezone = 'UTC'")
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' and relname <> '_prisma_migrations' order by 1`,
    )
    const contents: Record<string, string> = {}
    for (const { name } of rows) {
      const found = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${client.escapeIdentifier(name)} t`,
      )
      contents[name] = found.rows[0]?.digest ?? ''
    }
    return contents
  } finally {
    await client.end()
  }
}

async function emptyDatabase(): Promise<string> {
  const database = await createBareDatabase()
  databases.push(database)
  return database.url
}

describe('a backup', () => {
  it('brings back every row of every table, the rows of runs and the files that wait', async () => {
    const written = await writeBackup({ url, uploads: join(folder, 'uploads'), path, now: new Date() })
    expect(written).toMatchObject({ files: 1 })
    const target = await emptyDatabase()
    const read = await readBackup({ url: target, uploads: join(folder, 'restored'), path })
    expect(read).toEqual(written)
    const before = await contentsOf(url)
    expect(await contentsOf(target)).toEqual(before)
    expect(before['waybill']).toMatch(/^5000 /)
    expect(before['run_assignment_77']).toMatch(/^200 /)
    expect(before['paper_scan']).toMatch(/^1 /)
    expect(before['case_file']).toMatch(/^1 /)
    expect(await readFile(join(folder, 'restored', upload), 'utf8')).toBe('运单号\n1\n')
  })

  it('goes on counting where the company was, keeps triggers and keys, and routes rows of runs', async () => {
    const client = new pg.Client({ connectionString: databases[0]?.url })
    await client.connect()
    try {
      const { rows } = await client.query(
        `insert into customer (name) values ('新客户') returning id, (select max(id) from customer) as last, root_id`,
      )
      expect(rows[0]).toEqual({ id: 301, last: 300, root_id: 301 })
      expect((await client.query('select 1 from customer_standing where customer_id = 301')).rows.length).toBe(1)
      await expect(client.query('delete from audit_event')).rejects.toThrow(/append-only/)
      await expect(client.query(`insert into customer (external_id, name) values ('K-1', 'x')`)).rejects.toThrow(/unique/)
      expect((await client.query('select count(*)::int as n from run_assignment where run_id = 77')).rows).toEqual([{ n: 200 }])
    } finally {
      await client.end()
    }
  })

  it('never overwrites a company', async () => {
    await expect(readBackup({ url, uploads: folder, path })).rejects.toThrow(/never overwrites/)
    expect(await contentsOf(url)).toMatchObject({ waybill: expect.stringMatching(/^5000 /) })
  })

  it('that was cut short or changed puts nothing back', async () => {
    const whole = await readFile(path)
    const target = await createTestDatabase()
    databases.push(target)
    const untouched = await contentsOf(target.url)
    const damaged = join(folder, 'damaged.yike')
    for (const bytes of [
      whole.subarray(0, whole.length - 20),
      whole.subarray(0, 40),
      Buffer.from('not a backup at all, just some text'),
    ]) {
      await writeFile(damaged, bytes)
      await expect(readBackup({ url: target.url, uploads: folder, path: damaged })).rejects.toThrow(/backup/)
    }
    expect(await contentsOf(target.url)).toEqual(untouched)
  })

  it('leaves nothing behind under the name when it cannot be written', async () => {
    const nowhere = join(folder, 'missing', 'x.yike')
    await expect(writeBackup({ url, uploads: folder, path: nowhere, now: new Date() })).rejects.toThrow(/cannot be written/)
  })
})
