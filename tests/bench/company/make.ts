import type { ClientBase } from 'pg'
import pg from 'pg'
import { makeContacts, makeCustomers, makeSearchTexts, mendSearchTexts } from './customers.ts'
import { makeFoundation, makeOutlets, makeUsers } from './foundation.ts'
import { buildHeavyIndexes, dropHeavyIndexes, heavyTables } from './indexes.ts'
import { makeCases, makeInteractions, makeSurveys, mendFirstRecords } from './records.ts'
import { type CompanySize, generatorVersion, seed } from './size.ts'
import { makeKeptSums } from './sums.ts'
import { allotWaybills, drawWaybills, finishWaybills, makeWaybills } from './waybills.ts'

const months = 24

/** Settings of the database while the company is made; it is empty before and thrown away when this fails, so nothing need survive a power cut. */
export const loadSettings: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '60min',
  autovacuum: 'off',
  maintenance_work_mem: '1GB',
  max_parallel_maintenance_workers: '2',
  work_mem: '256MB',
}

/** What brings a company of a version to the next one. */
const mendings: Readonly<Record<number, string>> = { 1: mendFirstRecords, 2: mendSearchTexts }

async function mend(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ version: number }>('select version from bench.company')
    const version = rows[0]?.version ?? 0
    const statements = mendings[version]
    if (statements === undefined) return
    await client.query(`begin; ${statements}; update bench.company set version = ${version + 1}; commit`)
    await client.query('vacuum analyze')
  }
}

/** Says whether the database holds a made company of this size and of this generator, whole; one of an earlier version is mended where that can be done. */
export async function holdsCompany(url: string, size: CompanySize): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('bench.company') is not null as there`)
    if (rows[0]?.there !== true) return false
    await mend(client)
    const found = await client.query('select 1 from bench.company where size = $1 and version = $2 and seed = $3', [
      size.name,
      generatorVersion,
      seed,
    ])
    return found.rows.length === 1
  })
}

/** Makes the company in a migrated, empty database: set-based, inside the database, the same rows from the same seed. */
export async function makeCompany(url: string, size: CompanySize, report: (text: string) => void): Promise<void> {
  const step = async (name: string, work: () => Promise<void>) => {
    const started = performance.now()
    await work()
    report(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  await withClient(url, async (client) => {
    await step('words, outlets, users', async () => {
      await makeFoundation(client)
      await makeOutlets(client, size)
      await makeUsers(client, size)
    })
    await step('dropping indexes', () => dropHeavyIndexes(client))
    await step('draw of waybills', () => drawWaybills(client, size))
    await step('customers', () => makeCustomers(client, size))
    await step('contacts', () => makeContacts(client, size))
    await step('search texts', () => makeSearchTexts(client))
    await step('analyze', async () => void (await client.query('analyze customer; analyze customer_standing')))
    await step('allotment', () => allotWaybills(client))
    await step('waybills', () => makeAllMonths(url, client, report))
    await step('indexes of waybills', () => buildHeavyIndexes(client, ['waybill'], report))
    await step('interactions', () => makeInteractions(client, size))
    await step('cases', () => makeCases(client, size))
    await step('surveys', () => makeSurveys(client, size))
    await step('other indexes', () => buildHeavyIndexes(client, heavyTables, report))
    await step('vacuum', async () => void (await client.query('vacuum (analyze, parallel 2)')))
    await step('kept sums', () => makeKeptSums(client))
    await step('vacuum of the sums', async () => {
      for (const table of ['customer_month', 'outlet_month', 'customer_standing']) await client.query(`vacuum analyze ${table}`)
    })
    await client.query('create table bench.company (size text, version int, seed bigint, made_at timestamptz default now())')
    await client.query('insert into bench.company (size, version, seed) values ($1, $2, $3)', [size.name, generatorVersion, seed])
    await client.query('checkpoint')
  })
}

/** Two connections take the months in turn: making rows is work of the processor, and two of them can. */
async function makeAllMonths(url: string, client: ClientBase, report: (text: string) => void): Promise<void> {
  let next = 0
  const takeMonths = () =>
    withClient(url, async (worker) => {
      while (next < months) {
        const month = next
        next += 1
        const started = performance.now()
        await makeWaybills(worker, month)
        report(`  month ${month + 1} of ${months} ${((performance.now() - started) / 1000).toFixed(1)} s`)
      }
    })
  await Promise.all([takeMonths(), takeMonths()])
  await finishWaybills(client)
}

/** A connection on which triggers and foreign keys are off: what they would do, the statements do themselves. */
async function withClient<R>(url: string, work: (client: ClientBase) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    return await work(client)
  } finally {
    await client.end()
  }
}
