import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identifier, sql } from '#lib/platform/db/sql'
import type { OutletKey, TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
const users: UserKey[] = [
  'sales',
  'salesColleague',
  'salesManager',
  'salesXiaying',
  'salesFranchise',
  'salesHangzhou',
  'outlet',
  'outletXiaying',
  'service',
  'serviceHangzhou',
  'finance',
  'executiveNingbo',
  'executive',
  'administrator',
]
const owners: (UserKey | null)[] = [null, 'sales', 'salesColleague', 'salesXiaying', 'salesFranchise', 'salesHangzhou']
const outlets: (OutletKey | null)[] = [null, 'shounan', 'xiaying', 'dongwu', 'xihu']

beforeAll(async () => {
  company = await openTestCompany()
  const ids: number[] = []
  for (const owner of owners)
    for (const outlet of outlets) {
      const options = {
        ...(owner === null ? {} : { ownerId: company.users[owner].id }),
        ...(outlet === null ? {} : { outletId: company.outlets[outlet] }),
      }
      ids.push(await insertCustomer(company.db, options))
    }
  // Every seventh is merged into the one before it, every fifth is archived, and 周敏 works along on every sixth.
  for (const [index, id] of ids.entries()) {
    if (index % 7 === 6) await mergeInto(company, id, ids[index - 1] ?? id)
    if (index % 5 === 4) await company.db.execute(sql`update customer set archived_at = now() where id = ${id}`)
    if (index % 6 === 5)
      await company.db.execute(
        sql`insert into customer_collaborator (customer_id, user_id) values (${id}, ${company.users.sales.id})`,
      )
  }
  await company.db.execute(sql`insert into contact (customer_id, name) select id, '甲' from customer`)
  await company.db.execute(
    sql`insert into interaction (customer_id, user_id, channel, occurred_at) select id, ${company.users.sales.id}, 'call', now() - id * interval '1 hour' from customer`,
  )
  await company.db.execute(
    sql`insert into task (customer_id, assignee_id, created_by_id, title, due_at) select id, ${company.users.sales.id}, ${company.users.sales.id}, '乙', now() + id * interval '1 hour' from customer`,
  )
  await company.db.execute(
    sql`insert into task (assignee_id, created_by_id, title) select a.id, b.id, '丙' from app_user a, app_user b where (a.id + b.id) % 5 = 0`,
  )
  // One person with two roles reaches what either reaches.
  await company.db.execute(
    sql`insert into user_role (user_id, role_key, outlet_id) values (${company.users.salesHangzhou.id}, 'service', ${company.outlets.yinzhou})`,
  )
})
afterAll(() => company.close())

async function listedIds(user: UserKey, path: string): Promise<number[]> {
  const ids: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await call(user, 'GET', `${path}?limit=7${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    expect(page.status).toBe(200)
    ids.push(...page.body.data.map((row: { id: string }) => Number(row.id)))
    cursor = page.body.next_cursor
  }
  return ids
}

describe.each(['contact', 'interaction', 'task'] as const)('a %s', (kind) => {
  it('is in somebody’s list, once, exactly when it can be had alone', async () => {
    const count = Number(await textOf(company, sql`select count(*)::text as value from ${identifier(kind)}`))
    let reached = 0
    for (const user of users) {
      const listed = await listedIds(user, `/${kind}s`)
      expect(new Set(listed).size, user).toBe(listed.length)
      const alone: number[] = []
      for (let id = 1; id <= count; id += 1) if ((await call(user, 'GET', `/${kind}s/${id}`)).status === 200) alone.push(id)
      expect(
        listed.toSorted((a, b) => a - b),
        user,
      ).toEqual(alone)
      reached += alone.length
    }
    expect(reached).toBeGreaterThan(100)
    expect((await listedIds('administrator', `/${kind}s`)).length).toBe(count)
  })
})
