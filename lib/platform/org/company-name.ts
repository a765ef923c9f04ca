import { z } from 'zod'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { permitWholeCompany } from '../scope/scope.ts'

/** Answers what the company is called; null while nobody has said so. */
export async function findCompanyName(db: Db): Promise<string | null> {
  const row = await db.row(
    z.object({ name: z.string().nullable() }),
    sql`
    select coalesce((select value #>> '{}' from company_setting where key = 'company_name'),
      (select value ->> 'name' from company_setting where key = 'demo')) as name`,
  )
  return row?.name ?? null
}

/** Gives the company its name. For whoever manages settings of the whole company. */
export async function setCompanyName(ctx: Context, name: string): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const before = await findCompanyName(db)
    if (before === name) return
    await db.execute(sql`
      insert into company_setting (key, value, updated_by_id) values ('company_name', to_jsonb(${name}::text), ${ctx.actor.userId === 0 ? null : ctx.actor.userId})
      on conflict (key) do update set value = excluded.value, version = company_setting.version + 1, updated_at = now(), updated_by_id = excluded.updated_by_id`)
    await audit({ ...ctx, db }, { action: 'company.rename', detail: { name: [before, name] } })
  })
}
