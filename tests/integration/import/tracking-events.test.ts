import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { contentsOf, countsOf, workImport, workRevert } from '#tests/support/work-import'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(sql`truncate tracking_event, waybill, import_change, import_error`)
})

let made = 0

/** A waybill of a customer of its own, in the state that an import would have left it in. */
async function waybill(
  number: string,
  given: { status?: string; deliveredAt?: string; acceptedOn?: string } = {},
): Promise<number> {
  made += 1
  const customerId = await insertCustomer(company.db, { externalId: `E-${made}` })
  const status = given.status ?? 'unknown'
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, status, stated_status, delivered_at, currency)
    values (${number}, ${customerId}, ${given.acceptedOn ?? '2026-03-01'}::date, ${given.acceptedOn ?? '2026-03-01'}::date, ${status}, ${status},
      ${given.deliveredAt ?? null}::timestamptz, 'CNY')`)
  return customerId
}

const standing = z.object({ status: z.string(), deliveredAt: z.string().nullable(), byEvent: z.boolean() })

async function stateOf(number: string) {
  return company.db.row(
    standing,
    sql`
    select status, to_char(delivered_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as "deliveredAt", delivered_by_event as "byEvent"
    from waybill where waybill_no = ${number}`,
  )
}

const event = (number: string, at: string, code: string, more: Record<string, string> = {}) => ({
  waybill_no: number,
  occurred_at: `2026-03-${at}`,
  provider: 'kuaidi100',
  code,
  ...more,
})
const load = (rows: Record<string, string>[]) => workImport(company, 'tracking_events', rows)

// Codes of 快递100: 1 揽收, 0 在途, 5 派件, 3 签收, 2 疑难, 401 已销单.
describe('the status of a waybill', () => {
  it('is that of its latest event, in whatever order they stand in the file and in however many files they come', async () => {
    await waybill('A')
    await load([event('A', '03 09:00', '5'), event('A', '01 08:00', '1'), event('A', '02 10:00', '0')])
    expect(await stateOf('A')).toEqual({ status: 'out_for_delivery', deliveredAt: null, byEvent: false })
    await load([event('A', '01 20:00', '2')])
    expect(await stateOf('A')).toMatchObject({ status: 'out_for_delivery' })
  })

  it('as stated stands only without events', async () => {
    await waybill('A', { status: 'returned' })
    await load([event('A', '02 10:00', '0')])
    expect(await stateOf('A')).toMatchObject({ status: 'in_transit' })
  })

  it('is that of the event furthest along when several have one instant, whichever was first in the file', async () => {
    await waybill('A')
    await waybill('B')
    await load([
      event('A', '02 10:00', '3'),
      event('A', '02 10:00', '0'),
      event('B', '02 10:00', '0'),
      event('B', '02 10:00', '3'),
    ])
    expect([await stateOf('A'), await stateOf('B')]).toMatchObject([{ status: 'delivered' }, { status: 'delivered' }])
  })
})

describe('the time of delivery', () => {
  it('is that of the first delivered event when none was stated', async () => {
    await waybill('A')
    await load([event('A', '05 18:00', '301'), event('A', '04 12:30', '3')])
    expect(await stateOf('A')).toEqual({ status: 'delivered', deliveredAt: '03-04 12:30', byEvent: true })
    await load([event('A', '04 11:00', '3')])
    expect(await stateOf('A')).toMatchObject({ deliveredAt: '03-04 11:00' })
  })

  it('that was stated is left alone', async () => {
    await waybill('A', { status: 'delivered', deliveredAt: '2026-03-04T10:00+08:00' })
    await load([event('A', '05 18:00', '3')])
    expect(await stateOf('A')).toEqual({ status: 'delivered', deliveredAt: '03-04 10:00', byEvent: false })
  })
})

describe('rows', () => {
  it('of one key count once: the later of two in a file, and none that stands as it is', async () => {
    await waybill('A')
    const first = await load([event('A', '01 08:00', '1', { text: '甲' }), event('A', '01 08:00', '1', { text: '乙' })])
    expect(countsOf(first)).toEqual({ status: 'done', total: 2, created: 1, updated: 0, skipped: 1, rejected: 0 })
    const again = await load([event('A', '01 08:00', '1', { text: '乙' })])
    expect(countsOf(again)).toEqual({ status: 'done', total: 1, created: 0, updated: 0, skipped: 1, rejected: 0 })
    const changed = await load([event('A', '01 08:00', '1', { text: '丙', outlet_code: 'XIAYING' })])
    expect(countsOf(changed)).toMatchObject({ updated: 1, created: 0 })
    expect(await contentsOf(company, 'tracking_event')).toEqual([expect.stringContaining('"text": "丙"')])
  })

  it('of one key count once with microseconds too, which are not stored', async () => {
    await waybill('A')
    await load([event('A', '01 08:00:00.1234567', '1'), event('A', '01 08:00:00.123', '1')])
    const again = await load([event('A', '01 08:00:00.1231', '1')])
    expect(countsOf(again)).toMatchObject({ created: 0, skipped: 1 })
  })

  it('that cannot be read are rejected with all their reasons', async () => {
    await waybill('A')
    const worked = await load([
      { waybill_no: 'NO SUCH', occurred_at: 'yesterday', provider: '', code: '1', outlet_code: 'NOWHERE' },
      event('A', '01 08:00', '1'),
    ])
    expect(worked.reasons).toEqual([
      '2 waybill_no waybill_unknown',
      '2 occurred_at date_unreadable',
      '2 provider required',
      '2 outlet_code outlet_unknown',
    ])
    expect(countsOf(worked)).toEqual({ status: 'done', total: 2, created: 1, updated: 0, skipped: 0, rejected: 1 })
  })

  it('of another provider, and codes that nobody knows, are kept as unknown', async () => {
    await waybill('A')
    await load([event('A', '01 08:00', '1', { provider: 'pigeon' }), event('A', '02 08:00', '99999')])
    expect(await contentsOf(company, 'tracking_event')).toEqual([
      expect.stringMatching(/"code": "1", .*"status": "unknown", "provider": "unknown"/),
      expect.stringMatching(/"code": "99999", .*"status": "unknown", "provider": "kuaidi100"/),
    ])
  })
})

describe('a revert', () => {
  it('takes the events away, and status and delivery back to what the remaining ones say', async () => {
    await waybill('A', { status: 'picked_up' })
    await waybill('B', { status: 'in_transit' })
    await load([event('A', '02 10:00', '0')])
    const before = [await contentsOf(company, 'waybill'), await contentsOf(company, 'tracking_event')]
    const worked = await load([
      event('A', '03 10:00', '3'),
      event('B', '03 10:00', '3'),
      event('A', '02 10:00', '0', { text: '到杭州' }),
    ])
    expect([await stateOf('A'), await stateOf('B')]).toMatchObject([
      { deliveredAt: '03-03 10:00' },
      { deliveredAt: '03-03 10:00' },
    ])
    const reverted = await workRevert(company, worked.id)
    expect(reverted).toMatchObject({ status: 'reverted', revertReport: { removed: 2, restored: 1, changed_since: 0, in_use: 0 } })
    expect([await contentsOf(company, 'waybill'), await contentsOf(company, 'tracking_event')]).toEqual(before)
    expect(await stateOf('A')).toEqual({ status: 'in_transit', deliveredAt: null, byEvent: false })
    expect(await stateOf('B')).toEqual({ status: 'in_transit', deliveredAt: null, byEvent: false })
  })

  it('of the waybills’ own update leaves them with what the events say', async () => {
    await waybill('A', { status: 'picked_up' })
    await company.db.execute(
      sql`update customer set external_id = 'OF-A' where id = (select customer_id from waybill where waybill_no = 'A')`,
    )
    const row = {
      waybill_no: 'A',
      customer_external_id: 'OF-A',
      accepted_at: '2026-03-01',
      delivered_at: '2026-03-09 09:00',
      status: 'returned',
    }
    const update = await workImport(company, 'waybills', [row])
    await load([event('A', '03 10:00', '3')])
    expect(await stateOf('A')).toEqual({ status: 'delivered', deliveredAt: '03-09 09:00', byEvent: false })
    await workRevert(company, update.id)
    expect(await stateOf('A')).toEqual({ status: 'delivered', deliveredAt: '03-03 10:00', byEvent: true })
  })
})

it('a waybill that an event brings back from cancelled makes its customer new, and the revert makes it potential again', async () => {
  const customerId = await waybill('A', { status: 'cancelled' })
  const lifecycle = () =>
    company.db.row(z.object({ lifecycle: z.string() }), sql`select lifecycle from customer where id = ${customerId}`)
  const worked = await load([event('A', '02 10:00', '401')])
  expect(await lifecycle()).toEqual({ lifecycle: 'potential' })
  const more = await load([event('A', '03 10:00', '0')])
  expect(await lifecycle()).toEqual({ lifecycle: 'new' })
  await workRevert(company, more.id)
  expect(await lifecycle()).toEqual({ lifecycle: 'potential' })
  expect(worked.status).toBe('done')
})

it('the sums of the month count a delivery that came by an event, on time or late', async () => {
  const customerId = await waybill('A', { acceptedOn: '2026-03-01' })
  await company.db.execute(sql`update waybill set promised_at = '2026-03-04T23:59+08:00' where waybill_no = 'A'`)
  await load([event('A', '03 10:00', '3')])
  const sums = await company.db.row(
    z.object({ promised: z.int(), onTime: z.int() }),
    sql`select promised_delivered as promised, on_time as "onTime" from customer_month where customer_id = ${customerId} and month = '2026-03-01'`,
  )
  expect(sums).toEqual({ promised: 1, onTime: 1 })
})
