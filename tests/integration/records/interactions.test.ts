import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let made = 0
const newCustomer = (owner: 'sales' | 'salesColleague' = 'sales') => {
  made += 1
  const externalId = `I-${made}`
  return insertCustomer(company.db, { externalId, ownerId: company.users[owner].id, outletId: company.outlets.shounan }).then(
    (id) => ({ id, externalId }),
  )
}
const nextTouchOf = (id: number) => textOf(company, sql`select next_touch_on::text as value from customer where id = ${id}`)
const standingTouchOf = (id: number) =>
  textOf(company, sql`select next_touch_on::text as value from customer_standing where customer_id = ${id}`)
const note = async (customer: { externalId: string }, given: Record<string, unknown>) =>
  call('sales', 'POST', '/interactions', { customer_external_id: customer.externalId, channel: 'call', ...given })
const namesOf = (answer: { body: { data: { purpose: string }[] } }) => answer.body.data.map((row) => row.purpose)

describe('an interaction', () => {
  it('keeps what was heard and answered, by whom and when, as it was sent', async () => {
    const customer = await newCustomer()
    const contact = (await call('sales', 'POST', '/contacts', { customer_external_id: customer.externalId, name: '钱一' })).body
    const sent = {
      external_id: 'INT-1',
      channel: 'visit',
      direction: 'inbound',
      purpose: '报价',
      heard: '嫌贵',
      answered: '阶梯价',
      result: '再谈',
      cost_minor: 12000,
      duration_minutes: 45,
      next_touch_on: '2026-12-01',
    }
    const answer = await note(customer, { ...sent, contact_id: contact.id, occurred_at: '2026-11-20 09:30' })
    expect(answer.status).toBe(201)
    // Nine thirty in Shanghai is half past one in UTC.
    expect(answer.body).toMatchObject({
      ...sent,
      contact_id: contact.id,
      user_id: String(company.users.sales.id),
      user_name: '周敏',
      occurred_at: '2026-11-20T01:30:00.000Z',
      currency: 'CNY',
      version: 1,
    })
    expect((await call('sales', 'GET', '/interactions/ext:INT-1')).body).toEqual(answer.body)
    const audited = await textOf(
      company,
      sql`select string_agg(detail::text, ' ') as value from audit_event where subject_type = 'interaction'`,
    )
    expect(audited).not.toContain('嫌贵')
  })

  it('is refused in the future, for another customer’s contact, for a next touch before itself, and by an unknown channel', async () => {
    const [one, other] = [await newCustomer(), await newCustomer()]
    const contact = (await call('sales', 'POST', '/contacts', { customer_external_id: other.externalId, name: '钱二' })).body
    const codeOf = async (given: Record<string, unknown>) => (await note(one, given)).body.invalid_params?.[0]?.code
    expect(await codeOf({ occurred_at: '2199-01-01' })).toBe('in_the_future')
    expect(await codeOf({ contact_id: contact.id })).toBe('contact_of_another_customer')
    expect(await codeOf({ occurred_at: '2026-11-20', next_touch_on: '2026-11-19' })).toBe('next_touch_too_early')
    expect(await codeOf({ channel: 'fax' })).toBe('term_unknown')
    expect(await codeOf({ next_touch_on: '2026-02-30' })).toBe('day_unreadable')
    expect((await note(one, { user_id: String(company.users.salesHangzhou.id) })).status).toBe(404)
  })

  it('of an older version is refused with the present one', async () => {
    const first = (await note(await newCustomer(), {})).body
    await call('sales', 'PATCH', `/interactions/${first.id}`, { version: 1, result: '成' })
    expect((await call('sales', 'PATCH', `/interactions/${first.id}`, { version: 1, result: '不成' })).body).toMatchObject({
      code: 'conflict',
      current: { result: '成', version: 2 },
    })
  })
})

