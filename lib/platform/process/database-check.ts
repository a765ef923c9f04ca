import pg from 'pg'
import { type DatabaseConnection, parseDatabaseUrl } from '#lib/platform/migrate/connection'
import { StartError } from './start-error.ts'

const OLDEST_SERVER = 160_000
const CONNECT_TIMEOUT_MS = 10_000

/** Answers the parts of DATABASE_URL after connecting to it; throws a StartError that says what to do when it cannot be used. */
export async function requireUsableDatabase(url: string): Promise<DatabaseConnection> {
  const connection = parseDatabaseUrl(url)
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  // A connection that breaks between statements reports itself here; the next statement says it again.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    )
    refuseUnfit(Number(rows[0]?.version), rows[0]?.encoding ?? '')
    return connection
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(explain(connection, error), { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function refuseUnfit(version: number, encoding: string): void {
  if (version < OLDEST_SERVER) {
    throw new StartError(`The database of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}: Yike needs 16 or newer.`)
  }
  if (encoding !== 'UTF8') {
    throw new StartError(
      `The database of DATABASE_URL has the encoding ${encoding}: make it with ENCODING 'UTF8', else Chinese text is not found.`,
    )
  }
}

function explain({ host, port, database, user }: DatabaseConnection, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const where = `${host}:${port}`
  if (code === '28P01' || code === '28000')
    return `The database at ${where} refuses the user ${user}: check the password in DATABASE_URL.`
  if (code === '3D000') return `There is no database ${database} at ${where}: create it, or mend DATABASE_URL.`
  if (code === '53300')
    return `The database at ${where} has no connection left: raise its max_connections or stop other programs.`
  if (code === '57P03') return `The database at ${where} is still starting: try again in a moment.`
  const reason = error instanceof Error && error.message !== '' ? error.message : String(code)
  return `The database at ${where} does not answer (${reason}): start it, or mend DATABASE_URL.`
}
