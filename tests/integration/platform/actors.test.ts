import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { makeKey } from '#lib/platform/auth/key-format'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const all = { kind: 'all' }
const permissionsOf = async (user: UserKey) => (await company.contextAs(user)).actor.permissions

function withKey(key: string | undefined) {
  return authenticateKey(new Request('http://x/', key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }), 'r')
}

describe('the scope of a role', () => {
  it('is one’s own customers, and those on which one works along, for a sales person', async () => {
    const id = company.users.sales.id
    expect((await permissionsOf('sales'))['customer:read']).toEqual({
      kind: 'some',
      ownerIds: [id],
      outletIds: [],
      collaboratorId: id,
    })
  })

  it('is one’s own and one’s team’s customers for a sales manager', async () => {
    const { sales, salesColleague, salesManager } = company.users
    const scope = (await permissionsOf('salesManager'))['customer:update']
    expect(scope).toEqual({
      kind: 'some',
      ownerIds: [salesManager.id, sales.id, salesColleague.id],
      outletIds: [],
      collaboratorId: salesManager.id,
    })
  })

  it('is the outlet and all below it for service, without the sibling branch', async () => {
    const { ningbo, yinzhou, shounan, xiaying, dongwu } = company.outlets
    const scope = (await permissionsOf('service'))['customer:read']
    expect(scope?.kind === 'some' && [...scope.outletIds].sort()).toEqual([ningbo, yinzhou, shounan, xiaying, dongwu].sort())
  })

  it('is one outlet for its head, a franchise’s too', async () => {
    expect((await permissionsOf('outletFranchise'))['customer:read']).toMatchObject({
      outletIds: [company.outlets.dongwu],
      ownerIds: [],
    })
  })

  it('is the whole company for whoever holds a tree at the root', async () => {
    expect((await permissionsOf('executive'))['customer:read']).toEqual(all)
    expect((await permissionsOf('executiveNingbo'))['customer:read']).toMatchObject({ kind: 'some' })
  })

  it('lets the administrator do everything but see personal data in clear', async () => {
    const permissions = await permissionsOf('administrator')
    expect(permissions['customer:read']).toEqual(all)
    expect(permissions['customer:reveal']).toBeUndefined()
    expect(permissions['contact:reveal']).toBeUndefined()
  })

  it('is nothing at all without a role', async () => {
    expect(await permissionsOf('nobody')).toEqual({})
  })

  it('is the union of several roles at several outlets, and follows a change at once', async () => {
    const { salesXiaying } = company.users
    const { xihu, dongwu } = company.outlets
    await company.db.execute(sql`insert into user_role (user_id, role_key, outlet_id)
      values (${salesXiaying.id}, 'outlet', ${xihu}), (${salesXiaying.id}, 'outlet', ${dongwu})`)
    const scope = (await permissionsOf('salesXiaying'))['customer:read']
    expect(scope).toMatchObject({ ownerIds: [salesXiaying.id], collaboratorId: salesXiaying.id })
    expect(scope?.kind === 'some' && [...scope.outletIds].sort()).toEqual([dongwu, xihu].sort())
    await company.db.execute(sql`delete from user_role where user_id = ${salesXiaying.id} and role_key = 'outlet'`)
    expect((await permissionsOf('salesXiaying'))['customer:read']).toMatchObject({ outletIds: [] })
  })
})

describe('the tree', () => {
  it('that changes counts at the next request', async () => {
    const { xiaying, yinzhou, hangzhou } = company.outlets
    const reach = async (user: UserKey) => {
      const scope = (await permissionsOf(user))['customer:read']
      return scope?.kind === 'some' ? scope.outletIds : []
    }
    await company.db.execute(sql`update outlet set parent_id = ${hangzhou} where id = ${xiaying}`)
    expect(await reach('service')).not.toContain(xiaying)
    expect(await reach('serviceHangzhou')).toContain(xiaying)
    await company.db.execute(sql`update outlet set parent_id = ${yinzhou} where id = ${xiaying}`)
    expect(await reach('service')).toContain(xiaying)
  })
})

describe('a key', () => {
  it('acts as its user', async () => {
    const ctx = await withKey(await company.keyFor('service'))
    expect(ctx.actor).toMatchObject({ userId: company.users.service.id, roles: ['service'] })
    expect(ctx.company).toEqual({ currency: 'CNY', timeZone: 'Asia/Shanghai' })
  })

  it('is refused when it is missing, mistyped, unknown, revoked or its user is disabled', async () => {
    const key = await company.keyFor('claims')
    const refused = expect.objectContaining({ code: 'unauthenticated' })
    await expect(withKey(undefined)).rejects.toEqual(refused)
    await expect(withKey(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`)).rejects.toEqual(refused)
    await expect(withKey(makeKey().key)).rejects.toEqual(refused)
    await expect(withKey(await company.keyFor('disabled'))).rejects.toEqual(refused)
    expect((await withKey(key)).actor.userId).toBe(company.users.claims.id)
    await company.db.execute(sql`update api_key set revoked_at = now() where user_id = ${company.users.claims.id}`)
    await expect(withKey(key)).rejects.toEqual(refused)
  })

  it('reaches no further than its creator does at the moment of the call', async () => {
    const made = makeKey()
    const { administrator, sales, salesColleague } = company.users
    const { id: creatorId } = salesColleague
    await company.db.execute(sql`insert into api_key (name, prefix, secret_hash, user_id, created_by_id)
      values ('cut', ${made.prefix}, ${made.secretHash}, ${administrator.id}, ${creatorId})`)
    const cut = (await withKey(made.key)).actor.permissions
    expect(cut['customer:read']).toEqual({ kind: 'some', ownerIds: [creatorId], outletIds: [], collaboratorId: creatorId })
    expect(cut['user:manage']).toBeUndefined()
    await company.db.execute(sql`update api_key set created_by_id = ${sales.id} where prefix = ${made.prefix}`)
    expect((await withKey(made.key)).actor.permissions['customer:read']).toMatchObject({ ownerIds: [sales.id] })
    await company.db.execute(sql`update api_key set created_by_id = ${company.users.disabled.id} where prefix = ${made.prefix}`)
    await expect(withKey(made.key)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('notes its use at most once a minute', async () => {
    const key = await company.keyFor('finance')
    const stamp = () =>
      company.db.prisma.apiKey.findFirstOrThrow({ where: { userId: company.users.finance.id }, select: { lastUsedAt: true } })
    await withKey(key)
    const first = (await stamp()).lastUsedAt
    expect(first).not.toBeNull()
    await withKey(key)
    expect((await stamp()).lastUsedAt).toEqual(first)
    await company.db.execute(
      sql`update api_key set last_used_at = now() - interval '61 seconds' where user_id = ${company.users.finance.id}`,
    )
    await withKey(key)
    expect((await stamp()).lastUsedAt?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0)
  })
})

describe('a user', () => {
  it('who does not exist is no actor', async () => {
    expect(await resolveActor(company.db, 999_999)).toBeNull()
  })
})

describe('the api', () => {
  it('is called in process', async () => {
    expect((await company.api('GET', '/openapi.json')).body.openapi).toBe('3.1.0')
    expect((await company.api('GET', '/nothing-here')).status).toBe(401)
    expect((await company.api('GET', '/nothing-here', { key: await company.keyFor('sales') })).status).toBe(404)
  })
})
