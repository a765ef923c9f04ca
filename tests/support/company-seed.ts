import { z } from 'zod'
import { seedCalendar } from '#lib/platform/calendar/calendar'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { formatDatabaseUrl } from '#lib/platform/migrate/connection'
import { setCompany } from '#lib/platform/org/company'
import type { RoleKey } from '#lib/platform/org/roles'
import { seedRoles } from '#lib/platform/org/roles'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { seedCriteria } from '#lib/records/selection/repository'
import { seedTerms } from '#lib/records/terms/repository'
import type { TestDatabase } from './test-database.ts'
import { createCopyOf, createTestDatabase, ensureDatabase } from './test-database.ts'

const outletList = [
  ['hq', 'HQ', '总部', 'headquarters', null, false],
  ['east', 'EAST', '华东大区', 'region', 'hq', false],
  ['ningbo', 'NB', '宁波分公司', 'branch', 'east', false],
  ['yinzhou', 'YZ', '鄞州片区', 'district', 'ningbo', false],
  ['shounan', 'SHOUNAN', '首南营业部', 'outlet', 'yinzhou', false],
  ['xiaying', 'XIAYING', '下应营业部', 'outlet', 'yinzhou', false],
  ['dongwu', 'DONGWU', '东吴网点', 'outlet', 'ningbo', true],
  ['hangzhou', 'HZ', '杭州分公司', 'branch', 'east', false],
  ['xihu', 'XIHU', '西湖营业部', 'outlet', 'hangzhou', false],
] as const
export type OutletKey = (typeof outletList)[number][0]

/** user, its name, where it works, its role and where it holds it, its manager */
const userList = [
  ['salesManager', '戴经理', 'shounan', 'sales_manager', 'yinzhou', null],
  ['sales', '周敏', 'shounan', 'sales', 'shounan', 'salesManager'],
  ['salesColleague', '郑凯', 'shounan', 'sales', 'shounan', 'salesManager'],
  ['salesXiaying', '许文', 'xiaying', 'sales', 'xiaying', null],
  ['salesFranchise', '俞加', 'dongwu', 'sales', 'dongwu', null],
  ['salesHangzhou', '钱江', 'xihu', 'sales', 'xihu', null],
  ['service', '沈听', 'shounan', 'service', 'ningbo', null],
  ['serviceHangzhou', '苏杭', 'xihu', 'service', 'hangzhou', null],
  ['serviceManager', '林管', 'ningbo', 'service_manager', 'ningbo', null],
  ['outlet', '方首', 'shounan', 'outlet', 'shounan', null],
  ['outletXiaying', '夏应', 'xiaying', 'outlet', 'xiaying', null],
  ['outletFranchise', '盟东', 'dongwu', 'outlet', 'dongwu', null],
  ['claims', '裴理', 'ningbo', 'claims', 'ningbo', null],
  ['finance', '财明', 'ningbo', 'finance', 'ningbo', null],
  ['executive', '总宏', 'hq', 'executive', 'hq', null],
  ['executiveNingbo', '宁总', 'ningbo', 'executive', 'ningbo', null],
  ['administrator', '管安', 'hq', 'administrator', 'hq', null],
  ['disabled', '停用', 'hq', 'administrator', 'hq', null],
  ['nobody', '无权', 'hq', null, 'hq', null],
] as const satisfies readonly (readonly [string, string, OutletKey, RoleKey | null, OutletKey, string | null])[]
export type UserKey = (typeof userList)[number][0]

export interface CompanyOptions {
  currency?: string
  timeZone?: string
}

/** Makes a database with the company of `openTestCompany`; the usual one is a copy of what the first file of a run that asks for it has made. */
export async function createCompanyDatabase({ currency, timeZone }: CompanyOptions): Promise<TestDatabase> {
  const usual = currency === undefined && timeZone === undefined ? process.env.YIKE_TEST_COMPANY : undefined
  if (usual === undefined) {
    const test = await createTestDatabase()
    await seedCompany(test.url, currency ?? 'CNY', timeZone ?? 'Asia/Shanghai')
    return test
  }
  await ensureDatabase(usual, (connection) => seedCompany(formatDatabaseUrl(connection), 'CNY', 'Asia/Shanghai'))
  return createCopyOf(usual)
}

async function seedCompany(url: string, currency: string, timeZone: string): Promise<void> {
  const { db, close } = openDatabase({ url, max: 2 })
  try {
    await setCompany(db, { currency, timeZone })
    await seedRoles(db)
    await seedFactKeys(db)
    await seedCriteria(db)
    await seedApprovalRules(db)
    await seedTerms(db)
    await seedCalendar(db)
    await makeUsers(db, await makeOutlets(db))
  } finally {
    await close()
  }
}

const idRow = z.object({ id: z.int() })
const namedRow = z.object({ id: z.int(), name: z.string() })

/** Answers the ids of the outlets. */
export async function readOutlets(db: Db): Promise<Record<OutletKey, number>> {
  const rows = await db.rows(namedRow, sql`select id, external_id as name from outlet`)
  const idOf = new Map(rows.map(({ id, name }) => [name, id]))
  return Object.fromEntries(outletList.map(([key, code]) => [key, idOf.get(code)])) as Record<OutletKey, number>
}

/** Answers the users with their ids and addresses. */
export async function readUsers(db: Db): Promise<Record<UserKey, { id: number; email: string; name: string }>> {
  const rows = await db.rows(namedRow, sql`select id, email as name from app_user`)
  const idOf = new Map(rows.map(({ id, name }) => [name, id]))
  const users = userList.map(([key, name]) => [key, { id: idOf.get(emailOf(key)), email: emailOf(key), name }])
  return Object.fromEntries(users) as Record<UserKey, { id: number; email: string; name: string }>
}

const emailOf = (key: UserKey) => `${key.toLowerCase()}@test.yike`

async function makeOutlets(db: Db): Promise<Record<OutletKey, number>> {
  const ids: Partial<Record<OutletKey, number>> = {}
  for (const [key, code, name, kind, parent, franchise] of outletList) {
    const row = await db.row(
      idRow,
      sql`
      insert into outlet (external_id, name, kind, parent_id, franchise)
      values (${code}, ${name}, ${kind}, ${parent === null ? null : (ids[parent] ?? null)}, ${franchise}) returning id`,
    )
    ids[key] = idRow.parse(row).id
  }
  return ids as Record<OutletKey, number>
}

async function makeUsers(db: Db, outlets: Record<OutletKey, number>): Promise<void> {
  const users: Partial<Record<UserKey, { id: number }>> = {}
  for (const [key, name, workplace, role, heldAt, manager] of userList) {
    const email = emailOf(key)
    const row = await db.row(
      idRow,
      sql`
      insert into app_user (email, name, outlet_id, manager_id, disabled_at)
      values (${email}, ${name}, ${outlets[workplace]}, ${manager === null ? null : (users[manager]?.id ?? null)},
        case when ${key === 'disabled'} then now() end) returning id`,
    )
    const { id } = idRow.parse(row)
    users[key] = { id }
    if (role !== null)
      await db.execute(sql`insert into user_role (user_id, role_key, outlet_id) values (${id}, ${role}, ${outlets[heldAt]})`)
  }
}
