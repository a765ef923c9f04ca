import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import type { DatabaseConnection } from './connection.ts'

/** How long a migration waits for a table that others use before it gives way to them and is tried again. */
export const LOCK_TIMEOUT = '5s'

const { builtins } = pg.types

/** The catalogue's column types by oid. 18 is the internal one-byte "char", which adapter-pg does not know. */
const CATALOGUE_TYPES = new Map<number, ColumnType>([
  [18, ColumnTypeEnum.Character],
  [builtins.BOOL, ColumnTypeEnum.Boolean],
  [builtins.INT2, ColumnTypeEnum.Int32],
  [builtins.INT4, ColumnTypeEnum.Int32],
  [builtins.INT8, ColumnTypeEnum.Int64],
  [builtins.OID, ColumnTypeEnum.Int64],
  [builtins.FLOAT4, ColumnTypeEnum.Float],
  [builtins.FLOAT8, ColumnTypeEnum.Double],
  [1002, ColumnTypeEnum.CharacterArray],
  [1003, ColumnTypeEnum.TextArray],
  [1005, ColumnTypeEnum.Int32Array],
  [1007, ColumnTypeEnum.Int32Array],
  [1009, ColumnTypeEnum.TextArray],
])

/** A statement that PostgreSQL refuses inside a transaction, and that waits for others without a lock of its own. */
const CONCURRENTLY = /\bindex\s+concurrently\b/i

/**
 * The adapter over which the schema engine migrates. It mends four faults of adapter-pg 7.10: scripts are split at every
 * `;`, the shadow run happens in the main database, the shadow database is dropped while connected, and "char" is unknown.
 * All statements go over one connection, so that what this session locks and sets holds for the engine too.
 */
export class MigrationAdapterFactory extends PrismaPg {
  readonly #pool: pg.Pool
  readonly #connection: DatabaseConnection

  constructor(pool: pg.Pool, connection: DatabaseConnection) {
    super(pool)
    this.#pool = pool
    this.#connection = connection
  }

  override async connect() {
    return mend(await super.connect(), this.#pool)
  }

  override async connectToShadowDb() {
    const database = `yike_shadow_${randomUUID()}`
    await this.#pool.query(`create database "${database}" template template0`)
    const pool = singleConnectionPool({ ...this.#connection, database })
    const adapter = mend(await new PrismaPg(pool).connect(), pool)
    adapter.dispose = async () => {
      await pool.end()
      await this.#pool.query(`drop database if exists "${database}" with (force)`)
    }
    return adapter
  }
}

/** Answers a pool that never has more than one connection and keeps it. */
export function singleConnectionPool(connection: DatabaseConnection): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 1, idleTimeoutMillis: 0, application_name: 'yike migrate' })
  // Without a listener a broken idle connection ends the process; the next statement reports it anyway.
  pool.on('error', () => undefined)
  return pool
}

function mend<Adapter extends SqlDriverAdapter>(adapter: Adapter, pool: pg.Pool): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query)
    } catch (error) {
      if (isUnsupportedType(error)) return queryCatalogue(pool, query)
      throw error
    }
  }
  adapter.executeScript = (script) => runScript(pool, script)
  return adapter
}

/** Sends a script as one message, which makes it one transaction; an index built concurrently waits as long as it must. */
async function runScript(pool: pg.Pool, script: string): Promise<void> {
  const waits = CONCURRENTLY.test(script)
  if (waits) await pool.query('set lock_timeout = 0')
  try {
    await pool.query(script)
  } catch (error) {
    throw error instanceof pg.DatabaseError ? new DriverAdapterError(describe(error)) : error
  } finally {
    if (waits) await pool.query(`set lock_timeout = '${LOCK_TIMEOUT}'`)
  }
}

function describe(error: pg.DatabaseError) {
  const { message, detail, column, hint } = error
  return {
    kind: 'postgres' as const,
    code: error.code ?? 'N/A',
    severity: error.severity ?? 'N/A',
    message,
    detail,
    column,
    hint,
  }
}

/** Reads the catalogue once more, this time with a type for "char"; introspection uses no types but these. */
async function queryCatalogue(pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const result = await pool.query<unknown[]>({ text: query.sql, values: query.args, rowMode: 'array' })
  return {
    columnNames: result.fields.map((field) => field.name),
    columnTypes: result.fields.map((field) => CATALOGUE_TYPES.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
    rows: result.rows,
  }
}

function isUnsupportedType(error: unknown): boolean {
  return error instanceof DriverAdapterError && error.cause.kind === 'UnsupportedNativeDataType'
}
