import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getManagerFigures } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { getTeam } from '#lib/analysis/team/service'
import { sql } from '#lib/platform/db/sql'
import { keepCadence } from '#lib/records/cadence/keep'
import { listCustomers } from '#lib/records/customers/list'
import { createInteraction } from '#lib/records/interactions/service'
import { noteLead } from '#lib/records/opportunities/leads'
import { countLateFirstContacts, listProspects } from '#lib/records/opportunities/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const make = async (owner: UserKey, abc: string, touch: string | null) => {
    const id = await insertCustomer(db, { ownerId: users[owner].id, outletId: outlets.shounan, customerSince: '2026-10-01' })
    await db.execute(sql`update customer set lifecycle = 'regular', next_touch_on = ${touch}::date where id = ${id}`)
    await db.execute(sql`update customer_standing set abc_class = ${abc}, dormancy_class = 'drowsy' where customer_id = ${id}`)
    return id
  }
  const big = await make('sales', 'A', '2026-11-20')
  // The seventh day from today, and the eighth.
  await make('sales', 'B', '2026-12-02')
  await make('sales', 'C', '2026-12-03')
  await make('salesColleague', 'A', null)
  await make('salesHangzhou', 'A', '2026-11-01')
  // 20 in the first twenty days of November for 200.00; 40 in those of the year before for 300.00, and more on a day that does not count.
  for (let day = 1; day <= 20; day += 1) {
    const two = String(day).padStart(2, '0')
    await insertWaybill(db, { customerId: big, acceptedOn: `2026-11-${two}`, freightMinor: 1_000 })
    for (const freightMinor of [700, 800])
      await insertWaybill(db, { customerId: big, acceptedOn: `2025-11-${two}`, freightMinor })
  }
  await insertWaybill(db, { customerId: big, acceptedOn: '2025-11-25', freightMinor: 5_000 })
  await keepManagerFigures(await company.system(now), '2026-11-24')
  await keepCadence(await company.system(now), null)
})
afterAll(() => company.close())

const team = async (user: UserKey, outletId?: number) =>
  getTeam(await company.contextAs(user, now), { outletId, sort: 'overdue', falling: true })

describe('the team of a sales manager', () => {
  it('is his people, with their customers by class, what is due of them, and this month to date beside the same days of last year, as the home has it', async () => {
    const { members, sums, volume } = await team('salesManager')
    expect(members.map(({ name }) => name)).toEqual(['周敏', expect.any(String), expect.any(String)])
    expect(members[0]).toMatchObject({
      ...{ customers: 3, a: 1, b: 1, c: 1, planned: 2, overdue: 1, drowsy: 3, lateLeads: 0 },
      ...{ shipments: 20, shipmentsThen: 40, revenueMinor: 20_000, revenueThenMinor: 30_000 },
    })
    expect(members.find(({ name }) => name === '郑凯')).toMatchObject({ customers: 1, overdue: 0, shipments: 0 })
    expect(sums).toMatchObject({ customers: 4, overdue: 1 })
    expect(volume).toEqual({ asOf: '2026-11-24', basis: 'year', earlier: { from: '2025-11-01', to: '2025-11-25' } })
    const home = await getManagerFigures(await company.contextAs('executive', now))
    expect([home?.revenue.nowMinor, home?.revenue.thenMinor]).toEqual([sums.revenueMinor, sums.revenueThenMinor])
  })

  it('says the same as the lists that its numbers lead to', async () => {
    const ctx = await company.contextAs('salesManager', now)
    const [first] = (await team('salesManager')).members
    const owner = { id: first?.userId ?? 0 }
    const overdue = await listCustomers(ctx, { owner, next_touch: 'overdue' })
    const planned = await listCustomers(ctx, { owner, next_touch: 'week' })
    const drowsy = await listCustomers(ctx, { owner, dormancy: 'drowsy' })
    expect([overdue, planned, drowsy].map(({ rows }) => rows.length)).toEqual([first?.overdue, first?.planned, first?.drowsy])
    expect(planned.rows.map((row) => row.nextTouchOn)).toContain('2026-12-02')
  })

  it('counts leads that nobody has contacted for four hours, and loses those that somebody has', async () => {
    const earlier = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
    const ctx = await company.contextAs('sales', now)
    const { customerId, opportunityId } = await noteLead(ctx, { name: '没人联系厂' })
    const fresh = await noteLead(ctx, { name: '刚记下厂' })
    const noted = (id: number, hours: number) =>
      company.db.execute(sql`update opportunity set created_at = ${earlier(hours)}::timestamptz where id = ${id}`)
    await noted(opportunityId, 5)
    await noted(fresh.opportunityId, 3)
    const late = async () => (await team('salesManager')).members.find(({ name }) => name === '周敏')?.lateLeads
    const listed = await listProspects(await company.contextAs('salesManager', now), {
      limit: 50,
      sort: 'next_touch',
      owner: String(company.users.sales.id),
      first_contact: 'late',
    })
    expect([await late(), listed.rows.map((row) => row.customerName)]).toEqual([1, ['没人联系厂']])
    const manager = await company.contextAs('salesManager', now)
    expect(await countLateFirstContacts(manager)).toEqual({ count: 1, more: false, hours: 4 })
    expect(await countLateFirstContacts(await company.contextAs('salesHangzhou', now))).toMatchObject({ count: 0 })
    await createInteraction(ctx, { customer_id: String(customerId), channel: 'call', direction: 'outbound' })
    expect(await late()).toBe(0)
  })

  it('of an outlet holds only customers of it and what lies below', async () => {
    const names = async (outlet: 'yinzhou' | 'hangzhou') =>
      (await team('executive', company.outlets[outlet])).members.map(({ name }) => name)
    expect(await names('yinzhou')).toContain('周敏')
    expect(await names('hangzhou')).toEqual([])
  })

  it('is not for whoever leads nobody', async () => {
    await expect(team('sales')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await team('outlet')).members.map(({ name }) => name)).toContain('钱江')
  })
})
