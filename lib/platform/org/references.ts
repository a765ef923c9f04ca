import { z } from 'zod'
import { invalidField } from '#lib/core/errors'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { isOutlet } from './outlets.ts'
import { isUser } from './users.ts'

const idRow = z.object({ id: z.int() })

/** Answers an outlet that is not archived. Throws `invalid_request` of the field that names another. */
export async function livingOutlet(db: Db, id: RecordId, field: string): Promise<{ id: number }> {
  const found = await db.row(idRow, sql`select o.id from outlet o where ${isOutlet(id, sql`o`)} and o.archived_at is null`)
  if (found === null) throw invalidField(field, 'outlet_not_found')
  return found
}

/** Answers who may be the manager of a person (null: of one who is only being added). Throws `invalid_request` for somebody unknown or disabled, and for the
 * person or anybody below. */
export async function managerIdOf(db: Db, manager: RecordId, personId: number | null): Promise<number> {
  const found = await db.row(
    idRow,
    sql`select u.id from app_user u where ${isUser(manager)} and u.kind = 'person' and u.disabled_at is null`,
  )
  if (found === null) throw invalidField('manager_id', 'colleague_not_found')
  if (personId === null) return found.id
  const ring = await db.row(
    idRow,
    sql`
    with recursive above as (
      select id, manager_id from app_user where id = ${found.id}
      union
      select m.id, m.manager_id from app_user m join above a on a.manager_id = m.id
    )
    select id from above where id = ${personId}`,
  )
  if (ring !== null) throw invalidField('manager_id', 'manager_is_below')
  return found.id
}

/** A role held at an outlet. */
export interface HeldRole {
  role: string
  outletId: number
}

/** Answers roles at outlets, each once, in a fixed order. Throws `invalid_request` for a role or an outlet that is not there. */
export async function rolesOf(
  db: Db,
  given: readonly { readonly role: string; readonly outlet_id: RecordId }[],
): Promise<HeldRole[]> {
  await knownRoles(
    db,
    given.map(({ role }) => role),
    'roles',
  )
  const roles = new Map<string, HeldRole>()
  for (const { role, outlet_id } of given) {
    const outlet = await livingOutlet(db, outlet_id, 'roles')
    roles.set(`${role} ${outlet.id}`, { role, outletId: outlet.id })
  }
  return [...roles.values()].sort((left, right) =>
    left.role === right.role ? left.outletId - right.outletId : left.role < right.role ? -1 : 1,
  )
}

/** Holds roles until the end of the transaction, so that none is deleted while it is given to somebody. Throws `invalid_request` of the field that names one
 * that is not there. */
export async function knownRoles(db: Db, keys: readonly string[], field: string): Promise<void> {
  const known = await db.rows(
    z.object({ key: z.string() }),
    sql`select key from role where key = any(${[...keys]}::text[]) for key share`,
  )
  if (keys.some((key) => !known.some((role) => role.key === key))) throw invalidField(field, 'role_unknown')
}
