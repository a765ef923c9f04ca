import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProcessName } from '#tests/support/installation'
import { Installation, isAlive, waitUntil } from '#tests/support/installation'
import { databaseUrlOf } from '#tests/support/installation-database'
import { createTestDatabase } from '#tests/support/test-database'

const names: ProcessName[] = ['supervisor', 'server', 'worker', 'postgres']
/** What the contract promises of a dead process. */
const RESTARTED_WITHIN_MS = 5_000
/** The new process has to come up and to be asked. */
const READY_WITHIN_MS = 15_000

let yike: Installation
beforeAll(async () => {
  yike = await Installation.inEmptyFolder()
})
afterAll(() => yike.remove())

const pids = () => Promise.all(names.map((name) => yike.pid(name)))

/** A connection to the embedded database, as its owner. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: await databaseUrlOf(yike.directory) })
  await client.connect()
  return client
}

describe('an installation', () => {
  it('starts in an empty folder: four processes, a one-time password, ready', async () => {
    expect(await yike.start()).toBeNull()
    expect(yike.said).toMatch(/one-time password \S{12,}/)
    expect(await yike.isReady()).toBe(true)
    const found = await pids()
    expect(found.every(isAlive)).toBe(true)
    expect(new Set(found).size).toBe(4)
  })

  it.each(['worker', 'server', 'postgres'] as const)('stands up again when the %s is killed', async (name) => {
    const { restartedMs, readyMs } = await yike.killAndWaitUntilHealed(name)
    console.info(`kill -9 of the ${name}: another after ${restartedMs} ms, ready after ${readyMs} ms`)
    expect(restartedMs).toBeLessThan(RESTARTED_WITHIN_MS)
    expect(readyMs).toBeLessThan(READY_WITHIN_MS)
  })

  it('is not ready on a database that another version has taken further, until it is its own again', async () => {
    const ready = async () => (await fetch(`http://127.0.0.1:${yike.port}/api/health/ready`)).json()
    const client = await connect()
    const name = '9999_of_a_later_version'
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) values ($1, '', now(), $1, now(), 1)`,
      [name],
    )
    expect(await ready()).toEqual({ status: 'unready', checks: { database: true, chinese_text: true, schema: false } })
    process.kill(await yike.pid('worker'), 'SIGKILL')
    await waitUntil(() => yike.said.includes('the schema of another version'), 15_000)
    await client.query('delete from _prisma_migrations where migration_name = $1', [name])
    await client.end()
    expect(await yike.isReady()).toBe(true)
  })

  it('refuses a second start on the same folder and says what to do', async () => {
    const second = await Installation.inEmptyFolder()
    expect(await second.start({ DATA_DIR: yike.directory })).toBe(1)
    expect(second.said).toMatch(/already runs on .* stop it first/)
    await second.remove()
    expect(await yike.isReady()).toBe(true)
  })

  it('a killed supervisor leaves nobody serving, and the next start takes over the database', async () => {
    const [, server = 0, worker = 0] = await pids()
    await yike.killSupervisor()
    await waitUntil(() => !isAlive(server) && !isAlive(worker), 30_000)
    const database = await yike.pid('postgres')
    const started = Date.now()
    expect(await yike.start()).toBeNull()
    console.info(`a second start: ready after ${Date.now() - started} ms`)
    expect(yike.said).not.toMatch(/one-time password/)
    expect(await yike.pid('postgres')).toBe(database)
    expect(await yike.isReady()).toBe(true)
  })

  it('stops whole: no process is left, and no file that names one', async () => {
    const found = await pids()
    await yike.stop()
    await waitUntil(() => !found.some(isAlive), 20_000)
    expect(await pids()).toEqual([0, 0, 0, 0])
  })

  it('starts where a killed database left the number of a process that is now another program', async () => {
    const left = [
      process.pid,
      join(yike.directory, 'postgres'),
      1_795_000_000,
      5_432,
      '',
      '127.0.0.1',
      '  2804558     65558',
      'ready',
    ]
    await writeFile(join(yike.directory, 'postgres', 'postmaster.pid'), `${left.join('\n')}\n`)
    expect(await yike.start()).toBeNull()
    expect(await yike.isReady()).toBe(true)
  })

  it('refuses a database that is newer than the code', async () => {
    const client = await connect()
    await client.query(`
      insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      values ('of-tomorrow', repeat('0', 64), now(), '9999_of_tomorrow', now(), 1)`)
    await client.end()
    await yike.stop()
    expect(await yike.start()).toBe(1)
    expect(yike.said).toMatch(/9999_of_tomorrow/)
    expect(yike.said).toMatch(/newer/i)
  })
})

describe('what cannot be started says why, in a sentence', () => {
  it('a port that is taken', async () => {
    const other = await Installation.inEmptyFolder()
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(other.port, '127.0.0.1', resolve))
    expect(await other.start()).toBe(1)
    expect(other.said).toMatch(new RegExp(`${other.port}`))
    expect(other.said).toMatch(/PORT/)
    expect(other.said).not.toMatch(/\n {4}at /)
    await new Promise((resolve) => taken.close(resolve))
    await other.remove()
  })

  it('a data folder that cannot be made', async () => {
    const other = await Installation.inEmptyFolder()
    const file = join(other.directory, '..', 'file')
    await mkdir(join(other.directory, '..'), { recursive: true })
    await writeFile(file, 'a file where a folder should be')
    await chmod(file, 0o400)
    expect(await other.start({ DATA_DIR: join(file, 'data') })).toBe(1)
    expect(other.said).toMatch(/set DATA_DIR to a folder/)
    await rm(file)
    await other.remove()
  })

  it('a database that is away', async () => {
    const other = await Installation.inEmptyFolder()
    const secret = 'k3J8f0sQ1zX7mN5vB2cR9tY4wE6uI0pL'
    expect(await other.start({ DATABASE_URL: 'postgres://yike:x@127.0.0.1:9/yike', AUTH_SECRET: secret })).toBe(1)
    expect(other.said).toMatch(/database/i)
    expect(other.said).not.toMatch(/\n {4}at /)
    await other.remove()
  })

  it('a secret that is missing or weak', async () => {
    const database = await createTestDatabase()
    const other = await Installation.inEmptyFolder()
    expect(await other.start({ DATABASE_URL: database.url })).toBe(1)
    expect(other.said).toMatch(/AUTH_SECRET must be set/)
    expect(await other.start({ DATABASE_URL: database.url, AUTH_SECRET: 'a'.repeat(40) })).toBe(1)
    expect(other.said).toMatch(/AUTH_SECRET is too weak/)
    await other.remove()
    await database.drop()
  })

  it('a port, a currency and a time zone that are none', async () => {
    const other = await Installation.inEmptyFolder()
    expect(await other.start({ PORT: 'abc' })).toBe(1)
    expect(other.said).toMatch(/PORT is a number/)
    for (const none of ['yuan', 'RMB']) {
      expect(await other.start({ COMPANY_CURRENCY: none })).toBe(1)
      expect(other.said).toMatch(/COMPANY_CURRENCY is a code/)
    }
    expect(await other.start({ COMPANY_TIME_ZONE: 'Mars/Olympus' })).toBe(1)
    expect(other.said).toMatch(/COMPANY_TIME_ZONE is a zone/)
    await other.remove()
  })
})
