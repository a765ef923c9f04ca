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
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { makeKey } from '#lib/platform/auth/key-format'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { dispatch } from '#lib/platform/http/dispatch'
import { log } from '#lib/platform/log/log'
import type { RoleKey } from '#lib/platform/org/roles'
import { systemContext } from '#lib/platform/system-context'
import type { ApiAnswer, ApiOptions } from './api-call.ts'
import { callApi } from './api-call.ts'
import type { CompanyOptions, OutletKey, UserKey } from './company-seed.ts'
import { createCompanyDatabase, readOutlets, readUsers } from './company-seed.ts'

export type { OutletKey, UserKey }

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
  users: Awaited<ReturnType<typeof readUsers>>
  contextAs(user: UserKey, now?: Date): Promise<Context>
  system(now?: Date): Promise<Context>
  /** An API key that acts as the user; made at the first call. */
  keyFor(user: UserKey): Promise<string>
  api(method: string, path: string, options?: ApiOptions): Promise<ApiAnswer>
  close(): Promise<void>
}

const answer = (request: Request) => dispatch(operations, authenticateKey, request)

/** Opens the company of this file's head comment; `now` of contexts is the present unless given. */
export async function openTestCompany(options: CompanyOptions = {}): Promise<TestCompany> {
  const test = await createCompanyDatabase(options)
  process.env.DATABASE_URL = test.url
  const data = process.env.YIKE_TEST_DATA ?? tmpdir()
  const given = process.env.DATA_DIR
  // A folder for this company, unless the test has chosen one.
  if (given === undefined || dirname(given) === data) process.env.DATA_DIR = join(data, randomUUID())
  process.env.AUTH_SECRET = 'only-for-tests-0123456789-abcdefghijk'
  log.level = process.env.LOG_LEVEL ?? 'silent'
  // The database of this file, also where an earlier file of the same process has had its own.
  const database = openDatabase({ url: test.url, applicationName: 'yike' })
  Reflect.set(globalThis, 'yikeDatabase', database)
  const { db } = database
  const [outlets, users] = await Promise.all([readOutlets(db), readUsers(db)])
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
