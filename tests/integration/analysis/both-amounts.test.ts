import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { knownOver, marginsOf } from '#lib/analysis/margin/service'
import { refreshTouchedMonths } from '#lib/analysis/metrics/refresh'
import { getPriceCut } from '#lib/analysis/price-cut/service'
import { keepProfits } from '#lib/analysis/profit/keep'
import { listProfits, profitOfCustomer, sumProfits } from '#lib/analysis/profit/service'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { listValueChanges } from '#lib/analysis/value-change/service'
import { keepWorths } from '#lib/analysis/worth/keep'
import { listWorths } from '#lib/analysis/worth/service'
import { getYearValues } from '#lib/analysis/year-value/service'
import { keepYearValues } from '#lib/analysis/year-value-list/keep'
import { getValuesTogether, listYearValues } from '#lib/analysis/year-value-list/service'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { listMigrations } from '#lib/platform/migrate/folder'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// What is set against each other is known on both sides of each waybill. As of 30 June 2026; amounts in fen, every sum by hand beside its case.
const asOf = '2026-06-30'
const now = new Date('2026-07-01T02:00:00Z')
const year = { from: '2026-01-01', to: '2026-07-01', as_of: asOf }

let company: TestCompany
const ids: Record<string, number> = {}
const idOf = (name: string) => ids[name] ?? 0
const reader = () => company.contextAs('executive', now)

beforeAll(async () => {
  company = await openTestCompany()
  const { db, outlets, users } = company
  for (const name of ['半', '无', '全', '无价', '挂价', '轻', '未称', '迟'])
    ids[name] = await insertCustomer(db, { name, externalId: name, outletId: outlets.shounan, ownerId: users.sales.id })
  const ship = (name: string, given: object, acceptedOn = '2026-05-06') =>
    insertWaybill(db, { customerId: idOf(name), acceptedOn, ...given })
  const shipMany = async (name: string, count: number, given: object, acceptedOn?: string) => {
    for (let each = 0; each < count; each += 1) await ship(name, given, acceptedOn)
  }
  // 半: 1,000.00, the cost of half of it known to be 450.00; one more of which only the cost is known. 无: no cost at all.
  await shipMany('半', 5, { freightMinor: 10_000, costMinor: 9_000 })
  await shipMany('半', 5, { freightMinor: 10_000 })
  await ship('半', { costMinor: 7_000 })
  await shipMany('无', 5, { freightMinor: 20_000 })
  await shipMany('全', 4, { freightMinor: 10_000, costMinor: 5_000 })
  await db.execute(sql`update customer set annual_marketing_cost_minor = 365 where id in (${idOf('半')}, ${idOf('无')})`)
  // 迟: as much in each quarter, its cost known from April on alone.
  await shipMany('迟', 10, { freightMinor: 20_000 }, '2025-05-06')
  await shipMany('迟', 10, { freightMinor: 20_000 }, '2026-02-06')
  await shipMany('迟', 10, { freightMinor: 20_000, costMinor: 10_000 })
  // Ten waybills that pay their list price of 1.00: the freight of half, or the list price of half is not known.
  for (let each = 0; each < 10; each += 1) {
    const [unpriced, unlisted] = [
      await ship('无价', each < 5 ? { freightMinor: 100 } : {}),
      await ship('挂价', { freightMinor: 100 }),
    ]
    await db.execute(
      sql`update waybill set list_freight_minor = 100 where id = ${unpriced} or (id = ${unlisted} and ${each < 5})`,
    )
  }
  // 轻: half of four weighed, a kilogram each. 未称: never.
  const weighed = [await ship('轻', { freightMinor: 1_000 }), await ship('轻', { freightMinor: 1_000 })]
  await db.execute(sql`update waybill set weight_grams = 1000 where id = any(${weighed}::int[])`)
  await shipMany('轻', 2, { freightMinor: 1_000 })
  await shipMany('未称', 4, { freightMinor: 900 })
  const system = await reader()
  await keepYearValues(system, asOf)
  await keepProfits(system, asOf)
  await keepWorths(system, asOf)
  await keepValueChanges(system, asOf)
})
afterAll(() => company.close())

