import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keepContactBalance } from '#lib/analysis/contact-balance/keep'
import { listContactBalance } from '#lib/analysis/contact-balance/service'
import { getLifecycle } from '#lib/analysis/lifecycle/service'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { listLoyalty } from '#lib/analysis/loyalty/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import { yearsWithUs } from '#lib/analysis/schemes/became-day'
import { exemptionsOf } from '#lib/analysis/schemes/golden-rules'
import { keepPlaces } from '#lib/analysis/upgrade-path/keep'
import { getYearValues } from '#lib/analysis/year-value/service'
import { dayNumber } from '#lib/core/day'
import { sql } from '#lib/platform/db/sql'
import { keepCadence } from '#lib/records/cadence/keep'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// On 25 November 2026. Each was entered on that day, and ships on 15 November; marketing of 365.00 a year.
//   并: stated to be one since 1 March 2026; one stated to be one since 2015 was merged into it.
//   旧: the same, but of the one that was merged into it only a waybill of 20 May 2015 is known, in dollars.
//   新: nothing is stated, and that of 15 November is its first waybill that counts.
//   试: stated to be one since 1 March 2026, after a trial in 2015.
//   空: nothing is stated, and it never shipped.
const now = new Date('2026-11-25T04:00:00Z')
let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const as = (user: 'sales' | 'executive') => company.contextAs(user, now)

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const place = { ownerId: users.sales.id, outletId: outlets.shounan, marketingCostMinor: 36_500 }
  const made = async (name: string, since: string | null, first: string | null, root?: string) => {
    const id = await insertCustomer(db, { ...place, name, ...(since === null ? {} : { customerSince: since }) })
    ids[name] = id
    await db.execute(sql`update customer set created_at = ${now}::timestamptz, lifecycle = 'regular' where id = ${id}`)
    if (root !== undefined) await db.execute(sql`update customer set root_id = ${idOf(root)} where id = ${id}`)
    else await db.execute(sql`insert into customer_cadence (customer_id, rhythm) values (${id}, 'b')`)
    if (first !== null)
      await insertWaybill(db, { customerId: id, acceptedOn: first, freightMinor: 1_000, costMinor: 900, currency: 'USD' })
    if (root === undefined && name !== '空')
      await insertWaybill(db, { customerId: id, acceptedOn: '2026-11-15', freightMinor: 1_000, costMinor: 1_200 })
  }
  await made('并', '2026-03-01', null)
  await made('并的', '2015-05-20', null, '并')
  await made('旧', '2026-03-01', null)
  await made('旧的', null, '2015-05-20', '旧')
  await made('新', null, null)
  await insertWaybill(db, { customerId: idOf('新'), acceptedOn: '2014-01-01', status: 'cancelled' })
  await made('试', '2026-03-01', '2015-05-20')
  await made('空', null, null)
  await refreshTouchedMonths(db)
  await db.execute(sql`update customer_standing set loyalty_class = 'spurious' where listed`)
})
afterAll(() => company.close())

