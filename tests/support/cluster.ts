import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type DatabaseConnection, parseDatabaseUrl } from '#lib/platform/migrate/connection'
import { startEmbedded } from '#lib/platform/process/embedded'
import { isRunning, readIfThere } from '#lib/platform/process/pid'
import { testSettings } from '#lib/platform/process/postgres-settings'

const LOCK_POLL_MS = 100
/** Protects nothing: the cluster listens on this machine only and holds made-up records. */
const PASSWORD = 'yike-test'

/** A PostgreSQL server for tests, and how to let go of it. */
export interface TestCluster {
  /** An account that may create databases, at a database that none of the tests uses. */
  readonly connection: DatabaseConnection
  release(): Promise<void>
}

/**
 * Answers the server on which tests make their databases: the one of TEST_DATABASE_URL, or an embedded one under
 * `.cache/test-pg`. Several runs at once share it; the last one to let go stops it.
 */
export async function acquireCluster(): Promise<TestCluster> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { connection: parseDatabaseUrl(url), release: async () => undefined }
  const directory = resolve(fileURLToPath(new URL('../../.cache/test-pg', import.meta.url)))
  const users = join(directory, 'users')
  const user = join(users, `${process.pid}-${Math.random().toString(36).slice(2)}`)
  await mkdir(users, { recursive: true })
  return withFileLock(join(directory, 'lock'), async () => {
    const alone = (await livingUsers(users)) === 0
    await writeFile(user, `${process.pid}`)
    const database = await startEmbedded(directory, { password: PASSWORD, settings: testSettings })
    const connection = { ...database.connection, database: 'postgres' }
    if (alone) await dropLeftovers(connection)
    return { connection, release: () => release(directory, users, user, database.stop) }
  })
}

async function release(directory: string, users: string, user: string, stop: () => Promise<void>): Promise<void> {
  await withFileLock(join(directory, 'lock'), async () => {
    await rm(user, { force: true })
    if ((await livingUsers(users)) === 0) await stop()
  })
}

/** Counts the runs that use the cluster, and forgets those that were killed. */
async function livingUsers(users: string): Promise<number> {
  let living = 0
  for (const name of await readdir(users)) {
    if (await isRunning(Number.parseInt(name, 10))) living += 1
    else await rm(join(users, name), { force: true })
  }
  return living
}

/** Databases that killed runs left behind, and templates of earlier migrations. */
async function dropLeftovers(connection: DatabaseConnection): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(`
      select datname as name from pg_database where datname like 'yike\\_test\\_%' or datname like 'yike\\_shadow\\_%'`)
    for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`)
  } finally {
    await client.end()
  }
}

/** Runs something while holding a file that only one process can make; a holder that was killed does not count. */
async function withFileLock<Answer>(file: string, work: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      await writeFile(file, `${process.pid}`, { flag: 'wx' })
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number.parseInt((await readIfThere(file)) ?? '', 10)
      if (holder > 0 && !(await isRunning(holder))) await rm(file, { force: true })
      else await wait(LOCK_POLL_MS)
    }
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}
