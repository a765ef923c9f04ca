import { createReadStream, openAsBlob } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Bench } from '../bench.ts'
import { fileColumns, writeCsv, writeXlsx } from '../import-files.ts'
import { peakMegabytes } from '../processes.ts'
import { makeAdministratorKey } from '../readers.ts'

const POLL_MS = 50
const STEPS = ['reading', 'applying', 'refreshing'] as const

/** An import that was carried out, and how long each of its steps took in seconds. */
export interface ImportTiming {
  readonly id: number
  readonly rows: number
  /** From the first byte sent until the file was taken. */
  readonly sending: number
  /** From there until the worker began with it. */
  readonly waiting: number
  readonly reading: number
  readonly applying: number
  readonly refreshing: number
  readonly counts: Record<string, number>
  readonly workerMegabytes: number
}

/** P6: imports of waybills through the API, worked off by the worker, against COPY of the same file. Answers them, for P7. */
export async function measureImports(bench: Bench): Promise<ImportTiming[]> {
  const folder = join(bench.directory, 'bench-files')
  await mkdir(folder, { recursive: true })
  const rows = bench.size.waybills / 20
  const stamp = Date.now().toString(36)
  const timings: ImportTiming[] = []
  try {
    for (const encoding of ['UTF8', 'GB18030'] as const) {
      const path = join(folder, `waybills-${encoding}.csv`)
      await writeCsv(bench.pool, bench.size, { rows, encoding, stamp: `${stamp}${encoding.charAt(0)}` }, path)
      bench.report(`  file of ${rows.toLocaleString('en')} rows, ${encoding}, ${((await stat(path)).size / 1e6).toFixed(0)} MB`)
      timings.push(await importAndCompare(bench, { path, csv: path, encoding, rows, name: `CSV in ${encoding}` }))
    }
    const path = join(folder, 'waybills.xlsx')
    const sheetRows = rows / 10
    const sheet = await writeXlsx(bench.pool, bench.size, { rows: sheetRows, encoding: 'UTF8', stamp: `${stamp}X` }, path)
    timings.push(await importAndCompare(bench, { path, csv: sheet.csv, encoding: 'UTF8', rows: sheetRows, name: 'XLSX' }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return timings
}

/** An import of a tenth of that, for its plans. */
export async function importSome(bench: Bench): Promise<void> {
  const folder = join(bench.directory, 'bench-files')
  await mkdir(folder, { recursive: true })
  const rows = bench.size.waybills / 200
  const path = join(folder, 'some-waybills.csv')
  try {
    await writeCsv(bench.pool, bench.size, { rows, encoding: 'UTF8', stamp: `${Date.now().toString(36)}S` }, path)
    await importFile(bench, { path, csv: path, encoding: 'UTF8', rows, name: 'some' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Task {
  readonly path: string
  readonly csv: string
  readonly encoding: string
  readonly rows: number
  readonly name: string
}

async function importAndCompare(bench: Bench, task: Task): Promise<ImportTiming> {
  const limit = await copySeconds(bench, task)
  const timing = await importFile(bench, task)
  const { rejected = 0, updated = 0 } = timing.counts
  if (rejected !== task.rows / 100 || updated < task.rows / 11)
    throw new Error(`not as the file was made: ${JSON.stringify(timing.counts)}`)
  const seconds = timing.sending + timing.waiting + timing.reading + timing.applying
  const isSheet = task.name === 'XLSX'
  bench.add({
    row: 'P6',
    name: `import of ${task.rows.toLocaleString('en')} waybills, ${task.name}`,
    unit: 'rows/s',
    value: task.rows / seconds,
    limit: task.rows / limit,
    atMostTimes: 4,
    ceiling: 20_000,
    detail: { ...timing, limitSeconds: limit },
  })
  bench.add({
    row: 'P6',
    name: `memory of the worker meanwhile, ${task.name}${isSheet ? ' (with the process that reads the sheet)' : ''}`,
    unit: 'MB',
    value: timing.workerMegabytes,
    limit: null,
    atMostTimes: null,
    ceiling: 300,
  })
  return timing
}

/** COPY of the file into a table of texts with only its primary key and the unique number. */
async function copySeconds(bench: Bench, { csv, encoding }: Task): Promise<number> {
  const client = await bench.pool.connect()
  try {
    const texts = fileColumns.slice(1).map((name) => `${name} text`)
    await client.query('drop table if exists bench.copied')
    await client.query(
      `create table bench.copied (id bigint generated always as identity primary key, waybill_no text unique, ${texts.join(', ')})`,
    )
    await client.query('checkpoint')
    const started = performance.now()
    const copy = copyFrom(
      `copy bench.copied (${fileColumns.join(', ')}) from stdin with (format csv, header true, encoding '${encoding}')`,
    )
    await pipeline(createReadStream(csv), client.query(copy))
    const seconds = (performance.now() - started) / 1000
    await client.query('drop table bench.copied')
    return seconds
  } finally {
    client.release()
  }
}

async function importFile(bench: Bench, task: Task): Promise<ImportTiming> {
  const caller = bench.callerFor(await makeAdministratorKey(bench.pool))
  const worker = await bench.installation.pid('worker')
  const { answer, peak } = await peakMegabytes(worker, async () => {
    const form = new FormData()
    form.set('kind', 'waybills')
    form.set('file', await openAsBlob(task.path), basename(task.path))
    const started = performance.now()
    const { id } = await caller.post('/api/v1/imports', form)
    const sending = (performance.now() - started) / 1000
    return { id: Number(id), sending, ...(await followImport(bench, Number(id))) }
  })
  caller.close()
  return { ...answer, rows: task.rows, workerMegabytes: peak }
}

/** Watches an import to its end; answers how long it stayed in each step, and its counts. */
async function followImport(bench: Bench, id: number) {
  const began: Record<string, number> = {}
  const posted = performance.now()
  for (;;) {
    const { rows } = await bench.pool.query<{ status: string; step: string | null } & Record<string, unknown>>(
      `select status, step, total, created, updated, skipped, rejected, warnings, failure_code from import where id = $1`,
      [id],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`import ${id} is gone`)
    const { status, step, ...counts } = row
    if (status === 'failed' || status === 'cancelled') throw new Error(`import ${id} ${status}: ${JSON.stringify(counts)}`)
    const now = status === 'done' ? 'done' : (step ?? status)
    began[now] ??= performance.now()
    if (status === 'done') return { ...stepsOf(posted, began), counts: numbersOf(counts) }
    await wait(POLL_MS)
  }
}

function stepsOf(posted: number, began: Record<string, number>) {
  // A step that was over between two looks began when the next one did.
  const end = began['done'] ?? posted
  const starts = STEPS.map((_step, index) => {
    const later = STEPS.slice(index).map((step) => began[step])
    return Math.min(end, ...later.filter((at) => at !== undefined))
  })
  const [reading = end, applying = end, refreshing = end] = starts
  const seconds = (from: number, to: number) => (to - from) / 1000
  return {
    waiting: seconds(posted, reading),
    reading: seconds(reading, applying),
    applying: seconds(applying, refreshing),
    refreshing: seconds(refreshing, end),
  }
}

function numbersOf(counts: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}

/** Takes the imported waybills away again, so that the next run finds the company as it was made but for what was updated. Their months are noted. */
export async function forgetImports(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from waybill where created_import_id is not null`)
  for (const table of ['import_change', 'import_error', 'import']) await pool.query(`delete from ${table}`)
}
