import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const storedRow = z.object({
  value: z.record(z.string(), z.unknown()),
  version: z.int(),
  changedByName: z.string().nullable(),
  changedAt: z.date(),
})
export type StoredSetting = z.infer<typeof storedRow>

/** Finds what a company has set of a setting; null while everything is as shipped. */
export function findSetting(db: Db, key: string): Promise<StoredSetting | null> {
  return db.row(
    storedRow,
    sql`
    select s.value, s.version, u.name as "changedByName", s.updated_at as "changedAt"
    from company_setting s left join app_user u on u.id = s.updated_by_id where s.key = ${key}`,
  )
}

const keyedValue = z.object({ key: z.string(), value: storedRow.shape.value })

/** Finds what a company has set of several settings; one of which everything is as shipped is not among them. */
export function findSettings(db: Db, keys: readonly string[]): Promise<z.infer<typeof keyedValue>[]> {
  return db.rows(keyedValue, sql`select key, value from company_setting where key = any(${[...keys]})`)
}

/** Stores a setting over the version that was read (0: none stood); false when somebody else was quicker. */
export async function storeSetting(
  db: Db,
  key: string,
  value: Readonly<Record<string, unknown>>,
  at: { version: number; userId: number | null },
): Promise<boolean> {
  const stored = await db.execute(sql`
    insert into company_setting (key, value, updated_by_id) values (${key}, ${JSON.stringify(value)}::jsonb, ${at.userId})
    on conflict (key) do update set value = excluded.value, version = company_setting.version + 1, updated_at = now(), updated_by_id = excluded.updated_by_id
      where company_setting.version = ${at.version}`)
  return stored === 1
}
