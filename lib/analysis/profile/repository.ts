import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { CompanyProfile } from './profile.ts'
import { companyProfiles } from './profile.ts'

/** Finds the profile that was chosen last; null while none was. */
export async function findProfile(db: Db): Promise<CompanyProfile | null> {
  const row = await db.row(
    z.object({ profile: z.enum(companyProfiles) }),
    sql`select value #>> '{}' as profile from company_setting where key = 'company_profile'`,
  )
  return row?.profile ?? null
}

/** Stores the profile that was chosen. */
export async function storeProfile(db: Db, profile: CompanyProfile, userId: number | null): Promise<void> {
  await db.execute(sql`
    insert into company_setting (key, value, updated_by_id) values ('company_profile', to_jsonb(${profile}::text), ${userId})
    on conflict (key) do update set value = excluded.value, version = company_setting.version + 1, updated_at = now(), updated_by_id = excluded.updated_by_id`)
}