describe('since when somebody is a customer', () => {
  it('is asked alike by the gates of the lifecycle: whole months up to today', async () => {
    const ctx = await as('sales')
    const reached = async (name: string) => (await getLifecycle(ctx, { id: idOf(name) })).gate[0]
    // 138 whole months from 20 May 2015 to 25 November 2026, 8 from 1 March.
    expect(await reached('并')).toMatchObject({ gate: 'months_as_customer', reached: 138 })
    expect(await reached('旧')).toMatchObject({ reached: 138 })
    expect(await reached('新')).toMatchObject({ reached: 0 })
    expect(await reached('试')).toMatchObject({ reached: 8 })
    expect(await reached('空')).toMatchObject({ reached: 0 })
  })

  it('is when the balance of contacts begins, so that a customer of ten days is asked for no ninety of contacts', async () => {
    const ctx = await as('executive')
    await keepContactBalance(ctx)
    const lists = await Promise.all(
      (['less', 'even', 'more'] as const).map(async (standing) => (await listContactBalance(ctx, { standing, limit: 50 })).rows),
    )
    const rows = lists.flat().map(({ name, days, standing }) => [name, [days, standing]] as const)
    // Nothing asked of the last: it was entered today.
    expect(Object.fromEntries(rows)).toEqual({
      并: [90, 'less'],
      旧: [90, 'less'],
      新: [10, 'even'],
      试: [90, 'less'],
      空: [0, 'even'],
    })
  })

  it('tells habit from what is new among those of spurious loyalty', async () => {
    const ctx = await as('executive')
    await keepLoyalty(ctx)
    const { rows } = await listLoyalty(ctx, { class: 'spurious', sort: '-revenue', limit: 50 })
    const told = rows.map(({ name, customerSince, ties }) => [name, [customerSince, ties]] as const)
    expect(Object.fromEntries(told)).toEqual({
      并: ['2015-05-20', ['habit']],
      旧: ['2015-05-20', ['habit']],
      新: ['2026-11-15', []],
      试: ['2026-03-01', []],
      空: [null, []],
    })
  })

  it('exempts in the golden list who has long been with us, whichever member was', async () => {
    const period = { from: '2025-11-25', to: '2026-11-25', asOf: '2026-11-24' }
    const { columns } = await company.db.bulk((client) =>
      readRunColumns(client, {
        ...{ period, currency: 'CNY', membership: 'waybill_in_period' },
        metrics: ['customerSinceDay', 'firstWaybillDay'],
      }),
    )
    const asOfDay = dayNumber(period.asOf)
    const exempted = ['并', '旧', '新', '试', '空'].map((name) => {
      const at = columns.customerIds.indexOf(idOf(name))
      if (at < 0) return null
      const of = (metric: 'customerSinceDay' | 'firstWaybillDay') => columns.metrics[metric]?.[at] ?? Number.NaN
      const row = { customerSinceDay: of('customerSinceDay'), firstWaybillDay: of('firstWaybillDay') }
      return [
        Math.floor(yearsWithUs(row, asOfDay)),
        exemptionsOf({ ...nothingElse, ...row }, { long_term_years: 3, as_of_day: asOfDay }),
      ]
    })
    expect(exempted).toEqual([[11, ['long_term']], [11, ['long_term']], [0, []], [0, []], null])
  })

  it('charges the year before with marketing only where there was a customer', async () => {
    const ctx = await as('executive')
    const before = async (name: string) => (await getYearValues(ctx, idOf(name))).before.marketingMinor
    // 328 days of 1 January to 24 November 2025 at 1.00.
    expect(await Promise.all(['并', '旧', '新', '试', '空'].map(before))).toEqual([32_800, 32_800, 0, 0, 0])
  })

  it('is since when somebody stands at a stage of whom no change of it was noted', async () => {
    await company.db.execute(sql`delete from lifecycle_change`)
    const all = { from: 0, to: Math.max(...Object.values(ids)) + 1 }
    await keepPlaces(await as('executive'), all, { regular: [], loyal: [] }, { months: 3, shipments: 4 })
    const rows = await company.db.rows(
      dayRow,
      sql`select c.name, p.since_on::text as day from lifecycle_place p join customer c on c.id = p.customer_id`,
    )
    expect(Object.fromEntries(rows.map(({ name, day }) => [name, day]))).toEqual({
      ...{ 并: '2015-05-20', 旧: '2015-05-20', 新: '2026-11-15', 试: '2026-03-01', 空: '2026-11-25' },
    })
  })

  it('is from where the first call is due of whoever was never called', async () => {
    await keepCadence(await company.system(now), null)
    const rows = await company.db.rows(
      dayRow,
      sql`select c.name, x.call_due_on::text as day from customer_cadence x join customer c on c.id = x.customer_id`,
    )
    // Without a class a call every 91 days.
    expect(Object.fromEntries(rows.map(({ name, day }) => [name, day]))).toEqual({
      ...{ 并: '2015-08-19', 旧: '2015-08-19', 新: '2027-02-14', 试: '2026-05-31', 空: '2027-02-24' },
    })
  })
})

const dayRow = z.object({ name: z.string(), day: z.string().nullable() })

const nothingElse = {
  ...{ revenueMinor: 1_000, marginMinor: -200, knownRevenueMinor: 1_000, claimsMinor: 0, serviceMinor: 0 },
  ...{ annualMarketingCostMinor: 0, earlierRevenueMinor: 1_000, shipments: 20, walletShare: Number.NaN, reviewsPotential: 0 },
  ...{ statedReputation: 0, statedLongTerm: 0, setValueKinds: Number.NaN },
}
