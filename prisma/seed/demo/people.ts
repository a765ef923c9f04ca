import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hashPassword, makeOneTimePassword } from '#lib/platform/auth/password'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RoleKey } from '#lib/platform/org/roles'

/** The tree: a branch with two districts, a 营业部 of its own and a franchised 网点. */
const outlets = [
  { code: 'NB', name: '宁波分公司', kind: 'branch', franchise: false, parent: null },
  { code: 'NB-YZ', name: '鄞州片区', kind: 'district', franchise: false, parent: 'NB' },
  { code: 'NB-YC', name: '余慈片区', kind: 'district', franchise: false, parent: 'NB' },
  { code: 'NB-YZ-01', name: '首南营业部', kind: 'outlet', franchise: false, parent: 'NB-YZ' },
  { code: 'NB-YC-01', name: '观海卫网点', kind: 'outlet', franchise: true, parent: 'NB-YC' },
] as const

export type OutletCode = (typeof outlets)[number]['code']

const people: readonly { role: RoleKey; name: string; outlet: OutletCode; manager?: RoleKey }[] = [
  { role: 'executive', name: '王海波', outlet: 'NB' },
  { role: 'sales_manager', name: '沈立峰', outlet: 'NB', manager: 'executive' },
  { role: 'sales', name: '周敏', outlet: 'NB-YZ-01', manager: 'sales_manager' },
  { role: 'service_manager', name: '郑晓燕', outlet: 'NB', manager: 'executive' },
  { role: 'service', name: '叶静', outlet: 'NB', manager: 'service_manager' },
  { role: 'outlet', name: '方国平', outlet: 'NB-YC-01' },
  { role: 'claims', name: '邵明远', outlet: 'NB', manager: 'service_manager' },
  { role: 'finance', name: '徐佳怡', outlet: 'NB', manager: 'executive' },
  { role: 'administrator', name: '林思源', outlet: 'NB' },
]

const idRow = z.object({ id: z.int() })

export interface DemoPeople {
  outlets: Readonly<Record<OutletCode, number>>
  users: Readonly<Record<RoleKey, number>>
}

/** Makes the outlets and one user per role, and writes how they sign in to `demo-sign-ins.json`, readable by the owner alone. */
export async function makePeople(db: Db, dataDirectory: string): Promise<DemoPeople> {
  const outletIds = new Map<string, number>()
  for (const outlet of outlets) {
    const parent = outlet.parent === null ? null : (outletIds.get(outlet.parent) ?? null)
    const row = idRow.parse(
      await db.row(
        idRow,
        sql`
      insert into outlet (external_id, name, kind, franchise, parent_id)
      values (${outlet.code}, ${outlet.name}, ${outlet.kind}, ${outlet.franchise}, ${parent}) returning id`,
      ),
    )
    outletIds.set(outlet.code, row.id)
  }
  const userIds = new Map<string, number>()
  const signIns = []
  for (const person of people) {
    const email = `${person.role.replace('_', '-')}@demo.yike`
    const password = makeOneTimePassword()
    const outletId = outletIds.get(person.outlet) ?? 0
    const row = idRow.parse(
      await db.row(
        idRow,
        sql`
      insert into app_user (email, name, password_hash, password_changed_at, outlet_id, manager_id)
      values (${email}, ${person.name}, ${await hashPassword(password)}, now(), ${outletId}, ${userIds.get(person.manager ?? '') ?? null}) returning id`,
      ),
    )
    await db.execute(sql`insert into user_role (user_id, role_key, outlet_id) values (${row.id}, ${person.role}, ${outletId})`)
    userIds.set(person.role, row.id)
    signIns.push({ email, password, name: person.name, role: person.role })
  }
  const file = join(dataDirectory, 'demo-sign-ins.json')
  await writeFile(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  // `mode` holds for a new file only.
  await chmod(file, 0o600)
  return {
    outlets: Object.fromEntries(outletIds) as Record<OutletCode, number>,
    users: Object.fromEntries(userIds) as Record<RoleKey, number>,
  }
}