describe('margin, of waybills whose freight and cost are both known', () => {
  it('leaves revenue without a known cost out of true profit, and counts it', async () => {
    const { rows } = await listProfits(await reader(), { span: 'twelve_months', sort: '-profit', limit: 50 })
    const of = (name: string) => rows.find((row) => row.name === name)
    // 5 × 100.00 − 5 × 90.00 = 50.00; marketing 365 × 365 ÷ 365 = 3.65. Of six waybills freight or cost is not known.
    expect(of('半')).toMatchObject({
      ...{ revenueMinor: 100_000, knownRevenueMinor: 50_000, knownCostMinor: 45_000, uncosted: 6, look: 'earns' },
      ...{ marginMinor: 5_000, profitMinor: 5_000 - 365, rate: (5_000 - 365) / 50_000 },
    })
    // Whoever lacks costs does not head the list, and is said to be unknown.
    expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(['迟', '全', '半'])
    expect(of('无')).toMatchObject({ marginMinor: 0, profitMinor: -365, rate: null, uncosted: 5, look: 'unknown' })
    const unknown = await listProfits(await reader(), { span: 'twelve_months', sort: '-profit', limit: 50, look: 'unknown' })
    expect(unknown.rows.map(({ name }) => name).sort()).toEqual(['挂价', '无', '无价', '未称', '轻'].sort())
    const lost = await listProfits(await reader(), { span: 'twelve_months', sort: '-profit', limit: 50, look: 'loses' })
    expect(lost.rows).toEqual([])
    const sums = await sumProfits(await reader(), { span: 'twelve_months' })
    for (const part of ['marginMinor', 'profitMinor', 'uncosted', 'knownRevenueMinor'] as const)
      expect([part, sums?.all[part]]).toEqual([part, rows.reduce((sum, row) => sum + row[part], 0)])
    expect((await profitOfCustomer(await reader(), idOf('半')))?.uncosted).toBe(6)
  })

  it('is the same as schemes and the measures of customers have it', async () => {
    const key = await company.keyFor('executive')
    const { body } = await company.api(
      'GET',
      '/analysis/metrics?from=2025-07-01&to=2026-07-01&as_of=2026-06-30&metrics=margin,true_profit',
      { key },
    )
    const listed = await company.api('GET', '/analysis/profits?limit=50', { key })
    expect(listed.status).toBe(200)
    const { rows } = await listProfits(await reader(), { span: 'twelve_months', sort: '-profit', limit: 50 })
    for (const { customer, metrics } of body.data) {
      const row = rows.find(({ externalId }) => externalId === customer.external_id)
      expect([customer.external_id, metrics.margin]).toEqual([customer.external_id, row?.marginMinor])
      if (row?.look !== 'unknown') expect(metrics.true_profit).toBe(row?.profitMinor)
      else expect(metrics.true_profit).toBeNull()
    }
  })

  it('says nothing of whether it pays to keep whom no cost is known of, and marks the others', async () => {
    const { rows } = await listWorths(await reader(), { sort: '-year', limit: 50 })
    const of = (name: string) => rows.find((row) => row.name === name)
    expect(of('无')).toMatchObject({ twelveMinor: -365, keeping: 'unknown', uncosted: 5 })
    expect(of('半')).toMatchObject({ twelveMinor: 4_635, uncosted: 6 })
    expect(of('全')).toMatchObject({ uncosted: 0 })
  })

  it('is no change of value where costs are known of one stretch alone', async () => {
    const { rows } = await listValueChanges(await reader(), { sort: 'change', limit: 50 })
    expect(rows.map(({ name }) => name)).not.toContain('迟')
  })

  it('leaves the value of the year as its source has it, less all known cost, and marks who lacks some', async () => {
    const { rows } = await listYearValues(await reader(), { sort: '-value', limit: 50 })
    const half = rows.find(({ name }) => name === '半')
    // 1,000.00 − 5 × 90.00 − 70.00; marketing 365 × 181 ÷ 365.
    expect(half).toMatchObject({ valueMinor: 100_000 - 45_000 - 7_000 - 181, uncosted: 6 })
    expect((await getValuesTogether(await reader()))?.uncosted).toBe(rows.reduce((sum, row) => sum + row.uncosted, 0))
  })
})

