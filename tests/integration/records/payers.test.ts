import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { customersPaidBy, payingCustomerOf } from '#lib/records/customers/payer/service'
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
  payer?: number
}
async function customer({ owner = 'sales', kind = 'business', name, payer }: Given = {}): Promise<number> {
  number += 1
  const id = await insertCustomer(company.db, {
    ...{ name: name ?? `付款${number}`, externalId: `PAY-${number}`, kind },
    ownerId: company.users[owner].id,
  })
  if (payer !== undefined) await company.db.execute(sql`update customer set payer_id = ${payer} where id = ${id}`)
  return id
}
const versionOf = async (id: number) =>
  Number(await textOf(company, sql`select version::text as value from customer where id = ${id}`))
const pay = async (user: UserKey, id: number, payer: number | string | null) =>
  call(user, 'PATCH', `/customers/${id}`, { version: await versionOf(id), payer_id: payer === null ? null : String(payer) })
const problemOf = async (user: UserKey, id: number, payer: number | string) => {
  const { status, body } = await pay(user, id, payer)
  return [status, body.invalid_params?.[0]?.name, body.invalid_params?.[0]?.code]
}
const payerOf = async (user: UserKey, id: number) => payingCustomerOf(await company.contextAs(user), id)
const paidBy = async (user: UserKey, id: number, most = 10) => customersPaidBy(await company.contextAs(user), id, most)
const merge = async (survivor: number, merged: number, fields: Record<string, string> = {}) =>
  call('administrator', 'POST', `/customers/${survivor}/merge`, {
    merged: String(merged),
    version: await versionOf(survivor),
    merged_version: await versionOf(merged),
    fields,
  })
const undo = (id: string) => call('administrator', 'POST', `/merges/${id}/undo`, {})
const clear = (id: number) => company.db.execute(sql`update customer set payer_id = null where id = ${id}`)

