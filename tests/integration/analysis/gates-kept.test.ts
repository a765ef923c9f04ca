import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepGates } from '#lib/analysis/lifecycle/keep'
import { getLifecycle } from '#lib/analysis/lifecycle/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import { countBelow } from '#lib/records/customers/bulk/service'
import { gateStateOf, metGatesOf } from '#lib/records/customers/gates'
import { countCustomers, listCustomers } from '#lib/records/customers/list'
import { createCustomer, getCustomer, updateCustomer } from '#lib/records/customers/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const now = new Date('2026-11-25T04:00:00Z')
const year = ['2025-12', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']
let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const as = (user: UserKey) => company.contextAs(user, now)

async function customer(name: string, lifecycle: string, months: readonly string[], perMonth = 4): Promise<void> {
  const { db, users, outlets } = company
  const id = await insertCustomer(db, { name, ownerId: users.sales.id, outletId: outlets.shounan })
  await db.execute(sql`update customer set lifecycle = ${lifecycle}, created_at = ${now}::timestamptz where id = ${id}`)
  for (const month of months)
    for (const day of ['02', '05', '09', '12'].slice(0, perMonth))
      await insertWaybill(db, { customerId: id, acceptedOn: `${month}-${day}` })
  ids[name] = id
}

beforeAll(async () => {
  company = await openTestCompany()
  await customer('稳', 'regular', ['2026-08', '2026-09', '2026-10'])
  await customer('升', 'new', ['2026-08', '2026-09', '2026-10'])
  await customer('虚', 'loyal', ['2026-09', '2026-10'])
  await customer('空', 'new', [])
  await customer('忠', 'regular', ['2025-06', ...year])
  await company.db.execute(sql`update customer set facts = '{"share_of_wallet": 65}' where id = ${idOf('忠')}`)
  await customer('并', 'new', ['2026-08', '2026-09'])
  await customer('被并', 'new', ['2026-10'])
  await company.db.execute(sql`update customer set root_id = ${idOf('并')} where id = ${idOf('被并')}`)
  await company.db.execute(sql`update customer_standing set meets_regular = null, meets_loyal = null`)
  await refreshTouchedMonths(company.db)
})
afterAll(() => company.close())

const names = async (user: UserKey, gate: 'open' | 'unmet') =>
  (await listCustomers(await as(user), { gate, limit: 50 })).rows.map(({ name }) => name).sort()
const kept = async (name: string) => {
  const view = await getCustomer(await as('sales'), { id: idOf(name) })
  return gateStateOf(view.lifecycle, metGatesOf(view))
}

describe('which gates customers meet', () => {
  it('is not known before the first night but for having shipped, and then is what their cards say of each', async () => {
    expect(await names('sales', 'open')).toEqual([])
    expect(await names('sales', 'unmet')).toEqual(['空'])
    expect(await keepGates(await company.system(now))).toBeGreaterThan(0)
    expect(await keepGates(await company.system(now))).toBe(0)
    expect(await names('sales', 'open')).toEqual(['升', '并', '忠'].sort())
    expect(await names('sales', 'unmet')).toEqual(['空', '虚'].sort())
    for (const name of ['稳', '升', '虚', '空', '忠', '并']) {
      const live = await getLifecycle(await as('sales'), { id: idOf(name) })
      expect([name, live.differs]).toEqual([name, await kept(name)])
    }
  })

  it('is told in the list as far as its reader sees customers, and to programs', async () => {
    expect(await names('salesHangzhou', 'unmet')).toEqual([])
    expect(await countCustomers(await as('executive'), { gate: 'unmet' })).toMatchObject({ count: 2 })
    const { body } = await company.api('GET', '/customers?gate=open&limit=50', { key: await company.keyFor('sales') })
    expect(body.data).toHaveLength(3)
  })

  it('follows what somebody states at once: of whoever is entered, and of whoever is taken up or down', async () => {
    const sales = await as('sales')
    const made = await createCustomer(sales, { name: '自报忠诚', kind: 'business', lifecycle: 'loyal' })
    expect(await names('sales', 'unmet')).toContain('自报忠诚')
    expect((await getLifecycle(sales, { id: made.id })).own.map(({ holds }) => holds)).toContain(false)
    await updateCustomer(sales, { id: made.id }, { version: made.version, lifecycle: 'potential' })
    expect(await names('sales', 'unmet')).not.toContain('自报忠诚')
    const up = await getCustomer(sales, { id: idOf('升') })
    await updateCustomer(sales, { id: up.id }, { version: up.version, lifecycle: 'regular' })
    expect(await kept('升')).toBeNull()
  })

  it('is counted before many are changed alike, of those chosen and of a list', async () => {
    const sales = await as('sales')
    const all = ['稳', '升', '虚', '空', '忠', '并'].map(idOf)
    expect(await countBelow(sales, 'regular', { ids: all })).toBe(2)
    expect(await countBelow(sales, 'loyal', { ids: all })).toBe(5)
    expect(await countBelow(sales, 'new', { ids: all })).toBe(1)
    expect(await countBelow(sales, 'potential', { ids: all })).toBe(0)
    expect(await countBelow(sales, 'loyal', { query: { lifecycle: 'regular' } })).toBe(2)
    expect(await countBelow(await as('salesHangzhou'), 'loyal', { ids: all })).toBe(0)
  })
})
