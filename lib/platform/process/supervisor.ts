import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { SupervisedChild } from './child.ts'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'
import { isRunning, removePid, writePid } from './pid.ts'
import type { Secrets } from './secrets.ts'
import type { StartSettings } from './settings.ts'

const LOOK_EVERY_MS = 500
const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Keeps the database, the server and the worker running, each a process of its own, and stops them together. */
export class Supervisor {
  readonly #settings: StartSettings
  readonly #secrets: Secrets
  readonly #children: SupervisedChild[] = []
  /** The start of the database while it is under way: a stop in the middle waits for it. */
  #starting: Promise<EmbeddedDatabase> | null = null
  #database: EmbeddedDatabase | null = null
  #healing = false
  #watch: NodeJS.Timeout | null = null
  #stopping: Promise<void> | null = null

  constructor(settings: StartSettings, secrets: Secrets) {
    this.#settings = settings
    this.#secrets = secrets
  }

  /** Answers DATABASE_URL: the given one, or that of the embedded database, which is started or taken over. */
  async startDatabase(): Promise<string> {
    if (this.#settings.databaseUrl !== null) return this.#settings.databaseUrl
    const { dataDirectory } = this.#settings
    this.#starting = startEmbedded(dataDirectory, { password: this.#secrets.databasePassword })
    this.#database = await this.#starting
    await writePid(dataDirectory, 'postgres', this.#database.pid)
    if (this.#stopping === null) this.#watch = setInterval(() => void this.#healDatabase(), LOOK_EVERY_MS)
    return this.#database.url
  }

  /** Starts the server and the worker on a database that stands at the migration `schema`. */
  async startChildren(schema: string): Promise<void> {
    const { dataDirectory, host, port } = this.#settings
    if (this.#stopping !== null) return
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
    const plans = [
      { name: 'server' as const, args: [next, 'start', '-H', host, '-p', String(port)] },
      { name: 'worker' as const, args: ['--conditions=react-server', join(root, 'lib', 'jobs', 'worker.ts')] },
    ]
    for (const plan of plans) {
      const child = new SupervisedChild(dataDirectory, {
        ...plan,
        environment: () => ({ ...this.environment(plan.name), YIKE_SCHEMA: schema }),
      })
      this.#children.push(child)
      await child.start()
    }
  }

  /** Answers the environment of a process of this installation. */
  environment(service: string): NodeJS.ProcessEnv {
    const { host, port, dataDirectory, databaseUrl } = this.#settings
    const address = process.env['APP_URL'] ?? `http://${host}:${port}`
    return {
      ...process.env,
      NODE_ENV: 'production',
      HOST: host,
      PORT: String(port),
      DATA_DIR: dataDirectory,
      DATABASE_URL: databaseUrl ?? (this.#database === null ? '' : formatDatabaseUrl(this.#database.connection)),
      AUTH_SECRET: this.#secrets.authSecret,
      NEXTAUTH_URL: process.env['NEXTAUTH_URL'] ?? address,
      NEXT_TELEMETRY_DISABLED: '1',
      YIKE_SERVICE: service,
    }
  }

  /** Stops everything that was started, the database last, and forgets the process numbers. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll()
    return this.#stopping
  }

  async #stopAll(): Promise<void> {
    if (this.#watch !== null) clearInterval(this.#watch)
    await Promise.all(this.#children.map((child) => child.stop()))
    const { dataDirectory } = this.#settings
    const database = await this.#starting?.catch(() => null)
    await (database ?? this.#database)?.stop()
    await removePid(dataDirectory, 'postgres')
    await removePid(dataDirectory, 'supervisor')
  }

  /** Starts a database that died, on the port that the others know; if somebody took it meanwhile, they are started again too. */
  async #healDatabase(): Promise<void> {
    const database = this.#database
    if (database === null || this.#healing || this.#stopping !== null || (await isRunning(database.pid))) return
    this.#healing = true
    process.stderr.write('The database ended; starting it again.\n')
    try {
      const { dataDirectory } = this.#settings
      const { port } = database.connection
      this.#starting = startEmbedded(dataDirectory, { password: this.#secrets.databasePassword, preferredPort: port })
      this.#database = await this.#starting
      await writePid(dataDirectory, 'postgres', this.#database.pid)
      if (this.#database.connection.port !== port) await Promise.all(this.#children.map((child) => child.restart()))
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    } finally {
      this.#healing = false
    }
  }
}
