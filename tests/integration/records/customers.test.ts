import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { caller, textOf } from './relations-company.ts'

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
const stored = (id: string, column: string) =>
  textOf(company, sql`select to_jsonb(c) ->> ${column} as value from customer c where id = ${Number(id)}`)
const auditRow = z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) })
const lastEvent = (id: string) =>
  company.db.row(
    auditRow,
    sql`select action, detail from audit_event where subject_type = 'customer' and subject_id = ${id} order by id desc limit 1`,
  )

describe('a customer', () => {
  it('keeps every field of the import as it was given, and answers it again', async () => {
    const parent = await create()
    const given = {
      external_id: 'K-完整',
      name: '宁波海天纸业有限公司',
      kind: 'business',
      lifecycle: 'regular',
      industry: '造纸',
      region_code: '330200',
      address: '宁波市鄞州区首南街道泰康中路18号502室',
      phone: '0574-8765 4321',
      credit_grade: 'B',
      owner_email: company.users.sales.email,
      outlet_code: 'SHOUNAN',
      source: '展会',
      referrer_external_id: parent.external_id,
      customer_since: '2020-02-29',
      parent_external_id: parent.external_id,
      annual_marketing_cost_minor: 9_007_199_254_740_991,
      tags: ['重点', '月结'],
      next_touch_on: '2026-12-01',
    }
    const made = await create({ ...given, currency: 'CNY' })
    expect(made).toMatchObject({ ...given, version: 1, archived: false, currency: 'CNY', owner_name: '周敏', abc_class: null })
    const again = await call('administrator', 'GET', `/customers/${encodeURIComponent('ext:K-完整')}`)
    expect(again.body).toEqual(made)
  })

  it('is its maker’s own, at his outlet, unless he has the whole company in reach or says otherwise', async () => {
    expect(await create({}, 'sales')).toMatchObject({ owner_email: company.users.sales.email, outlet_code: 'SHOUNAN' })
    expect(await create({})).toMatchObject({ owner_email: null, outlet_code: null })
    expect(await create({ owner_email: null }, 'outlet')).toMatchObject({ owner_email: null, outlet_code: 'SHOUNAN' })
    expect(await create({ owner_email: company.users.salesColleague.email }, 'salesManager')).toMatchObject({
      owner_name: '郑凯',
    })
  })

  it('is found by what its name was changed to, and no more by what it was', async () => {
    const made = await create({ name: '老名字贸易' })
    const found = async (q: string) =>
      (await call('administrator', 'GET', `/customers?q=${encodeURIComponent(q)}`)).body.data.map((row: { id: string }) => row.id)
    expect(await found('lmzmy')).toEqual([made.id])
    await call('administrator', 'PATCH', `/customers/${made.id}`, { version: 1, name: '新名字贸易', external_id: 'NEW-77' })
    expect(await found('lmzmy')).toEqual([])
    expect(await found('xmzmy')).toEqual([made.id])
    expect(await found('new-7')).toEqual([made.id])
  })

  it('with an external id that is taken is a duplicate, when it is made and when it is changed', async () => {
    const [one, other] = [await create(), await create()]
    const body = { name: '又一个', external_id: one.external_id }
    expect((await call('administrator', 'POST', '/customers', body)).body).toMatchObject({ status: 409, code: 'duplicate' })
    const change = { version: 1, external_id: one.external_id }
    expect((await call('administrator', 'PATCH', `/customers/${other.id}`, change)).body).toMatchObject({
      status: 409,
      code: 'duplicate',
    })
  })

  it('keeps a credit code that fails its check, and says so; a good one is stored as codes are compared', async () => {
    // GB 32100-2015's own example, 91350100M000100Y43, and the same with another check character.
    expect(await create({ credit_code: ' 91350100m000100y43' })).toMatchObject({
      credit_code: '91350100M000100Y43',
      credit_code_problem: null,
    })
    expect(await create({ credit_code: '91350100M000100Y44' })).toMatchObject({ credit_code_problem: 'credit_code_check' })
    expect(await create({ credit_code: '330200000012345' })).toMatchObject({
      credit_code: '330200000012345',
      credit_code_problem: 'credit_code_length',
    })
  })

  it('is emptied of what null is given for', async () => {
    const made = await create({
      industry: '服装',
      tags: ['重点'],
      owner_email: company.users.sales.email,
      annual_marketing_cost_minor: 5,
    })
    const body = { version: 1, industry: null, tags: [], owner_email: null, annual_marketing_cost_minor: null }
    const changed = await call('administrator', 'PATCH', `/customers/${made.id}`, body)
    expect(changed.body).toMatchObject({
      version: 2,
      industry: null,
      tags: [],
      owner_email: null,
      annual_marketing_cost_minor: null,
    })
  })

  it('that is archived leaves the list and comes back as it was', async () => {
    const made = await create({ owner_email: company.users.sales.email, tags: ['存档'] })
    const ids = async (more: string) =>
      (await call('administrator', 'GET', `/customers?tag=${encodeURIComponent('存档')}${more}`)).body.data.map(
        (row: { id: string }) => row.id,
      )
    expect(await ids('')).toEqual([made.id])
    const archived = await call('administrator', 'POST', `/customers/${made.id}/archive`, { version: 1 })
    expect(archived.body).toMatchObject({ archived: true, version: 2 })
    expect(await ids('')).toEqual([])
    expect(await ids('&archived=true')).toEqual([made.id])
    expect((await call('administrator', 'POST', `/customers/${made.id}/archive`)).body).toMatchObject({
      archived: true,
      version: 2,
    })
    expect((await call('administrator', 'POST', `/customers/${made.id}/restore`, { version: 1 })).body).toMatchObject({
      code: 'conflict',
    })
    expect((await call('administrator', 'POST', `/customers/${made.id}/restore`)).body).toMatchObject({
      ...made,
      version: 3,
      updated_at: expect.anything(),
    })
    expect(await ids('')).toEqual([made.id])
  })
})

