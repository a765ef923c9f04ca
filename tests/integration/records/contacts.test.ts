import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    externalId: 'K-900',
    name: '甬江包装',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
})
afterAll(() => company.close())

const make = async (given: Record<string, unknown>) =>
  (await call('sales', 'POST', '/contacts', { customer_external_id: 'K-900', ...given })).body
const storedOf = (id: string, column: 'name' | 'phone' | 'email') =>
  textOf(
    company,
    sql`select case ${column} when 'name' then name when 'phone' then phone else email end as value from contact where id = ${Number(id)}`,
  )

describe('a contact', () => {
  it('is answered masked by every operation, and stands stored in clear', async () => {
    const made = await make({
      external_id: 'C-1',
      name: '欧阳娜娜',
      phone: '13812345678',
      email: 'nana@mail.example',
      title: '经理',
      decision_role: 'decider',
    })
    // GB/T 41833-2022: at least one character of the name and six digits of the number are hidden.
    const masked = { name: '欧阳**', phone: '138******78', email: 'n***@mail.example' }
    expect(made).toMatchObject({
      ...masked,
      external_id: 'C-1',
      customer_id: String(customerId),
      customer_external_id: 'K-900',
      decision_role: 'decider',
      archived: false,
      version: 1,
    })
    expect((await call('administrator', 'GET', '/contacts/ext:C-1')).body).toEqual(made)
    expect((await call('sales', 'GET', '/contacts?customer=ext:K-900')).body.data[0]).toEqual(made)
    expect(await storedOf(made.id, 'phone')).toBe('13812345678')
    const audited = await textOf(
      company,
      sql`select detail::text as value from audit_event where action = 'contact.create' and subject_id = ${made.id}`,
    )
    expect(audited).toContain('欧阳**')
    expect(audited).not.toContain('娜娜')
  })

  it('has its influence and attitude, unknown until they are said, and its history tells the change', async () => {
    const made = await make({ name: '林一凡', decision_role: 'payer' })
    expect(made).toMatchObject({ influence: null, attitude: null })
    const said = { influence: 'high', attitude: 'opposed' }
    const saved = await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 1, ...said })
    expect(saved.body).toMatchObject({ ...said, decision_role: 'payer', version: 2 })
    const turned = await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 2, attitude: null })
    expect(turned.body).toMatchObject({ influence: 'high', attitude: null })
    expect(
      await textOf(
        company,
        sql`select string_agg(detail::text, ' ' order by id) as value from audit_event where action = 'contact.update' and subject_id = ${made.id}`,
      ),
    ).toBe('{"attitude": [null, "opposed"], "influence": [null, "high"]} {"attitude": ["opposed", null]}')
    const strange = await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 3, attitude: 'friendly' })
    expect(strange.status).toBe(400)
  })

  it('stays as it is when a form sends back what it was shown', async () => {
    const made = await make({ name: '司马相如', phone: '13912345678', email: 'xr@mail.example' })
    const { name, phone, email } = made
    const saved = await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 1, name, phone, email, title: '会计' })
    expect(saved.body).toMatchObject({ title: '会计', version: 2 })
    expect([await storedOf(made.id, 'name'), await storedOf(made.id, 'phone'), await storedOf(made.id, 'email')]).toEqual([
      '司马相如',
      '13912345678',
      'xr@mail.example',
    ])
    const again = await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 2, name })
    expect(again.body.version).toBe(2)
    await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 2, name: '司马迁', phone: null })
    expect([await storedOf(made.id, 'name'), await storedOf(made.id, 'phone')]).toEqual(['司马迁', null])
  })

  it('of an older version is refused with the present one', async () => {
    const made = await make({ name: '王一' })
    await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 1, title: '甲' })
    const late = await call('salesManager', 'PATCH', `/contacts/${made.id}`, { version: 1, title: '乙' })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'conflict', current: { title: '甲', version: 2, name: '王*' } })
  })

  it('is archived and comes back', async () => {
    const made = await make({ name: '王二', external_id: 'C-archive' })
    expect((await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 1, archived: true })).body.archived).toBe(true)
    const ids = async (query: string) =>
      (await call('sales', 'GET', `/contacts?${query}`)).body.data.map((row: { id: string }) => row.id)
    expect(await ids('limit=200')).not.toContain(made.id)
    expect(await ids('archived=true')).toEqual([made.id])
    expect((await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 2, archived: false })).body.archived).toBe(false)
    expect(await ids('limit=200')).toContain(made.id)
  })

  it('needs one customer within reach and an external id that is free', async () => {
    expect((await call('sales', 'POST', '/contacts', { name: '甲' })).body.invalid_params[0]).toMatchObject({
      name: 'customer_external_id',
      code: 'required',
    })
    const both = { name: '甲', customer_id: String(customerId), customer_external_id: 'K-900' }
    expect((await call('sales', 'POST', '/contacts', both)).body.invalid_params[0].code).toBe('give_one')
    expect((await call('salesColleague', 'POST', '/contacts', { customer_external_id: 'K-900', name: '甲' })).status).toBe(404)
    await make({ name: '甲', external_id: 'C-taken' })
    const second = await make({ name: '乙' })
    expect(
      (await call('sales', 'POST', '/contacts', { customer_external_id: 'K-900', name: '乙', external_id: 'C-taken' })).body.code,
    ).toBe('duplicate')
    expect((await call('sales', 'PATCH', `/contacts/${second.id}`, { version: 1, external_id: 'C-taken' })).body.code).toBe(
      'duplicate',
    )
    expect(
      (await call('sales', 'POST', '/contacts', { customer_external_id: 'K-900', name: '丙', nickname: '小丙' })).body
        .invalid_params[0],
    ).toMatchObject({ name: 'nickname', code: 'unknown_field' })
  })
})

