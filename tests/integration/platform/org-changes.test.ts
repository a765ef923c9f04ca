import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '#lib/platform/auth/sign-in'
import { sql } from '#lib/platform/db/sql'
import { updateOutlet } from '#lib/platform/org/manage-outlets'
import { updateUser } from '#lib/platform/org/manage-users'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
let key: string
beforeAll(async () => {
  company = await openTestCompany()
  key = await company.keyFor('administrator')
})
afterAll(() => company.close())

const post = (path: string, body: unknown) => company.api('POST', path, { key, body })
const patch = (path: string, body: unknown) => company.api('PATCH', path, { key, body })
const lastEvent = (action: string) =>
  company.db.prisma.auditEvent.findFirstOrThrow({ where: { action }, orderBy: { id: 'desc' } })
const fresh = async (name: string, parent: string) => {
  const { status, body } = await post('/outlets', { external_id: name, name, kind: 'outlet', parent_id: parent })
  expect(status).toBe(201)
  return body
}

describe('an outlet', () => {
  it('is added below another, named by id or by code, once', async () => {
    const body = { external_id: 'XINAN', name: '新安网点', kind: 'outlet', franchise: true, parent_id: 'ext:YZ' }
    const made = await post('/outlets', body)
    expect(made).toMatchObject({
      status: 201,
      body: { name: '新安网点', franchise: true, parent_id: String(company.outlets.yinzhou), version: 1 },
    })
    expect((await post('/outlets', body)).body).toMatchObject({ code: 'duplicate' })
    expect((await post('/outlets', { ...body, external_id: 'X2', parent_id: 'ext:NONE' })).body.invalid_params).toMatchObject([
      { name: 'parent_id' },
    ])
  })

  it('is renamed and moved with what lies below, and whoever reads by the tree knows at once', async () => {
    const made = await fresh('MOVED', 'ext:YZ')
    const names = async () =>
      (await company.api('GET', '/outlets', { key: await company.keyFor('serviceHangzhou') })).body.data.map(
        (row: { name: string }) => row.name,
      )
    expect(await names()).not.toContain('搬家网点')
    const moved = await patch(`/outlets/${made.id}`, { version: 1, name: '搬家网点', parent_id: 'ext:HZ' })
    expect(moved).toMatchObject({
      status: 200,
      body: { name: '搬家网点', parent_id: String(company.outlets.hangzhou), version: 2 },
    })
    expect(await names()).toContain('搬家网点')
    expect(await lastEvent('outlet.update')).toMatchObject({
      subjectId: made.id,
      detail: { name: ['MOVED', '搬家网点'], parent_id: [company.outlets.yinzhou, company.outlets.hangzhou] },
    })
    expect((await patch(`/outlets/${made.id}`, { version: 1, name: '再改' })).body).toMatchObject({
      code: 'conflict',
      current: { name: '搬家网点', version: 2 },
    })
  })

  it('never comes to lie below itself, and the root stays', async () => {
    const { yinzhou, ningbo, hq } = company.outlets
    for (const below of [ningbo, yinzhou])
      expect((await patch(`/outlets/${ningbo}`, { version: 1, parent_id: String(below) })).body.invalid_params).toMatchObject([
        { name: 'parent_id' },
      ])
    expect((await patch(`/outlets/${hq}`, { version: 1, parent_id: String(ningbo) })).body).toMatchObject({
      code: 'rule_violated',
    })
    expect((await patch(`/outlets/${hq}`, { version: 1, archived: true })).body).toMatchObject({ code: 'rule_violated' })
  })

  it('two moves at once that would make a ring: one of them is refused', async () => {
    const one = await fresh('RING-1', 'ext:HQ')
    const two = await fresh('RING-2', 'ext:HQ')
    const ctx = await company.contextAs('administrator')
    const outcomes = await Promise.allSettled([
      updateOutlet(ctx, { id: Number(one.id) }, { version: 1, parent_id: { id: Number(two.id) } }),
      updateOutlet(ctx, { id: Number(two.id) }, { version: 1, parent_id: { id: Number(one.id) } }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is archived when nobody and nothing hangs on it any more, and restored below one that lives', async () => {
    const parent = await fresh('OLD', 'ext:HQ')
    const child = await fresh('OLD-1', 'ext:OLD')
    expect((await patch(`/outlets/${parent.id}`, { version: 1, archived: true })).body.detail).toContain('1')
    expect((await patch('/outlets/ext:XIHU', { version: 1, archived: true })).body).toMatchObject({ code: 'rule_violated' })
    await company.db.execute(sql`insert into customer (name, outlet_id) values ('甲', ${Number(child.id)})`)
    expect((await patch(`/outlets/${child.id}`, { version: 1, archived: true })).body).toMatchObject({ code: 'rule_violated' })
    await company.db.execute(sql`update customer set archived_at = now() where outlet_id = ${Number(child.id)}`)
    expect((await patch(`/outlets/${child.id}`, { version: 1, archived: true })).body).toMatchObject({
      archived: true,
      version: 2,
    })
    expect((await patch(`/outlets/${parent.id}`, { version: 1, archived: true })).body).toMatchObject({ archived: true })
    expect((await patch(`/outlets/${child.id}`, { version: 2, archived: false })).body.invalid_params).toMatchObject([
      { name: 'parent_id' },
    ])
    const back = await patch(`/outlets/${child.id}`, { version: 2, archived: false, parent_id: 'ext:HQ' })
    expect(back.body).toMatchObject({ archived: false, parent_id: String(company.outlets.hq) })
    expect(await lastEvent('outlet.restore')).toMatchObject({ subjectId: child.id })
  })
})

describe('a person', () => {
  const newcomer = { name: '新人', outlet_id: 'ext:XIHU', roles: [{ role: 'sales', outlet_id: 'ext:XIHU' }] }

  it('is added, signs in with the one-time password, and gets another when it is lost', async () => {
    const made = await post('/users', { ...newcomer, email: 'Ren@Test.yike', grade: 'lead' })
    expect(made).toMatchObject({ status: 201, body: { email: 'ren@test.yike', grade: 'lead', version: 1 } })
    const enter = (password: string) => signIn(company.db, { email: 'ren@test.yike', password, address: '::1', agent: '' })
    expect((await enter(made.body.one_time_password)).mustChangePassword).toBe(true)
    const again = await patch(`/users/${made.body.id}`, { version: 1, new_password: true })
    expect(again.body).toMatchObject({ version: 2 })
    expect(await company.db.prisma.session.count({ where: { userId: Number(made.body.id) } })).toBe(0)
    await expect(enter(made.body.one_time_password)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect((await enter(again.body.one_time_password)).mustChangePassword).toBe(true)
    expect(JSON.stringify((await lastEvent('user.reset_password')).detail)).not.toContain(again.body.one_time_password)
    expect((await company.api('GET', `/users/${made.body.id}`, { key })).body).not.toHaveProperty('one_time_password')
  })

  it('moves to another outlet and manager, and what it may do follows', async () => {
    const { id } = company.users.salesXiaying
    const answer = await patch(`/users/${id}`, {
      version: 1,
      outlet_id: 'ext:SHOUNAN',
      manager_id: String(company.users.salesManager.id),
      roles: [
        { role: 'service', outlet_id: 'ext:NB' },
        { role: 'sales', outlet_id: 'ext:SHOUNAN' },
        { role: 'sales', outlet_id: 'ext:SHOUNAN' },
      ],
    })
    expect(answer.body).toMatchObject({ version: 2, outlet_id: String(company.outlets.shounan) })
    expect((await company.contextAs('salesXiaying')).actor.roles).toEqual(['sales', 'service'])
    expect((await company.contextAs('salesManager')).actor.permissions['customer:read']).toMatchObject({
      ownerIds: expect.arrayContaining([id]),
    })
    expect(await lastEvent('user.change_roles')).toMatchObject({
      detail: {
        roles: [
          [{ role: 'sales', outletId: company.outlets.xiaying }],
          [
            { role: 'sales', outletId: company.outlets.shounan },
            { role: 'service', outletId: company.outlets.ningbo },
          ],
        ],
      },
    })
  })

  it('has no manager who is itself or below, none disabled, and no role or outlet that is not there', async () => {
    const { salesManager, sales, disabled } = company.users
    const refused = async (id: number, body: object) => (await patch(`/users/${id}`, { version: 1, ...body })).body.invalid_params
    expect(await refused(salesManager.id, { manager_id: String(sales.id) })).toMatchObject([{ name: 'manager_id' }])
    expect(await refused(salesManager.id, { manager_id: String(salesManager.id) })).toMatchObject([{ name: 'manager_id' }])
    expect(await refused(sales.id, { manager_id: String(disabled.id) })).toMatchObject([{ name: 'manager_id' }])
    expect(await refused(sales.id, { outlet_id: '2000000000' })).toMatchObject([{ name: 'outlet_id' }])
    expect(await refused(sales.id, { roles: [{ role: 'emperor', outlet_id: '1' }] })).toMatchObject([{ name: 'roles' }])
    expect((await post('/users', { ...newcomer, email: 'nobody' })).body.invalid_params).toMatchObject([{ name: 'email' }])
  })

  it('is disabled and enabled; the last administrator stays one, in whatever way', async () => {
    const { administrator, claims } = company.users
    await company.db.execute(
      sql`insert into session (id_hash, user_id, expires_at) values ('open', ${claims.id}, now() + interval '1 hour')`,
    )
    expect((await patch(`/users/${claims.id}`, { version: 1, disabled: true })).body).toMatchObject({
      disabled: true,
      version: 2,
    })
    expect(await company.db.prisma.session.count({ where: { userId: claims.id } })).toBe(0)
    expect((await patch(`/users/${claims.id}`, { version: 2, disabled: false })).body).toMatchObject({
      disabled: false,
      version: 3,
    })
    expect((await patch(`/users/${administrator.id}`, { version: 1, disabled: true })).body).toMatchObject({
      code: 'rule_violated',
    })
    expect((await patch(`/users/${administrator.id}`, { version: 1, roles: [] })).body).toMatchObject({ code: 'rule_violated' })
    expect((await patch(`/users/${administrator.id}`, { version: 1, new_password: true })).body).toMatchObject({
      code: 'rule_violated',
    })
    expect((await company.api('GET', `/users/${administrator.id}`, { key })).body).toMatchObject({ version: 1 })
  })

  it('two administrators who take the role from each other at once: one of them keeps it', async () => {
    const made = await post('/users', {
      ...newcomer,
      email: 'second@test.yike',
      roles: [{ role: 'administrator', outlet_id: 'ext:HQ' }],
    })
    const ctx = await company.contextAs('administrator')
    const outcomes = await Promise.allSettled([
      updateUser(ctx, { id: company.users.administrator.id }, { version: 1, roles: [] }),
      updateUser(ctx, { id: Number(made.body.id) }, { version: 1, roles: [] }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
