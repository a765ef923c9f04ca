import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type DatabaseConnection, formatDatabaseUrl, parseDatabaseUrl } from '#lib/platform/migrate/connection'
import { hashMigrations, listMigrations } from '#lib/platform/migrate/folder'
import { migrate } from '#lib/platform/migrate/migrate'

/** Any number, the same for all runs on one cluster: only one of them makes the template. */
const TEMPLATE_LOCK = 7_203_115

/** A migrated database that belongs to one test file. */
export interface TestDatabase {
  readonly connection: DatabaseConnection
  readonly url: string
  drop(): Promise<void>
}

/**
 * Makes the migrated database that test databases are copied from, once for each state of the migrations, and answers its name.
 */
export async function ensureTemplate(cluster: DatabaseConnection): Promise<string> {
  const migrations = await listMigrations()
  const name = `yike_test_template_${hashMigrations(migrations)}`
  await ensure(cluster, name, 'template0', (connection) => migrate(connection, migrations))
  return name
}

/** Makes a migrated database of a name that others are copied from, unless it is there; `fill` puts into it what they begin with. */
export function ensureDatabase(name: string, fill: (connection: DatabaseConnection) => Promise<unknown>): Promise<void> {
  return ensure(parseDatabaseUrl(required('YIKE_TEST_CLUSTER')), name, required('YIKE_TEST_TEMPLATE'), fill)
}

async function ensure(
  cluster: DatabaseConnection,
  name: string,
  template: string,
  fill: (connection: DatabaseConnection) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(cluster)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    // Under another name until it is whole: a run that is killed here must not leave half a template.
    const unfinished = `${name}_${randomBytes(4).toString('hex')}`
    await client.query(`create database "${unfinished}" template "${template}"`)
    await fill({ ...cluster, database: unfinished })
    await client.query(`alter database "${unfinished}" rename to "${name}"`)
  } finally {
    await client.end()
  }
}

/** Makes a migrated, empty database on the cluster that the run's set-up started. Drop it when the file's tests are over. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createCopyOf(required('YIKE_TEST_TEMPLATE'))
}

/** Makes a database without any table, for tests of what makes the tables. */
export function createBareDatabase(): Promise<TestDatabase> {
  return createCopyOf('template0')
}

/** Makes a database as another one stands, to which nobody may be connected. */
export async function createCopyOf(template: string): Promise<TestDatabase> {
  const cluster = parseDatabaseUrl(required('YIKE_TEST_CLUSTER'))
  const name = `yike_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await runOn(cluster, `create database "${name}" template "${template}" strategy file_copy`)
  const connection = { ...cluster, database: name }
  return {
    connection,
    url: formatDatabaseUrl(connection),
    drop: () => dropDatabase(cluster, name),
  }
}

/** Drops a database, whoever is connected to it. */
export async function dropDatabase(cluster: DatabaseConnection, name: string): Promise<void> {
  await runOn(cluster, `drop database if exists "${name}" with (force)`)
}

async function runOn(connection: DatabaseConnection, statement: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function required(name: 'YIKE_TEST_CLUSTER' | 'YIKE_TEST_TEMPLATE'): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: run integration tests through vitest, whose set-up starts the database.`)
  return value
}
