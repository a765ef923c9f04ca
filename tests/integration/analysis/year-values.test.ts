import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getYearValues } from '#lib/analysis/year-value/service'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { getValuesTogether, listYearValues } from '#lib/analysis/year-value-list/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

// As of 10 June 2026: 1 January to 10 June, 161 of 365 days. Hours at 80 and 40, a call 0.1, a visit 1.5, a case 0.4.
const asOf = '2026-06-10'
const dayAfter = new Date('2026-06-11T04:00:00Z')

let company: TestCompany
let large = 0
let branch = 0
let small = 0
let other = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const at = { outletId: outlets.shounan }
  large = await insertCustomer(db, { ...at, name: '大户', ownerId: users.sales.id, marketingCostMinor: 365_000 })
  branch = await insertCustomer(db, { ...at, name: '大户分部', ownerId: users.sales.id, marketingCostMinor: 73_000 })
  small = await insertCustomer(db, { ...at, name: '王建军', kind: 'consumer', ownerId: users.salesColleague.id })
  other = await insertCustomer(db, { name: '外户', outletId: outlets.xihu })
  await insertCustomer(db, { ...at, name: '无往来', ownerId: users.sales.id })
  await mergeInto(company, branch, large)
  const ship = (customerId: number, acceptedOn: string, given: object) =>
    insertWaybill(db, { customerId, acceptedOn, freightMinor: 10_000, ...given })
  await ship(large, '2026-01-01', { costMinor: 6_000 })
  await ship(large, '2026-06-10', { costMinor: 6_000 })
  await ship(branch, '2026-06-02', { costMinor: null })
  // Outside: the day before, the day after, another currency, cancelled.
  await ship(large, '2025-12-31', {})
  await ship(large, '2026-06-11', {})
  await ship(large, '2026-03-01', { currency: 'USD' })
  await ship(large, '2026-03-02', { status: 'cancelled' })
  await ship(small, '2026-02-01', { freightMinor: 2_000, costMinor: 2_600 })
  await ship(other, '2026-02-01', { freightMinor: 5_000, costMinor: 1_000 })
  await db.execute(sql`
    update waybill set cost_pickup_minor = 1000, cost_linehaul_minor = 2000, cost_delivery_minor = 2500 where customer_id = ${large} and cost_minor is not null`)
  const open = (customerId: number, on: string, compensation: number | null, currency = 'CNY') =>
    db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, compensation_minor)
      values (${customerId}, 'claim', (${on}::date + time '12:00') at time zone 'Asia/Shanghai', ${on}::date, ${currency}, ${compensation}::bigint)`)
  await open(large, '2026-05-01', 3_000)
  await open(branch, '2026-05-02', 500)
  await open(large, '2026-05-03', 900, 'USD')
  await open(large, '2025-12-31', 9_999)
  const touch = (customerId: number, occurredAt: string, channel: string, minutes: number | null, costMinor: number | null) =>
    db.execute(sql`
      insert into interaction (customer_id, user_id, channel, occurred_at, duration_minutes, cost_minor)
      values (${customerId}, ${users.sales.id}, ${channel}, ${occurredAt}::timestamptz, ${minutes}::int, ${costMinor}::bigint)`)
  await touch(large, '2026-01-01T00:00+08:00', 'call', 30, null)
  await touch(large, '2026-02-01T09:00+08:00', 'visit', null, null)
  await touch(branch, '2026-02-02T09:00+08:00', 'call', null, null)
  await touch(large, '2026-06-10T23:59+08:00', 'call', 600, 1_234)
  await touch(large, '2026-06-11T00:00+08:00', 'call', 600, null)
  await touch(large, '2025-12-31T23:59+08:00', 'call', 600, null)
  await keepYearValues(await company.system(), asOf)
})
afterAll(() => company.close())

const list = async (user: UserKey, asked: object = {}) =>
  listYearValues(await company.contextAs(user), { sort: '-value', limit: 50, ...asked })

describe('the values of the year', () => {
  it('by hand, of a customer with one that was merged into it', async () => {
    const found = (await list('executive')).rows.at(-1)
    // Revenue 3 × 100.00; of the two known costs of 60.00 each 5.00 is none of the three. Three cases: 3 × 0.4 × 40 = 48.00; half an hour, 1.5 h and 0.1 h at 80 = 168.00; 12.34 as stated.
    // Marketing 3,650.00 × 161 ÷ 365, of the survivor alone.
    expect(found).toMatchObject({
      ...{ id: large, name: '大户', revenueMinor: 30_000, pickupMinor: 2_000, linehaulMinor: 4_000, deliveryMinor: 5_000 },
      ...{ otherMinor: 1_000, claimsMinor: 3_500, serviceMinor: 4_800 + 16_800 + 1_234, marketingMinor: 161_000 },
      valueMinor: 30_000 - 12_000 - 3_500 - 22_834 - 161_000,
    })
    expect(found?.rate).toBeCloseTo((30_000 - 199_334) / 30_000, 12)
  })

  it('are those of the cards, part by part, as of the last day that is over', async () => {
    const ctx = await company.contextAs('executive', dayAfter)
    const { rows } = await list('executive')
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      const { now } = await getYearValues(ctx, row.id)
      const { id: _id, name: _name, ownerName: _owner, outletName: _outlet, ...parts } = row
      expect(now).toMatchObject(parts)
    }
  })

  it('are set beside as many days of the year before, which carry no marketing where it was no customer yet', async () => {
    const ctx = await company.contextAs('executive', dayAfter)
    const { now, before } = await getYearValues(ctx, large)
    // 161 days from 1 January 2025 on; its first waybill is of 31 December 2025.
    expect(now.period).toEqual({ from: '2026-01-01', to: '2026-06-11' })
    expect(before.period).toEqual({ from: '2025-01-01', to: '2025-06-11' })
    expect([now.marketingMinor, before.marketingMinor]).toEqual([161_000, 0])
    await company.db.execute(sql`update customer set customer_since = '2025-06-10' where id = ${large}`)
    expect((await getYearValues(ctx, large)).before.marketingMinor).toBe(161_000)
    await company.db.execute(sql`update customer set customer_since = null where id = ${large}`)
  })

  it('say where the records begin within those days of the year before, which are not compared then', async () => {
    const ctx = await company.contextAs('executive', dayAfter)
    // The first counting waybill of the company is of 31 December 2025.
    expect((await getYearValues(ctx, large)).recordsFrom).toBe('2025-12-31')
    await insertWaybill(company.db, { customerId: other, acceptedOn: '2025-01-01', status: 'cancelled' })
    expect((await getYearValues(ctx, large)).recordsFrom).toBe('2025-12-31')
    await company.db.execute(sql`update waybill set status = 'delivered' where accepted_on = '2025-01-01'`)
    expect((await getYearValues(ctx, large)).recordsFrom).toBeNull()
    await company.db.execute(sql`delete from waybill where accepted_on = '2025-01-01'`)
  })

  it('are listed by value, either way and a page at a time, persons masked, each within reach', async () => {
    const names = async (user: UserKey, asked: object = {}) => (await list(user, asked)).rows.map(({ name }) => name)
    const all = await names('executive')
    expect(all).toEqual(['外户', expect.stringMatching(/^王\*+$/), '大户'])
    expect(await names('executive', { sort: 'value' })).toEqual([...all].reverse())
    const first = await list('executive', { limit: 2 })
    expect((await list('executive', { limit: 2, cursor: first.nextCursor ?? '' })).rows.map(({ id }) => id)).toEqual([large])
    expect(await names('sales')).toEqual(['大户'])
    expect((await list('salesColleague')).rows.map(({ id }) => id)).toEqual([small])
    expect((await list('executive', { outlet: String(company.outlets.xihu) })).rows.map(({ id }) => id)).toEqual([other])
    await expect(list('outlet', { outlet: String(company.outlets.xihu) })).rejects.toMatchObject({ code: 'not_found' })
    await expect(list('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are added up within reach', async () => {
    const together = async (user: UserKey, asked: object = {}) => getValuesTogether(await company.contextAs(user), asked)
    const { rows } = await list('executive')
    const sum = rows.reduce((total, { valueMinor }) => total + valueMinor, 0)
    expect(await together('executive')).toMatchObject({
      ...{ customers: 3, valueMinor: sum, revenueMinor: 37_000, period: { from: '2026-01-01', to: '2026-06-11' } },
    })
    expect(await together('salesColleague')).toMatchObject({ customers: 1, revenueMinor: 2_000, valueMinor: -600 })
    expect(await together('executive', { outlet: String(company.outlets.xihu) })).toMatchObject({
      customers: 1,
      valueMinor: 4_000,
    })
    await expect(together('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are put in the place of what was kept, also of another year', async () => {
    await keepYearValues(await company.system(), '2025-12-31')
    const { rows } = await list('executive')
    expect(rows.map(({ id, revenueMinor }) => [id, revenueMinor])).toEqual([[large, 10_000]])
    expect((await getValuesTogether(await company.contextAs('executive')))?.period).toEqual({
      from: '2025-01-01',
      to: '2026-01-01',
    })
  })
})
