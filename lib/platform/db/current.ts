import { env } from '../env.ts'
import type { Database } from './database.ts'
import { openDatabase } from './database.ts'

const holder = globalThis as typeof globalThis & { yikeDatabase?: Database }

/** The one database of this process, opened at the first call. */
export function currentDatabase(): Database {
  holder.yikeDatabase ??= openDatabase({ url: env().DATABASE_URL, applicationName: process.env.YIKE_SERVICE ?? 'yike' })
  return holder.yikeDatabase
}
