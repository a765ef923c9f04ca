import pg from 'pg'
import { Installation } from '#tests/support/installation'
import { databaseUrlOf } from '#tests/support/installation-database'
import type { CompanySize } from './company/size.ts'
import { groundDirectory } from './ground.ts'
import { Caller } from './load.ts'
import type { Figure } from './result.ts'
import { Visitor } from './visitor.ts'

/** A made company with the built product running on it, and what has been measured so far. */
export interface Bench {
  readonly size: CompanySize
  readonly directory: string
  readonly installation: Installation
  readonly origin: string
  readonly databaseUrl: string
  /** Straight to the database, for limits and preparations. */
  readonly pool: pg.Pool
  readonly report: (text: string) => void
  readonly add: (figure: Figure) => void
  readonly callerFor: (key: string | null) => Caller
  readonly visitorFor: (cookie: string) => Visitor
}

/** The build with the routes of the benchmark; logs as in production. */
export const benchEnvironment = { YIKE_BENCH: '1', YIKE_DIST_DIR: '.next-bench', LOG_LEVEL: 'info' }

const errorLevel = 50
const mostFaults = 5

/** The last errors among what the product logged, for whoever wonders why a measurement broke off. */
function faultsIn(said: string): string {
  const isFault = (line: string) => Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? 0) >= errorLevel
  return said.split('\n').filter(isFault).slice(-mostFaults).join('\n')
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Starts the product on a made company, runs something on it and stops it again. */
export async function withProduct<Answer>(
  size: CompanySize,
  sink: Pick<Bench, 'report' | 'add'>,
  work: (bench: Bench) => Promise<Answer>,
): Promise<Answer> {
  const directory = groundDirectory(size)
  const installation = await Installation.inFolder(directory)
  const callers: (Caller | Visitor)[] = []
  // A terminal's Ctrl-C reaches both; whoever ends this process alone must not leave the product running.
  const stop = () => void installation.stop().finally(() => process.exit(1))
  for (const signal of signals) process.on(signal, stop)
  try {
    const ended = await installation.start(benchEnvironment)
    if (ended !== null) throw new Error(`The product did not start:\n${installation.said}`)
    const databaseUrl = await databaseUrlOf(directory)
    const origin = `http://127.0.0.1:${installation.port}`
    const callerFor = (key: string | null) => {
      const caller = new Caller(origin, key)
      callers.push(caller)
      return caller
    }
    const visitorFor = (cookie: string) => {
      const visitor = new Visitor(origin, cookie)
      callers.push(visitor)
      return visitor
    }
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, application_name: 'bench' })
    pg.types.setTypeParser(pg.types.builtins.INT8, Number)
    try {
      return await work({ size, directory, installation, origin, databaseUrl, pool, callerFor, visitorFor, ...sink })
    } catch (error) {
      sink.report(faultsIn(installation.said))
      throw error
    } finally {
      await pool.end()
    }
  } finally {
    for (const caller of callers) caller.close()
    await installation.stop()
    for (const signal of signals) process.off(signal, stop)
  }
}
