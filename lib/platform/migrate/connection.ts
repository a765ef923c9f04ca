import pg from 'pg'
import { StartError } from '#lib/platform/process/start-error'

/** Where a PostgreSQL database is, in parts: adapter-pg mistakes the shadow database for the main one when it is given as a URL. */
export interface DatabaseConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl?: pg.ClientConfig['ssl']
}

/** Answers the parts of a `postgresql://` URL, read as `pg` reads them; throws a StartError when it is none. */
export function parseDatabaseUrl(url: string): DatabaseConnection {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StartError('DATABASE_URL must begin with postgresql:// (postgresql://user:password@host:5432/database).')
  }
  let client: pg.Client
  try {
    client = new pg.Client({ connectionString: url })
  } catch (cause) {
    throw new StartError('DATABASE_URL cannot be read: percent-encode the special characters of the password.', { cause })
  }
  if (!client.database) throw new StartError('DATABASE_URL names no database: end it with /database.')
  return {
    host: client.host,
    port: client.port,
    user: client.user ?? '',
    password: client.password ?? '',
    database: client.database,
    ...(client.ssl ? { ssl: client.ssl } : {}),
  }
}

/** Answers the URL of a connection without TLS, for programs that take the database as `DATABASE_URL`. */
export function formatDatabaseUrl(connection: DatabaseConnection): string {
  const { host, port, user, password, database } = connection
  const sign = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgresql://${sign}@${host}:${port}/${encodeURIComponent(database)}`
}
