import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import type { EmbeddedDatabase } from '#lib/platform/process/embedded'
import { startEmbedded } from '#lib/platform/process/embedded'
import { waitForEnd } from '#lib/platform/process/pid'
import { ensureTemplate } from './test-database.ts'

/** Longer than this no recovery of a test database takes. */
const startsWithinMs = 120_000

/** A PostgreSQL server that belongs to one test file, which may therefore stop and crash it. Its commits survive a crash, as those of an installation do. */
export class OwnCluster {
  readonly #directory: string
  #database: EmbeddedDatabase

  private constructor(directory: string, database: EmbeddedDatabase) {
    this.#directory = directory
    this.#database = database
  }

  /** Starts it, and has the test databases of this process made on it from now on. */
  static async start(): Promise<OwnCluster> {
    const directory = await mkdtemp(join(tmpdir(), 'yike-cluster-'))
    const database = await startEmbedded(directory, { password: 'yike-test' })
    const connection = { ...database.connection, database: 'postgres' }
    process.env['YIKE_TEST_CLUSTER'] = formatDatabaseUrl(connection)
    process.env['YIKE_TEST_TEMPLATE'] = await ensureTemplate(connection)
    return new OwnCluster(directory, database)
  }

  /** Disconnects everybody and starts again on the same port. */
  async restart(): Promise<void> {
    await this.#database.stop()
    await this.#startAgain()
  }

  /** Kills it with all that it holds in memory and starts again on the same port. */
  async crash(): Promise<void> {
    process.kill(this.#database.pid, 'SIGKILL')
    await waitForEnd(this.#database.pid, 10_000)
    await this.#startAgain()
  }

  async remove(): Promise<void> {
    await this.#database.stop()
    await rm(this.#directory, { recursive: true, force: true })
  }

  /** What it wrote last into its log, for messages of tests. */
  async lastWords(): Promise<string> {
    return (await readFile(join(this.#directory, 'postgres.log'), 'utf8')).split('\n').slice(-20).join('\n')
  }

  async #startAgain(): Promise<void> {
    const port = this.#database.connection.port
    const late = new AbortController()
    const started = startEmbedded(this.#directory, { password: 'yike-test', preferredPort: port })
    const tooLate = wait(startsWithinMs, null, { signal: late.signal, ref: false }).catch(() => null)
    const database = await Promise.race([started, tooLate])
    late.abort()
    if (database === null) throw new Error(`PostgreSQL did not start again in time:\n${await this.lastWords()}`)
    if (database.connection.port !== port) throw new Error(`PostgreSQL came back on another port, ${port} was taken.`)
    this.#database = database
  }
}
