import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { createApiKey, listApiKeys, revokeApiKey } from '#lib/platform/auth/api-keys'
import { sql } from '#lib/platform/db/sql'
import { findCompany, setCompany } from '#lib/platform/org/company'
import { createOutlet } from '#lib/platform/org/manage-outlets'
import { createUser, disableUser } from '#lib/platform/org/manage-users'
import { subtreeIds } from '#lib/platform/org/outlets'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const list = async (user: UserKey, path: string) => {
  const { status, body } = await company.api('GET', path, { key: await company.keyFor(user) })
  return { status, body, names: body.data?.map((row: { name: string }) => row.name) }
}

describe('outlets', () => {
  it('are those of one’s tree, one’s own for a franchise, all at the root', async () => {
    expect((await list('executive', '/outlets')).names).toHaveLength(9)
    expect((await list('service', '/outlets')).names).toEqual(['宁波分公司', '鄞州片区', '首南营业部', '下应营业部', '东吴网点'])
    expect((await list('outletFranchise', '/outlets')).names).toEqual(['东吴网点'])
    expect((await list('nobody', '/outlets')).status).toBe(403)
  })

  it('are paged without a gap in both directions, and a cursor belongs to its filter', async () => {
    for (const sort of ['id', '-id']) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(
          'executive',
          `/outlets?limit=4&sort=${sort}${cursor === null ? '' : `&cursor=${cursor}`}`,
        )
        seen.push(...page.names)
        cursor = page.body.next_cursor
      } while (cursor !== null)
      const whole = (await list('executive', '/outlets')).names
      expect(seen).toEqual(sort === 'id' ? whole : whole.toReversed())
    }
    const { body } = await list('executive', '/outlets?limit=4')
    expect((await list('executive', `/outlets?limit=4&archived=true&cursor=${body.next_cursor}`)).body.code).toBe(
      'invalid_cursor',
    )
  })

  it('outside the tree are not found, by id and by code', async () => {
    const { hangzhou, xiaying } = company.outlets
    expect((await list('service', `/outlets/${hangzhou}`)).status).toBe(404)
    expect((await list('service', '/outlets/ext:HZ')).status).toBe(404)
    expect((await list('service', '/outlets/ext:XIAYING')).body).toMatchObject({
      id: String(xiaying),
      name: '下应营业部',
      franchise: false,
    })
    expect((await list('service', '/outlets?q=xiay')).names).toEqual(['下应营业部'])
    expect((await list('service', '/outlets?parent=ext:YZ')).names).toEqual(['首南营业部', '下应营业部'])
    expect((await list('service', '/outlets?parent=ext:HZ')).names).toEqual([])
  })

  it('are added by an administrator below another one', async () => {
    const parent_id = { id: company.outlets.hangzhou }
    const input = { external_id: 'NEW', name: '新网点', kind: 'outlet' as const, franchise: false, parent_id }
    await expect(createOutlet(await company.contextAs('executive'), input)).rejects.toMatchObject({ code: 'forbidden' })
    const administrator = await company.contextAs('administrator')
    const made = await createOutlet(administrator, input)
    expect(await subtreeIds(company.db, company.outlets.hangzhou)).toEqual([
      company.outlets.hangzhou,
      company.outlets.xihu,
      made.id,
    ])
    await expect(createOutlet(administrator, input)).rejects.toMatchObject({ code: 'duplicate' })
    expect((await list('serviceHangzhou', '/outlets')).names).toContain('新网点')
  })
})

