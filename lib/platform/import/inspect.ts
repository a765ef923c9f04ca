import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { translate } from '../http/problem.ts'
import { checkCsv } from './csv-check.ts'
import { findDelimiter, readHeader, readRows } from './csv-read.ts'
import { takeRecord } from './csv-record.ts'
import { ImportFailure } from './failure.ts'
import { uploadPath } from './files.ts'
import { headingsOf } from './header.ts'
import { forgetImport } from './remains.ts'
import { findImport } from './repository.ts'
import { formatOf } from './stage.ts'
import { openXlsx } from './xlsx-read.ts'

/** Rows that are shown beside the names of the columns. */
const SAMPLE_ROWS = 5
const LONGEST_SAMPLE = 80

/** The names of a file's columns, and its first rows. */
interface Look {
  headings: string[]
  samples: string[][]
}

/** Looks into the file of an import that waits for its columns to be mapped, and notes their names and a few rows; a file that cannot be read fails
 * the import with the reason. May be called again, for an import that needs it no more. */
export async function inspectImport(shop: { db: Db; dataDirectory: string }, id: number): Promise<void> {
  const { db, dataDirectory } = shop
  const row = await findImport(db, id)
  if (row === null || row.status !== 'uploaded' || row.headings !== null) return
  try {
    const { headings, samples } = await lookInto(uploadPath(dataDirectory, row.fileSha256))
    await db.execute(sql`
      update import set headings = ${JSON.stringify(headings)}::jsonb, samples = ${JSON.stringify(samples)}::jsonb, updated_at = now()
      where id = ${id} and status = 'uploaded'`)
  } catch (error) {
    const known = error instanceof ImportFailure ? error : null
    if (known === null && translate(error).code === 'unavailable') throw error
    const failed = await db.execute(sql`
      update import set status = 'failed', failure_code = ${known?.code ?? 'internal'}, failure_params = ${JSON.stringify(known?.params ?? {})}::jsonb,
        finished_at = now(), updated_at = now()
      where id = ${id} and status = 'uploaded'`)
    if (failed === 1) await forgetImport(db, dataDirectory, row)
    if (known === null) throw error
  }
}

/** Lists the imports into whose files nobody has looked yet, the oldest first. */
export async function listUninspected(db: Db): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`select id from import where status = 'uploaded' and headings is null order by id`,
  )
  return rows.map((row) => row.id)
}

async function lookInto(path: string): Promise<Look> {
  switch (await formatOf(path)) {
    case 'xls':
      throw new ImportFailure('file_is_xls')
    case 'zip':
      return lookIntoXlsx(path)
    case 'text':
      return lookIntoCsv(path)
  }
}

async function lookIntoCsv(path: string): Promise<Look> {
  const check = await checkCsv(path, await findDelimiter(path))
  const headings = headingsOf(await readHeader(path, check))
  const samples: string[][] = []
  for await (const { cells } of readRows(path, check, headings.length)) {
    samples.push(sampleOf(cells, headings.length))
    if (samples.length === SAMPLE_ROWS) break
  }
  return { headings, samples }
}

async function lookIntoXlsx(path: string): Promise<Look> {
  const sheet = await openXlsx(path)
  try {
    const headings = headingsOf(sheet.names)
    return { headings, samples: await firstLines(sheet.lines, headings.length) }
  } finally {
    sheet.stop()
  }
}

/** The first lines of the guarded child; each has its number and its fault before the cells. */
async function firstLines(lines: AsyncIterable<Buffer>, width: number): Promise<string[][]> {
  const samples: string[][] = []
  const decoder = new TextDecoder()
  let text = ''
  let at = 0
  const take = (final: boolean) => {
    while (samples.length < SAMPLE_ROWS && at < text.length) {
      const record = takeRecord(text, at, ',', final)
      if (record.kind === 'more') return
      if (record.kind === 'record') samples.push(sampleOf(record.cells.slice(2), width))
      at = record.next
    }
  }
  for await (const chunk of lines) {
    text += decoder.decode(chunk, { stream: true })
    take(false)
    if (samples.length === SAMPLE_ROWS) return samples
  }
  take(true)
  return samples
}

function sampleOf(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) =>
    [...(cells[index] ?? '').trim().toWellFormed()].slice(0, LONGEST_SAMPLE).join(''),
  )
}
