import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listOverrides } from '#lib/records/overrides/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
let customerId: number
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  customerId = await insertCustomer(company.db, {
    externalId: 'O-1',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
  // What is set below is one class away, which is a manager's own to decide.
  await company.db.execute(
    sql`
    update customer_standing set abc_class = 'B', abc_weighted_class = 'C', loyalty_class = 'latent', rfm_class = '555' where customer_id = ${customerId}`,
  )
})
afterAll(() => company.close())

const put = (scheme: string, body: Record<string, unknown>, customer = 'ext:O-1') =>
  call('salesManager', 'PUT', `/customers/${customer}/overrides/${scheme}`, body)
const remove = (scheme: string) => call('salesManager', 'DELETE', `/customers/ext:O-1/overrides/${scheme}`)
const stored = (scheme: string) =>
  textOf(
    company,
    sql`select (class || ' ' || reason) as value from customer_override where customer_id = ${customerId} and scheme = ${scheme}`,
  )

it('a class set by hand stands until it is set anew or taken away, and taking it away can be undone', async () => {
  const answer = await put('abc', { class: 'A', reason: '龙头企业' })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    scheme: 'abc',
    class: 'A',
    reason: '龙头企业',
    by: String(company.users.salesManager.id),
    by_name: '戴经理',
  })
  await put('abc', { class: 'B', reason: '降级' })
  expect(await stored('abc')).toBe('B 降级')
  expect((await remove('abc')).status).toBe(204)
  expect(await stored('abc')).toBe(null)
  expect((await remove('abc')).status).toBe(404)
  await put('abc', { class: 'B', reason: '降级' })
  expect(await stored('abc')).toBe('B 降级')
})

it('every decision stands in the audit with its reason', async () => {
  await put('loyalty', { class: 'loyal', reason: '十年老客户' })
  await remove('loyalty')
  const audited = await textOf(
    company,
    sql`select string_agg(detail ->> 'class' || ' ' || coalesce(reason, '-'), ', ' order by id) as value
    from audit_event where action = 'customer.override' and detail ->> 'scheme' = 'loyalty'`,
  )
  expect(audited).toBe('[null, "loyal"] 十年老客户, ["loyal", null] -')
})

it('only a class of the scheme is taken, and only with a reason', async () => {
  for (const [scheme, wrong] of [
    ['abc', 'D'],
    ['dormancy', 'dead'],
    ['rfm', '665'],
    ['loyalty', 'A'],
  ] as const)
    expect((await put(scheme, { class: wrong, reason: '试' })).body.invalid_params?.[0], scheme).toMatchObject({
      name: 'class',
      code: 'override_class_unknown',
    })
  expect((await put('rfm', { class: '555', reason: '试' })).status).toBe(200)
  expect((await put('abc', { class: 'A' })).body.invalid_params[0]).toMatchObject({ name: 'reason', code: 'required' })
  expect((await put('abc', { class: 'A', reason: ' ' })).body.invalid_params[0]).toMatchObject({ name: 'reason', code: 'blank' })
  expect((await put('horoscope', { class: 'A', reason: '试' })).status).toBe(404)
})

it('the classes of the scheme’s own parameters count, whatever a trial with other ones gave', async () => {
  await company.db.execute(sql`
    insert into analysis_run (scheme, status, parameters, as_of, from_on, to_on, currency, requested_by_id, requested_at)
    values ('rfm', 'done', '{"bins": 4}', '2026-11-01', '2025-11-02', '2026-11-02', 'CNY', ${company.users.administrator.id}, now())`)
  expect((await put('rfm', { class: '555', reason: '试' })).status).toBe(200)
  expect((await put('rfm', { class: '666', reason: '试' })).status).toBe(400)
})

it('on a customer that was merged away it is the survivor’s', async () => {
  const merged = await insertCustomer(company.db, { externalId: 'O-2', outletId: company.outlets.xihu })
  expect((await put('abc_weighted', { class: 'C', reason: '试' }, 'ext:O-2')).status).toBe(404)
  await mergeInto(company, merged, customerId)
  expect((await put('abc_weighted', { class: 'C', reason: '试' }, 'ext:O-2')).status).toBe(200)
  expect(await stored('abc_weighted')).toBe('C 试')
})

it('those that stand are listed, the latest first, within reach, beside the computed class, a page at a time', async () => {
  const { db, users, outlets } = company
  await db.execute(sql`delete from customer_override`)
  const other = await insertCustomer(db, {
    externalId: 'O-8',
    name: '王小明',
    kind: 'consumer',
    ownerId: users.salesHangzhou.id,
    outletId: outlets.xihu,
  })
  const archived = await insertCustomer(db, { externalId: 'O-9', ownerId: users.sales.id })
  await db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
  await db.execute(sql`update customer_standing set abc_class = 'C', abc_weighted_class = null where customer_id = ${customerId}`)
  const decide = (id: number, scheme: string, at: string) =>
    db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
      values (${id}, ${scheme}, 'A', ${`因为 ${scheme}`}, ${users.administrator.id}, ${at}::timestamptz)`)
  await decide(customerId, 'abc', '2026-05-01T00:00:00.123Z')
  await decide(customerId, 'abc_weighted', '2026-05-01T00:00:00.123Z')
  await decide(other, 'abc', '2026-05-02T00:00:00Z')
  await decide(archived, 'abc', '2026-05-03T00:00:00Z')

  const page = async (who: 'executive' | 'sales', asked: { scheme?: string; cursor?: string; limit: number }) =>
    listOverrides(await company.contextAs(who), asked)
  const shown = ({ rows }: Awaited<ReturnType<typeof page>>) =>
    rows.map((row) => [row.customer.externalId, row.customer.name, row.scheme, row.computed])
  const all = await page('executive', { limit: 10 })
  expect(shown(all)).toEqual([
    ['O-8', '王**', 'abc', null],
    ['O-1', expect.any(String), 'abc_weighted', null],
    ['O-1', expect.any(String), 'abc', 'C'],
  ])
  expect(all.rows[2]).toMatchObject({ class: 'A', reason: '因为 abc', byName: '管安', at: new Date('2026-05-01T00:00:00.123Z') })
  expect(shown(await page('sales', { limit: 10 })).map(([id]) => id)).toEqual(['O-1', 'O-1'])
  expect(shown(await page('executive', { scheme: 'abc', limit: 10 })).map(([id]) => id)).toEqual(['O-8', 'O-1'])

  // Two decisions of one instant lie on two pages.
  const first = await page('executive', { limit: 2 })
  const rest = await page('executive', { limit: 2, cursor: first.nextCursor ?? '' })
  expect([...shown(first), ...shown(rest)]).toEqual(shown(all))
  expect(rest.nextCursor).toBeNull()
  await expect(page('executive', { scheme: 'abc', limit: 2, cursor: first.nextCursor ?? '' })).rejects.toMatchObject({
    code: 'invalid_cursor',
  })
  await expect(listOverrides(await company.contextAs('service'), { limit: 2 })).rejects.toMatchObject({ code: 'forbidden' })
})
