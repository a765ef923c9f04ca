import { afterAll, beforeAll, expect, it } from 'vitest'
import { getManagerFigures } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { getRevenueChangeResource } from '#lib/analysis/revenue-change/resource'
import { listChangedCustomers } from '#lib/analysis/revenue-change/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/** As of 10 June 2026: 1 to 10 June against those of 2025, else 1 to 10 May. 10.00 on 5 June of both years and on 5 May 2026; each test takes more of the records away. */
let company: TestCompany
const asOf = '2026-06-10'
beforeAll(async () => {
  company = await openTestCompany()
  const customerId = await insertCustomer(company.db, { name: '客户', externalId: 'C' })
  for (const acceptedOn of ['2025-05-31', '2025-06-05', '2026-05-05', '2026-06-05'])
    await insertWaybill(company.db, { customerId, acceptedOn, freightMinor: 1_000 })
})
afterAll(() => company.close())

async function revenueFrom(firstDay: string) {
  await company.db.execute(sql`delete from waybill where accepted_on < ${firstDay}::date`)
  await keepManagerFigures(await company.system(), asOf)
  const figures = await getManagerFigures(await company.contextAs('executive'))
  if (figures === null) throw new Error('nothing is kept')
  return figures
}

it('days of the year before are compared with where the records cover all of them', async () => {
  expect((await revenueFrom('2025-05-31')).revenue).toMatchObject({ basis: 'year', nowMinor: 1_000, thenMinor: 1_000 })
})

it('where the records begin within them, the month before is: a part of them would be growth', async () => {
  const { revenue, week } = await revenueFrom('2025-06-02')
  expect(revenue).toMatchObject({ basis: 'month', earlier: { from: '2026-05-01', to: '2026-05-11' }, thenMinor: 1_000 })
  // 4 to 10 June against 5 to 11 June 2025, the first day of the records.
  expect(week).toMatchObject({ basis: 'year', thenMinor: 1_000 })
})

it('where they begin within the month before as well, nothing is compared', async () => {
  const { revenue, week } = await revenueFrom('2026-05-02')
  expect(revenue).toMatchObject({
    basis: 'none',
    nowMinor: 1_000,
    changeMinor: 0,
    effects: { volume: 0, price: 0, mix: 0 },
    main: null,
  })
  expect([revenue.kinds, revenue.falls, revenue.rises]).toEqual([[], [], []])
  // 7 to 13 May, which the records cover.
  expect(week).toMatchObject({ basis: 'month', thenMinor: 0 })
  const ctx = await company.contextAs('executive')
  expect(await getRevenueChangeResource(ctx, {})).toMatchObject({
    basis: 'none',
    earlier: null,
    now_minor: 1_000,
    change_minor: 0,
    kinds: [],
  })
  expect((await listChangedCustomers(ctx, { sort: 'change', limit: 50 })).rows).toEqual([])
  expect((await revenueFrom('2026-05-08')).week).toMatchObject({ basis: 'none', nowMinor: 1_000, changeMinor: 0 })
})
