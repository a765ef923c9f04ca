import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCustomerSeries, getPortrait, getServiceFigures, productsInUse } from '#lib/analysis/portrait/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from '../records/relations-company.ts'

const now = new Date('2026-06-15T04:00:00Z')
let company: TestCompany
let own: number
let branch: number

beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  own = await insertCustomer(db, { ownerId: users.sales.id, outletId: outlets.shounan })
  branch = await insertCustomer(db, { ownerId: users.sales.id, outletId: outlets.shounan })
  const other = await insertCustomer(db, { outletId: outlets.xihu })
  await mergeInto(company, branch, own)
  const on = (acceptedOn: string, given: object = {}) =>
    insertWaybill(db, { customerId: own, acceptedOn, product: 'standard', ...given })
  await on('2026-06-01', {
    freightMinor: 1_000,
    promisedAt: '2026-06-03T00:00Z',
    deliveredAt: '2026-06-02T00:00Z',
    destinationRegion: '310100',
  })
  await on('2026-06-02', {
    freightMinor: null,
    promisedAt: '2026-06-03T00:00Z',
    deliveredAt: '2026-06-04T00:00Z',
    destinationRegion: '310115',
  })
  await on('2026-06-03', { freightMinor: 500, status: 'cancelled' })
  await on('2026-05-31', { freightMinor: 700, currency: 'USD', destinationRegion: 'DE' })
  await on('2026-05-30', { freightMinor: -300, pieces: 0 })
  await insertWaybill(db, {
    customerId: branch,
    acceptedOn: '2026-06-04',
    freightMinor: 2_000,
    product: 'express',
    destinationRegion: '440300',
  })
  await on('2024-07-01', { freightMinor: 100 })
  await on('2024-06-30', { freightMinor: 9_999 })
  await on('2025-06-16', { freightMinor: 100 })
  await on('2025-06-15', { freightMinor: 100 })
  await insertWaybill(db, { customerId: other, acceptedOn: '2026-06-01', freightMinor: 5_000, product: 'cold' })
  await db.execute(sql`update waybill set origin_region = '330200'`)
  await db.execute(sql`update waybill set cost_minor = 700, lost = true where accepted_on = '2026-06-02'`)
  await db.execute(sql`
    insert into case_record (customer_id, type, opened_at, opened_on, currency) values (${branch}, 'claim', timestamptz '2026-06-05', date '2026-06-05', 'CNY')`)
  await db.execute(sql`
    update waybill set charged_weight_grams = 500, weight_grams = 9000, accepted_at = timestamptz '2026-06-01T09:59:59+08:00' where accepted_on = '2026-06-01'`)
  await db.execute(
    sql`update waybill set weight_grams = 501, accepted_at = timestamptz '2026-06-02T00:00:00+08:00' where accepted_on = '2026-06-02'`,
  )
  await db.execute(sql`update waybill set weight_grams = 10001 where accepted_on = '2026-05-31'`)
  await db.execute(sql`
    update waybill set settlement = case accepted_on when '2026-06-01' then 'collect' when '2026-06-02' then 'monthly' when '2026-06-04' then 'cash' end`)
})
afterAll(() => company.close())

describe('the months of a customer', () => {
  it('are 24 with the present one, of it and those merged into it', async () => {
    const { months, upToDate } = await getCustomerSeries(await company.contextAs('sales', now), own)
    expect(months.map(({ month }) => month).filter((_, place) => place === 0 || place === 23)).toEqual([
      '2024-07-01',
      '2026-06-01',
    ])
    expect(months).toHaveLength(24)
    expect(upToDate).toBe(true)
    expect(months.at(-1)).toEqual({
      month: '2026-06-01',
      shipments: 3,
      revenueMinor: 3_000,
      unpriced: 1,
      costMinor: 700,
      uncosted: 2,
      onTimeRate: 0.5,
      damaged: 0,
      lost: 1,
      claims: 1,
    })
    // The dollars are a shipment and no yuan; the credit note is yuan and no shipment.
    expect(months.at(-2)).toMatchObject({ month: '2026-05-01', shipments: 1, revenueMinor: -300, unpriced: 0, onTimeRate: null })
    expect(months[0]).toMatchObject({ shipments: 1, revenueMinor: 100 })
    expect(months[1]).toMatchObject({ month: '2024-08-01', shipments: 0, revenueMinor: 0, unpriced: 0, onTimeRate: null })
  })

  it('stand year by year too where it has shipped for longer, so that none is out of reach', async () => {
    const { years } = await getCustomerSeries(await company.contextAs('sales', now), own)
    expect(years.map(({ month, shipments, revenueMinor }) => [month, shipments, revenueMinor])).toEqual([
      ['2024-01-01', 2, 10_099],
      ['2025-01-01', 2, 200],
      ['2026-01-01', 4, 2_700],
    ])
    expect(
      (await getCustomerSeries(await company.contextAs('service', now), own)).years.map(({ costMinor }) => costMinor),
    ).toEqual([null, null, null])
    // All of it lies within the months.
    const young = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
    await insertWaybill(company.db, { customerId: young, acceptedOn: '2026-06-01', freightMinor: 100 })
    expect((await getCustomerSeries(await company.contextAs('sales', now), young)).years).toEqual([])
  })

  it('tell costs to whoever may read the analysis of the customer', async () => {
    expect((await getCustomerSeries(await company.contextAs('sales', now), own)).seesCosts).toBe(true)
    const { months, seesCosts } = await getCustomerSeries(await company.contextAs('service', now), own)
    expect([seesCosts, months.at(-1)?.costMinor, months.at(-1)?.revenueMinor]).toEqual([false, null, 3_000])
  })

  it('are empty for whoever may not see the customer', async () => {
    const { months } = await getCustomerSeries(await company.contextAs('salesHangzhou', now), own)
    expect(months.reduce((sum, { shipments }) => sum + shipments, 0)).toBe(0)
  })
})

