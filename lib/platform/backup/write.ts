import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { listMigrations } from '../migrate/folder.ts'
import { StartError } from '../process/start-error.ts'
import type { BackedUpTable } from './catalogue.ts'
import { columnList, listSequences, listTables, quoted } from './catalogue.ts'
import { frame, framed } from './container.ts'

export const backupFormat = 1

export interface BackupReport {
  tables: number
  rows: number
  files: number
}

/**
 * Writes a whole company into one file, as it stood at one instant, while people go on working: tables in the binary form of COPY out of one snapshot, then
 * uploaded files that wait. It stands under its name only when it is whole. Secrets and sign-ins that last a while are not in it: an installation that it is
 * restored into has its own, and people sign in anew.
 */
export async function writeBackup(options: { url: string; uploads: string; path: string; now: Date }): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'yike backup' })
  await client.connect()
  const partial = `${options.path}.partial`
  const report: BackupReport = { tables: 0, rows: 0, files: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      Readable.from(framesOf(client, options, report), { objectMode: false }),
      createGzip({ level: 3 }),
      createWriteStream(partial, { mode: 0o600 }),
    )
    await client.query('commit')
    await syncFile(partial)
    await rename(partial, options.path)
    return report
  } catch (cause) {
    await rm(partial, { force: true })
    if (
      cause instanceof Error &&
      'code' in cause &&
      (cause.code === 'ENOENT' || cause.code === 'EACCES' || cause.code === 'ENOSPC')
    ) {
      throw new StartError(
        `${options.path} cannot be written (${cause.code}): name a file in a folder that has room and that this user may write.`,
        { cause },
      )
    }
    throw cause
  } finally {
    await client.end()
  }
}

async function* framesOf(
  client: pg.Client,
  options: { uploads: string; now: Date },
  report: BackupReport,
): AsyncGenerator<Buffer> {
  const migrations = await listMigrations()
  const tables = await listTables(client)
  const sequences = await listSequences(client)
  const made = options.now.toISOString()
  yield frame('H', {
    format: backupFormat,
    made,
    migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
    sequences,
  })
  for (const table of tables) {
    yield frame('B', { table })
    const counted = { rows: 0 }
    yield* framed(copyOf(client, table, counted), () => counted)
    report.tables += 1
    report.rows += counted.rows
  }
  for (const name of await uploadedFiles(options.uploads)) {
    yield frame('B', { file: name })
    yield* framed(createReadStream(join(options.uploads, name)))
    report.files += 1
  }
  yield frame('Z')
}

async function* copyOf(client: pg.Client, table: BackedUpTable, counted: { rows: number }): AsyncGenerator<Uint8Array> {
  const source = client.query(
    copyTo(`copy ${quoted(client, table.name)} (${columnList(client, table)}) to stdout (format binary)`),
  )
  for await (const chunk of source as AsyncIterable<Buffer>) yield chunk
  counted.rows = source.rowCount ?? 0
}

/** Files that came in whole; one that is coming in is not there yet. */
async function uploadedFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).sort()
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
