import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listWaybills } from '#lib/records/waybills/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
const now = new Date('2026-06-15T04:00:00Z')

const customers: Record<string, number> = {}

/** Days of acceptance and numbers are stated; numbers begin with the owner so that tests can tell them apart. */
async function waybills(
  customer: string,
  outlet: keyof TestCompany['outlets'] | null,
  given: readonly (readonly [string, string, string?])[],
) {
  for (const [number, day, product] of given) {
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, product, currency, freight_minor, weight_grams, status)
      values (${number}, ${customers[customer] ?? 0}, (${day}::date + time '12:00') at time zone 'Asia/Shanghai', ${day}::date,
        ${outlet === null ? null : company.outlets[outlet]}, ${product ?? null}, 'CNY', 1234, 1250, 'in_transit')`)
  }
}

beforeAll(async () => {
  company = await openTestCompany()
  customers.own = await insertCustomer(company.db, {
    externalId: 'OWN',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
  customers.branch = await insertCustomer(company.db, {
    externalId: 'BRANCH',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
  customers.other = await insertCustomer(company.db, {
    externalId: 'OTHER',
    ownerId: company.users.salesHangzhou.id,
    outletId: company.outlets.xihu,
  })
  await mergeInto(company, customers.branch, customers.own)
  await waybills('own', 'shounan', [
    ['OWN-0000001', '2026-06-10', '标快'],
    ['OWN-0000002', '2026-06-12'],
    ['OWN-0000003', '2026-06-12'],
    ['OWN-0000004', '2026-04-01'],
  ])
  await waybills('branch', 'xiaying', [['BR-0000001', '2026-06-11']])
  await waybills('own', 'xihu', [['OWN-0000005', '2026-06-13']])
  await waybills('other', 'xihu', [
    ['OTH-0000001', '2026-06-13'],
    ['OTH-0000002', '2026-06-09'],
  ])
  await waybills('other', null, [['OTH-0000003', '2026-06-11']])
})
afterAll(() => company.close())

const list = async (user: Parameters<typeof call>[0], query: Record<string, string> = {}) => {
  const answer = await call(user, 'GET', `/waybills?${new URLSearchParams({ from: '2026-06-01', to: '2026-07-01', ...query })}`)
  expect(answer.status).toBe(200)
  return answer.body.data.map((one: { waybill_no: string }) => one.waybill_no)
}

/** Every page of a list, one row a page. */
async function onePerPage(user: Parameters<typeof call>[0], query: Record<string, string>) {
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: Record<string, string> = cursor === '' ? {} : { cursor }
    const { body } = await call(user, 'GET', `/waybills?${new URLSearchParams({ ...query, ...more, limit: '1' })}`)
    found.push(...body.data.map((one: { waybill_no: string }) => one.waybill_no))
    cursor = body.next_cursor
  }
  return found
}

describe('the list of waybills', () => {
  it('holds those of customers in scope, wherever they were accepted, the latest first', async () => {
    expect(await list('sales')).toEqual(['OWN-0000005', 'OWN-0000003', 'OWN-0000002', 'BR-0000001', 'OWN-0000001'])
    expect(await list('salesHangzhou')).toEqual(['OTH-0000001', 'OTH-0000003', 'OTH-0000002'])
    expect(await list('administrator', { sort: 'accepted_on' })).toEqual([
      'OTH-0000002',
      'OWN-0000001',
      'BR-0000001',
      'OTH-0000003',
      'OWN-0000002',
      'OWN-0000003',
      'OWN-0000005',
      'OTH-0000001',
    ])
  })

  it('of a customer holds those of everybody merged into it, of all days, and nothing for one out of scope', async () => {
    const ofOwn = ['OWN-0000005', 'OWN-0000003', 'OWN-0000002', 'BR-0000001', 'OWN-0000001', 'OWN-0000004']
    expect(await onePerPage('sales', { customer: 'ext:OWN' })).toEqual(ofOwn)
    expect(await onePerPage('sales', { customer: 'ext:BRANCH' })).toEqual(ofOwn)
    expect(await onePerPage('sales', { customer: 'ext:OTHER' })).toEqual([])
  })

  it('of an outlet holds what was accepted there, of customers in scope', async () => {
    expect(await list('sales', { outlet: 'ext:XIHU' })).toEqual(['OWN-0000005'])
    expect(await list('administrator', { outlet: 'ext:XIHU' })).toEqual(['OTH-0000001', 'OWN-0000005', 'OTH-0000002'])
  })

  it('is read to its end in pages of any size, without a row missing or twice', async () => {
    const query = { from: '2026-06-01', to: '2026-07-01' }
    expect(await onePerPage('administrator', query)).toEqual(await list('administrator'))
    expect(await onePerPage('sales', { ...query, sort: 'accepted_on' })).toEqual(await list('sales', { sort: 'accepted_on' }))
  })

  it('takes from as included and to as not, product and status', async () => {
    expect(await list('sales', { from: '2026-06-10', to: '2026-06-12' })).toEqual(['BR-0000001', 'OWN-0000001'])
    expect(await list('sales', { product: '标快' })).toEqual(['OWN-0000001'])
    expect(await list('sales', { status: 'delivered' })).toEqual([])
  })

  it('finds a number whole, and by its first eight characters and more, in the order of the numbers', async () => {
    expect(await onePerPage('sales', { q: 'OWN-0000004' })).toEqual(['OWN-0000004'])
    expect(await onePerPage('sales', { q: 'OWN-0000' })).toEqual([
      'OWN-0000001',
      'OWN-0000002',
      'OWN-0000003',
      'OWN-0000004',
      'OWN-0000005',
    ])
    expect(await onePerPage('sales', { q: 'OWN-000' })).toEqual([])
    expect(await onePerPage('sales', { q: 'OWN_0000' })).toEqual([])
    expect(await onePerPage('sales', { q: 'OTH-0000001' })).toEqual([])
  })

  it('without customer, outlet and number is of the last 31 days, and of no longer a period than that', async () => {
    const { limit, sort, cursor } = { limit: 50, sort: '-accepted_on' as const, cursor: undefined }
    const page = await listWaybills(await company.contextAs('administrator', now), { limit, sort, cursor })
    expect(page.rows).toHaveLength(8)
    const late = await listWaybills(await company.contextAs('administrator', new Date('2026-07-12T15:59:00Z')), {
      limit,
      sort,
      cursor,
    })
    // 2026-07-12 in Shanghai: from 2026-06-12.
    expect(late.rows.map((row) => row.acceptedOn)).toEqual(['2026-06-13', '2026-06-13', '2026-06-12', '2026-06-12'])
    const wide = await call('administrator', 'GET', '/waybills?from=2026-05-01&to=2026-06-02')
    expect(wide).toMatchObject({ status: 400, body: { code: 'invalid_period', detail: expect.stringContaining('31') } })
    expect((await call('administrator', 'GET', '/waybills?from=2026-05-01&to=2026-06-01')).status).toBe(200)
    expect((await call('sales', 'GET', '/waybills?customer=ext:OWN&from=2026-05-01&to=2026-05-01')).body.code).toBe(
      'invalid_period',
    )
  })

  it('refuses what it does not know', async () => {
    for (const query of ['colour=red', 'status=lost', 'from=2026-02-30', 'limit=201', 'sort=freight', 'customer=abc'])
      expect((await call('sales', 'GET', `/waybills?${query}`)).status, query).toBe(400)
  })
})

describe('one waybill', () => {
  it('is shown with its amounts in minor units, its outlets by code, its survivor, and its events from the earliest', async () => {
    await company.db.execute(sql`
      insert into tracking_event (waybill_no, occurred_at, provider, code, status, text, outlet_id)
      values ('BR-0000001', '2026-06-12T08:00Z', 'kuaidi100', '0', 'in_transit', '到达', ${company.outlets.xihu}),
        ('BR-0000001', '2026-06-11T08:00Z', 'kuaidi100', '1', 'picked_up', null, null)`)
    const { body } = await call('sales', 'GET', '/waybills/BR-0000001')
    expect(body).toMatchObject({
      waybill_no: 'BR-0000001',
      external_id: 'BR-0000001',
      customer_id: String(customers.own),
      customer_external_id: 'OWN',
      accepted_on: '2026-06-11',
      accepted_at: '2026-06-11T04:00:00.000Z',
      outlet_code: 'XIAYING',
      freight_minor: 1234,
      cost_minor: null,
      currency: 'CNY',
      weight_kg: 1.25,
      version: 1,
    })
    expect(body.events).toEqual([
      {
        occurred_at: '2026-06-11T08:00:00.000Z',
        provider: 'kuaidi100',
        code: '1',
        status: 'picked_up',
        text: null,
        outlet_code: null,
        courier_code: null,
      },
      {
        occurred_at: '2026-06-12T08:00:00.000Z',
        provider: 'kuaidi100',
        code: '0',
        status: 'in_transit',
        text: '到达',
        outlet_code: 'XIHU',
        courier_code: null,
      },
    ])
  })

  it('out of scope is as one that is not there', async () => {
    for (const number of ['OTH-0000001', 'NO-SUCH', '%00', '%F0%9F%98%80'])
      expect((await call('sales', 'GET', `/waybills/${number}`)).status, number).toBe(404)
  })
})
