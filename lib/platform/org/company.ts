import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Company } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const stored = z.object({ currency: z.string(), timeZone: z.string() })
const loaded = new WeakMap<Db, Company>()

/** Answers the company's currency and time zone, read once per database handle: they are fixed before the first waybill. Throws
 * `unavailable` while the first start has not set them. */
export async function loadCompany(db: Db): Promise<Company> {
  const known = loaded.get(db)
  if (known !== undefined) return known
  const company = await findCompany(db)
  if (company === null) throw new AppError('unavailable', {}, { detail: 'company.not_set_up' })
  loaded.set(db, company)
  return company
}

/** Answers the stored currency and time zone, or null before the first start. */
export async function findCompany(db: Db): Promise<Company | null> {
  return db.row(
    stored,
    sql`
    select c.value #>> '{}' as currency, z.value #>> '{}' as "timeZone"
    from company_setting c, company_setting z where c.key = 'currency' and z.key = 'time_zone'`,
  )
}

/** Stores currency and time zone. Throws `rule_violated` (company.is_fixed) when others are stored and a waybill stands on them. */
export async function setCompany(db: Db, company: Company): Promise<void> {
  await db.tx(async (tx) => {
    // Waybills come in while this is looked at only through a running server, and nobody calls this beside one.
    const present = await findCompany(tx)
    if (present?.currency === company.currency && present.timeZone === company.timeZone) return
    const used = await tx.row(z.object({ used: z.boolean() }), sql`select exists (select 1 from waybill) as used`)
    if (present !== null && used?.used === true) {
      throw new AppError(
        'rule_violated',
        { currency: present.currency, timeZone: present.timeZone },
        { detail: 'company.is_fixed' },
      )
    }
    await tx.execute(sql`
      insert into company_setting (key, value) values
        ('currency', to_jsonb(${company.currency}::text)), ('time_zone', to_jsonb(${company.timeZone}::text))
      on conflict (key) do update set value = excluded.value, updated_at = now()`)
  })
  loaded.delete(db)
}
