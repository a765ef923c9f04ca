import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { measuresOfCustomer } from '#lib/analysis/customer-measures/service'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import { MEASURE_NAMES } from '#lib/analysis/schemes/measures'
import { serviceCostSetting } from '#lib/analysis/year-value/settings'
import { sql } from '#lib/platform/db/sql'
import { getSetting } from '#lib/platform/settings/settings'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * January and February 2026, worked out by hand.
 *
 *   A  (周敏) 10 January 100.00, product X, on time, 400 g · M, merged into it: 10 February 50.00, cost 20.00, product Y, late, 4 kg, damaged; both to one region
 *      10 January 2025 100.00, 20 February 2024 100.00, the company's first · a claim with 10.00 paid, a complaint
 *   M’s waybill cost 5.00 for pickup, 8.00 linehaul, 3.00 delivery; marketing for A is 365.00 a year
 *   B  nothing
 */
let company: TestCompany
let key: string
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users } = company
  const a = await insertCustomer(db, { externalId: 'A', name: 'A', ownerId: users.sales.id, marketingCostMinor: 36_500 })
  const merged = await insertCustomer(db, { externalId: 'M', name: 'M' })
  await insertCustomer(db, { externalId: 'B', name: 'B' })
  await db.execute(sql`update customer set root_id = ${a} where id = ${merged}`)
  await insertWaybill(db, { customerId: a, acceptedOn: '2025-01-10', freightMinor: 10_000 })
  await insertWaybill(db, { customerId: a, acceptedOn: '2024-02-20', freightMinor: 10_000 })
  const first = await insertWaybill(db, { customerId: a, acceptedOn: '2026-01-10', freightMinor: 10_000 })
  const second = await insertWaybill(db, { customerId: merged, acceptedOn: '2026-02-10', freightMinor: 5_000, costMinor: 2_000 })
  await db.execute(sql`update waybill set product = case id when ${first} then 'X' else 'Y' end, destination_region = '330200',
    weight_grams = case id when ${first} then 400 else 4000 end, damaged = id = ${second}, list_freight_minor = 10000,
    promised_at = accepted_at + interval '1 day', delivered_at = accepted_at + case id when ${first} then interval '20 hours' else interval '2 days' end
    where id in (${first}, ${second})`)
  await db.execute(
    sql`update waybill set cost_pickup_minor = 500, cost_linehaul_minor = 800, cost_delivery_minor = 300 where id = ${second}`,
  )
  for (const [type, minor] of [
    ['claim', 1_000],
    ['complaint', null],
  ] as const)
    await db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, compensation_minor)
      values (${a}, ${type}, '2026-02-11T12:00+08:00', '2026-02-11', 'CNY', ${minor}::bigint)`)
  key = await company.keyFor('executive')
})
afterAll(() => company.close())

const period = 'from=2026-01-01&to=2026-03-01&as_of=2026-02-28'
const names = [
  ...[
    'revenue',
    'list_revenue',
    'discount',
    'margin',
    'true_profit',
    'weight',
    'products',
    'lanes',
    'weight_bands',
    'on_time_rate',
    'damaged',
  ],
  ...['cost', 'cost_pickup', 'cost_linehaul', 'cost_delivery', 'cost_other', 'cost_to_serve', 'median_gap'],
  ...['lost', 'claims', 'claims_amount', 'complaints', 'growth_3', 'growth_6', 'growth_12', 'last_shipping_day', 'satisfaction'],
]

it('every figure that a scheme can name is told of each customer, those merged into it taken together', async () => {
  const { body } = await company.api('GET', `/analysis/metrics?${period}&metrics=${names.join(',')}`, { key })
  expect(body.data.map((each: { customer: { external_id: string } }) => each.customer.external_id)).toEqual(['A', 'B'])
  expect(body.data[0]).toMatchObject({ has_waybills: true })
  expect(body.data[0].metrics).toEqual({
    ...{ revenue: 15_000, list_revenue: 20_000, discount: 0.25, margin: 3_000, weight: 4_400 },
    ...{ cost: 2_000, cost_pickup: 500, cost_linehaul: 800, cost_delivery: 300, cost_other: 2_000 - 500 - 800 - 300 },
    // 10.00 paid, two cases of 0.4 h at 40.00, and 59 of 365 days of 365.00.
    cost_to_serve: 1_000 + 3_200 + 5_900,
    true_profit: 3_000 - 1_000 - 3_200 - 5_900,
    // From 20 February 2024 to 10 January 2025, 10 January and 10 February 2026: 325, 365 and 31 days.
    median_gap: 325,
    ...{ products: 2, lanes: 1, weight_bands: 2, on_time_rate: 0.5, damaged: 1, lost: 0, claims: 1, claims_amount: 1_000 },
    // 150.00 from December, September and March on; 100.00 in each of these a year before.
    ...{ complaints: 1, growth_3: 0.5, growth_6: 0.5, growth_12: 0.5 },
    ...{ last_shipping_day: '2026-02-10', satisfaction: null },
  })
  expect(body.data[1]).toMatchObject({
    has_waybills: false,
    metrics: { revenue: null, growth_3: null, cost_to_serve: null, median_gap: null },
  })
})

it('growth is not known where the company’s records begin after the time it is measured against', async () => {
  const january = 'from=2026-01-01&to=2026-02-01&as_of=2026-01-31&metrics=growth_3,growth_6,growth_12'
  const { body } = await company.api('GET', `/analysis/metrics?${january}`, { key })
  // 100.00 after 100.00; the twelve months a year before begin on 1 February 2024, before the first waybill.
  expect(body.data[0].metrics).toEqual({ growth_3: 0, growth_6: 0, growth_12: null })
})

it('stands page by page, within the reader’s scope', async () => {
  const first = await company.api('GET', `/analysis/metrics?${period}&limit=1`, { key })
  expect(first.body.data).toHaveLength(1)
  expect(Object.keys(first.body.data[0].metrics)).toContain('growth_12')
  const second = await company.api(
    'GET',
    `/analysis/metrics?${period}&limit=1&cursor=${encodeURIComponent(first.body.next_cursor)}`,
    { key },
  )
  expect(second.body.data[0].customer.external_id).toBe('B')
  const own = await company.api('GET', `/analysis/metrics?${period}`, { key: await company.keyFor('sales') })
  expect(own.body.data.map((each: { customer: { external_id: string } }) => each.customer.external_id)).toEqual(['A'])
})

it('a name that is none is refused', async () => {
  const { status, body } = await company.api('GET', '/analysis/metrics?metrics=revenue,mood', { key })
  expect([status, body.code]).toEqual([400, 'invalid_request'])
})

it('one customer has the same figures on its card, over the days of the run that it shows first', async () => {
  const executive = await company.contextAs('executive')
  const row = await company.db.row(z.object({ id: z.int() }), sql`select id from customer where external_id = 'A'`)
  const id = row?.id ?? 0
  expect(await measuresOfCustomer(executive, id)).toBeNull()
  await company.db.execute(sql`
    insert into analysis_run (scheme, status, parameters, as_of, from_on, to_on, currency, rows_kept, published, requested_by_id)
    values ('loyalty', 'done', '{}', '2025-12-31', '2025-01-01', '2026-01-01', 'CNY', true, true, ${company.users.executive.id}),
      ('abc', 'done', '{}', '2026-02-28', '2026-01-01', '2026-03-01', 'CNY', true, true, ${company.users.executive.id})`)
  const found = await measuresOfCustomer(executive, id)
  expect([found?.from, found?.to, found?.currency]).toEqual(['2026-01-01', '2026-03-01', 'CNY'])
  const { body } = await company.api('GET', `/analysis/metrics?${period}&metrics=${MEASURE_NAMES.join(',')}`, { key })
  const [a] = body.data as { metrics: object }[]
  expect(Object.fromEntries((found?.figures ?? []).map(({ name, value }) => [name, value]))).toEqual(a?.metrics)
  expect(found?.figures.find(({ name }) => name === 'revenue')).toEqual({ name: 'revenue', unit: 'minor', value: 15_000 })
  await expect(measuresOfCustomer(await company.contextAs('salesHangzhou'), id)).rejects.toMatchObject({ code: 'not_found' })
})

it('asked of some customers, reads cases, interactions, answers and months of these alone', async () => {
  const { id } = z
    .object({ id: z.int() })
    .parse(await company.db.row(z.object({ id: z.int() }), sql`select id from customer where external_id = 'A'`))
  const records = /from (?=(?:case_record|interaction|survey_response|customer_month) )/
  const read = await company.db.bulk(async (client) => {
    const said: string[] = []
    const listening = new Proxy(client, {
      get: (target, key) => {
        if (key !== 'query') return Reflect.get(target, key, target)
        return (statement: string | { text: string }, values?: unknown[]) => {
          said.push(typeof statement === 'string' ? statement : statement.text)
          return Reflect.apply(target.query, target, values === undefined ? [statement] : [statement, values])
        }
      },
    })
    const answer = await readRunColumns(listening, {
      ...{
        period: { from: '2026-01-01', to: '2026-03-01', asOf: '2026-02-28' },
        currency: 'CNY',
        membership: 'shipment_before_to',
      },
      metrics: ['kind', 'lastShippingDay', 'claimsMinor', 'serviceMinor', 'claims', 'satisfaction', 'workingGapDays'],
      scope: { kind: 'these', ids: [id] },
      service: { rates: await getSetting(company.db, serviceCostSetting), minorPerMajor: 100, timeZone: 'Asia/Shanghai' },
    })
    expect([...answer.columns.customerIds]).toEqual([id])
    return said.flatMap((text) => text.split(records).slice(1))
  })
  expect(new Set(read.map((part) => part.slice(0, part.indexOf(' '))))).toEqual(
    new Set(['case_record', 'interaction', 'survey_response', 'customer_month']),
  )
  for (const part of read) expect(part).toContain(`root_id = any('{${id}}'`)
})