describe('the portrait of a customer', () => {
  it('counts the shipments of twelve months by lane, band, product, hour and who paid', async () => {
    const portrait = await getPortrait(await company.contextAs('sales', now), own)
    expect(portrait.period).toEqual({ from: '2025-06-16', to: '2026-06-16' })
    expect(portrait.shipments).toBe(5)
    const lanes = portrait.lanes.map(({ key, count }) => [key?.from, key?.to, count])
    expect(lanes[0]).toEqual(['330000', '310000', 2])
    expect(lanes).toContainEqual(['330000', '440000', 1])
    expect(lanes).toContainEqual(['330000', 'DE', 1])
    expect(lanes).toContainEqual(['330000', null, 1])
    expect(portrait.products).toEqual([
      { key: 'standard', count: 4, share: 0.8 },
      { key: 'express', count: 1, share: 0.2 },
    ])
    // Charged weight before actual; the end of a band lies in it.
    expect(portrait.bands).toEqual([
      { key: 0, count: 1, share: 0.2 },
      { key: 1, count: 1, share: 0.2 },
      { key: 6, count: 1, share: 0.2 },
      { key: null, count: 2, share: 0.4 },
    ])
    // Neither the credit note nor the dollars are freight of a shipment in yuan; of the 2nd the freight is not known.
    expect(portrait.payers).toEqual([
      { key: 'shipper', count: 2, share: 0.4, freightMinor: 2_000, freightShare: 2_000 / 3_100 },
      { key: 'consignee', count: 1, share: 0.2, freightMinor: 1_000, freightShare: 1_000 / 3_100 },
      { key: null, count: 2, share: 0.4, freightMinor: 100, freightShare: 100 / 3_100 },
    ])
    expect(portrait.unpriced).toBe(2)
    expect(portrait.hours[9]).toBe(1)
    expect(portrait.hours[12]).toBe(3)
    expect(portrait.withoutHour).toBe(1)
  })

  it('is empty for whoever may not see the customer', async () => {
    expect(await getPortrait(await company.contextAs('salesHangzhou', now), own)).toMatchObject({ shipments: 0, lanes: [] })
  })
})

it('products are those of all waybills of the last three months', async () => {
  await getCustomerSeries(await company.contextAs('sales', now), own)
  expect(await productsInUse(await company.contextAs('sales', now))).toEqual(['cold', 'express', 'standard'])
})

describe('how a customer was served', () => {
  beforeAll(async () => {
    const { db } = company
    await db.execute(sql`update waybill set damaged = true where accepted_on = '2025-06-16'`)
    await db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, compensation_minor)
      values (${own}, 'claim', timestamptz '2026-01-05', date '2026-01-05', 'CNY', 4200), (${own}, 'claim', timestamptz '2026-01-06', date '2026-01-06', 'USD', 900),
        (${own}, 'complaint', timestamptz '2026-01-07', date '2026-01-07', 'CNY', 700)`)
    await db.execute(sql`insert into survey (external_id, name) values ('SF', '满意度')`)
    const answer = (customerId: number, on: string, ...given: (number | null)[]) =>
      db.execute(sql`
        insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, expectation, perception)
        select id, ${customerId}, ${`${on}T12:00:00+08:00`}::timestamptz, ${on}::date, ${given[0] ?? null}::smallint, ${given[1] ?? null}::smallint,
          ${given[2] ?? null}::smallint from survey where external_id = 'SF'`)
    await answer(own, '2025-06-30', 1, 1, 1)
    await answer(own, '2025-07-01', 5, 4, 3)
    await answer(branch, '2026-05-01', 2, 5, 3)
    await answer(own, '2026-06-01', null, 5, null)
  })

  it('over twelve months with the present one: promises, damage, claims, and answers with what was expected', async () => {
    const figures = await getServiceFigures(await company.contextAs('sales', now), own)
    // July 2025 to June 2026: of two promised deliveries one was kept; five waybills count, one was lost; what was damaged in June 2025 does not.
    expect(figures).toEqual({
      period: { from: '2025-07-01', to: '2026-07-01' },
      ...{ waybills: 5, onTimeRate: 0.5, damageRate: 0, damaged: 0, lost: 1, upToDate: true },
      // Three claims, one of another currency; a complaint is none.
      ...{ claims: 3, claimsMinor: 4_200 },
      answers: {
        ...{ satisfaction: 3.5, rated: 2, latest: 2, latestOn: '2026-05-01' },
        compared: 2,
      },
    })
    expect(
      (await getServiceFigures(await company.contextAs('sales', new Date('2026-05-15T04:00:00Z')), own)).damageRate,
    ).toBeCloseTo(1 / 4, 12)
  })

  it('answers belong to whoever may read surveys, and out of reach there is nothing', async () => {
    const ctx = await company.contextAs('sales', now)
    const { 'survey:read': _gone, ...permissions } = ctx.actor.permissions
    expect((await getServiceFigures({ ...ctx, actor: { ...ctx.actor, permissions } }, own)).answers).toBeNull()
    expect(await getServiceFigures(await company.contextAs('salesHangzhou', now), own)).toMatchObject({
      ...{ waybills: 0, claims: 0, answers: { rated: 0, satisfaction: null, compared: 0 } },
    })
  })
})
