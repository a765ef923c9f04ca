import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listCustomers } from '#lib/records/customers/list'
import { noteLead } from '#lib/records/opportunities/leads'
import { listProspects } from '#lib/records/opportunities/service'
import { listStageChanges, setStage } from '#lib/records/relationship/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
let id: number
beforeAll(async () => {
  company = await openTestCompany()
  id = (await noteLead(await company.contextAs('sales'), { name: '慈溪远航轴承厂' })).customerId
})
afterAll(() => company.close())

describe('how near a prospect stands', () => {
  it('moves from the stage that was seen, and its history stays', async () => {
    const ctx = await company.contextAs('sales')
    await setStage(ctx, { id }, { stage: 'acquaintance', insteadOf: 'stranger' })
    await setStage(ctx, { id }, { stage: 'friend', insteadOf: 'acquaintance' })
    await expect(setStage(ctx, { id }, { stage: 'stranger', insteadOf: 'acquaintance' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await listStageChanges(ctx, { id })).toMatchObject([
      { from: 'acquaintance', to: 'friend', byName: '周敏' },
      { from: 'stranger', to: 'acquaintance', byName: '周敏' },
    ])
    await expect(company.db.execute(sql`update customer_stage_change set to_stage = 'stranger'`)).rejects.toThrow('append-only')
  })

  it('narrows the lists of customers and prospects', async () => {
    const ctx = await company.contextAs('sales')
    const customers = async (stage: string) => (await listCustomers(ctx, { stage })).rows.map(({ name }) => name)
    const prospects = async (stage: 'friend' | 'stranger') =>
      (await listProspects(ctx, { stage, limit: 50, sort: 'next_touch' })).rows.map((row) => row.customerName)
    expect([await customers('friend'), await customers('stranger'), await customers('customer')]).toEqual([
      ['慈溪远航轴承厂'],
      [],
      [],
    ])
    expect([await prospects('friend'), await prospects('stranger')]).toEqual([['慈溪远航轴承厂'], []])
  })

  it('is a customer’s once it has shipped, and set by hand no more', async () => {
    await company.db.execute(sql`update customer set lifecycle = 'new' where id = ${id}`)
    const ctx = await company.contextAs('sales')
    expect((await listCustomers(ctx, { stage: 'customer' })).rows.map((row) => row.id)).toEqual([id])
    await expect(setStage(ctx, { id }, { stage: 'stranger', insteadOf: 'customer' })).rejects.toMatchObject({
      code: 'rule_violated',
      detail: 'customer.has_shipped',
    })
  })
})
