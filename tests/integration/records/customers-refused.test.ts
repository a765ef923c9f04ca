import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let number = 0
const create = async (body: Record<string, unknown> = {}, user: Parameters<typeof call>[0] = 'administrator') => {
  number += 1
  const answer = await call(user, 'POST', '/customers', { name: `客户${number}`, external_id: `C-${number}`, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('an owner, outlet or relative out of reach', () => {
  const issueOf = async (user: Parameters<typeof call>[0], body: Record<string, unknown>, id?: string) => {
    const answer =
      id === undefined
        ? await call(user, 'POST', '/customers', { name: '试', ...body })
        : await call(user, 'PATCH', `/customers/${id}`, body)
    return answer.status === 400
      ? answer.body.invalid_params.map((one: { name: string; code: string }) => `${one.name} ${one.code}`)
      : answer.status
  }

  it('is refused with its field, and nothing is written', async () => {
    const own = await create({}, 'sales')
    const far = await create({ owner_email: company.users.salesHangzhou.email, outlet_code: 'XIHU' })
    const colleague = company.users.salesColleague.email
    expect(await issueOf('sales', { owner_email: colleague })).toEqual(['owner_email not_in_scope'])
    expect(await issueOf('sales', { version: 1, owner_email: colleague }, own.id)).toEqual(['owner_email not_in_scope'])
    expect(await issueOf('sales', { version: 1, owner_email: null }, own.id)).toEqual(['owner_email not_in_scope'])
    expect(await issueOf('sales', { version: 1, outlet_code: 'XIHU' }, own.id)).toEqual(['outlet_code outlet_unknown'])
    expect(await issueOf('salesManager', { version: 1, owner_email: company.users.salesHangzhou.email }, own.id)).toEqual([
      'owner_email owner_unknown',
    ])
    expect(await issueOf('outlet', { outlet_code: 'XIAYING' })).toEqual(['outlet_code outlet_unknown'])
    expect(await issueOf('service', { owner_email: 'nobody@nowhere.example' })).toEqual(['owner_email owner_unknown'])
    expect(await issueOf('administrator', { owner_email: company.users.disabled.email })).toEqual(['owner_email owner_unknown'])
    expect(await issueOf('sales', { parent_external_id: far.external_id })).toEqual(['parent_external_id customer_unknown'])
    expect(await issueOf('sales', { version: 1, referrer_external_id: far.external_id }, own.id)).toEqual([
      'referrer_external_id customer_unknown',
    ])
    expect((await call('sales', 'GET', `/customers/${own.id}`)).body).toEqual(own)
  })

  it('that stands already may be sent back by whoever cannot see it', async () => {
    const far = await create({ outlet_code: 'XIHU' })
    const own = await create({ owner_email: company.users.sales.email, outlet_code: 'XIHU', parent_external_id: far.external_id })
    const body = {
      version: 1,
      industry: '新',
      outlet_code: 'XIHU',
      parent_external_id: far.external_id,
      owner_email: company.users.sales.email,
    }
    expect(await issueOf('sales', body, own.id)).toBe(200)
  })

  it('does not close a circle of parents', async () => {
    const top = await create()
    const middle = await create({ parent_external_id: top.external_id })
    const low = await create({ parent_external_id: middle.external_id })
    expect(await issueOf('administrator', { version: 1, parent_external_id: low.external_id }, top.id)).toEqual([
      'parent_external_id customer_is_below',
    ])
    expect(await issueOf('administrator', { version: 1, parent_external_id: top.external_id }, top.id)).toEqual([
      'parent_external_id customer_is_itself',
    ])
  })
})

describe('bad input', () => {
  const issues = async (body: Record<string, unknown>) => {
    const answer = await call('administrator', 'POST', '/customers', { name: '好', ...body })
    expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(400)
    return answer.body.invalid_params.map((one: { name: string }) => one.name)
  }

  it('is refused with its field', async () => {
    expect(await issues({ name: 'a\u0000b' })).toEqual(['name'])
    expect(await issues({ name: 'a\ud800b' })).toEqual(['name'])
    expect(await issues({ name: '长'.repeat(201) })).toEqual(['name'])
    expect(await issues({ name: 'x'.repeat(1_000_000) })).toEqual(['name'])
    expect(await issues({ name: '  ' })).toEqual(['name'])
    expect(await issues({ customer_since: '0000-00-00' })).toEqual(['customer_since'])
    expect(await issues({ customer_since: '2023-02-29' })).toEqual(['customer_since'])
    expect(await issues({ next_touch_on: 20261201 })).toEqual(['next_touch_on'])
    expect(await issues({ annual_marketing_cost_minor: 2 ** 53 })).toEqual(['annual_marketing_cost_minor'])
    expect(await issues({ annual_marketing_cost_minor: 12.5 })).toEqual(['annual_marketing_cost_minor'])
    expect(await issues({ annual_marketing_cost_minor: -1 })).toEqual(['annual_marketing_cost_minor'])
    expect(await issues({ currency: 'USD', annual_marketing_cost_minor: 1 })).toEqual(['currency'])
    expect(await issues({ tags: ['a;b'] })).toEqual(['tags.0'])
    expect(await issues({ owner_email: 'a\u0000@b' })).toEqual(['owner_email'])
    expect(await issues({ root_id: 1, owner_id: 1 })).toEqual(['root_id', 'owner_id'])
  })

  it('that JSON alone can say is refused with its field as well', async () => {
    const key = await company.keyFor('administrator')
    const send = async (body: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const request = new Request('http://127.0.0.1/api/v1/customers', { method: 'POST', headers, body })
      const response = await dispatch(operations, authenticateKey, request)
      return { status: response.status, body: await response.json() }
    }
    for (const amount of ['1e309', '-1e309', '9007199254740993', '"5"']) {
      const { status, body } = await send(`{"name":"x","annual_marketing_cost_minor":${amount}}`)
      expect(status, amount).toBe(400)
      expect(body.invalid_params, amount).toMatchObject([{ name: 'annual_marketing_cost_minor' }])
    }
    expect((await send('{"name":')).body).toMatchObject({ status: 400, invalid_params: [{ name: 'body', code: 'not_json' }] })
    expect((await send(`{"name":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
  })

  it('that is only unusual is kept exactly', async () => {
    for (const name of [
      '𠮷野家',
      'a\u202eb\u2066c',
      `O'Brien"; drop table customer; --`,
      '<script>alert(1)</script>',
      '=1+1',
      '👩‍👩‍👧‍👦',
      'tab\there',
    ]) {
      expect((await create({ name })).name).toBe(name)
    }
  })
})
