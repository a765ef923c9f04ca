import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BlankWatch } from './blank-watch.ts'
import type { CsvCheck } from './csv-check.ts'
import { checkCsv } from './csv-check.ts'
import { findDelimiter, openCsv, readHeader, readRows } from './csv-read.ts'
import { ImportFailure } from './failure.ts'
import type { ColumnChoice, ColumnPlan } from './header.ts'
import { planColumns } from './header.ts'
import type { ImportKind } from './kind.ts'
import { stageName } from './tables.ts'
import { openXlsx } from './xlsx-read.ts'

export interface StageInput {
  importId: number
  path: string
  kind: ImportKind
  columns: ColumnChoice
}

/** A file in its staging table: what its columns mean, and whether it is known that no cell begins or ends with a blank. */
export interface Staged {
  plan: ColumnPlan
  trimmed: boolean
}

/** Brings a file's cells, as texts, into its staging table, in the transaction of `client`. The format is told by the first bytes. Throws an ImportFailure for
 * a file that is not one of the kind. */
export async function stageFile(client: PoolClient, input: StageInput): Promise<Staged> {
  switch (await formatOf(input.path)) {
    case 'xls':
      throw new ImportFailure('file_is_xls')
    case 'zip':
      return stageXlsx(client, input)
    case 'text':
      return stageCsv(client, input)
  }
}

/** Tells what kind of file it is, by its first bytes. Throws an ImportFailure when it is not there. */
export async function formatOf(path: string): Promise<'xls' | 'zip' | 'text'> {
  const file = await open(path).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new ImportFailure('file_missing') : error
  })
  try {
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    const signature = head.toString('hex')
    return signature === 'd0cf11e0' ? 'xls' : signature === '504b0304' ? 'zip' : 'text'
  } finally {
    await file.close()
  }
}

async function stageCsv(client: PoolClient, input: StageInput): Promise<Staged> {
  const check = await checkCsv(input.path, await findDelimiter(input.path))
  const plan = planColumns(input.kind, await readHeader(input.path, check), input.columns)
  const watch = new BlankWatch(check.delimiter)
  if (check.regular && (await stageDirectly(client, input, check, plan, watch))) return { plan, trimmed: !watch.mayHaveBlanks() }
  await makeTable(client, input.importId, plan.width)
  await copyInto(client, input.importId, plan.width, Readable.from(numbered(readRows(input.path, check, plan.width), plan.width)))
  return { plan, trimmed: false }
}

/** The fast way: the bytes go to COPY as they are. False when COPY finds a row that does not fit, so that the patient way has to say which. */
async function stageDirectly(
  client: PoolClient,
  input: StageInput,
  check: CsvCheck,
  plan: ColumnPlan,
  watch: BlankWatch,
): Promise<boolean> {
  await client.query('savepoint stage')
  await makeTable(client, input.importId, plan.width)
  const copy = copyFrom(
    `copy ${stageName(input.importId)} (${cellNames(plan.width)}) from stdin with (format csv, header true, delimiter ${literal(check.delimiter)}, null '')`,
  )
  try {
    // A generator is asked for its next chunk only when COPY has sent the one before.
    await pipeline(watched(openCsv(input.path, check.encoding, check.endsAt), watch), client.query(copy))
    return true
  } catch (error) {
    if (!isFormatError(error)) throw error
    await client.query('rollback to savepoint stage')
    return false
  }
}

async function* watched(chunks: AsyncIterable<Buffer>, watch: BlankWatch): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    watch.take(chunk)
    yield chunk
  }
}

/** SQLSTATE of what COPY says about the text itself: bad format, a character that the encoding does not have. */
function isFormatError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22P04' || error.code === '22021')
}

async function stageXlsx(client: PoolClient, input: StageInput): Promise<Staged> {
  const sheet = await openXlsx(input.path)
  try {
    const plan = planColumns(input.kind, sheet.names, input.columns)
    await makeTable(client, input.importId, plan.width)
    await copyInto(client, input.importId, plan.width, Readable.from(sheet.lines, { objectMode: false }))
    return { plan, trimmed: false }
  } finally {
    sheet.stop()
  }
}

/** Row numbers come from a sequence on the fast way, in batches of a thousand so that it does not show. */
async function makeTable(client: PoolClient, importId: number, width: number): Promise<void> {
  const cells = Array.from({ length: width }, (_, index) => `c${index + 1} text`).join(', ')
  await client.query(`drop table if exists ${stageName(importId)}`)
  await client.query(
    `create unlogged table ${stageName(importId)} (row_no int generated by default as identity (start 2 cache 1000), fault text, ${cells})
     with (autovacuum_enabled = false)`,
  )
}

async function copyInto(client: PoolClient, importId: number, width: number, lines: Readable): Promise<void> {
  const copy = copyFrom(`copy ${stageName(importId)} (row_no, fault, ${cellNames(width)}) from stdin with (format csv, null '')`)
  await pipeline(lines, client.query(copy))
}

const batchBytes = 256 * 1024

async function* numbered(rows: ReturnType<typeof readRows>, width: number): AsyncGenerator<Buffer> {
  let batch = ''
  for await (const { rowNo, fault, cells } of rows) {
    const line = Array.from({ length: width }, (_, index) => quoted(cells[index] ?? '')).join(',')
    batch += `${rowNo},${fault ?? ''},${line}\n`
    if (batch.length < batchBytes) continue
    yield Buffer.from(batch)
    batch = ''
  }
  if (batch !== '') yield Buffer.from(batch)
}

function quoted(text: string): string {
  return /[",\n\r\\]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function cellNames(width: number): string {
  return Array.from({ length: width }, (_, index) => `c${index + 1}`).join(', ')
}

/** One of three delimiters, as SQL writes it. */
function literal(delimiter: string): string {
  return delimiter === '\t' ? "E'\\t'" : `'${delimiter}'`
}
