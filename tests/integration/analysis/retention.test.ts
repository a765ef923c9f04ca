import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { getSurvivalResource } from '#lib/analysis/retention/groups/service'
import { keepRetention } from '#lib/analysis/retention/keep'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { getRetention, getRetentionResource } from '#lib/analysis/retention/service'
import type { StayersAsked } from '#lib/analysis/retention/stayers/service'
import { listStayers } from '#lib/analysis/retention/stayers/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

/**
 * As of 10 June 2026: whole months June 2024 to May 2025, and June 2025 to May 2026. Lost is who has not shipped since 12 December 2025, so that leaving can be seen, and staying is watched, up to November 2025.
 *
 *   甲 (with 甲分部)  then 100.00, since 200.00; here for the 17 months from July 2024 to November 2025
 *   乙 (服装)         then 80.00, nothing since; lost after 8 months, August to March
 *   丙 (consumer)     then 40.00, since 10.00; here for 7 months, May to November 2025
 *   丁                new in August 2025; here for 4 months; last shipped on 5 December, and is lost by now
 *   戊 (西湖)         then 30.00, nothing since; lost after June 2024, the first month of the records: nobody knows after how many
 *   己                new in February 2026: after all that can be watched
 *   庚                new on 4 June 2026, in the month that runs
 *
 * The records begin on 1 June 2024 with a customer that is archived, so that they cover both years.
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
  const clothes = await add({ ...own, name: '乙' }, { '2024-08-10': 6_000, '2025-03-05': 2_000 })
  await db.execute(sql`update customer set industry = '服装' where id = ${clothes}`)
  await add({ ...own, name: '丙', kind: 'consumer' }, { '2025-05-20': 4_000, '2026-01-15': 1_000 })
  await add({ ...own, name: '丁' }, { '2025-08-15': 1_000, '2025-12-05': 1_000 })
  await add({ name: '戊', outletId: outlets.xihu }, { '2024-06-15': 3_000 })
  await add({ ...own, name: '己' }, { '2026-02-15': 1_000 })
  await add({ ...own, name: '庚' }, { '2026-06-04': 1_000 })
  const archived = await add({ ...own, name: '归档' }, { '2024-06-01': 77_000 })
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
})
afterAll(() => company.close())

const pointsOf = ({ survival }: Pick<RetentionReport, 'survival'>) =>
  survival.map(({ months, atRisk, lost }) => [months, atRisk, lost])

it('before the first night there is none', async () => {
  expect(await getRetention(await company.contextAs('executive'), {})).toMatchObject({ period: null, customers: 0, survival: [] })
})

it('counts who stayed, with how much of the revenue, and for how long; a second night is the same', async () => {
  expect(await keepRetention(await company.system(), asOf)).toBe(7)
  expect(await keepRetention(await company.system(), asOf)).toBe(7)
  const report = await getRetention(await company.contextAs('executive'), {})
  expect(report.period).toEqual({
    ...{
      from: '2024-06-01',
      thenTo: '2025-06-01',
      middle: '2025-06-01',
      to: '2026-06-01',
      lostAfterDays: 180,
      watchedTo: '2025-12-01',
    },
  })
  expect(report.all).toMatchObject({ customersThen: 4, customersKept: 2, revenueThenMinor: 25_000 })
  expect(report.all).toMatchObject({ customers: 2 / 4, grossRevenue: 11_000 / 25_000, netRevenue: 21_000 / 25_000 })
  expect(report).toMatchObject({ customers: 4, lost: 1, unknown: 1, later: 2, allLost: 3 })
  // Everybody that ever shipped and is listed: in the curve, not known since when, or after all that can be watched.
  const shipped = await company.db.row(
    z.object({ customers: z.number() }),
    sql`select count(*)::float8 as customers from customer_standing s where s.listed and s.last_shipping_on is not null`,
  )
  expect(report.customers + report.unknown + report.later).toBe(shipped?.customers)
  // One of the two that were still watched in the eighth month.
  expect(pointsOf(report)).toEqual([[8, 2, 1]])
  expect(report.survival[0]?.survival).toBeCloseTo(1 / 2, 12)
  expect(report.kinds.map(({ kind, customersThen, customers }) => [kind, customersThen, customers])).toEqual([
    ['business', 3, 1 / 3],
    ['consumer', 1, 1],
  ])
})

it('takes nobody that was here before the records for new: stated since when, it is watched from that age on', async () => {
  const at = async (since: string | null) => {
    await company.db.execute(sql`update customer set customer_since = ${since}::date where name = '戊'`)
    await keepRetention(await company.system(), asOf)
    return getRetention(await company.contextAs('executive'), {})
  }
  // March to June are four months, and it is watched in the fourth only.
  const before = await at('2024-03-20')
  expect(before).toMatchObject({ customers: 5, lost: 2, unknown: 0, later: 2 })
  expect(pointsOf(before)).toEqual([
    [4, 5, 1],
    [8, 2, 1],
  ])
  const segments = await getSurvivalResource(await company.contextAs('executive'), { by: 'segment' })
  expect(segments.groups[0]).toMatchObject({
    group: 'kind:business',
    customers: 3,
    lost: 1,
    survival: [{ months: 4, at_risk: 3 }],
  })
  const classes = await getSurvivalResource(await company.contextAs('executive'), { by: 'class' })
  expect(classes.groups.map(({ customers }) => customers)).toEqual([3, 1])
  // It began in the month in which the records do: seen from its first month on.
  expect(pointsOf(await at('2024-06-02'))).toEqual([
    [1, 5, 1],
    [8, 2, 1],
  ])
  // Stated later than it shipped, which says nothing of when it began.
  expect(await at('2025-01-01')).toMatchObject({ customers: 4, unknown: 1 })
  expect(await at(null)).toMatchObject({ customers: 4, unknown: 1 })
})

it('leads to the very customers that it counts: month by month, group by group, in no curve, and of the year before', async () => {
  const executive = await company.contextAs('executive')
  const names = async (asked: Omit<StayersAsked, 'falling' | 'limit'>, ctx = executive) =>
    (await listStayers(ctx, { ...asked, falling: true, limit: 200 })).rows.map(({ name }) => name).sort()
  const sorted = (...of: string[]) => of.sort()
  const report = await getRetention(executive, {})
  // 丙 is a person, whose name is masked.
  expect(await names({ shown: 'curve' })).toEqual(sorted('甲', '乙', '*', '丁'))
  expect(await names({ shown: 'left' })).toEqual(['乙'])
  expect(await names({ shown: 'here' })).toEqual(sorted('甲', '*', '丁'))
  expect(await names({ shown: 'unknown' })).toEqual(['戊'])
  expect(await names({ shown: 'later' })).toEqual(sorted('己', '庚'))
  expect([report.customers, report.lost, report.unknown, report.later]).toEqual([4, 1, 1, 2])
  for (const { months, atRisk, lost } of report.survival) {
    expect(await names({ shown: 'curve', at: months })).toHaveLength(atRisk)
    expect(await names({ shown: 'left', months })).toHaveLength(lost)
  }
  expect(await names({ shown: 'curve', at: 8 })).toEqual(sorted('甲', '乙'))
  for (const by of ['class', 'segment', 'kind'] as const) {
    for (const { group, customers, lost } of (await getSurvivalResource(executive, { by })).groups) {
      expect(await names({ shown: 'curve', group: { by, name: group } })).toHaveLength(customers)
      expect(await names({ shown: 'left', group: { by, name: group } })).toHaveLength(lost)
    }
  }
  expect(await names({ shown: 'curve', group: { by: 'class', name: 'A' } })).toEqual(sorted('甲', '乙', '*'))
  for (const { kind, customersThen, customersKept } of report.kinds) {
    expect(await names({ shown: 'before', group: { by: 'kind', name: kind } })).toHaveLength(customersThen)
    expect(await names({ shown: 'kept', group: { by: 'kind', name: kind } })).toHaveLength(customersKept)
  }
  expect(await names({ shown: 'gone' })).toEqual(sorted('乙', '戊'))
  const sales = await company.contextAs('sales')
  expect(await names({ shown: 'unknown' }, sales)).toEqual([])
  expect(await names({ shown: 'curve' }, sales)).toHaveLength((await getRetention(sales, {})).customers)
  expect(await names({ shown: 'unknown', outlet: String(company.outlets.xihu) })).toEqual(['戊'])
  const page = await listStayers(executive, { shown: 'curve', falling: true, limit: 1 })
  expect(page.rows).toMatchObject([{ name: '甲', fate: 'here', months: 17 }])
  const next = await listStayers(executive, { shown: 'curve', falling: true, limit: 1, cursor: page.nextCursor ?? '' })
  expect(next.rows).toMatchObject([{ name: '乙', fate: 'left', months: 8 }])
})

it('is over the customers within reach, and of an outlet when one is asked for', async () => {
  const own = await getRetentionResource(await company.contextAs('sales'), {})
  expect(own).toMatchObject({ customers_then: 3, customers_kept: 2, revenue_then_minor: 22_000 })
  const xihu = { outlet: String(company.outlets.xihu) }
  expect(await getRetentionResource(await company.contextAs('executive'), xihu)).toMatchObject({
    ...{ customers_then: 1, customers_kept: 0, net_revenue_retention: 0, outlet: xihu.outlet },
    ...{ survival: [], survival_customers: 0, survival_unknown: 1, survival_later: 0, median_months: null },
    watched_to: '2025-12-01',
  })
  await expect(getRetention(await company.contextAs('sales'), xihu)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getRetention(await company.contextAs('service'), {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('takes it apart by class at the start and by segment; whoever left within three months, or came too late, is in no class', async () => {
  const executive = await company.contextAs('executive')
  const brief = async (by: 'class' | 'segment' | 'kind', ctx = executive) =>
    (await getSurvivalResource(ctx, { by })).groups.map(({ group, customers, lost }) => [group, customers, lost])
  // 100.00, 60.00 and 40.00 of 210.00 in the first three months reach 80 %; 丁, with 10.00, comes after 95 %. Of 戊 the first months are not known.
  expect(await brief('class')).toEqual([
    ['A', 3, 1],
    ['C', 1, 0],
  ])
  expect(await brief('segment')).toEqual([
    ['kind:business', 2, 0],
    ['kind:consumer', 1, 0],
    ['服装', 1, 1],
  ])
  expect(await brief('kind')).toEqual([
    ['business', 3, 1],
    ['consumer', 1, 0],
  ])
  expect(await brief('kind', await company.contextAs('sales'))).toEqual([
    ['business', 3, 1],
    ['consumer', 1, 0],
  ])
  const found = await getSurvivalResource(executive, { by: 'class' })
  expect(found).toMatchObject({ to: '2026-06-01', watched_to: '2025-12-01', log_rank: null, longest: null })
  expect(found.groups.every(({ too_few: few }) => few)).toBe(true)
})

it('tests groups that are large enough, over the outlet that is asked for', async () => {
  const { db, outlets } = company
  // The published case of tests/unit/analysis/retention/log-rank.test.ts, and as many beside it in another outlet who are all alike.
  const treated = '{6,6,6,7,10,13,16,22,23}|{6,9,10,11,17,19,20,25,32,32,34,35}'.split('|')
  const placebo = '{1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23}'
  const add = (outlet: number, name: string, months: string, lost: boolean) =>
    db.execute(sql`
      insert into survival_group (dimension, outlet_id, owner_id, name, entry, months, lost, customers)
      select 'class', ${outlet}, 0, ${name}, 0, m, ${lost}, count(*) from unnest(${months}::int[]) m group by m`)
  await db.execute(sql`delete from survival_group`)
  await add(outlets.xihu, 'A', treated[0] ?? '', true)
  await add(outlets.xihu, 'A', treated[1] ?? '', false)
  await add(outlets.xihu, 'B', placebo, true)
  await add(outlets.shounan, 'B', '{40}', false)
  const executive = await company.contextAs('executive')
  const found = await getSurvivalResource(executive, { by: 'class', outlet: String(outlets.xihu) })
  expect(found).toMatchObject({ longest: 'A', shortest: 'B', log_rank: { degrees_of_freedom: 1 } })
  expect(found.log_rank?.chi_square).toBeCloseTo(16.792940989216536, 9)
  const sales = await getSurvivalResource(await company.contextAs('sales'), { by: 'class' })
  expect(sales.groups).toEqual([])
})

it('compares only months that the records cover in both years: eleven against twelve would be growth', async () => {
  const short = await openTestCompany()
  try {
    const { db, users, outlets } = short
    const own = { outletId: outlets.shounan, ownerId: users.sales.id }
    const add = async (name: string, shipped: Record<string, number>) => {
      const customerId = await insertCustomer(db, { ...own, name })
      for (const [acceptedOn, freightMinor] of Object.entries(shipped))
        await insertWaybill(db, { customerId, acceptedOn, freightMinor })
    }
    // June of neither year counts: the records begin within it. With it 220 of 200 would have stayed.
    await add('甲', { '2024-06-20': 5_000, '2024-08-10': 10_000, '2025-06-15': 13_000, '2025-08-10': 9_000 })
    await add('乙', { '2024-06-20': 5_000 })
    await keepRetention(await short.system(), asOf)
    const ctx = await short.contextAs('executive')
    expect(await getRetentionResource(ctx, {})).toMatchObject({
      ...{ from: '2024-07-01', then_to: '2025-06-01', middle: '2025-07-01', to: '2026-06-01' },
      ...{ customers_then: 1, customers_kept: 1, revenue_then_minor: 10_000, net_revenue_retention: 0.9 },
    })
    expect((await getRetention(ctx, {})).months).toBe(11)

    await keepRetention(await short.system(), '2025-05-31')
    expect(await getRetentionResource(ctx, {})).toMatchObject({
      ...{ customers_then: 0, customer_retention: null, net_revenue_retention: null, gross_revenue_retention: null },
    })
  } finally {
    await short.close()
  }
})
