import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// Of 首 (of `sales`): ten waybills a quarter in both years; since May half of them without a freight, and two in USD. Of 他 (of a colleague): one without a cost, one in EUR. As of the last day of June 2026.
const now = new Date('2026-07-01T02:00:00Z')

let company: TestCompany
let first = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  first = await insertCustomer(db, { name: '首', externalId: '首', ownerId: users.sales.id, outletId: outlets.shounan })
  const other = await insertCustomer(db, {
    name: '他',
    externalId: '他',
    ownerId: users.salesColleague.id,
    outletId: outlets.shounan,
  })
  const archived = await insertCustomer(db, { name: '档', externalId: '档', ownerId: users.sales.id, outletId: outlets.shounan })
  const ship = async (customerId: number, count: number, acceptedOn: string, given: object) => {
    for (let each = 0; each < count; each += 1) await insertWaybill(db, { customerId, acceptedOn, product: '标快', ...given })
  }
  // The records begin before the months of the year before do.
  await ship(first, 1, '2025-03-10', { freightMinor: 1_000, costMinor: 600 })
  await ship(first, 10, '2025-05-12', { freightMinor: 1_000, costMinor: 600 })
  await ship(first, 5, '2026-05-12', { freightMinor: 1_000, costMinor: 600 })
  await ship(first, 5, '2026-05-12', { costMinor: 600 })
  await ship(first, 2, '2026-05-13', { freightMinor: 100, currency: 'USD' })
  await ship(other, 1, '2026-06-09', { freightMinor: 2_000 })
  await ship(other, 1, '2026-06-09', { freightMinor: 300, currency: 'EUR' })
  await ship(archived, 3, '2026-06-10', {})
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
  const period = { from: '2025-07-01', to: '2026-07-01', as_of: '2026-06-30' }
  await runScheme(company, { scheme: 'relationship_scale', ...period })
  await runScheme(company, { scheme: 'relationship_count', ...period })
  await keepForManagers(await company.contextAs('executive', now))
})
afterAll(() => company.close())

const read = async (path: string, user: UserKey = 'executive') => {
  const { status, body } = await company.api('GET', `/analysis${path}`, { key: await company.keyFor(user) })
  return status === 200 ? { unpriced: body.unpriced, excluded: body.excluded } : { status }
}

it('a product that seems to fall says how many waybills have no freight yet', async () => {
  const { body } = await company.api('GET', '/analysis/product-growth', { key: await company.keyFor('executive') })
  // Half of ten at 10.00: down by half but for the 20.00 of another. The archived customer is in the company's revenue, so its three are counted.
  expect(body).toMatchObject({ revenue_minor: 7_000, revenue_then_minor: 10_000, unpriced: 8 })
  expect(body.excluded).toEqual([
    { currency: 'EUR', waybills: 1 },
    { currency: 'USD', waybills: 2 },
  ])
  expect(await read('/product-growth', 'sales')).toEqual({ unpriced: 8, excluded: [{ currency: 'USD', waybills: 2 }] })
  expect(await read('/product-growth', 'salesColleague')).toEqual({ unpriced: 0, excluded: [{ currency: 'EUR', waybills: 1 }] })
})

it.each(['/profits', '/values', '/keeping', '/value-changes', '/profits?span=year'])(
  '%s: counts what lacks freight or cost, within reach, archived customers aside',
  async (path) => {
    const both = [
      { currency: 'EUR', waybills: 1 },
      { currency: 'USD', waybills: 2 },
    ]
    expect(await read(path)).toEqual({ unpriced: 6, excluded: both })
    expect(await read(path, 'sales')).toEqual({ unpriced: 5, excluded: [{ currency: 'USD', waybills: 2 }] })
    expect(await read(`${path}${path.includes('?') ? '&' : '?'}outlet=${company.outlets.xihu}`)).toEqual({
      unpriced: 0,
      excluded: [],
    })
  },
)

it.each(['/loyalty', '/loyalty/customers', '/drops', '/relationship/ties'])('%s: counts what lacks a freight', async (path) => {
  expect(await read(path)).toMatchObject({ unpriced: 5 })
  expect(await read(path, 'salesColleague')).toEqual({ unpriced: 0, excluded: [{ currency: 'EUR', waybills: 1 }] })
})

it('both matrices, a cut in price and the measures of customers say it too', async () => {
  const key = await company.keyFor('executive')
  const { body } = await company.api('GET', '/analysis/relationship', { key })
  expect([body.scale.unpriced, body.count.unpriced, body.scale.excluded.length]).toEqual([6, 6, 2])
  expect(await read(`/price-cut?customer=${first}`)).toEqual({ unpriced: 5, excluded: [{ currency: 'USD', waybills: 2 }] })
  const period = 'from=2025-07-01&to=2026-07-01&as_of=2026-06-30'
  const both = [
    { currency: 'EUR', waybills: 1 },
    { currency: 'USD', waybills: 2 },
  ]
  expect(await read(`/metrics?${period}&metrics=revenue`)).toEqual({ unpriced: 5, excluded: both })
  expect(await read(`/metrics?${period}&metrics=margin`)).toEqual({ unpriced: 6, excluded: both })
  expect(await read(`/concentration/gap?${period}`)).toEqual({ unpriced: 6, excluded: both })
})

it('a change in revenue counts both of its stretches', async () => {
  // June to date against June of the year before, in which nothing was shipped: against as many days of May.
  expect(await read('/revenue-change')).toMatchObject({ unpriced: 5 })
  expect(await read('/revenue-change/customers', 'salesColleague')).toEqual({
    unpriced: 0,
    excluded: [{ currency: 'EUR', waybills: 1 }],
  })
})
