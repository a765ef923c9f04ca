import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepRetention } from '#lib/analysis/retention/keep'
import { getRetention, getRetentionResource } from '#lib/analysis/retention/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

/**
 * As of 10 June 2026: whole months June 2024 to May 2025, and June 2025 to May 2026; lost without a shipment since 13 December 2025.
 *
 *   甲 (with 甲分部)  then 100.00, since 200.00; here for 23 months since July 2024
 *   乙                then 80.00, nothing since; lost after 8 months, August to March
 *   丙 (consumer)     then 40.00, since 10.00; here for 13 months
 *   丁                new in February 2026; here for 4 months
 *   戊 (西湖)         then 30.00, nothing since; lost after 1 month
 */
const asOf = '2026-06-10'
let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const own = { outletId: outlets.shounan, ownerId: users.sales.id }
  const add = async (given: object, shipped: Record<string, number>) => {
    const id = await insertCustomer(db, given)
    for (const [acceptedOn, freightMinor] of Object.entries(shipped))
      await insertWaybill(db, { customerId: id, acceptedOn, freightMinor })
    return id
  }
  const first = await add({ ...own, name: '甲' }, { '2024-07-10': 10_000, '2025-08-10': 15_000 })
  const branch = await add({ ...own, name: '甲分部' }, { '2026-05-31': 5_000, '2026-06-02': 99_000 })
  await mergeInto(company, branch, first)
  await add({ ...own, name: '乙' }, { '2024-08-10': 6_000, '2025-03-05': 2_000 })
  await add({ ...own, name: '丙', kind: 'consumer' }, { '2025-05-20': 4_000, '2026-01-15': 1_000 })
  await add({ ...own, name: '丁' }, { '2026-02-15': 1_000 })
  await add({ name: '戊', outletId: outlets.xihu }, { '2024-06-15': 3_000 })
  const archived = await add({ ...own, name: '归档' }, { '2024-06-15': 77_000 })
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
})
afterAll(() => company.close())

it('before the first night there is none', async () => {
  expect(await getRetention(await company.contextAs('executive'), {})).toMatchObject({ period: null, customers: 0, survival: [] })
})

it('counts who stayed, with how much of the revenue, and for how long; a second night is the same', async () => {
  expect(await keepRetention(await company.system(), asOf)).toBe(5)
  expect(await keepRetention(await company.system(), asOf)).toBe(5)
  const report = await getRetention(await company.contextAs('executive'), {})
  expect(report.period).toEqual({ from: '2024-06-01', middle: '2025-06-01', to: '2026-06-01', lostAfterDays: 180 })
  expect(report.all).toMatchObject({ customersThen: 4, customersKept: 2, revenueThenMinor: 25_000 })
  expect(report.all).toMatchObject({ customers: 2 / 4, grossRevenue: 11_000 / 25_000, netRevenue: 21_000 / 25_000 })
  expect({ customers: report.customers, lost: report.lost }).toEqual({ customers: 5, lost: 2 })
  // One of five in the first month; one of the three that were still watched in the eighth.
  expect(report.survival.map(({ months, atRisk, lost }) => [months, atRisk, lost])).toEqual([
    [1, 5, 1],
    [8, 3, 1],
  ])
  expect(report.survival[1]?.survival).toBeCloseTo(8 / 15, 12)
  expect(report.kinds.map(({ kind, customersThen, customers }) => [kind, customersThen, customers])).toEqual([
    ['business', 3, 1 / 3],
    ['consumer', 1, 1],
  ])
})

it('is over the customers within reach, and of an outlet when one is asked for', async () => {
  const own = await getRetentionResource(await company.contextAs('sales'), {})
  expect(own).toMatchObject({ customers_then: 3, customers_kept: 2, revenue_then_minor: 22_000 })
  const xihu = { outlet: String(company.outlets.xihu) }
  expect(await getRetentionResource(await company.contextAs('executive'), xihu)).toMatchObject({
    ...{ customers_then: 1, customers_kept: 0, net_revenue_retention: 0, median_months: 1, outlet: xihu.outlet },
  })
  await expect(getRetention(await company.contextAs('sales'), xihu)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getRetention(await company.contextAs('service'), {})).rejects.toMatchObject({ code: 'forbidden' })
})