describe('users', () => {
  it('are the colleagues of one’s outlet or tree', async () => {
    const { names } = await list('sales', '/users')
    expect(names).toContain('郑凯')
    expect(names).not.toContain('许文')
    expect((await list('executive', '/users?role=administrator')).names).toEqual(['管安'])
    expect((await list('executive', '/users?disabled=true')).names).toEqual(['停用'])
    expect((await list('executive', '/users?outlet=ext:XIHU')).names).toEqual(['钱江', '苏杭'])
    expect((await list('sales', '/users?email=SALES@test.yike')).names).toEqual(['周敏'])
  })

  it('outside are not found', async () => {
    expect((await list('sales', `/users/${company.users.salesHangzhou.id}`)).status).toBe(404)
    expect((await list('sales', `/users/${company.users.salesColleague.id}`)).body).toMatchObject({
      name: '郑凯',
      email: 'salescolleague@test.yike',
    })
  })

  it('are added with a one-time password and disabled at once, keys included', async () => {
    const administrator = await company.contextAs('administrator')
    const input = {
      email: 'Neu@Test.yike',
      name: '新人',
      outlet_id: { id: company.outlets.xihu },
      roles: [{ role: 'sales', outlet_id: { id: company.outlets.xihu } }],
    }
    await expect(createUser(await company.contextAs('salesManager'), input)).rejects.toMatchObject({ code: 'forbidden' })
    const made = await createUser(administrator, input)
    expect(made.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
    await expect(createUser(administrator, input)).rejects.toMatchObject({ code: 'duplicate' })
    await expect(
      createUser(administrator, { ...input, email: 'x@test.yike', roles: [{ role: 'emperor', outlet_id: { id: 1 } }] }),
    ).rejects.toMatchObject({ issues: [{ name: 'roles', code: 'role_unknown' }] })
    await company.db.execute(
      sql`insert into session (id_hash, user_id, expires_at) values ('x', ${made.id}, now() + interval '1 hour')`,
    )
    await disableUser(administrator, made.id)
    expect(await company.db.prisma.session.count({ where: { userId: made.id } })).toBe(0)
    expect((await company.contextAs('administrator')).actor.roles).toEqual(['administrator'])
  })

  it('keep at least one administrator, and nobody disables himself', async () => {
    const administrator = await company.contextAs('administrator')
    await expect(disableUser(administrator, administrator.actor.userId)).rejects.toMatchObject({ detail: 'org.not_yourself' })
    await expect(disableUser(await company.system(), administrator.actor.userId)).rejects.toMatchObject({
      detail: 'org.last_administrator',
    })
  })
})

describe('keys for programs', () => {
  it('work through their last day and are refused from the next one on; a day that is over is refused', async () => {
    const administrator = await company.contextAs('administrator')
    const yesterday = addDays(dayOf(administrator.now, administrator.company.timeZone), -1)
    await expect(createApiKey(administrator, { name: 'x', role: 'sales', valid_until: yesterday })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const { key, id } = await createApiKey(administrator, { name: '临时', role: 'sales', valid_until: addDays(yesterday, 1) })
    expect((await company.api('GET', '/outlets', { key })).status).toBe(200)
    const [listed] = await listApiKeys(administrator, { startId: null, falling: true, limit: 1 })
    expect(listed?.expiresAt).toEqual(firstInstantOf(addDays(yesterday, 2), administrator.company.timeZone))
    // A second ago: a clock that is set right meanwhile may tell the same instant twice.
    await company.db.execute(sql`update api_key set expires_at = now() - interval '1 second' where id = ${id}`)
    expect((await company.api('GET', '/outlets', { key })).status).toBe(401)
  })

  it('are made by whoever may, shown once, stored as a hash and revoked at once', async () => {
    const administrator = await company.contextAs('administrator')
    await expect(createApiKey(await company.contextAs('executive'), { name: 'x', role: 'sales' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const issued = await createApiKey(administrator, { name: '数据仓', role: 'executive' })
    const dump = JSON.stringify(await company.db.prisma.apiKey.findMany())
    expect(dump).not.toContain(issued.key.slice(15))
    expect((await company.api('GET', '/outlets', { key: issued.key })).body.data).toHaveLength(10)
    expect((await listApiKeys(administrator, { startId: null, falling: true, limit: 1 }))[0]).toMatchObject({
      id: issued.id,
      name: '数据仓',
      role: 'executive',
    })
    await revokeApiKey(administrator, issued.id)
    expect((await company.api('GET', '/outlets', { key: issued.key })).status).toBe(401)
    await expect(revokeApiKey(administrator, issued.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are answered again for the same Idempotency-Key, and the kept answer is sealed', async () => {
    const key = await company.keyFor('administrator')
    const send = () =>
      company.api('POST', '/api-keys', { key, body: { name: '一次', role: 'finance' }, headers: { 'idempotency-key': 'k-1' } })
    const first = await send()
    expect(first.status).toBe(201)
    expect((await send()).body).toEqual(first.body)
    const kept = await company.db.prisma.idempotencyKey.findFirstOrThrow({ where: { key: 'k-1' } })
    expect(kept.responseBody).not.toContain('yike_')
    expect((await company.api('DELETE', `/api-keys/${first.body.id}`, { key })).status).toBe(204)
  })
})

describe('the company', () => {
  it('changes currency and time zone only until a waybill is stored', async () => {
    await setCompany(company.db, { currency: 'USD', timeZone: 'America/New_York' })
    expect(await findCompany(company.db)).toEqual({ currency: 'USD', timeZone: 'America/New_York' })
    await company.db.execute(sql`
      with c as (insert into customer (name) values ('甲') returning id)
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency) select 'W1', id, now(), current_date, 'USD' from c`)
    await setCompany(company.db, { currency: 'USD', timeZone: 'America/New_York' })
    await expect(setCompany(company.db, { currency: 'CNY', timeZone: 'Asia/Shanghai' })).rejects.toMatchObject({
      detail: 'company.is_fixed',
    })
  })
})
