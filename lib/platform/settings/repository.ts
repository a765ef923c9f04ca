import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const settingRow = z.object({ key: z.string(), value: z.unknown() })

/** Reads what is stored under the keys; a key without a row is left out. */
export async function readSettings(db: Db, keys: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await db.rows(settingRow, sql`select key, value from company_setting where key = any(${[...keys]}::text[])`)
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** Stores a value under a key, and answers what stood there before, or null. Whoever comes second waits for the first. */
export async function writeSetting(db: Db, key: string, value: unknown): Promise<unknown> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('company_setting'), hashtext(${key}))`)
  const before = await readSettings(db, [key])
  await db.execute(sql`
    insert into company_setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
  return before.get(key) ?? null
}
