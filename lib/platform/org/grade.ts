import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Answers the grade of a user, such as `lead`, by which some limits go; null when there is none. */
export async function gradeOf(db: Db, userId: number): Promise<string | null> {
  const row = await db.row(z.object({ grade: z.string().nullable() }), sql`select grade from app_user where id = ${userId}`)
  return row?.grade ?? null
}