describe('the next touch of a customer', () => {
  it('is one: what the latest note says, on the customer and its standing at once', async () => {
    const customer = await newCustomer()
    await note(customer, { next_touch_on: '2099-01-05' })
    await note(customer, {})
    expect([await nextTouchOf(customer.id), await standingTouchOf(customer.id)]).toEqual(['2099-01-05', '2099-01-05'])
    await note(customer, { next_touch_on: '2099-02-01' })
    expect([await nextTouchOf(customer.id), await standingTouchOf(customer.id)]).toEqual(['2099-02-01', '2099-02-01'])
    await note(customer, { next_touch_on: null })
    expect([await nextTouchOf(customer.id), await standingTouchOf(customer.id)]).toEqual([null, null])
    const changes = await textOf(
      company,
      sql`select string_agg(detail::text, ' ' order by id) as value from audit_event
      where action = 'customer.next_touch' and subject_id = ${String(customer.id)}`,
    )
    expect(changes).toBe(
      '{"next_touch_on": [null, "2099-01-05"]} {"next_touch_on": ["2099-01-05", "2099-02-01"]} {"next_touch_on": ["2099-02-01", null]}',
    )
  })

  it('follows a correction of the note that set it, and no correction of an older one', async () => {
    const customer = await newCustomer()
    const older = (await note(customer, { occurred_at: '2026-11-01', next_touch_on: '2099-01-05' })).body
    const newer = (await note(customer, { occurred_at: '2026-11-02', next_touch_on: '2099-02-01' })).body
    await call('sales', 'PATCH', `/interactions/${older.id}`, { version: 1, next_touch_on: '2099-01-09' })
    expect(await nextTouchOf(customer.id)).toBe('2099-02-01')
    await call('sales', 'PATCH', `/interactions/${older.id}`, { version: 2, next_touch_on: null })
    expect(await nextTouchOf(customer.id)).toBe('2099-02-01')
    await call('sales', 'PATCH', `/interactions/${newer.id}`, { version: 1, next_touch_on: '2099-03-01' })
    expect(await nextTouchOf(customer.id)).toBe('2099-03-01')
    await call('sales', 'PATCH', `/interactions/${newer.id}`, { version: 2, next_touch_on: null })
    expect(await nextTouchOf(customer.id)).toBe(null)
  })

  it('is not set when the note is refused', async () => {
    const customer = await newCustomer()
    await note(customer, { external_id: 'INT-taken' })
    expect((await note(customer, { external_id: 'INT-taken', next_touch_on: '2099-01-05' })).body.code).toBe('duplicate')
    expect(await nextTouchOf(customer.id)).toBe(null)
  })

  it('is the survivor’s when the customer named was merged away', async () => {
    const [survivor, merged] = [await newCustomer(), await newCustomer('salesColleague')]
    await mergeInto(company, merged.id, survivor.id)
    const answer = await note(merged, { next_touch_on: '2099-01-05' })
    expect(answer.body).toMatchObject({ customer_id: String(survivor.id), customer_external_id: survivor.externalId })
    expect([await nextTouchOf(survivor.id), await nextTouchOf(merged.id)]).toEqual(['2099-01-05', null])
  })
})

describe('the list of interactions', () => {
  it('is the latest first, narrowed by customer, colleague, channel and company days, paged without a gap', async () => {
    const customer = await newCustomer()
    const at = ['2026-10-01T00:00', '2026-10-01T23:59', '2026-10-02T00:00', '2026-10-03T12:00']
    for (const [index, occurred_at] of at.entries())
      await note(customer, { occurred_at, purpose: `第${index}`, channel: index === 3 ? 'visit' : 'call' })
    await call('salesManager', 'POST', '/interactions', {
      customer_external_id: customer.externalId,
      channel: 'call',
      purpose: '经理',
      occurred_at: '2026-10-04',
    })
    const list = async (query: string) =>
      namesOf(await call('salesManager', 'GET', `/interactions?customer=ext:${customer.externalId}&${query}`))
    expect(await list('limit=200')).toEqual(['经理', '第3', '第2', '第1', '第0'])
    expect(await list('sort=occurred_at')).toEqual(['第0', '第1', '第2', '第3', '经理'])
    // Company days: the first of October in Shanghai ends where the second begins.
    expect(await list('from=2026-10-01&to=2026-10-02')).toEqual(['第1', '第0'])
    expect(await list(`user=${company.users.sales.id}&channel=visit`)).toEqual(['第3'])
    expect((await call('sales', 'GET', '/interactions?from=2026-10-02&to=2026-10-02')).body.code).toBe('invalid_period')
    for (const query of ['day=1', 'sort=cost', 'channel=fax'])
      expect((await call('sales', 'GET', `/interactions?${query}`)).status, query).toBe(400)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await call(
        'salesManager',
        'GET',
        `/interactions?customer=ext:${customer.externalId}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...namesOf(page))
      cursor = page.body.next_cursor
    }
    expect(seen).toEqual(await list('limit=200'))
  })
})
