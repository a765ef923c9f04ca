import { afterAll, beforeAll, expect, it } from 'vitest'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { getProductGrowthResource } from '#lib/analysis/product-growth/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/** As of 18 June 2026: March to May 2026 beside March to May 2025; 甲 belongs to `sales`, 乙 to the outlet Xihu. */
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
  await refreshTouchedMonths(db)
})
afterAll(() => company.close())

const asOf = async (role: 'executive' | 'sales' | 'service', day = '2026-06-18') => ({
  ...(await company.contextAs(role)),
  now: new Date(`${day}T04:00:00Z`),
})
const brief = (found: Awaited<ReturnType<typeof getProductGrowthResource>>) =>
  found.products.map((each) => [each.product, each.revenue_then_minor, each.revenue_minor, each.growth])

it('adds up whole months by product in the company’s currency, beside the same of the year before', async () => {
  const found = await getProductGrowthResource(await asOf('executive'), {})
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
  expect(brief(await getProductGrowthResource(await asOf('sales'), {}))).toEqual([['express', 10_000, 15_000, 0.5]])
  const xihu = { outlet: String(company.outlets.xihu) }
  expect(brief(await getProductGrowthResource(await asOf('executive'), xihu))).toEqual([
    [null, 0, 2_000, null],
    ['fresh', 8_000, 0, -1],
  ])
  await expect(getProductGrowthResource(await asOf('sales'), xihu)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getProductGrowthResource(await asOf('service'), {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('knows of no growth where the records begin later', async () => {
  const found = await getProductGrowthResource(await asOf('executive', '2026-04-18'), {})
  // January to March 2026, beside the same of 2025, of which only the end of February is on record.
  expect(found).toMatchObject({ from: '2026-01-01', then_from: '2025-01-01', covered: false, growth: null })
})
