import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { StartError } from '#lib/platform/process/start-error'
import { LOCK_TIMEOUT, singleConnectionPool } from './adapter.ts'
import { type DatabaseConnection, parseDatabaseUrl } from './connection.ts'
import { noFilters, openEngine, toMigrationList } from './engine.ts'
import { listMigrations, type Migration } from './folder.ts'

/** Any number, the same for all who migrate one database: only one of them does it at a time. */
const MIGRATION_LOCK = 7_203_114
const LOCK_POLL_MS = 200
const LOCK_TRIES = 12
const LOCK_PAUSE_MS = 1_000

/** A migration as the database remembers it. */
interface AppliedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
}

/**
 * Brings a database to the schema of this code and answers the names of the migrations applied now (none when it was there).
 * Safe to run from several processes at once, and again after one was killed: each migration is one transaction.
 * Throws a StartError when the database is newer than the code, when an applied migration was changed since, or when others
 * hold a table for a minute.
 */
export async function migrate(target: string | DatabaseConnection, migrations?: readonly Migration[]): Promise<string[]> {
  const connection = typeof target === 'string' ? parseDatabaseUrl(target) : target
  const wanted = migrations ?? (await listMigrations())
  const pool = singleConnectionPool(connection)
  try {
    await takeLock(pool)
    await pool.query(`set lock_timeout = '${LOCK_TIMEOUT}'`)
    const applied = await readApplied(pool)
    refuseUnknown(applied, wanted)
    if (isCurrent(applied, wanted)) return []
    return await applyPatiently(pool, connection, wanted)
  } finally {
    await pool.end()
  }
}

/**
 * Answers what keeps a database from being used by this code: migrations that are missing in it, and migrations in it that
 * this code does not know. Both empty: it is current. `names` are those that the database has finished.
 */
export function compareMigrations(
  names: readonly string[],
  migrations: readonly Pick<Migration, 'name'>[],
): { missing: string[]; unknown: string[] } {
  const inDatabase = new Set(names)
  const inCode = new Set(migrations.map((migration) => migration.name))
  return {
    missing: [...inCode].filter((name) => !inDatabase.has(name)),
    unknown: names.filter((name) => !inCode.has(name)),
  }
}

/** Polls, because a session that waits inside a statement would itself hold up an index built concurrently. */
async function takeLock(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK])
    if (rows[0]?.taken) return
    await wait(LOCK_POLL_MS)
  }
}

async function readApplied(pool: pg.Pool): Promise<AppliedMigration[]> {
  const exists = await pool.query("select to_regclass('_prisma_migrations') is not null as there")
  if (!exists.rows[0]?.there) return []
  const { rows } = await pool.query<AppliedMigration>(`
    select migration_name as name, checksum, finished_at is not null as finished
    from _prisma_migrations where rolled_back_at is null order by started_at`)
  return rows
}

function refuseUnknown(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  const finished = applied.filter((row) => row.finished)
  const { unknown } = compareMigrations(
    finished.map((row) => row.name),
    migrations,
  )
  if (unknown.length > 0) {
    throw new StartError(
      `The database is newer than this code (it has ${unknown.join(', ')}): start the version that wrote it, or restore a backup made before.`,
    )
  }
  const checksums = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  const changed = finished.filter((row) => checksums.get(row.name) !== row.checksum)
  if (changed.length > 0) {
    const names = changed.map((row) => row.name).join(', ')
    throw new StartError(
      `The migration ${names} was changed after this database was made with it: take the code that made it, or start with another DATA_DIR or an empty database.`,
    )
  }
}

function isCurrent(applied: readonly AppliedMigration[], migrations: readonly Migration[]): boolean {
  const finished = applied.filter((row) => row.finished).map((row) => row.name)
  return finished.length === applied.length && compareMigrations(finished, migrations).missing.length === 0
}

async function applyPatiently(
  pool: pg.Pool,
  connection: DatabaseConnection,
  migrations: readonly Migration[],
): Promise<string[]> {
  const names: string[] = []
  for (let attempt = 1; ; attempt += 1) {
    await forgetUnfinished(pool, connection, migrations)
    const before = new Set((await readApplied(pool)).map((row) => row.name))
    try {
      const engine = await openEngine(pool, connection)
      const output = await engine.applyMigrations({ migrationsList: toMigrationList(migrations), filters: noFilters })
      return [...names, ...output.appliedMigrationNames]
    } catch (error) {
      if (!isLockTimeout(error)) throw migrationError(error)
      if (attempt === LOCK_TRIES) {
        throw new StartError(
          'A migration waited a minute for a table that others use: stop the other servers and workers of this database and start again.',
          { cause: error },
        )
      }
      const now = (await readApplied(pool)).filter((row) => row.finished && !before.has(row.name))
      names.push(...now.map((row) => row.name))
      await wait(LOCK_PAUSE_MS)
    }
  }
}

/** What a killed or refused migration left: its note, since its transaction is gone, and an index that was not built to its end. */
async function forgetUnfinished(pool: pg.Pool, connection: DatabaseConnection, migrations: readonly Migration[]): Promise<void> {
  const unfinished = (await readApplied(pool)).filter((row) => !row.finished)
  if (unfinished.length === 0) return
  const engine = await openEngine(pool, connection)
  for (const { name } of unfinished) {
    const sql = migrations.find((migration) => migration.name === name)?.sql ?? ''
    await dropInvalidIndex(pool, sql)
    await engine.markMigrationRolledBack({ migrationName: name })
  }
}

async function dropInvalidIndex(pool: pg.Pool, sql: string): Promise<void> {
  const name = /\bindex\s+concurrently\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/i.exec(sql)?.[1]
  if (name === undefined) return
  const { rows } = await pool.query('select 1 from pg_index where indexrelid = to_regclass($1) and not indisvalid', [name])
  if (rows.length > 0) await pool.query(`drop index concurrently "${name}"`)
}

function isLockTimeout(error: unknown): boolean {
  return /55P03|lock timeout/i.test(messageOf(error))
}

function migrationError(error: unknown): Error {
  return new Error(`A migration failed and was undone: ${messageOf(error)}`, { cause: error })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