describe('two people', () => {
  it('who change one customer from the same version: one change stands, the other is told what stands now', async () => {
    const made = await create({ outlet_code: 'SHOUNAN' })
    const answers = await Promise.all([
      call('administrator', 'PATCH', `/customers/${made.id}`, { version: 1, industry: '甲' }),
      call('outlet', 'PATCH', `/customers/${made.id}`, { version: 1, industry: '乙' }),
      call('service', 'PATCH', `/customers/${made.id}`, { version: 1, industry: '丙' }),
    ])
    const done = answers.filter((answer) => answer.status === 200)
    expect(done).toHaveLength(1)
    const industry = done[0]?.body.industry
    for (const refused of answers.filter((answer) => answer.status !== 200)) {
      expect(refused.body).toMatchObject({ status: 409, code: 'conflict', current: { id: made.id, industry, version: 2 } })
    }
    expect(await stored(made.id, 'industry')).toBe(industry)
  })
})

describe('a consumer', () => {
  const person = { name: '欧阳娜娜', kind: 'consumer', phone: '13812345678', address: '宁波市鄞州区泰康中路18号502室' }

  it('is shown masked to everybody, and noted masked', async () => {
    const made = await create(person)
    const shown = { name: '欧阳**', phone: '138******78', address: '宁波市鄞州区泰康中路18号****' }
    expect(made).toMatchObject(shown)
    await call('administrator', 'PATCH', `/customers/${made.id}`, { version: 1, phone: '13998765432' })
    const event = await lastEvent(made.id)
    expect(event).toEqual({ action: 'customer.update', detail: { phone: ['138******78', '139******32'] } })
    const everything = await textOf(
      company,
      sql`select string_agg(detail::text, '') as value from audit_event where subject_id = ${made.id}`,
    )
    for (const secret of ['娜娜', '13812345678', '13998765432', '502']) expect(everything).not.toContain(secret)
  })

  it('keeps what is stored when its masks are sent back', async () => {
    const made = await create(person)
    const body = { version: 1, name: made.name, phone: made.phone, address: made.address, industry: '零售' }
    expect((await call('administrator', 'PATCH', `/customers/${made.id}`, body)).status).toBe(200)
    expect(await stored(made.id, 'name')).toBe(person.name)
    expect(await stored(made.id, 'phone')).toBe(person.phone)
    expect(await stored(made.id, 'address')).toBe(person.address)
  })

  it('does not become a business that shows its name, number and address', async () => {
    const made = await create(person)
    const refused = await call('administrator', 'PATCH', `/customers/${made.id}`, { version: 1, kind: 'business' })
    expect(refused.body).toMatchObject({ status: 422, code: 'rule_violated' })
    const half = { version: 1, kind: 'business', name: '娜娜商行', phone: '138******78', address: null }
    expect((await call('administrator', 'PATCH', `/customers/${made.id}`, half)).status).toBe(422)
    const anew = { version: 1, kind: 'business', name: '娜娜商行', phone: '0574-88888888', address: null }
    expect((await call('administrator', 'PATCH', `/customers/${made.id}`, anew)).body).toMatchObject({
      name: '娜娜商行',
      phone: '0574-88888888',
    })
  })
})
