import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { holdersAbove } from '#lib/platform/org/holders'
import { createRole, deleteRole, updateRole } from '#lib/platform/org/manage-roles'
import { updateUser } from '#lib/platform/org/manage-users'
import { getRole, listRoles } from '#lib/platform/org/role-list'
import { ownCeilingOf } from '#lib/records/approvals/authority'
import { deskPeople } from '#lib/records/cases/queue/desk-people'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const administrator = () => company.contextAs('administrator')
const lastEvent = (action: string) =>
  company.db.prisma.auditEvent.findFirstOrThrow({ where: { action }, orderBy: { id: 'desc' } })
const versionOf = async (key: string) => (await getRole(await administrator(), key)).version
/** Changes a role over its present version. */
const change = async (key: string, grants: Parameters<typeof updateRole>[2]['grants']) =>
  updateRole(await administrator(), key, { version: await versionOf(key), grants })
const userVersion = async (id: number) => (await company.db.prisma.appUser.findUniqueOrThrow({ where: { id } })).version
const give = async (id: number, role: string, outlet: number) =>
  updateUser(await administrator(), { id }, { version: await userVersion(id), roles: [{ role, outlet_id: { id: outlet } }] })

describe('what a role may do', () => {
  it('is changed line by line, with before and after in the audit, and holds from the next request', async () => {
    const key = await company.keyFor('finance')
    const asked = async (path: string) => (await company.api('GET', path, { key })).status
    expect(await asked('/cases')).toBe(200)
    const before = await getRole(await administrator(), 'finance')
    const after = await change('finance', { 'case:read': null, 'customer:read': 'outlet', 'task:read': 'outlet_tree' })
    expect(after).toMatchObject({ version: before.version + 1, grants: { 'customer:read': 'outlet' } })
    expect(after.grants['case:read']).toBeUndefined()
    expect(await asked('/cases')).toBe(403)
    expect((await company.contextAs('finance')).actor.permissions['customer:read']).toEqual({
      kind: 'some',
      ownerIds: [],
      outletIds: [company.outlets.ningbo],
      collaboratorId: null,
    })
    // What stands so already is no change and stands in no audit.
    expect(await lastEvent('role.change')).toMatchObject({
      subjectType: 'role',
      subjectId: 'finance',
      actorId: company.users.administrator.id,
      detail: { 'case:read': ['outlet_tree', null], 'customer:read': ['outlet_tree', 'outlet'] },
    })
    expect(Object.keys((await lastEvent('role.change')).detail as object)).toHaveLength(2)
    await change('finance', { 'case:read': 'outlet_tree', 'customer:read': 'outlet_tree' })
    expect(await asked('/cases')).toBe(200)
  })

  it('over an older version is a conflict that shows the present one, and changes nothing', async () => {
    const key = await company.keyFor('administrator')
    const { body: seen } = await company.api('GET', '/roles/claims', { key })
    await change('claims', { 'survey:read': 'outlet_tree' })
    const answer = await company.api('PATCH', '/roles/claims', {
      key,
      body: { version: seen.version, grants: { 'survey:read': 'own', 'audit:read': 'all' } },
    })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'conflict', current: { key: 'claims', version: seen.version + 1, grants: { 'survey:read': 'outlet_tree' } } },
    })
    expect((await getRole(await administrator(), 'claims')).grants).not.toHaveProperty('audit:read')
    await change('claims', { 'survey:read': null })
  })

  it('two who save at the same time: one is told of the other', async () => {
    const ctx = await administrator()
    const version = await versionOf('claims')
    const outcomes = await Promise.allSettled([
      updateRole(ctx, 'claims', { version, grants: { 'survey:read': 'own' } }),
      updateRole(ctx, 'claims', { version, grants: { 'survey:read': 'team' } }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await change('claims', { 'survey:read': null })
  })

  it('is for whoever manages people of the whole company only', async () => {
    const executive = await company.contextAs('executive')
    await expect(listRoles(executive)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateRole(executive, 'sales', { version: 1, grants: {} })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createRole(executive, { copy_of: 'sales', name: '我的' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteRole(executive, 'sales', 1)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getRole(await administrator(), 'emperor')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('nobody locks the company out', () => {
  it('the managing of people is neither taken nor cut from the last role by which somebody has it', async () => {
    for (const reach of [null, 'own', 'team', 'outlet'] as const)
      await expect(change('administrator', { 'user:manage': reach }), String(reach)).rejects.toMatchObject({
        code: 'rule_violated',
        detail: 'org.last_administrator',
        issues: [{ name: 'grants.user:manage', code: 'role_last_administrator' }],
      })
    expect((await getRole(await administrator(), 'administrator')).grants['user:manage']).toBe('all')
    // From the root of the tree a tree is the whole company.
    expect((await change('administrator', { 'user:manage': 'outlet_tree' })).grants['user:manage']).toBe('outlet_tree')
    await change('administrator', { 'user:manage': 'all' })
  })

  it('another role that an active user holds is enough; one that only a disabled user holds is not', async () => {
    const second = await createRole(await administrator(), { copy_of: 'administrator', name: '二号管理员' })
    await give(company.users.disabled.id, second.key, company.outlets.hq)
    await expect(change('administrator', { 'user:manage': null })).rejects.toMatchObject({ detail: 'org.last_administrator' })
    await give(company.users.claims.id, second.key, company.outlets.hq)
    const ctx = await administrator()
    await updateRole(ctx, 'administrator', { version: await versionOf('administrator'), grants: { 'user:manage': null } })
    await expect(administrator().then(listRoles)).rejects.toMatchObject({ code: 'forbidden' })
    // The other one is the last now: neither the account nor its role nor what that holds can go.
    const other = await company.contextAs('claims')
    const version = await userVersion(company.users.claims.id)
    await expect(updateUser(other, { id: company.users.claims.id }, { version, roles: [] })).rejects.toMatchObject({
      detail: 'org.last_administrator',
    })
    await updateRole(other, 'administrator', {
      version: (await getRole(other, 'administrator')).version,
      grants: { 'user:manage': 'all' },
    })
    await give(company.users.claims.id, 'claims', company.outlets.ningbo)
  })
})

describe('what may be given', () => {
  it('is what somebody holds for the whole company, or what some role reaches already: no further', async () => {
    // The administrator sees nobody's telephone number; no role ships with clear values of the whole company.
    await expect(change('sales', { 'contact:reveal': 'all' })).rejects.toMatchObject({
      code: 'rule_violated',
      detail: 'role.beyond_own_rights',
      issues: [{ name: 'grants.contact:reveal', code: 'role_beyond_own_rights' }],
    })
    // As far as the service desk goes it may: the role could be given as well.
    expect((await change('sales', { 'contact:reveal': 'outlet_tree' })).grants['contact:reveal']).toBe('outlet_tree')
    await change('sales', { 'contact:reveal': 'own' })
    expect((await change('sales', { 'audit:read': 'all' })).grants['audit:read']).toBe('all')
    await change('sales', { 'audit:read': null })
  })

  it('never are clear values and the managing of people one role', async () => {
    await expect(change('administrator', { 'customer:reveal': 'own' })).rejects.toMatchObject({ detail: 'role.reveals_apart' })
    await expect(change('sales', { 'user:manage': 'all' })).rejects.toMatchObject({
      detail: 'role.reveals_apart',
      issues: [{ name: 'grants.user:manage' }],
    })
  })
})

describe('a role of the company’s own', () => {
  it('is a copy under a name, renamed, given, counted, and deleted when nobody holds it', async () => {
    const key = await company.keyFor('administrator')
    const made = await company.api('POST', '/roles', { key, body: { copy_of: 'finance', name: '对账专员' } })
    const finance = await getRole(await administrator(), 'finance')
    expect(made).toMatchObject({
      status: 201,
      body: { name: '对账专员', based_on: 'finance', version: 1, people: 0, grants: finance.grants },
    })
    const path = `/roles/${made.body.key}`
    expect(await lastEvent('role.create')).toMatchObject({
      subjectId: made.body.key,
      detail: { name: [null, '对账专员'], copy_of: 'finance', 'customer:read': [null, 'outlet_tree'] },
    })
    expect((await company.api('POST', '/roles', { key, body: { copy_of: 'sales', name: '对账专员' } })).body.code).toBe(
      'duplicate',
    )
    // By the name of one that ships, in any language, it would be taken for that.
    for (const name of ['财务', '財務', 'FINANCE', 'finance'])
      expect((await company.api('PATCH', path, { key, body: { version: 1, name } })).body.code, name).toBe('duplicate')
    expect((await company.api('PATCH', path, { key, body: { version: 1, name: '对账主管' } })).body).toMatchObject({
      name: '对账主管',
      version: 2,
    })
    expect((await lastEvent('role.rename')).detail).toEqual({ name: ['对账专员', '对账主管'] })

    const { finance: person } = company.users
    await give(person.id, made.body.key, company.outlets.ningbo)
    expect((await company.contextAs('finance')).actor).toMatchObject({ roles: ['finance'], titles: ['对账主管'] })
    expect((await company.api('GET', `/users?role=${made.body.key}`, { key })).body.data).toHaveLength(1)
    const issued = await company.api('POST', '/api-keys', { key, body: { name: '对账', role: made.body.key } })
    expect(issued.status).toBe(201)
    await give(person.id, 'finance', company.outlets.ningbo)
    expect((await company.api('GET', path, { key })).body.people).toBe(0)
    // The key still holds it.
    expect((await company.api('DELETE', `${path}?version=2`, { key })).body).toMatchObject({ code: 'rule_violated' })
    await company.db.execute(sql`delete from user_role where role_key = ${made.body.key}`)
    expect((await company.api('DELETE', `${path}?version=1`, { key })).status).toBe(409)
    expect((await company.api('DELETE', `${path}?version=2`, { key })).status).toBe(204)
    expect((await company.api('GET', path, { key })).status).toBe(404)
    expect(await lastEvent('role.delete')).toMatchObject({
      detail: { name: ['对账主管', null], 'customer:read': ['outlet_tree', null] },
    })
    expect(
      (await company.api('POST', '/api-keys', { key, body: { name: '对账', role: made.body.key } })).body.invalid_params,
    ).toMatchObject([{ name: 'role' }])
  })

  it('one that ships can be neither renamed nor deleted', async () => {
    const ctx = await administrator()
    const version = await versionOf('sales')
    await expect(updateRole(ctx, 'sales', { version, name: '业务员' })).rejects.toMatchObject({ detail: 'role.ships' })
    await expect(deleteRole(ctx, 'sales', version)).rejects.toMatchObject({ detail: 'role.ships' })
  })

  it('stands after those that ship, which keep their order', async () => {
    const made = await createRole(await administrator(), { copy_of: 'sales', name: '阿尔法' })
    const keys = (await listRoles(await administrator())).map(({ key }) => key)
    expect(keys.slice(0, 9)).toEqual([
      ...['sales', 'sales_manager', 'service', 'service_manager', 'outlet', 'claims', 'finance', 'executive', 'administrator'],
    ])
    expect(keys.slice(9)).toContain(made.key)
  })

  it('counts as what it was copied from, through any number of copies, wherever work goes by the kind of role', async () => {
    const ctx = await administrator()
    const desk = await createRole(ctx, { copy_of: 'service', name: '夜班坐席' })
    const night = await createRole(ctx, { copy_of: desk.key, name: '夜班组长' })
    expect(night.basedOn).toBe('service')
    const { service } = company.users
    const supervisor = await company.contextAs('serviceManager')
    const before = await deskPeople(supervisor)
    const ceiling = await ownCeilingOf(await company.contextAs('service'), 'compensation')
    const holders = (await holdersAbove(company.db, company.outlets.ningbo)).filter(({ role }) => role === 'service')
    await give(service.id, night.key, company.outlets.ningbo)
    expect((await company.contextAs('service')).actor).toMatchObject({ roles: ['service'], titles: ['夜班组长'] })
    expect((await deskPeople(supervisor)).map(({ id, desks }) => ({ id, desks }))).toEqual(
      before.map(({ id, desks }) => ({ id, desks })),
    )
    expect(before.map(({ id }) => id)).toContain(service.id)
    expect(await ownCeilingOf(await company.contextAs('service'), 'compensation')).toBe(ceiling)
    expect(ceiling).toBeGreaterThan(0)
    expect((await holdersAbove(company.db, company.outlets.ningbo)).filter(({ role }) => role === 'service')).toEqual(holders)
  })
})
