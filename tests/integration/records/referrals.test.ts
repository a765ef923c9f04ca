import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { referralsOf, referrerOf } from '#lib/records/customers/referral/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let number = 0
interface Given {
  owner?: UserKey
  kind?: string
  name?: string
  by?: number
}
async function customer({ owner = 'sales', kind = 'business', name, by }: Given = {}): Promise<number> {
  number += 1
  const id = await insertCustomer(company.db, {
    ...{ name: name ?? `介绍${number}`, externalId: `REF-${number}`, kind },
    ownerId: company.users[owner].id,
  })
  if (by !== undefined) await company.db.execute(sql`update customer set referrer_id = ${by} where id = ${id}`)
  return id
}
const versionOf = async (id: number) =>
  Number(await textOf(company, sql`select version::text as value from customer where id = ${id}`))
const refer = async (id: number, given: Record<string, unknown>) =>
  call('sales', 'PATCH', `/customers/${id}`, { version: await versionOf(id), ...given })
const problemOf = async (id: number, given: Record<string, unknown>) => {
  const { status, body } = await refer(id, given)
  return [status, body.invalid_params?.[0]?.name, body.invalid_params?.[0]?.code]
}
const of = async (user: UserKey, id: number, most = 8) => referralsOf(await company.contextAs(user), id, most)

describe('the referrer of a customer', () => {
  it('is named by its id and taken away again, and the change is noted', async () => {
    const [one, by] = [await customer(), await customer()]
    expect((await refer(one, { referrer_id: String(by) })).body).toMatchObject({ referrer_id: String(by), version: 2 })
    const detail = await textOf(
      company,
      sql`select detail::text as value from audit_event where action = 'customer.update' and subject_id = ${String(one)}`,
    )
    expect(JSON.parse(detail ?? '')).toEqual({ referrer_id: [null, by] })
    expect((await refer(one, { referrer_id: String(by) })).body).toMatchObject({ version: 2 })
    expect((await refer(one, { referrer_id: null })).body).toMatchObject({ referrer_id: null, referrer_external_id: null })
    const made = await call('sales', 'POST', '/customers', { name: '新介绍', referrer_id: String(by) })
    expect(made.body).toMatchObject({ referrer_id: String(by) })
    const created = await textOf(
      company,
      sql`select detail -> 'referrer_id' ->> 1 as value from audit_event where action = 'customer.create' and subject_id = ${made.body.id}`,
    )
    expect(created).toBe(String(by))
  })

  it('is neither the customer itself, nor out of sight, nor named twice', async () => {
    const [one, by, foreign] = [await customer(), await customer(), await customer({ owner: 'salesHangzhou' })]
    expect(await problemOf(one, { referrer_id: String(one) })).toEqual([400, 'referrer_id', 'customer_is_itself'])
    expect(await problemOf(one, { referrer_id: String(foreign) })).toEqual([400, 'referrer_id', 'customer_unknown'])
    const code = await textOf(company, sql`select external_id as value from customer where id = ${by}`)
    const twice = { referrer_id: String(by), referrer_external_id: code }
    expect(await problemOf(one, twice)).toEqual([400, 'referrer_id', 'give_one'])
  })
})

describe('a chain of referrals', () => {
  it('is told from the nearest to the first, and what each brought', async () => {
    const first = await customer({ name: '衡正律所' })
    const second = await customer({ name: '明理会计', by: first })
    const third = await customer({ name: '拙朴设计', by: second })
    const fourth = await customer({ name: '九思知识产权', by: third })
    expect((await of('sales', fourth)).by.map(({ name }) => name)).toEqual(['拙朴设计', '明理会计', '衡正律所'])
    expect(await of('sales', fourth)).toMatchObject({ brought: [], count: 0, more: false })
    expect(await of('sales', second)).toMatchObject({
      by: [{ id: first, name: '衡正律所' }],
      brought: [{ id: third, name: '拙朴设计', archived: false }],
      count: 1,
    })
  })

  it('hides the name of who lies out of reach, and does not list whom the reader may not see', async () => {
    const foreign = await customer({ owner: 'salesHangzhou', name: '西湖茶叶' })
    const own = await customer({ by: foreign })
    const theirs = await customer({ owner: 'salesHangzhou', by: own })
    expect(await of('sales', own)).toMatchObject({ by: [{ id: foreign, name: null }], brought: [], count: 0 })
    expect(await of('administrator', own)).toMatchObject({ by: [{ name: '西湖茶叶' }], brought: [{ id: theirs }] })
    expect(await of('sales', theirs)).toEqual({ by: [], brought: [], count: 0, more: false })
    expect(await referrerOf(await company.contextAs('sales'), theirs)).toBeNull()
  })

  it('masks a person', async () => {
    const person = await customer({ kind: 'consumer', name: '王建军' })
    const brought = await customer({ by: person })
    const [by] = (await of('sales', brought)).by
    expect(by?.name).not.toBe('王建军')
    expect(by?.name).toMatch(/^王/)
    expect(await referrerOf(await company.contextAs('sales'), brought)).toEqual(by)
  })

  it('lists so many and counts all, those of most value first', async () => {
    const by = await customer()
    const [small, large, none] = [await customer({ by }), await customer({ by }), await customer({ by })]
    await company.db.execute(sql`update customer_standing set value_minor = 100 where customer_id = ${small}`)
    await company.db.execute(sql`update customer_standing set value_minor = 900 where customer_id = ${large}`)
    expect((await of('sales', by)).brought.map(({ id }) => id)).toEqual([large, small, none])
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${small}, 'abc', 'A', '总部战略客户', ${company.users.executive.id})`)
    expect((await of('sales', by)).brought.map(({ abcOverride }) => abcOverride?.class ?? null)).toEqual([null, 'A', null])
    expect(await of('sales', by, 2)).toMatchObject({ brought: [{ id: large, valueMinor: 900 }, { id: small }], count: 3 })
  })

  it('is that of the survivor after a merge, and ends where a merge has closed a circle', async () => {
    const [survivor, merged] = [await customer({ name: '存续' }), await customer({ name: '并入' })]
    const brought = await customer({ by: merged })
    await company.db.execute(sql`update customer set referrer_id = ${brought} where id = ${survivor}`)
    await call('administrator', 'POST', `/customers/${survivor}/merge`, {
      merged: String(merged),
      version: await versionOf(survivor),
      merged_version: await versionOf(merged),
    })
    expect(await of('sales', brought)).toMatchObject({ by: [{ id: survivor, name: '存续' }] })
    expect(await of('sales', survivor)).toMatchObject({ by: [{ id: brought }], brought: [{ id: brought }], count: 1 })
  })
})
