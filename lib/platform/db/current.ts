import { env } from '../env.ts'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'

const holder = globalThis as typeof globalThis & { yikeDatabase?: Database }

/** The one database of this process, opened at the first call. */
export function currentDatabase(): Database {
  const service = process.env.YIKE_SERVICE ?? 'yike'
  holder.yikeDatabase ??= openDatabase({ url: env().DATABASE_URL, applicationName: service, alone: service === 'server' })
  return holder.yikeDatabase
}
