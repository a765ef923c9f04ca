import { z } from 'zod'
import { hashPassword, makeOneTimePassword } from '../auth/password.ts'
import type { Company } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { setCompany } from './company.ts'
import { seedRoles } from './roles.ts'

const idRow = z.object({ id: z.int() })

/** Who signs in first, and the one-time password that has to be changed then; it is stored nowhere in clear. */
export interface FirstAdministrator {
  userId: number
  outletId: number
  email: string
  password: string
}

const firstEmail = 'admin@yike.local'

/** Makes an empty company: currency and time zone, the root outlet 总部, the nine roles, and an administrator with a one-time password. Throws
 * `rule_violated` when waybills already stand in another currency or zone; a second call fails on the root outlet's code. */
export async function createCompany(db: Db, company: Company): Promise<FirstAdministrator> {
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  const created = await db.tx(async (tx) => {
    await setCompany(tx, company)
    await seedRoles(tx)
    const outlet = idRow.parse(
      await tx.row(
        idRow,
        sql`
      insert into outlet (external_id, name, kind) values ('HQ', '总部', 'headquarters') returning id`,
      ),
    )
    const user = idRow.parse(
      await tx.row(
        idRow,
        sql`
      insert into app_user (email, name, password_hash, password_changed_at, must_change_password, outlet_id)
      values (${firstEmail}, '管理员', ${passwordHash}, now(), true, ${outlet.id}) returning id`,
      ),
    )
    await tx.execute(sql`insert into user_role (user_id, role_key, outlet_id) values (${user.id}, 'administrator', ${outlet.id})`)
    await tx.execute(sql`
      insert into audit_event (action, subject_type, subject_id, detail)
      values ('company.create', 'user', ${String(user.id)}, ${JSON.stringify(company)}::jsonb)`)
    return { userId: user.id, outletId: outlet.id }
  })
  return { ...created, email: firstEmail, password }
}
