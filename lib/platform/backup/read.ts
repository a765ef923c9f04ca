import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { parseDatabaseUrl } from '../migrate/connection.ts'
import { listMigrations } from '../migrate/folder.ts'
import { compareMigrations, migrate } from '../migrate/migrate.ts'
import { StartError } from '../process/start-error.ts'
import type { BackedUpTable } from './catalogue.ts'
import { columnList, listTables, quoted } from './catalogue.ts'
import type { Frame } from './container.ts'
import { readFrames } from './container.ts'
import type { BackupReport } from './write.ts'
import { backupFormat } from './write.ts'

const header = z.object({
  format: z.number(),
  made: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
})
type Header = z.infer<typeof header>

const part = z.union([
  z.object({
    table: z.object({
      name: z.string(),
      columns: z.array(z.string()),
      partition: z.object({ of: z.string(), bound: z.string(), indexes: z.array(z.string()) }).nullable(),
    }),
  }),
  z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
])
const ending = z.object({ bytes: z.number(), sha256: z.string(), rows: z.number().optional() })

/**
 * Puts a backup back into a database without a company and an uploads folder, in one transaction: all of it, or nothing. A backup of an older version is
 * brought up to this one; one of a newer version is refused, as is a database that holds a company, and a file that was changed or cut short.
 */
export async function readBackup(options: { url: string; uploads: string; path: string }): Promise<BackupReport> {
  const frames = readFrames(options.path)
  const first = await frames.next()
  const head = readHeader(options.path, first.value)
  await refuseCompany(options.url)
  await migrateTo(options.url, head)
  const client = new pg.Client({ connectionString: options.url, application_name: 'yike restore' })
  await client.connect()
  try {
    await client.query('begin')
    const report = await readParts(client, frames, options)
    for (const { name, value } of head.sequences)
      await client.query('select setval($1::regclass, $2::bigint)', [quoted(client, name), value])
    await client.query('commit')
    await client.query('analyze')
    await migrate(options.url)
    return report
  } finally {
    await client.end()
  }
}

function readHeader(path: string, first: Frame | undefined): Header {
  const parsed = first?.kind === 'H' ? header.safeParse(JSON.parse(first.body.toString('utf8'))) : null
  if (parsed?.success !== true) throw new StartError(`${path} is no backup of Yike.`)
  if (parsed.data.format > backupFormat) throw newer(path)
  return parsed.data
}

const newer = (path: string) =>
  new StartError(`${path} was made by a newer version of Yike: restore it with that version, or bring this one up to it.`)

async function refuseCompany(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.app_user') is not null as there`)
    if (rows[0]?.there !== true) return
    const people = await client.query('select from app_user limit 1')
    if (people.rows.length > 0) {
      throw new StartError(
        'There is a company here already, and a restore never overwrites one: set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
      )
    }
  } finally {
    await client.end()
  }
}

/** Brings the database to the schema of the backup, so that its columns fit. */
async function migrateTo(url: string, { migrations }: Header): Promise<void> {
  const known = await listMigrations()
  const { missing } = compareMigrations(
    known.map((one) => one.name),
    migrations,
  )
  const changed = migrations.some(({ name, checksum }) => known.some((one) => one.name === name && one.checksum !== checksum))
  if (missing.length > 0 || changed) throw newer('The backup')
  await migrate(
    parseDatabaseUrl(url),
    known.filter((one) => migrations.some(({ name }) => name === one.name)),
  )
}

async function readParts(
  client: pg.Client,
  frames: AsyncIterable<Frame>,
  options: { uploads: string; path: string },
): Promise<BackupReport> {
  const report: BackupReport = { tables: 0, rows: 0, files: 0 }
  const known = new Set((await listTables(client)).map((table) => table.name))
  let table: BackedUpTable | null = null
  let sink: Writable | null = null
  let hash = createHash('sha256')
  for await (const { kind, body } of frames) {
    if (kind === 'B') {
      const begun = part.parse(JSON.parse(body.toString('utf8')))
      table = 'table' in begun ? begun.table : null
      hash = createHash('sha256')
      sink = 'table' in begun ? await beginTable(client, begun.table, known) : await beginFile(options.uploads, begun.file)
    } else if (kind === 'D' && sink !== null) {
      hash.update(body)
      // The frame is a view of a buffer that is read into again.
      if (!sink.write(Buffer.from(body))) await new Promise((resolve) => sink?.once('drain', resolve))
    } else if (kind === 'E' && sink !== null) {
      sink.end()
      await finished(sink)
      const said = ending.parse(JSON.parse(body.toString('utf8')))
      if (said.sha256 !== hash.digest('hex'))
        throw new StartError(`${options.path} was damaged: what it holds does not match its own checksums.`)
      if (table !== null) await endTable(client, table)
      report.tables += table === null ? 0 : 1
      report.files += table === null ? 1 : 0
      report.rows += said.rows ?? 0
      sink = null
    }
  }
  return report
}

async function beginTable(client: pg.Client, table: BackedUpTable, known: ReadonlySet<string>): Promise<Writable> {
  const name = quoted(client, table.name)
  if (table.partition !== null) await client.query(`create table ${name} (like ${quoted(client, table.partition.of)})`)
  else if (!known.has(table.name)) throw new StartError(`The backup holds a table ${table.name} that this version does not know.`)
  // What triggers would derive stands in the backup itself.
  else await client.query(`alter table ${name} disable trigger user`)
  return client.query(copyFrom(`copy ${name} (${columnList(client, table)}) from stdin (format binary)`))
}

async function endTable(client: pg.Client, table: BackedUpTable): Promise<void> {
  const name = quoted(client, table.name)
  if (table.partition === null) {
    await client.query(`alter table ${name} enable trigger user`)
    return
  }
  for (const index of table.partition.indexes) await client.query(index)
  await client.query(`alter table ${quoted(client, table.partition.of)} attach partition ${name} ${table.partition.bound}`)
}

async function beginFile(uploads: string, name: string): Promise<Writable> {
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  return createWriteStream(join(uploads, name), { mode: 0o600 })
}
