import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { startImportOf } from '#tests/support/import-file'
import { seededNumbers } from '#tests/support/seeded'
import { WorkerProcess } from '#tests/support/worker-process'

const kills = 20
const rowsInFile = 100_000
const updatesInFile = 10_000
const badInFile = 1_000
const customers = 2_000
const longestLifeMs = 5_000
const resumesWithinMs = 30_000
const firstSeed = Number(process.env['KILL_SEED'] ?? 20_261_125)

let company: TestCompany
let directory: string
const worker = new WorkerProcess()
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yike-kill-'))
  process.env['DATA_DIR'] = directory
  company = await openTestCompany()
  await company.db.execute(sql`
    insert into customer (external_id, name, outlet_id) select 'K-' || i, '客户' || i, ${company.outlets.shounan} from generate_series(0, ${customers - 1}::int) i`)
})
afterAll(async () => {
  await worker.stop()
  await company.close()
  await rm(directory, { recursive: true, force: true })
})

/** Rows of one file: the last ten thousand of the file before come again with another freight; one row in a hundred names no customer, the same in each. */
function linesOf(file: number): string[] {
  const first = file * (rowsInFile - updatesInFile)
  return Array.from({ length: rowsInFile }, (_, index) => {
    const number = first + index
    const isBad = number % (rowsInFile / badInFile) === 7
    const day = String((number % 28) + 1).padStart(2, '0')
    const month = String((Math.floor(number / 28) % 12) + 1).padStart(2, '0')
    return `W-${number},${isBad ? 'nobody' : `K-${number % customers}`},2025-${month}-${day} 10:00,${file + 1}.${String(number % 100).padStart(2, '0')}`
  })
}

const importRow = z.object({
  status: z.string(),
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  rejected: z.number(),
  progress: z.string(),
})
const importOf = (id: number) =>
  company.db.row(
    importRow,
    sql`
    select status, total, created, updated, skipped, rejected, concat(status, step, applied_through) as progress from import where id = ${id}`,
  )

it(`the worker killed ${kills} times at random during imports of ${rowsInFile} rows: nothing is lost, nothing stands twice`, async () => {
  const seeds = Array.from({ length: kills }, (_, index) => firstSeed + index)
  console.info(`kill -9: seeds ${seeds.join(' ')}`)
  const expected = new Map<string, { customer: string; freight: string }>()
  let killed = 0
  let slowestResumeMs = 0
  worker.start()
  for (let file = 0; killed < kills || file < 2; file += 1) {
    const lines = linesOf(file)
    for (const line of lines) {
      const [no = '', customer = '', , freight = ''] = line.split(',')
      if (customer !== 'nobody') expected.set(no, { customer, freight })
    }
    const path = join(directory, `waybills-${file}.csv`)
    await writeFile(path, `waybill_no,customer_external_id,accepted_at,freight\n${lines.join('\n')}\n`)
    const id = await startImportOf(company, path, { kind: 'waybills' })
    for (;;) {
      const before = await importOf(id)
      if (before?.status === 'done') break
      expect(before?.status).toMatch(/queued|validating|applying/)
      const seed = seeds[killed]
      if (seed === undefined) {
        await wait(250)
        continue
      }
      await wait(seededNumbers(seed)() * longestLifeMs)
      await worker.kill()
      killed += 1
      const left = await importOf(id)
      worker.start()
      if (left?.status === 'done') break
      const started = Date.now()
      while ((await importOf(id))?.progress === left?.progress && (await leaseIsFree(id))) {
        if (Date.now() - started > resumesWithinMs) throw new Error(`not resumed: ${worker.said}`)
        await wait(50)
      }
      slowestResumeMs = Math.max(slowestResumeMs, Date.now() - started)
    }
    const done = importRow.parse(await importOf(id))
    expect({ ...done, progress: '' }).toEqual({
      status: 'done',
      total: rowsInFile,
      created: file === 0 ? 99_000 : 89_100,
      updated: file === 0 ? 0 : 9_900,
      skipped: 0,
      rejected: badInFile,
      progress: '',
    })
  }
  console.info(`kill -9: ${killed} kills, slowest resume ${slowestResumeMs} ms`)
  expect(killed).toBe(kills)
  await expectAllThere(expected)
})

async function leaseIsFree(id: number): Promise<boolean> {
  const row = await company.db.row(
    z.object({ free: z.boolean() }),
    sql`select lease_until is null or lease_until < now() as free from import where id = ${id}`,
  )
  return row?.free ?? true
}

async function expectAllThere(expected: ReadonlyMap<string, { customer: string; freight: string }>): Promise<void> {
  const stored = await company.db.rows(
    z.object({ line: z.string() }),
    sql`
    select w.waybill_no || ' ' || c.external_id || ' ' || w.freight_minor as line from waybill w join customer c on c.id = w.customer_id`,
  )
  const wanted = new Set(
    [...expected].map(([no, { customer, freight }]) => `${no} ${customer} ${Math.round(Number(freight) * 100)}`),
  )
  expect(stored.length).toBe(wanted.size)
  expect(stored.filter(({ line }) => !wanted.has(line))).toEqual([])

  const sums = await company.db.row(
    z.object({ different: z.number(), waiting: z.number() }),
    sql`
    with bare as (
      select customer_id, date_trunc('month', accepted_on)::date as month, count(*) as waybills, sum(freight_minor) as revenue,
        bit_or(1 << (extract(day from accepted_on)::int - 1)) as days
      from waybill group by 1, 2)
    select count(*) filter (where b.customer_id is null or m.customer_id is null or (b.waybills, b.revenue, b.days) is distinct from (m.waybills, m.revenue_minor, m.days)) as different,
      (select count(*) from touched_month) as waiting
    from bare b full join customer_month m on m.customer_id = b.customer_id and m.month = b.month`,
  )
  expect(sums).toEqual({ different: 0, waiting: 0 })

  const noted = await company.db.row(
    z.object({ created: z.number(), changes: z.number() }),
    sql`
    select (select sum((detail ->> 'created')::int) from audit_event where action = 'import.chunk') as created,
      (select count(*) - count(distinct (import_id, record_id)) from import_change) as changes`,
  )
  expect(noted).toEqual({ created: expected.size, changes: 0 })
  const left = await company.db.rows(
    z.object({ name: z.string() }),
    sql`select relname as name from pg_class where relname ~ '^import_(stage|row)_' and relkind = 'r'`,
  )
  expect(left).toEqual([])
}
