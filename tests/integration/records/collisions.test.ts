import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { listNotifications } from '#lib/platform/notify/notify'
import { claimCollision, countToRule, listCollisions, ruleCollision } from '#lib/records/collisions/service'
import { getCustomer, updateCustomer } from '#lib/records/customers/service'
import { noteLead } from '#lib/records/opportunities/leads'
import { addCollaborator, getOwnership, removeCollaborator } from '#lib/records/ownership/service'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import { addTerm } from '#lib/records/terms/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
let made = 0
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const as = (user: UserKey) => company.contextAs(user)
const ground = { ground: 'visited', evidence: '11月3日上门，见到仓管' } as const

/** A customer of 郑凯, who has the same manager as 周敏. */
async function make(owner: UserKey | null = 'salesColleague'): Promise<{ id: number; name: string }> {
  made += 1
  const name = `镇海联合模具${made}厂`
  const row = await company.db.row(
    z.object({ id: z.int() }),
    sql`
    insert into customer (name, owner_id, outlet_id, search_text) values (${name}, ${owner === null ? null : company.users[owner].id}, ${company.outlets.shounan}, ${name})
    returning id`,
  )
  return { id: row?.id ?? 0, name }
}

const openClaim = async (user: UserKey, id: number) =>
  (await listCollisions(await as(user), { state: 'open', limit: 50 })).rows.find((row) => row.id === id)
const told = async (user: UserKey) => (await listNotifications(await as(user), null)).rows.map(({ kind }) => kind)

