/**
 * A small company in a database of its own, for integration tests.
 *
 *   let company: TestCompany
 *   beforeAll(async () => { company = await openTestCompany() })
 *   afterAll(() => company.close())
 *
 *   company.contextAs('sales')                       a Context as that user, for services: await listCustomers(await company.contextAs('sales'), {})
 *   company.api('GET', '/customers', { key: await company.keyFor('sales') })      through dispatch(), in process → { status, body, headers };
 *                                                    throws when the answer is not what the API's own document says
 *   company.outlets.shounan, company.users.sales.id  ids of outlets and users
 *
 * The tree (codes are the external ids: HQ, EAST, NB, YZ, SHOUNAN, XIAYING, HZ, XIHU, DONGWU):
 *
 *   hq 总部
 *   └ east 华东大区
 *     ├ ningbo 宁波分公司
 *     │ ├ yinzhou 鄞州片区
 *     │ │ ├ shounan 首南营业部     sales, salesColleague, service, outlet, salesManager (manager of sales and salesColleague)
 *     │ │ └ xiaying 下应营业部     salesXiaying, outletXiaying
 *     │ └ dongwu 东吴网点(加盟)    outletFranchise, salesFranchise
 *     └ hangzhou 杭州分公司
 *       └ xihu 西湖营业部          salesHangzhou, serviceHangzhou
 *
 * Users by role: sales (首南), sales_manager (role held at yinzhou), service and service_manager, claims, finance (role held at ningbo), outlet
 * (首南), executive and administrator (at the root); `executiveNingbo` holds executive at ningbo; `disabled` is a disabled administrator, `nobody` has no role.
 * Currency CNY, time zone Asia/Shanghai. There are no customers: each test makes its own, by services or SQL (`company.db`).
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { makeKey } from '#lib/platform/auth/key-format'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import { seedCalendar } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { currentDatabase } from '#lib/platform/db/current'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import { log } from '#lib/platform/log/log'
import { setCompany } from '#lib/platform/org/company'
import type { RoleKey } from '#lib/platform/org/roles'
import { seedRoles } from '#lib/platform/org/roles'
import { systemContext } from '#lib/platform/system-context'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { seedCriteria } from '#lib/records/selection/repository'
import { seedTerms } from '#lib/records/terms/repository'
import type { ApiAnswer, ApiOptions } from './api-call.ts'
import { callApi } from './api-call.ts'
import { createTestDatabase } from './test-database.ts'

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

/** The user that stands for each role. */
export const userOfRole: Record<RoleKey, UserKey> = {
  sales: 'sales',
  sales_manager: 'salesManager',
  service: 'service',
  service_manager: 'serviceManager',
  outlet: 'outlet',
  claims: 'claims',
  finance: 'finance',
  executive: 'executive',
  administrator: 'administrator',
}

export interface TestCompany {
  db: Db
  outlets: Record<OutletKey, number>
  users: Record<UserKey, { id: number; email: string; name: string }>
  contextAs(user: UserKey, now?: Date): Promise<Context>
  system(now?: Date): Promise<Context>
  /** An API key that acts as the user; made at the first call. */
  keyFor(user: UserKey): Promise<string>
  api(method: string, path: string, options?: ApiOptions): Promise<ApiAnswer>
  close(): Promise<void>
}

const idRow = z.object({ id: z.int() })
const answer = (request: Request) => dispatch(operations, authenticateKey, request)

/** Opens the company of this file's head comment; `now` of contexts is the present unless given. */
export async function openTestCompany(options: { currency?: string; timeZone?: string } = {}): Promise<TestCompany> {
  const test = await createTestDatabase()
  process.env.DATABASE_URL = test.url
  process.env.DATA_DIR ??= join(tmpdir(), `yike-test-${process.pid}`)
  process.env.AUTH_SECRET = 'only-for-tests-0123456789-abcdefghijk'
  log.level = process.env.LOG_LEVEL ?? 'silent'
  const database = currentDatabase()
  const { db } = database
  await setCompany(db, { currency: options.currency ?? 'CNY', timeZone: options.timeZone ?? 'Asia/Shanghai' })
  await seedRoles(db)
  await seedFactKeys(db)
  await seedCriteria(db)
  await seedApprovalRules(db)
  await seedTerms(db)
  await seedCalendar(db)
  const outlets = await makeOutlets(db)
  const users = await makeUsers(db, outlets)
  const keys = new Map<UserKey, Promise<string>>()
  return {
    db,
    outlets,
    users,
    contextAs: (user, now) => contextOf(db, users[user].id, now),
    system: (now) => systemContext(db, log, now),
    keyFor(user) {
      const key = keys.get(user) ?? makeKeyFor(db, user, users[user].id)
      keys.set(user, key)
      return key
    },
    api: (method, path, options) => callApi(answer, 'http://127.0.0.1', method, path, options),
    async close() {
      await database.close()
      forgetDatabase()
      await test.drop()
    },
  }
}

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

async function makeUsers(db: Db, outlets: Record<OutletKey, number>): Promise<TestCompany['users']> {
  const users: Partial<TestCompany['users']> = {}
  for (const [key, name, workplace, role, heldAt, manager] of userList) {
    const email = `${key.toLowerCase()}@test.yike`
    const row = await db.row(
      idRow,
      sql`
      insert into app_user (email, name, outlet_id, manager_id, disabled_at)
      values (${email}, ${name}, ${outlets[workplace]}, ${manager === null ? null : (users[manager]?.id ?? null)},
        case when ${key === 'disabled'} then now() end) returning id`,
    )
    const { id } = idRow.parse(row)
    users[key] = { id, email, name }
    if (role !== null)
      await db.execute(sql`insert into user_role (user_id, role_key, outlet_id) values (${id}, ${role}, ${outlets[heldAt]})`)
  }
  return users as TestCompany['users']
}

async function contextOf(db: Db, userId: number, now = new Date()): Promise<Context> {
  const found = await resolveActor(db, userId)
  if (found === null) throw new Error(`no user ${userId}`)
  return { ...(await systemContext(db, log, now)), actor: found.actor }
}

async function makeKeyFor(db: Db, name: string, userId: number): Promise<string> {
  const made = makeKey()
  await db.execute(
    sql`insert into api_key (name, prefix, secret_hash, user_id) values (${name}, ${made.prefix}, ${made.secretHash}, ${userId})`,
  )
  return made.key
}

function forgetDatabase(): void {
  Reflect.deleteProperty(globalThis, 'yikeDatabase')
}
