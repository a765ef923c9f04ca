import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolClient } from 'pg'
import pg from 'pg'
import type { z } from 'zod'
import { PrismaClient } from './generated/client.ts'
import { plainRow } from './plain-row.ts'
import { preparedName, type Sql } from './sql.ts'

/** The part of Prisma that works inside and outside a transaction. */
export type PrismaHandle = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** One handle for everything a repository does. Inside `tx`, Prisma and SQL share one transaction. */
export interface Db {
  prisma: PrismaHandle
  /** All rows, each parsed by the schema. Dates and numerics are cast in the statement (`::text`, `::float8`); int8 is a number. */
  rows<R>(schema: z.ZodType<R>, statement: Sql): Promise<R[]>
  /** The first row or null. */
  row<R>(schema: z.ZodType<R>, statement: Sql): Promise<R | null>
  /** Runs a statement for its effect; answers how many rows it changed. */
  execute(statement: Sql): Promise<number>
  /** Runs `work` in one transaction (in the running one when there is one already). */
  tx<R>(work: (db: Db) => Promise<R>): Promise<R>
  /** One plain client with a connection of its own, for COPY and long set-based work; `work` manages its own transactions. */
  bulk<R>(work: (client: PoolClient) => Promise<R>): Promise<R>
}

export interface Database {
  db: Db
  pool: pg.Pool
  /** A few connections beside the pool, for counters that are kept whatever becomes of the work: whoever holds one of the pool's need not wait for another. */
  counters: pg.Pool
  close(): Promise<void>
}

const transactionTimeoutMs = 60_000
/** For so long a caller waits for a connection; then the answer is `unavailable`, whatever holds them all. */
const connectionWaitMs = 5_000

interface Options {
  url: string
  max?: number
  applicationName?: string
  /** For a server of many readers: a statement is worked off by its own connection alone. Helpers take longer to begin than most questions of a page take, and take the processors from whoever asks meanwhile. */
  alone?: boolean
}

/** Opens a pool and both ways through it. `max` connections at most; `url` as DATABASE_URL. */
export function openDatabase(options: Options): Database {
  const pool = openPool(options, options.max ?? 10)
  const counters = openPool(options, 2)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  const close = async () => {
    await prisma.$disconnect()
    await Promise.all([pool.end(), counters.end()])
  }
  return { db: poolDb(pool, prisma), pool, counters, close }
}

function openPool({ url, applicationName = 'yike', alone = false }: Options, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: connectionWaitMs,
    idleTimeoutMillis: 60_000,
    // Said in the connection, not as it is opened: what stands between us and the database may not pass that on. The pool waits for it.
    ...(alone ? { onConnect: workAlone } : {}),
  })
  // An idle connection that breaks (database restarted) is dropped from the pool; the next query opens another.
  pool.on('error', () => {})
  // One that breaks while somebody holds it between two statements reports itself here, and nobody but its holder's next statement need know: without a listener it
  // would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function workAlone(client: pg.ClientBase): Promise<void> {
  await client.query('set max_parallel_workers_per_gather = 0')
}

function poolDb(pool: pg.Pool, prisma: PrismaClient): Db {
  const db: Db = {
    prisma,
    async rows(schema, statement) {
      const result = await pool.query({ ...preparedName(statement), text: statement.text, values: statement.values })
      return result.rows.map((row) => schema.parse(plainRow(row)))
    },
    async row(schema, statement) {
      const result = await pool.query({ ...preparedName(statement), text: statement.text, values: statement.values })
      return result.rows.length === 0 ? null : schema.parse(plainRow(result.rows[0]))
    },
    async execute(statement) {
      const result = await pool.query({ text: statement.text, values: statement.values })
      return result.rowCount ?? 0
    },
    tx: (work) =>
      prisma.$transaction((inner) => work(transactionDb(inner, pool)), {
        timeout: transactionTimeoutMs,
        maxWait: connectionWaitMs,
      }),
    bulk: (work) => withClient(pool, work),
  }
  return db
}

function transactionDb(prisma: PrismaHandle, pool: pg.Pool): Db {
  const db: Db = {
    prisma,
    async rows(schema, statement) {
      const rows = await prisma.$queryRaw<Record<string, unknown>[]>(statement)
      return rows.map((row) => schema.parse(plainRow(row)))
    },
    async row(schema, statement) {
      const [first] = await prisma.$queryRaw<Record<string, unknown>[]>(statement)
      return first === undefined ? null : schema.parse(plainRow(first))
    },
    execute: (statement) => prisma.$executeRaw(statement),
    tx: (work) => work(db),
    bulk: (work) => withClient(pool, work),
  }
  return db
}

async function withClient<R>(pool: pg.Pool, work: (client: PoolClient) => Promise<R>): Promise<R> {
  const client = await pool.connect()
  let broken = true
  try {
    const result = await work(client)
    broken = false
    return result
  } finally {
    // A client whose work failed may sit in a transaction: it is closed, not handed on.
    client.release(broken)
  }
}
