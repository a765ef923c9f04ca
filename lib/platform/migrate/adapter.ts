import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { DatabaseConnection } from './connection.ts';

/** PostgreSQL's internal one-byte "char": adapter-pg does not know it, and introspection reads it. */
const INTERNAL_CHAR_OID = 18;

/** A statement that PostgreSQL refuses inside a transaction, and that waits for others without a lock of its own. */
const CONCURRENTLY = /\bindex\s+concurrently\b/i;

/**
 * The adapter over which the schema engine migrates. It mends four faults of adapter-pg 7.10: scripts are split at every
 * `;`, the shadow run happens in the main database, the shadow database is dropped while connected, and "char" is unknown.
 * All statements go over one connection, so that what this session locks and sets holds for the engine too.
 */
export class MigrationAdapterFactory extends PrismaPg {
  readonly #pool: pg.Pool;
  readonly #connection: DatabaseConnection;

  constructor(pool: pg.Pool, connection: DatabaseConnection) {
    super(pool);
    this.#pool = pool;
    this.#connection = connection;
  }

  override async connect() {
    return mend(await super.connect(), this.#pool);
  }

  override async connectToShadowDb() {
    const database = `yike_shadow_${randomUUID()}`;
    await this.#pool.query(`create database "${database}" template template0`);
    const pool = singleConnectionPool({ ...this.#connection, database });
    const adapter = mend(await new PrismaPg(pool).connect(), pool);
    adapter.dispose = async () => {
      await pool.end();
      await this.#pool.query(`drop database if exists "${database}" with (force)`);
    };
    return adapter;
  }
}

/** Answers a pool that never has more than one connection and keeps it. */
export function singleConnectionPool(connection: DatabaseConnection): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 1, idleTimeoutMillis: 0, application_name: 'yike migrate' });
  // Without a listener a broken idle connection ends the process; the next statement reports it anyway.
  pool.on('error', () => undefined);
  return pool;
}

function mend<Adapter extends SqlDriverAdapter>(adapter: Adapter, pool: pg.Pool): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = (query) => (mentionsInternalChar(query.sql) ? queryRawWithChar(pool, query, queryRaw) : queryRaw(query));
  adapter.executeScript = (script) => runScript(pool, script);
  return adapter;
}

function mentionsInternalChar(sql: string): boolean {
  return /pg_|information_schema/i.test(sql);
}

async function queryRawWithChar(
  pool: pg.Pool,
  query: SqlQuery,
  queryRaw: SqlDriverAdapter['queryRaw'],
): ReturnType<SqlDriverAdapter['queryRaw']> {
  try {
    return await queryRaw(query);
  } catch (error) {
    if (!isUnsupportedType(error)) throw error;
    const result = await pool.query({ text: query.sql, values: query.args, rowMode: 'array', types: { getTypeParser: () => String } });
    return {
      columnNames: result.fields.map((field) => field.name),
      columnTypes: result.fields.map((field) => columnType(field.dataTypeID)),
      rows: result.rows,
    };
  }
}
