import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
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