describe('a claim', () => {
  it('is made of a customer out of reach, tells its owner and the manager of both, and shows the claimant no more than a masked name', async () => {
    const { id: customerId, name } = await make()
    const id = await claimCollision(await as('sales'), { name, ...ground })
    expect(await openClaim('sales', id)).toMatchObject({ inReach: false, mayRule: false, ownerName: '郑凯' })
    expect((await openClaim('sales', id))?.customerName).not.toBe(name)
    expect(await openClaim('salesManager', id)).toMatchObject({
      ...{ customerName: name, mayRule: true },
      // The manager weighs the owner's side too; the claimant does not read it.
      ownersSide: { recordedAt: expect.any(Date), ownedSince: expect.any(Date), touchedAt: null, shippedOn: null },
    })
    expect((await openClaim('sales', id))?.ownersSide).toBeNull()
    expect(await openClaim('salesColleague', id)).toMatchObject({ customerName: name, mayRule: false })
    expect(await openClaim('salesHangzhou', id)).toBeUndefined()
    expect([await told('salesColleague'), await told('salesManager'), await told('sales')]).toEqual([
      ['collision_claimed'],
      ['collision_claimed'],
      [],
    ])
    await expect(getCustomer(await as('sales'), { id: customerId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(claimCollision(await as('sales'), { name, ...ground })).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('is made on a ground of the company’s own too, and on none that is no ground', async () => {
    await addTerm(await as('administrator'), { list: 'collision_ground', text: '展会名片' })
    const own = (await listKeyedTerms(await as('sales'), ['collision_ground'])).find(({ text }) => text === '展会名片')?.key ?? ''
    const { name } = await make()
    await expect(claimCollision(await as('sales'), { name, ground: 'hearsay', evidence: '听说' })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ name: 'ground', code: 'term_unknown' }],
    })
    const id = await claimCollision(await as('sales'), { name, ground: own, evidence: '名片在此' })
    expect(await openClaim('salesManager', id)).toMatchObject({ ground: own })
  })

  it('is refused for what nobody has, what is one’s own and what is nobody’s', async () => {
    const ctx = await as('sales')
    const own = await make('sales')
    const free = await make(null)
    const claim = (name: string) => claimCollision(ctx, { name, ...ground })
    await expect(claim('没有这家公司')).rejects.toMatchObject({ code: 'rule_violated', detail: 'collision.none' })
    await expect(claim(own.name)).rejects.toMatchObject({ detail: 'collision.own' })
    await expect(claim(free.name)).rejects.toMatchObject({ detail: 'collision.unowned' })
  })

  it('is counted for whoever may rule it until it is ruled, and not for who made it', async () => {
    const count = async (user: UserKey) => countToRule(await as(user))
    const before = await count('salesManager')
    const { name } = await make()
    const id = await claimCollision(await as('sales'), { name, ...ground })
    expect(await count('salesManager')).toBe(before + 1)
    expect([await count('sales'), await count('salesColleague'), await count('salesHangzhou')]).toEqual([0, 0, 0])
    const claimedByManager = await make()
    await claimCollision(await as('salesManager'), { name: claimedByManager.name, ...ground })
    expect(await count('salesManager')).toBe(before + 1)
    await ruleCollision(await as('salesManager'), id, { version: 1, ruling: 'keep', reason: '先到先得' })
    expect(await count('salesManager')).toBe(before)
  })

  it('is offered by the line in which a lead is noted', async () => {
    const { name } = await make()
    const { elsewhere } = await noteLead(await as('sales'), { name })
    expect(elsewhere).toEqual([expect.stringContaining('郑凯')])
    expect(elsewhere[0]).not.toContain(name)
  })
})

describe('a ruling', () => {
  const ruled = async (ruling: 'keep' | 'transfer' | 'share') => {
    const { id: customerId, name } = await make()
    const id = await claimCollision(await as('sales'), { name, ...ground })
    await ruleCollision(await as('salesManager'), id, { version: 1, ruling, reason: '先到先得' })
    return { id, customerId }
  }

  it('leaves the customer with its owner, and stands with its reason for both', async () => {
    const { id, customerId } = await ruled('keep')
    const found = async (user: UserKey) =>
      (await listCollisions(await as(user), { state: 'ruled', limit: 50 })).rows.find((row) => row.id === id)
    expect(await found('sales')).toMatchObject({ ruling: 'keep', reason: '先到先得', ruledByName: '戴经理', inReach: false })
    expect(await found('salesColleague')).toMatchObject({ ruling: 'keep' })
    expect((await getCustomer(await as('salesColleague'), { id: customerId })).ownerName).toBe('郑凯')
    expect((await told('sales'))[0]).toBe('collision_ruled')
  })

  it('hands the customer to the claimant, and the history of owners says why', async () => {
    const { customerId } = await ruled('transfer')
    expect((await getCustomer(await as('sales'), { id: customerId })).ownerName).toBe('周敏')
    await expect(getCustomer(await as('salesColleague'), { id: customerId })).rejects.toMatchObject({ code: 'not_found' })
    const { changes } = await getOwnership(await as('sales'), { id: customerId })
    expect(changes).toEqual([
      expect.objectContaining({ fromName: '郑凯', toName: '周敏', cause: 'collision', reason: '先到先得', byName: '戴经理' }),
    ])
  })

  it('lets the claimant work along', async () => {
    const { customerId } = await ruled('share')
    const seen = await getOwnership(await as('sales'), { id: customerId })
    expect(seen.collaborators).toEqual([expect.objectContaining({ name: '周敏', addedByName: '戴经理', reason: '先到先得' })])
    expect(seen.mayShare).toBe(false)
  })

  it('is for whoever reaches both sides: not for the parties, nor for a manager of one', async () => {
    const { name } = await make('salesXiaying')
    const id = await claimCollision(await as('sales'), { name, ...ground })
    const rule = async (user: UserKey) => ruleCollision(await as(user), id, { version: 1, ruling: 'keep', reason: '…' })
    await expect(rule('sales')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rule('salesManager')).rejects.toMatchObject({ code: 'not_found' })
    // The head of Xiaying reaches neither: the customer belongs to Shounan. The head of Shounan reaches both, by its outlet and the claimant's workplace.
    await expect(rule('outletXiaying')).rejects.toMatchObject({ code: 'not_found' })
    await rule('outlet')
    await expect(rule('executive')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is not made by the claimant, whatever he may rule otherwise', async () => {
    const { name } = await make()
    const id = await claimCollision(await as('salesManager'), { name, ...ground })
    await expect(
      ruleCollision(await as('salesManager'), id, { version: 1, ruling: 'transfer', reason: '…' }),
    ).rejects.toMatchObject({ detail: 'collision.ruled_by_claimant' })
  })
})

describe('whose a customer was', () => {
  it('is noted whatever changes it, with who did it', async () => {
    const { id } = await make('sales')
    const ctx = await as('salesManager')
    await updateCustomer(ctx, { id }, { version: 1, owner_email: company.users.salesColleague.email })
    await company.db.execute(sql`update customer set owner_id = null where id = ${id}`)
    const { changes } = await getOwnership(await as('executive'), { id })
    expect(changes).toMatchObject([
      { fromName: '郑凯', toName: null, cause: 'other', byName: null },
      { fromName: '周敏', toName: '郑凯', cause: 'edit', byName: '戴经理' },
    ])
    await expect(company.db.execute(sql`delete from customer_owner_change`)).rejects.toThrow('append-only')
  })
})

describe('a collaborator', () => {
  it('sees and works on the customer, and can neither hand it on nor let others in', async () => {
    const { id } = await make('sales')
    const colleague = { id: company.users.salesColleague.id }
    await addCollaborator(await as('sales'), { id }, { user: colleague, reason: '懂模具' })
    const ctx = await as('salesColleague')
    expect((await getCustomer(ctx, { id })).ownerName).toBe('周敏')
    await updateCustomer(ctx, { id }, { version: 1, industry: '模具' })
    await expect(addCollaborator(ctx, { id }, { user: { id: company.users.outlet.id }, reason: null })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(removeCollaborator(ctx, { id }, colleague.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addCollaborator(await as('sales'), { id }, { user: colleague, reason: null })).rejects.toMatchObject({
      issues: [{ name: 'user', code: 'colleague_works_along' }],
    })
    await removeCollaborator(await as('sales'), { id }, colleague.id)
    await expect(getCustomer(ctx, { id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is a colleague within reach who does not own it', async () => {
    const { id } = await make('sales')
    const add = async (user: UserKey) =>
      addCollaborator(await as('sales'), { id }, { user: { id: company.users[user].id }, reason: null })
    await expect(add('salesHangzhou')).rejects.toMatchObject({ issues: [{ code: 'colleague_not_found' }] })
    await expect(add('sales')).rejects.toMatchObject({ issues: [{ code: 'colleague_owns_it' }] })
  })
})
