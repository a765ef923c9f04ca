import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { WaybillStatus } from '#lib/records/waybills/status'
import { STATUS_PROGRESS } from '#lib/records/waybills/status'
import { statusOfCode } from '#lib/records/waybills/status-codes'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
let near = 0
let far = 0
beforeAll(async () => {
  company = await openTestCompany()
  near = await insertCustomer(company.db, { outletId: company.outlets.shounan })
  far = await insertCustomer(company.db, { outletId: company.outlets.xihu })
})
afterAll(() => company.close())

let made = 0
async function waybill(customerId = near, deliveredAt: string | null = null): Promise<string> {
  made += 1
  const number = `T-${made}`
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, delivered_at)
    values (${number}, ${customerId}, '2026-03-01', '2026-03-01', 'CNY', ${deliveredAt}::timestamptz)`)
  return number
}
const event = (number: string, at: string, code: string, more: Record<string, string> = {}) => ({
  waybill_no: number,
  occurred_at: at,
  provider: 'kuaidi100',
  code,
  ...more,
})
const report = (events: unknown[], user: Parameters<typeof call>[0] = 'service') =>
  call(user, 'POST', '/tracking-events', { events })

const stateRow = z.object({ status: z.string(), deliveredAt: z.date().nullable() })
const stateOf = (number: string) =>
  company.db.row(stateRow, sql`select status, delivered_at as "deliveredAt" from waybill where waybill_no = ${number}`)
const countEvents = async () => (await company.db.row(z.object({ n: z.int() }), sql`select count(*) as n from tracking_event`))?.n

describe('reported events', () => {
  it('stand once, however often and in whatever order they are reported', async () => {
    const number = await waybill()
    const events = [event(number, '2026-03-03T09:00:00+08:00', '3'), event(number, '2026-03-01T09:00:00+08:00', '1')]
    expect(await report(events)).toMatchObject({ status: 200, body: { created: 2, skipped: 0, rejected: 0, errors: [] } })
    expect((await report([...events].reverse())).body).toEqual({ created: 0, skipped: 2, rejected: 0, errors: [] })
    // The same instant, said in company time and in another zone.
    expect(
      (await report([event(number, '2026-03-03T01:00:00Z', '3'), event(number, '2026-03-03 09:00', '3')])).body.skipped,
    ).toBe(2)
    expect(await stateOf(number)).toEqual({ status: 'delivered', deliveredAt: new Date('2026-03-03T01:00:00Z') })
  })

  it('of one key in one report count once, as the later says', async () => {
    const number = await waybill()
    const answer = await report([
      event(number, '2026-03-03', '0', { text: '甲' }),
      event(number, '2026-03-03', '0', { text: '乙' }),
    ])
    expect(answer.body).toMatchObject({ created: 1, skipped: 1 })
    const { body } = await call('service', 'GET', `/waybills/${number}`)
    expect(body.events.map((one: { text: string }) => one.text)).toEqual(['乙'])
  })

  it('that cannot be taken are listed with all their reasons, and the others stand', async () => {
    const number = await waybill()
    const { status, body } = await report([
      event('NO SUCH', '2026-03-03', '0', { outlet_code: 'NOWHERE' }),
      event(number, '2026-03-03', '0'),
      event(number, '2026-03-04', '0', { outlet_code: 'NOWHERE' }),
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject({ created: 1, skipped: 0, rejected: 2 })
    expect(body.errors.map(({ index, name, code }: Record<string, unknown>) => [index, name, code])).toEqual([
      [0, 'waybill_no', 'waybill_unknown'],
      [0, 'outlet_code', 'outlet_unknown'],
      [2, 'outlet_code', 'outlet_unknown'],
    ])
    for (const { reason } of body.errors) expect(reason).not.toMatch(/waybill_unknown|outlet_unknown|^$/)
  })

  it('of a waybill out of scope are unknown, and nothing of them is written', async () => {
    const number = await waybill(far)
    const before = await countEvents()
    expect((await report([event(number, '2026-03-03', '3')])).body).toMatchObject({
      created: 0,
      rejected: 1,
      errors: [{ code: 'waybill_unknown' }],
    })
    expect(await countEvents()).toBe(before)
    expect(await stateOf(number)).toEqual({ status: 'unknown', deliveredAt: null })
    expect((await report([event(number, '2026-03-03', '3')], 'administrator')).body).toMatchObject({ created: 1 })
  })

  it('are refused whole, field by field, when they do not have the form of events', async () => {
    const number = await waybill()
    const before = await countEvents()
    const { status, body } = await report([event(number, '2026-03-03', '0'), { ...event(number, 'soon', ''), colour: 'red' }])
    expect(status).toBe(400)
    expect(body.invalid_params.map((one: { name: string }) => one.name).sort()).toEqual([
      'events.1.code',
      'events.1.colour',
      'events.1.occurred_at',
    ])
    expect(await countEvents()).toBe(before)
    expect((await report([])).status).toBe(400)
    expect((await report(Array.from({ length: 1_001 }, () => event(number, '2026-03-03', '0')))).status).toBe(400)
  })

  it('come a thousand at a time, and leave one note of how many', async () => {
    const number = await waybill()
    const events = Array.from({ length: 1_000 }, (_, index) =>
      event(number, new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString(), '0'),
    )
    expect((await report(events)).body).toMatchObject({ created: 1_000, skipped: 0 })
    const note = await company.db.row(
      z.object({ detail: z.unknown() }),
      sql`select detail from audit_event where action = 'tracking_event.create' order by id desc limit 1`,
    )
    expect(note?.detail).toEqual({ created: 1_000, skipped: 0, rejected: 0 })
  })

  it('of two callers at once leave the status of the latest, whoever is first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const number = await waybill()
      const later = event(number, '2026-03-05', '3')
      const earlier = event(number, '2026-03-04', '5')
      await Promise.all([report([round % 2 === 0 ? later : earlier]), report([round % 2 === 0 ? earlier : later])])
      expect(await stateOf(number), `round ${round}`).toMatchObject({ status: 'delivered' })
    }
  })
})

/** What the contract says of status and delivery, one waybill at a time: worked out apart from the statement that the product runs. */
function expected(stated: { status: string; deliveredAt: Date | null }, events: { at: Date; status: WaybillStatus }[]) {
  const byTime = [...events].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || STATUS_PROGRESS.indexOf(a.status) - STATUS_PROGRESS.indexOf(b.status),
  )
  const delivered = byTime.find((one) => one.status === 'delivered')?.at ?? null
  return { status: byTime.at(-1)?.status ?? stated.status, deliveredAt: stated.deliveredAt ?? delivered }
}

it('two hundred waybills with events at random stand as the contract says, after each of three reports', async () => {
  let seed = 20260301
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((seed / 0x80000000) * below)
  }
  const codes = ['101', '1', '0', '5', '501', '3', '2', '14', '6', '4', '401', 'nonsense']
  const numbers: { number: string; deliveredAt: Date | null; events: { at: Date; status: WaybillStatus }[] }[] = []
  for (let index = 0; index < 200; index += 1) {
    const deliveredAt = random(4) === 0 ? new Date(Date.UTC(2026, 2, 8, random(24))) : null
    numbers.push({ number: await waybill(near, deliveredAt?.toISOString() ?? null), deliveredAt, events: [] })
  }
  for (let round = 0; round < 3; round += 1) {
    const sent = Array.from({ length: 400 }, () => {
      const one = numbers[random(numbers.length)]
      const at = new Date(Date.UTC(2026, 2, 1 + random(6), random(4)))
      const code = codes[random(codes.length)] ?? '0'
      one?.events.push({ at, status: statusOfCode('kuaidi100', code) })
      return event(one?.number ?? '', at.toISOString(), code)
    })
    await report(sent)
    const found = await company.db.rows(
      stateRow.extend({ number: z.string() }),
      sql`select waybill_no as number, status, delivered_at as "deliveredAt" from waybill where waybill_no = any(${numbers.map((one) => one.number)}::text[])`,
    )
    const states = new Map(found.map(({ number, ...state }) => [number, state]))
    for (const { number, deliveredAt, events } of numbers)
      expect(states.get(number), number).toEqual(expected({ status: 'unknown', deliveredAt }, events))
  }
})
