import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import type { ApiAnswer } from './api-call.ts'
import type { TestCompany } from './company.ts'

/** A company that imports and runs: the one of this process, whose work is worked off here, or one with a worker of its own, which `ended` waits for. */
export interface WorkingCompany extends Pick<TestCompany, 'db' | 'api'> {
  keyFor(role: 'administrator'): Promise<string>
  ended?(path: string): Promise<ApiAnswer>
}

async function workedOff(company: WorkingCompany, path: string, key: string): Promise<ApiAnswer> {
  if (company.ended !== undefined) return company.ended(path)
  await workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
  return company.api('GET', path, { key })
}

/** Imports a file through the API as the administrator, works it off and answers the import as the API then shows it. */
export async function importFile(company: WorkingCompany, path: string, fields: Record<string, string>): Promise<ApiAnswer> {
  const key = await company.keyFor('administrator')
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([await readFile(path)]), basename(path))
  const started = await company.api('POST', '/imports', { key, body: form })
  if (started.status !== 202) return started
  return workedOff(company, `/imports/${started.body.id}`, key)
}

/** Sends a file to the API as the administrator and answers the id of its import, which waits for a worker. */
export async function startImportOf(company: TestCompany, path: string, fields: Record<string, string>): Promise<number> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([await readFile(path)]), basename(path))
  const started = await company.api('POST', '/imports', { key: await company.keyFor('administrator'), body: form })
  if (started.status !== 202) throw new Error(`the import was refused: ${JSON.stringify(started.body)}`)
  return Number(started.body.id)
}

/** Leaves the company with nothing but customers K-0 to K-99, for files of waybills. */
export async function keepHundredCustomers(company: TestCompany): Promise<void> {
  await company.db.execute(
    sql`truncate import, waybill, customer, customer_standing, touched_month, customer_month, outlet_month, import_change, import_error cascade`,
  )
  await company.db.execute(
    sql`insert into customer (external_id, name) select 'K-' || i, '客户' || i from generate_series(0, 99) i`,
  )
}

/** Asks for a run of a scheme through the API, works it off and answers it with all of its rows. */
export async function runScheme(company: WorkingCompany, body: Record<string, unknown>) {
  const key = await company.keyFor('administrator')
  const started = await company.api('POST', '/analysis/runs', { key, body })
  if (started.status !== 202) throw new Error(`the run was refused: ${JSON.stringify(started.body)}`)
  const run = await workedOff(company, `/analysis/runs/${started.body.id}`, key)
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers and compare what they find
  const rows: any[] = [] // oxlint-disable-line typescript/no-explicit-any
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = await company.api('GET', `/analysis/runs/${started.body.id}/assignments?limit=200${from}`, { key })
    rows.push(...page.body.data)
    cursor = page.body.next_cursor
  }
  return { run: run.body, rows }
}
