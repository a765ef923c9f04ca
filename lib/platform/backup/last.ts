import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const KEY = 'last_backup_at'

/** Notes in the company that a backup of it was written whole at `at`. One that is restored says when the backup before it was written. */
export async function noteBackup(db: Db, at: Date): Promise<void> {
  await db.execute(sql`
    insert into company_setting (key, value) values (${KEY}, ${JSON.stringify(at.toISOString())}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
}

/** Answers when the last backup of the company was written; null for none that this release knows of. */
export async function lastBackupAt(db: Db): Promise<Date | null> {
  const row = await db.row(z.object({ at: z.string() }), sql`select value #>> '{}' as at from company_setting where key = ${KEY}`)
  return row === null ? null : new Date(row.at)
}
