import { chmod, chown, mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type DatabaseConnection, formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { commandLine, isRunning, readIfThere, waitForEnd } from './pid.ts'
import { chooseRunAs, findBinaries, type RunAs, runToEnd } from './postgres-binaries.ts'
import { postgresSettings, usableMemoryBytes } from './postgres-settings.ts'
import { StartError } from './start-error.ts'

const ACCOUNT = 'yike'
const DATABASE = 'yike'
const START_TRIES = 5
const START_PAUSE_MS = 400
const STOP_TIMEOUT_MS = 60_000
/** Who adopts orphans may take its time to reap them. */
const REAPED_WITHIN_MS = 5_000
const REAP_POLL_MS = 20

/** The embedded database while it runs. */
export interface EmbeddedDatabase {
  readonly connection: DatabaseConnection
  readonly url: string
  readonly pid: number
  /** Whether it was found running, left over from a start that was killed. */
  readonly takenOver: boolean
  /** Stops it and waits for its end; whoever is connected is disconnected. */
  stop(): Promise<void>
}

/** How the embedded database is started. */
export interface EmbeddedOptions {
  /** Password of the database's one account; kept from the first start on. */
  readonly password: string
  /** Tried first, so that those who know the port find the database again after it was restarted. */
  readonly preferredPort?: number
  /** Settings that go before the machine's own (`{ fsync: 'off' }`). */
  readonly settings?: Record<string, string>
}

/**
 * Starts the embedded PostgreSQL of a data folder, on 127.0.0.1 and a free port of its own, and answers where it listens. The
 * folder is made when it is missing; a database that still runs there is taken over. Its files are `postgres/` and `postgres.log`.
 */
export async function startEmbedded(dataDirectory: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const directory = resolve(dataDirectory, 'postgres')
  const binaries = await findBinaries()
  await mkdir(resolve(dataDirectory), { recursive: true })
  const runAs = await chooseRunAs(directory)
  if ((await readIfThere(join(directory, 'PG_VERSION'))) === null) await initialise(directory, binaries, runAs, options.password)
  const left = await takeOver(directory, options.password)
  if (left !== null) return left
  await forgetEnded(directory)
  const started = await start(directory, binaries, runAs, options)
  return connected(directory, started, options.password, false)
}

/** Answers the process and port of the PostgreSQL that runs on a folder, or null when none does. */
export async function readPostmaster(directory: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readIfThere(join(directory, 'postmaster.pid')))?.split('\n') ?? []
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(pid > 0 && port > 0) || !(await isRunning(pid))) return null
  // After a restart of the machine the number may belong to another program.
  const command = await commandLine(pid)
  if (command !== null && !command.includes('postgres')) return null
  return { pid, port }
}

/** Answers the PostgreSQL that still runs on a folder, or null when none does, or the one that did is at its end. */
async function takeOver(directory: string, password: string): Promise<EmbeddedDatabase | null> {
  const left = await readPostmaster(directory)
  if (left === null) return null
  try {
    return await connected(directory, left, password, true)
  } catch (error) {
    // One that was killed a moment ago refuses before it is gone.
    if (!(await waitForEnd(left.pid, REAPED_WITHIN_MS))) throw error
    return null
  }
}

/**
 * Makes way for a start where the last one was killed. PostgreSQL refuses a folder whose postmaster.pid names any process: so the killed one must be reaped,
 * and where its number meanwhile belongs to another program, as after a restart of a container, the file must go.
 */
async function forgetEnded(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid')
  const pid = Number.parseInt((await readIfThere(file)) ?? '', 10)
  if (!(pid > 0)) return
  for (const end = Date.now() + REAPED_WITHIN_MS; hasNumber(pid) && Date.now() < end; await wait(REAP_POLL_MS)) {
    const command = await commandLine(pid)
    if (!command || command.includes('postgres')) continue
    await rm(file, { force: true })
    return
  }
}

