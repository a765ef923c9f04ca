import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashPassword, makeOneTimePassword } from '#lib/platform/auth/password'
import { seedRoles } from '#lib/platform/org/roles'
import type { DemoCompany } from '../company.ts'
import { entryAt } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import type { StaffMember } from './staff.ts'
import { staff, userId } from './staff.ts'
import { outletId, outlets } from './tree.ts'

/** Roles whose reach is a tree hold it from the root: the installation is the branch's own, and its figures are those of the whole company. */
const atRoot: readonly StaffMember['role'][] = ['executive', 'service_manager', 'service', 'claims', 'finance', 'administrator']
const root = entryAt(outlets, 0).name

/** Stores the tree and the staff, and writes how one of each role signs in to `demo-sign-ins.json`, readable by the owner alone. The others have no password
 * until the administrator gives them one. */
export async function storePeople({ db, dataDirectory }: DemoCompany): Promise<void> {
  await seedRoles(db)
  const outletRows = outlets.map(({ code, name, kind, franchise, parent }, index) => ({
    ...{ id: index + 1, external_id: code, name, kind, franchise, version: 1 },
    parent_id: parent === null ? null : outlets.findIndex((outlet) => outlet.code === parent) + 1,
  }))
  await storeRows(db, 'outlet', outletRows)
  const signIns = staff.filter((member) => member.signsIn).map((member) => ({ member, password: makeOneTimePassword() }))
  const hashes = new Map(
    await Promise.all(signIns.map(async ({ member, password }) => [member, await hashPassword(password)] as const)),
  )
  await storeRows(
    db,
    'app_user',
    staff.map((member) => userRow(member, hashes.get(member) ?? null)),
  )
  await storeRows(db, 'user_role', staff.flatMap(rolesOf))
  await continueIds(db, 'outlet')
  await continueIds(db, 'app_user')
  await writeSignIns(
    dataDirectory,
    signIns.map(({ member, password }) => ({ email: emailOf(member), password, name: member.name, role: member.role })),
  )
}

function userRow(member: StaffMember, passwordHash: string | null): Record<string, unknown> {
  return {
    ...{ id: userId(member.name), email: emailOf(member), name: member.name, kind: 'person', locale: 'zh-CN', version: 1 },
    ...{ password_hash: passwordHash, password_changed_at: passwordHash === null ? null : new Date().toISOString() },
    must_change_password: false,
    outlet_id: outletId(entryAt(member.outlets, 0)),
    manager_id: member.manager === null ? null : userId(member.manager),
    grade: member.grade ?? null,
  }
}

function rolesOf(member: StaffMember): Record<string, unknown>[] {
  const held = atRoot.includes(member.role) ? [root] : member.outlets
  return held.map((outlet) => ({ user_id: userId(member.name), role_key: member.role, outlet_id: outletId(outlet) }))
}

/** The one who signs in is called after the role, the others are numbered. */
function emailOf(member: StaffMember): string {
  const mailbox = member.role.replace('_', '-')
  if (member.signsIn) return `${mailbox}@demo.yike`
  const others = staff.filter((each) => each.role === member.role && !each.signsIn)
  return `${mailbox}-${others.indexOf(member) + 2}@demo.yike`
}

async function writeSignIns(dataDirectory: string, signIns: readonly Record<string, string>[]): Promise<void> {
  const file = join(dataDirectory, 'demo-sign-ins.json')
  await writeFile(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  // `mode` holds for a new file only.
  await chmod(file, 0o600)
}
