import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findNumber, lookUpWaybills } from '#lib/records/waybills/lookup'
import { getWaybillCard, listWaybills } from '#lib/records/waybills/service'
import type { UserKey } from '#tests/support/company'
import { ago, companyWithWaybills, now } from './waybill-company.ts'

const { company, customers, waybill, event } = companyWithWaybills()

describe('pasted numbers', () => {
  it('are answered in their order, each once, in any letters; what is out of scope is not there', async () => {
    const found = await lookUpWaybills(await company().contextAs('sales', now), 'a-0000003, F-0000001; A-0000001\nA-0000003 NO-1')
    expect(found.map(({ number, waybill: one }) => [number, one?.waybillNo ?? null])).toEqual([
      ['a-0000003', 'A-0000003'],
      ['F-0000001', null],
      ['A-0000001', 'A-0000001'],
      ['NO-1', null],
    ])
    expect(found[0]?.waybill).toMatchObject({ status: 'delivered', promise: { kind: 'late', hours: 5 } })
  })

  it('are a number at least and five hundred at most', async () => {
    const ctx = await company().contextAs('sales', now)
    await expect(lookUpWaybills(ctx, '没有')).rejects.toMatchObject({ issues: [{ name: 'numbers', code: 'no_waybill_number' }] })
    const many = (count: number) => Array.from({ length: count }, (_, place) => `N${place}`).join(' ')
    expect(await lookUpWaybills(ctx, many(500))).toHaveLength(500)
    await expect(lookUpWaybills(ctx, many(501))).rejects.toMatchObject({ issues: [{ code: 'too_many_numbers' }] })
  })

  it('a whole number is found for whoever may see it', async () => {
    expect(await findNumber(await company().contextAs('sales', now), ' a-0000001 ')).toBe('A-0000001')
    expect(await findNumber(await company().contextAs('sales', now), 'F-0000001')).toBeNull()
    expect(await findNumber(await company().contextAs('sales', now), 'A-000000')).toBeNull()
  })
})

describe('the page of a waybill', () => {
  it('shows its events from the latest on, and names for codes', async () => {
    await event('A-0000001', ago(2), 'out_for_delivery', '派件员 19900001234')
    const card = await getWaybillCard(await company().contextAs('sales', now), 'A-0000001')
    expect(card.events.map(({ status, text, outletName }) => [status, text, outletName])).toEqual([
      ['out_for_delivery', '派件员 199******34', '首南营业部'],
      ['in_transit', null, '首南营业部'],
    ])
  })

  it('is not there for whoever may not see the customer', async () => {
    await expect(getWaybillCard(await company().contextAs('sales', now), 'F-0000001')).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(getWaybillCard(await company().contextAs('sales', now), 'A\u0000')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leads to what it brings back, and to what brings it back, within scope', async () => {
    await waybill({ no: 'R-0000001', returnOf: 'A-0000003' })
    await waybill({ no: 'R-0000002', returnOf: 'F-0000001' })
    const sales = await company().contextAs('sales', now)
    expect((await getWaybillCard(sales, 'A-0000003')).returns).toEqual(['R-0000001'])
    expect(await getWaybillCard(sales, 'R-0000001')).toMatchObject({ returnOf: 'A-0000003', returnOfInScope: true })
    expect(await getWaybillCard(sales, 'R-0000002')).toMatchObject({ returnOf: 'F-0000001', returnOfInScope: false })
  })
})

describe('what a waybill cost', () => {
  const costRow = z.object({ waybillNo: z.string(), costMinor: z.number().nullable() })
  const costs = async (user: UserKey) => {
    const ctx = await company().contextAs(user, now)
    const { rows } = await listWaybills(ctx, { customer: String(customers.own), limit: 50, sort: '-accepted_on' })
    return new Set(rows.map((row) => costRow.parse(row).costMinor))
  }

  it('is for whoever may read the analysis of its customer, in list and page alike', async () => {
    for (const user of ['sales', 'outlet', 'finance', 'executive'] as const) {
      expect(await costs(user), user).toEqual(new Set([1000]))
      const card = await getWaybillCard(await company().contextAs(user, now), 'A-0000003')
      expect(card, user).toMatchObject({ seesCosts: true, costMinor: 1000, marginMinor: 234 })
    }
    for (const user of ['service', 'claims'] as const) {
      expect(await costs(user), user).toEqual(new Set([null]))
      const card = await getWaybillCard(await company().contextAs(user, now), 'A-0000003')
      expect(card, user).toMatchObject({ seesCosts: false, costMinor: null, marginMinor: null, freightMinor: 1234 })
    }
  })

  it('reaches as far as the analysis does, not as far as the waybills', async () => {
    const ctx = await company().contextAs('service', now)
    const ownOnly = { kind: 'some' as const, ownerIds: [company().users.sales.id], outletIds: [], collaboratorId: null }
    const both = { ...ctx, actor: { ...ctx.actor, permissions: { ...ctx.actor.permissions, 'analysis:read': ownOnly } } }
    expect(await getWaybillCard(both, 'A-0000003')).toMatchObject({ seesCosts: true, costMinor: 1000 })
    expect(await getWaybillCard(both, 'X-0000001')).toMatchObject({ seesCosts: false, costMinor: null })
  })
})