describe('a discount, of waybills whose list price and freight are both known', () => {
  it('is none where the list price is paid, whatever else is not known', async () => {
    const { body } = await company.api(
      'GET',
      '/analysis/metrics?from=2026-01-01&to=2026-07-01&as_of=2026-06-30&metrics=discount,list_revenue',
      { key: await company.keyFor('executive') },
    )
    const of = (name: string) =>
      body.data.find(({ customer }: { customer: { external_id: string } }) => customer.external_id === name)?.metrics
    expect(of('无价')).toEqual({ discount: 0, list_revenue: 1_000 })
    expect(of('挂价')).toEqual({ discount: 0, list_revenue: 500 })
    expect(of('全')).toEqual({ discount: null, list_revenue: 0 })
  })

  it('is no rebate on the card', async () => {
    const rebate = async (name: string) => (await getYearValues(await reader(), idOf(name))).now.rebateMinor
    expect([await rebate('无价'), await rebate('挂价')]).toEqual([0, 0])
  })
})

describe('weight, of shipments that were weighed', () => {
  it('is no weight where none was', async () => {
    const { rows } = await runScheme(company, {
      scheme: 'attributes',
      ...year,
      parameters: {
        ...{ first: 'weight_per_shipment', second: 'shipping_days', third: 'kind' },
        ...{ first_cuts: [600, 900], second_cuts: [100, 200], third_cuts: [1, 2] },
      },
    })
    const reason = (name: string) =>
      rows
        .find(({ customer }) => customer.external_id === name)
        ?.reasons.find(({ params }: { params: { measure?: string } }) => params.measure === 'weight_per_shipment')
    // 2,000 g ÷ 2 weighed of four is a kilogram, not half of one; without any it is not known, and neither low nor high.
    expect(reason('轻')).toMatchObject({ code: 'factor_table.factor', params: { value: 1_000, factor_level: 'high' } })
    expect(reason('未称')).toMatchObject({ code: 'factor_table.unknown' })
  })

  it('rules nobody out who may ask for a lower price where no own weight is known', async () => {
    const of = (name: string) => ({ customer: String(idOf(name)), change: -0.1, like: 'outlet' as const })
    const light = await getPriceCut(await reader(), of('轻'))
    // 未称 has half to twice as many shipments, but no weight that is alike; and 9.00 is not more than the new price.
    expect(light.others.largest.map(({ name }) => name)).not.toContain('未称')
    const unweighed = await getPriceCut(await reader(), of('未称'))
    // At 8.10: whoever pays more of four to eight shipments, weighed or not.
    expect(unweighed.others.largest.map(({ name }) => name)).toContain('轻')
  })
})

it('refunds that are larger than sales are a loss of their own, and no rate', async () => {
  const id = await insertCustomer(company.db, { name: '退', outletId: company.outlets.shounan })
  for (const freightMinor of [5_000, -8_000])
    await insertWaybill(company.db, { customerId: id, acceptedOn: '2026-05-06', freightMinor, costMinor: 1_000 })
  await refreshTouchedMonths(company.db)
  const ctx = await reader()
  // 50.00 − 80.00, and 10.00 twice.
  expect(await knownOver(ctx, id, { period: year, currency: 'CNY' })).toEqual({ revenueMinor: -3_000, costMinor: 2_000 })
  expect([...(await marginsOf(ctx, [id, idOf('全')])).entries()]).toEqual([[idOf('全'), 0.5]])
})

it('what was kept before there were pairs and weighed shipments is filled as a refresh would sum it', async () => {
  const kept = () =>
    Promise.all(
      (['customer_month', 'outlet_month'] as const).map((table) =>
        company.db.rows(z.object({ line: z.string() }), fixedSql(`select row(m.*)::text as line from ${table} m order by 1`)),
      ),
    )
  const before = await kept()
  const emptied = 'paired_list_minor = 0, paired_revenue_minor = 0, weighed = 0'
  await company.db.execute(fixedSql(`update customer_month set ${emptied}`))
  await company.db.execute(fixedSql(`update outlet_month set ${emptied}`))
  expect(await kept()).not.toEqual(before)
  const migration = (await listMigrations()).find(({ name }) => name === '0081_both_amounts_known')
  const fills = migration?.sql.match(/update (?:customer|outlet)_month m[^;]+;/gu) ?? []
  expect(fills).toHaveLength(2)
  for (const fill of fills) await company.db.execute(fixedSql(fill))
  expect(await kept()).toEqual(before)
})
