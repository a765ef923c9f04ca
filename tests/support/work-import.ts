import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { jobs } from '#lib/jobs/registry'
import { identifier, sql } from '#lib/platform/db/sql'
import { listRowErrors } from '#lib/platform/import/error-repository'
import { uploadPath } from '#lib/platform/import/files'
import type { ImportRow } from '#lib/platform/import/import-row'
import { findImport, insertImport, moveStatus } from '#lib/platform/import/repository'
import { log } from '#lib/platform/log/log'
import type { TestCompany, UserKey } from './company.ts'

export interface Worked extends ImportRow {
  /** Reasons as 'line column reason', in the order of the file; the first row stands on line 2. */
  reasons: string[]
}

let made = 0

/** Imports rows (an object a row, columns by their first appearance) with the engine itself, past the API's doors: works them off and answers how it ended. */
export async function workImport(
  company: TestCompany,
  kind: string,
  rows: readonly Record<string, string | number>[],
  options: { as?: UserKey; onDuplicate?: 'update' | 'skip' | 'error'; createMissingCustomers?: boolean } = {},
): Promise<Worked> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
  const file = `${lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`
  const sha256 = createHash('sha256').update(file).digest('hex')
  made += 1
  const dataDirectory = await mkdtemp(join(tmpdir(), 'yike-import-'))
  try {
    const path = uploadPath(dataDirectory, sha256)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file)
    const { id } = await insertImport(company.db, {
      kind,
      fileName: `${kind}.csv`,
      fileBytes: file.length,
      fileSha256: sha256,
      identityHash: `${made} ${sha256}`,
      mapping: {},
      options: {
        on_duplicate: options.onDuplicate ?? 'update',
        create_missing_customers: options.createMissingCustomers ?? false,
      },
      requestedById: company.users[options.as ?? 'administrator'].id,
    })
    await jobs.import.work({ db: company.db, log, dataDirectory }, id)
    return await found(company, id)
  } finally {
    await rm(dataDirectory, { recursive: true })
  }
}

/** Takes an import back and answers how that ended. */
export async function workRevert(company: TestCompany, id: number): Promise<Worked> {
  if (!(await moveStatus(company.db, id, ['done'], 'reverting'))) throw new Error(`import ${id} is not done`)
  await jobs.import.work({ db: company.db, log, dataDirectory: tmpdir() }, id)
  return found(company, id)
}

async function found(company: TestCompany, id: number): Promise<Worked> {
  const row = await findImport(company.db, id)
  if (row === null) throw new Error(`import ${id} is not there`)
  const errors = await listRowErrors(company.db, id, { rowNo: 0, id: 0 }, 1_000)
  return { ...row, reasons: errors.map((one) => `${one.rowNo} ${one.column ?? '-'} ${one.reason}`) }
}

/** What counts of an import that was worked off: created, updated, skipped and rejected rows. */
export function countsOf({ status, total, created, updated, skipped, rejected }: ImportRow) {
  return { status, total, created, updated, skipped, rejected }
}

/** Everything stored that people and imports state, as one text, for comparing before and after: without versions, stamps, notes of the import and ids that a
 * sequence gave. */
export async function contentsOf(company: TestCompany, table: string): Promise<string[]> {
  const rows = await company.db.rows(
    z.object({ text: z.string() }),
    sql`select (to_jsonb(t) - 'version' - 'updated_at' - 'created_at' - 'id' - 'root_id' - 'created_import_id')::text as text from ${identifier(table)} t order by 1`,
  )
  return rows.map((row) => row.text)
}
