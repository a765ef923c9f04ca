import { z } from 'zod'
import { currentDatabase } from '../db/current.ts'
import { sql } from '../db/sql.ts'

export interface Readiness {
  status: 'ready' | 'unready'
  checks: Record<'database' | 'chinese_text', boolean>
}

const facts = z.object({ characters: z.number(), encoding: z.string() })

/** Answers whether the database is there and handles Chinese text (an SQL_ASCII database would count bytes and find nothing). */
export async function readiness(): Promise<Readiness> {
  try {
    const found = await currentDatabase().db.row(
      facts,
      sql`select cardinality(search_grams('张三丰')) as characters, current_setting('server_encoding') as encoding`,
    )
    const chinese = found?.characters === 2 && found.encoding === 'UTF8'
    return { status: chinese ? 'ready' : 'unready', checks: { database: true, chinese_text: chinese } }
  } catch {
    return { status: 'unready', checks: { database: false, chinese_text: false } }
  }
}