describe('the payer of a customer', () => {
  it('is named by id or external id and taken away again, and the change is noted', async () => {
    const [one, payer] = [await customer(), await customer()]
    expect((await pay('sales', one, payer)).body).toMatchObject({ payer_id: String(payer), version: 2 })
    const detail = await textOf(
      company,
      sql`select detail::text as value from audit_event where action = 'customer.update' and subject_id = ${String(one)}`,
    )
    expect(JSON.parse(detail ?? '')).toEqual({ payer_id: [null, payer] })
    expect((await pay('sales', one, null)).body).toMatchObject({ payer_id: null })
    const code = await textOf(company, sql`select external_id as value from customer where id = ${payer}`)
    expect((await pay('sales', one, `ext:${code}`)).body).toMatchObject({ payer_id: String(payer) })
    const made = await call('sales', 'POST', '/customers', { name: '新付', payer_id: String(payer) })
    expect(made.body).toMatchObject({ payer_id: String(payer) })
  })

  it('is neither the customer itself, nor archived, nor out of sight, nor one that does not exist', async () => {
    const [one, archived, foreign] = [await customer(), await customer(), await customer({ owner: 'salesHangzhou' })]
    await company.db.execute(sql`update customer set archived_at = now() where id = ${archived}`)
    expect(await problemOf('sales', one, one)).toEqual([400, 'payer_id', 'customer_is_itself'])
    expect(await problemOf('sales', one, archived)).toEqual([400, 'payer_id', 'customer_archived'])
    expect(await problemOf('sales', one, foreign)).toEqual([400, 'payer_id', 'customer_unknown'])
    expect(await problemOf('sales', one, 999_999)).toEqual([400, 'payer_id', 'customer_unknown'])
  })

  it('has no payer of its own, and whoever pays for others gets none', async () => {
    const [low, middle, top] = [await customer(), await customer(), await customer()]
    expect((await pay('sales', low, middle)).status).toBe(200)
    expect(await problemOf('sales', middle, top)).toEqual([400, 'payer_id', 'customer_pays_for_others'])
    expect(await problemOf('sales', top, low)).toEqual([400, 'payer_id', 'payer_has_payer'])
  })

  it('makes no chain when two are named at once', async () => {
    const [low, middle, top] = [await customer(), await customer(), await customer()]
    const answers = await Promise.all([pay('sales', low, middle), pay('sales', middle, top)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('stays when it was archived since, or lies out of the editor’s reach, as long as nobody names another', async () => {
    const payer = await customer({ owner: 'salesHangzhou', name: '外地总部' })
    const one = await customer({ payer })
    await company.db.execute(sql`update customer set archived_at = now() where id = ${payer}`)
    expect((await pay('sales', one, payer)).body).toMatchObject({ payer_id: String(payer) })
    expect(await payerOf('sales', one)).toEqual({ id: payer, name: '外地总部', inReach: false })
    expect(await payerOf('administrator', one)).toEqual({ id: payer, name: '外地总部', inReach: true })
  })

  it('is masked where it is a person, and nothing to whoever does not see the customer', async () => {
    const payer = await customer({ kind: 'consumer', name: '王建军' })
    const one = await customer({ payer })
    expect((await payerOf('sales', one))?.name).not.toContain('建')
    expect(await payerOf('salesHangzhou', one)).toBeNull()
    expect(await payerOf('sales', payer)).toBeNull()
  })
})

describe('whom a customer pays for', () => {
  it('is listed by value within the reader’s reach, as many as asked for, and counted', async () => {
    const payer = await customer()
    const paid: number[] = []
    for (const value of [20, 30, 10]) {
      const id = await customer({ payer })
      await company.db.execute(sql`update customer_standing set value_minor = ${value} where customer_id = ${id}`)
      paid.push(id)
    }
    await customer({ payer, owner: 'salesHangzhou' })
    const [second, first, third] = paid
    expect(await paidBy('sales', payer, 2)).toMatchObject({
      customers: [{ id: first }, { id: second }],
      count: 3,
      valueMinor: 60,
      more: false,
    })
    expect((await paidBy('sales', payer)).customers.map(({ id }) => id)).toEqual([first, second, third])
    expect((await paidBy('administrator', payer)).count).toBe(4)
    expect(await paidBy('salesHangzhou', payer)).toEqual({ customers: [], count: 0, valueMinor: 0, more: false })
  })
})

describe('a merge', () => {
  it('makes the survivor pay for those whom the other paid for, and its undo gives them back', async () => {
    const [one, other] = [await customer(), await customer()]
    const [own, others] = [await customer({ payer: one }), await customer({ payer: other })]
    const done = await merge(one, other)
    expect((await paidBy('sales', one)).customers.map(({ id }) => id).sort()).toEqual([own, others].sort())
    expect(await payerOf('sales', others)).toMatchObject({ id: one })
    expect((await call('sales', 'GET', `/customers/${others}`)).body.payer_id).toBe(String(one))
    expect((await undo(done.body.id)).status).toBe(200)
    expect((await paidBy('sales', one)).customers.map(({ id }) => id)).toEqual([own])
    expect(await payerOf('sales', others)).toMatchObject({ id: other })
  })

  it('keeps the payer that was chosen, and its undo gives the survivor its own back', async () => {
    const [one, other, payer, payers] = [await customer(), await customer(), await customer(), await customer()]
    await pay('sales', one, payer)
    await pay('sales', other, payers)
    const done = await merge(one, other, { payer_id: 'merged' })
    expect(done.body.customer.payer_id).toBe(String(payers))
    expect((await undo(done.body.id)).body).toMatchObject({
      customer: { payer_id: String(payer) },
      restored: { payer_id: String(payers) },
    })
  })

  it('leaves nobody to pay for itself, even by somebody who was merged before', async () => {
    const [one, other, before] = [await customer(), await customer(), await customer()]
    await pay('sales', one, before)
    await merge(other, before)
    expect(await payerOf('sales', one)).toMatchObject({ id: other })
    const done = await merge(one, other)
    expect(done.body.customer.payer_id).toBeNull()
    expect((await undo(done.body.id)).body.customer.payer_id).toBe(String(other))
  })

  it('is refused where the survivor would have a payer and pay for others, until a side without a payer is chosen', async () => {
    const [one, other, payer] = [await customer(), await customer(), await customer()]
    await pay('sales', one, payer)
    await customer({ payer: other })
    const refused = await merge(one, other)
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      422,
      'rule_violated',
      expect.stringContaining('payer'),
    ])
    expect((await merge(one, other, { payer_id: 'merged' })).body.customer.payer_id).toBeNull()
  })

  it('cannot be undone while somebody would have a payer and pay for others', async () => {
    const [one, other, payer] = [await customer(), await customer(), await customer()]
    await pay('sales', one, payer)
    const done = await merge(one, other, { payer_id: 'merged' })
    const since = await customer({ payer: one })
    expect((await undo(done.body.id)).status).toBe(422)
    await clear(since)
    expect((await undo(done.body.id)).body.customer.payer_id).toBe(String(payer))
  })
})
