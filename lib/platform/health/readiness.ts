import { z } from 'zod'
import { currentDatabase } from '../db/current.ts'
import { sql } from '../db/sql.ts'
import { hasOwnSchema } from './schema-of-database.ts'

export interface Readiness {
  status: 'ready' | 'unready'
  checks: Record<'database' | 'chinese_text' | 'schema', boolean>
}

const facts = z.object({ characters: z.number(), encoding: z.string() })

/** Answers whether the database is there, handles Chinese text (an SQL_ASCII database would count bytes and find nothing), and has the schema of this code. */
export async function readiness(): Promise<Readiness> {
  try {
    const { db } = currentDatabase()
    const found = await db.row(
      facts,
      sql`select cardinality(search_grams('张三丰')) as characters, current_setting('server_encoding') as encoding`,
    )
    const chinese = found?.characters === 2 && found.encoding === 'UTF8'
    const schema = await hasOwnSchema(db)
    return { status: chinese && schema ? 'ready' : 'unready', checks: { database: true, chinese_text: chinese, schema } }
  } catch {
    return { status: 'unready', checks: { database: false, chinese_text: false, schema: false } }
  }
}
