import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepProductGrowth } from '#lib/analysis/product-growth/keep'
import { getProductGrowthResource } from '#lib/analysis/product-growth/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/** Kept as of 17 June 2026: March to May 2026 beside March to May 2025; 甲 belongs to `sales`, 乙 to the outlet Xihu. */
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const first = await insertCustomer(db, { name: '甲', outletId: outlets.shounan, ownerId: users.sales.id })
  const other = await insertCustomer(db, { name: '乙', outletId: outlets.xihu })
  const add = async (customerId: number, product: string | null, acceptedOn: string, freightMinor: number, more: object = {}) => {
    await insertWaybill(db, { customerId, acceptedOn, freightMinor, ...more })
    await db.execute(sql`update waybill set product = ${product} where id = (select max(id) from waybill)`)
  }
  await add(first, 'express', '2025-03-01', 10_000)
  await add(first, 'express', '2026-03-01', 9_000)
  await add(first, 'express', '2026-05-31', 6_000)
  await add(first, 'express', '2026-06-01', 77_000)
  await add(first, 'express', '2025-02-28', 77_000)
  await add(first, 'express', '2025-06-01', 77_000)
  await add(first, 'express', '2026-04-01', 500, { currency: 'USD' })
  await add(first, 'express', '2026-04-02', 55_000, { status: 'cancelled' })
  await add(other, 'fresh', '2025-05-31', 8_000)
  await add(other, null, '2026-04-10', 2_000)
})
afterAll(() => company.close())

const as = (role: 'executive' | 'sales' | 'service') => company.contextAs(role)
const keep = async (asOf: string) => keepProductGrowth(await company.system(), asOf)
const brief = (found: Awaited<ReturnType<typeof getProductGrowthResource>>) =>
  found?.products.map((each) => [each.product, each.revenue_then_minor, each.revenue_minor, each.growth])

it('nothing is answered before it was worked out', async () => {
  expect(await getProductGrowthResource(await as('executive'), {})).toBeNull()
})

it('adds up whole months by product in the company’s currency, beside the same of the year before', async () => {
  expect(await keep('2026-06-17')).toBe(3)
  const found = await getProductGrowthResource(await as('executive'), {})
  expect(found).toMatchObject({
    from: '2026-03-01',
    to: '2026-06-01',
    then_from: '2025-03-01',
    then_to: '2025-06-01',
    covered: true,
  })
  expect(brief(found)).toEqual([
    ['express', 10_000, 15_000, 0.5],
    [null, 0, 2_000, null],
    ['fresh', 8_000, 0, -1],
  ])
  expect(found).toMatchObject({ revenue_minor: 17_000, revenue_then_minor: 18_000, change_minor: -1_000 })
})

it('is over the customers within reach, of an outlet when one is asked for, and refused without the right', async () => {
  expect(brief(await getProductGrowthResource(await as('sales'), {}))).toEqual([['express', 10_000, 15_000, 0.5]])
  const xihu = { outlet: String(company.outlets.xihu) }
  expect(brief(await getProductGrowthResource(await as('executive'), xihu))).toEqual([
    [null, 0, 2_000, null],
    ['fresh', 8_000, 0, -1],
  ])
  await expect(getProductGrowthResource(await as('sales'), xihu)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getProductGrowthResource(await as('service'), {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('is of the survivor where a customer was merged into another, and kept again it is of now only', async () => {
  const { db, users, outlets } = company
  const survivor = await insertCustomer(db, { name: '丙', outletId: outlets.shounan, ownerId: users.sales.id })
  await db.execute(sql`update customer set root_id = ${survivor} where name = '乙'`)
  await keep('2026-06-17')
  expect(brief(await getProductGrowthResource(await as('sales'), {}))).toHaveLength(3)
  await db.execute(sql`update customer set root_id = id where name = '乙'`)
  await keep('2026-06-17')
  expect(brief(await getProductGrowthResource(await as('sales'), {}))).toHaveLength(1)
})

it('knows nothing of the year before, nor of change, where the records begin later', async () => {
  await keep('2026-04-17')
  // January to March 2026, beside the same of 2025, of which only the end of February is on record.
  const found = await getProductGrowthResource(await as('executive'), {})
  expect(found).toMatchObject({ from: '2026-01-01', then_from: '2025-01-01', covered: false })
  const unknown = { shipments_then: null, revenue_then_minor: null, change_minor: null, growth: null }
  expect(found).toMatchObject({ revenue_minor: 9_000, ...unknown })
  expect(found?.products).toMatchObject([{ product: 'express', revenue_minor: 9_000, ...unknown }])
})
