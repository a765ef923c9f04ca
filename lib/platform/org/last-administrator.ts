import { z } from 'zod'
import type { FieldIssue } from '#lib/core/errors'
import { AppError } from '#lib/core/errors'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Makes a change, in the running transaction, after which somebody who can sign in still manages the people of the whole company, by whatever role. Throws
 * `rule_violated` when nobody would, with the fields that are to blame. Two who take it from each other at the same time come one after the other, and the
 * second sees that it would be the last. */
export async function keepingAnAdministrator(
  db: Db,
  change: () => Promise<unknown>,
  issues: readonly FieldIssue[] = [],
): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`)
  const before = await hasAdministrator(db)
  await change()
  if (before && !(await hasAdministrator(db)))
    throw new AppError('rule_violated', {}, { detail: 'org.last_administrator', issues })
}

async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db.row(
    z.object({ present: z.boolean() }),
    sql`
    select exists (select from role_permission rp join user_role ur on ur.role_key = rp.role_key
      join app_user u on u.id = ur.user_id join outlet o on o.id = ur.outlet_id
      where rp.permission = 'user:manage' and (rp.scope = 'all' or rp.scope = 'outlet_tree' and o.parent_id is null)
        and u.kind = 'person' and u.disabled_at is null) as present`,
  )
  return row?.present === true
}