describe('the list of contacts', () => {
  it('is searched by a part of the name, by the initials of its pinyin and by the external id, also after a change of name', async () => {
    const made = await make({ name: '诸葛孔明', external_id: 'SEARCH-77' })
    const found = async (q: string) =>
      (await call('sales', 'GET', `/contacts?q=${encodeURIComponent(q)}`)).body.data.map((row: { id: string }) => row.id)
    for (const q of ['孔明', 'zgkm', 'search-77', '诸葛']) expect(await found(q), q).toEqual([made.id])
    await call('sales', 'PATCH', `/contacts/${made.id}`, { version: 1, name: '庞士元' })
    expect(await found('孔明')).toEqual([])
    expect(await found('士元')).toEqual([made.id])
    expect((await call('sales', 'GET', '/contacts?q=孔')).body.invalid_params[0]).toMatchObject({
      name: 'q',
      code: 'search_too_short',
    })
  })

  it('is paged without a gap or a repetition, and refuses what it does not know', async () => {
    const whole = (await call('sales', 'GET', '/contacts?limit=200&sort=id')).body.data.map((row: { id: string }) => row.id)
    expect(whole.length).toBeGreaterThan(5)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await call('sales', 'GET', `/contacts?limit=2&sort=id${cursor === '' ? '' : `&cursor=${cursor}`}`)
      seen.push(...page.body.data.map((row: { id: string }) => row.id))
      cursor = page.body.next_cursor
    }
    expect(seen).toEqual(whole)
    for (const query of ['nope=1', 'sort=name', 'limit=201', 'decision_role=boss'])
      expect((await call('sales', 'GET', `/contacts?${query}`)).status, query).toBe(400)
  })

  it('shows contacts of a customer that was merged away under the survivor, to whoever sees the survivor', async () => {
    const merged = await insertCustomer(company.db, {
      externalId: 'K-901',
      ownerId: company.users.salesColleague.id,
      outletId: company.outlets.shounan,
    })
    const made = (await call('salesColleague', 'POST', '/contacts', { customer_external_id: 'K-901', name: '并入人' })).body
    expect((await call('sales', 'GET', `/contacts/${made.id}`)).status).toBe(404)
    await mergeInto(company, merged, customerId)
    expect((await call('sales', 'GET', `/contacts/${made.id}`)).body).toMatchObject({
      customer_id: String(customerId),
      customer_external_id: 'K-900',
    })
    expect((await call('salesColleague', 'GET', `/contacts/${made.id}`)).status).toBe(404)
    for (const named of ['ext:K-900', 'ext:K-901', String(merged)]) {
      const list = await call('sales', 'GET', `/contacts?customer=${named}&limit=200`)
      expect(
        list.body.data.map((row: { id: string }) => row.id),
        named,
      ).toContain(made.id)
    }
    expect((await call('salesColleague', 'GET', '/contacts?limit=200')).body.data).toEqual([])
  })
})