/** Answers whether a number is still taken, if only by a process that has ended and waits for its parent. */
function hasNumber(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Answers a port on 127.0.0.1 that nobody listens on: the preferred one when it is free. */
export async function findFreePort(preferred = 0): Promise<number> {
  const port = await tryPort(preferred)
  return port ?? (await tryPort(0)) ?? Promise.reject(new Error('No free port on 127.0.0.1.'))
}

async function initialise(directory: string, binaries: string, runAs: RunAs, password: string): Promise<void> {
  // A first start that was killed leaves half a folder, which initdb refuses.
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { mode: 0o700 })
  const passwordFile = `${directory}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runAs.kind === 'user') await handOver(directory, passwordFile, runAs)
  const finished = await runToEnd(runAs, join(binaries, 'initdb'), [
    ...['-D', directory, '-U', ACCOUNT, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    // With LC_CTYPE C pg_trgm would find nothing in Chinese.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8', '--lc-messages=C'],
  ])
  await rm(passwordFile, { force: true })
  if (finished.code !== 0) {
    await rm(directory, { recursive: true, force: true })
    throw new StartError(`The embedded database could not be made in ${directory}: ${lastLines(finished.output)}`)
  }
}

/** Gives the folder to the account that runs PostgreSQL, and lets it walk there. */
async function handOver(directory: string, passwordFile: string, account: { uid: number; gid: number }): Promise<void> {
  await chown(directory, account.uid, account.gid)
  await chown(passwordFile, account.uid, account.gid)
  await chmod(dirname(directory), 0o711)
}

async function start(
  directory: string,
  binaries: string,
  runAs: RunAs,
  options: EmbeddedOptions,
): Promise<{ pid: number; port: number }> {
  const settings = { ...(await machineSettings()), ...options.settings }
  const log = `${directory}.log`
  await writeFile(log, '', { flag: 'a', mode: 0o600 })
  if (runAs.kind === 'user') await chown(log, runAs.uid, runAs.gid)
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort(options.preferredPort)
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
    const command = ['-p', String(port), '-c listen_addresses=127.0.0.1', "-c unix_socket_directories=''", ...flags].join(' ')
    const finished = await runToEnd(runAs, join(binaries, 'pg_ctl'), [
      ...['start', '-w', '-t', '600', '-D', directory, '-l', log, '-o', command],
    ])
    const postmaster = await readPostmaster(directory)
    if (finished.code === 0 && postmaster !== null) return postmaster
    // A killed database's last processes hold its memory for a moment; a port may be taken between asking and using.
    if (attempt === START_TRIES) {
      throw new StartError(
        `The embedded database does not start; the last lines of ${log}: ${lastLines((await readIfThere(log)) ?? finished.output)}`,
      )
    }
    await wait(START_PAUSE_MS * attempt)
  }
}

async function connected(
  directory: string,
  { pid, port }: { pid: number; port: number },
  password: string,
  takenOver: boolean,
): Promise<EmbeddedDatabase> {
  const connection = { host: '127.0.0.1', port, user: ACCOUNT, password, database: DATABASE }
  await ensureDatabase(directory, connection)
  return { connection, url: formatDatabaseUrl(connection), pid, takenOver, stop: () => stopPostmaster(pid) }
}

/** Confirms by connecting that it answers, and makes the one database. A database taken over may still be recovering. */
async function ensureDatabase(directory: string, connection: DatabaseConnection): Promise<void> {
  const client = await connectPatiently(directory, { ...connection, database: 'postgres' })
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rows.length === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function connectPatiently(directory: string, connection: DatabaseConnection): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client(connection)
    try {
      await client.connect()
      return client
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === '28P01') {
        throw new StartError(
          `The database password in secrets.json is not the one that ${directory} was made with: put the secrets.json back that belongs to it.`,
          { cause: error },
        )
      }
      const startingUp = code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET'
      if (!startingUp || (await readPostmaster(directory)) === null) throw error
      await wait(START_PAUSE_MS)
    }
  }
}

/** Asks PostgreSQL to disconnect everybody and end, and waits for it; after a minute it is ended without ceremony. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (!(await isRunning(pid))) return
  process.kill(pid, 'SIGINT')
  if (await waitForEnd(pid, STOP_TIMEOUT_MS)) return
  process.kill(pid, 'SIGQUIT')
  await waitForEnd(pid, STOP_TIMEOUT_MS)
}

async function machineSettings(): Promise<Record<string, string>> {
  const shared = process.platform === 'linux' ? await statfs('/dev/shm').catch(() => null) : null
  const sharedMemoryBytes = shared === null ? null : shared.blocks * shared.bsize
  return postgresSettings({ memoryBytes: usableMemoryBytes(), sharedMemoryBytes, platform: process.platform })
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', () => answer(null))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => answer(typeof address === 'object' && address !== null ? address.port : null))
    })
  })
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join(' | ')
}
