import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { waitUntilFresh } from '#lib/analysis/metrics/refresh'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertWaybill } from '#tests/support/shipments'
import { caller, textOf } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let number = 0
const create = async (body: Record<string, unknown> = {}) => {
  number += 1
  const answer = await call('administrator', 'POST', '/customers', { name: `客户${number}`, external_id: `M-${number}`, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const get = async (id: string) => (await call('administrator', 'GET', `/customers/${id}`)).body
const merge = async (survivor: string, merged: string, fields: Record<string, string> = {}) => {
  const [one, other] = [await get(survivor), await get(merged)]
  return call('administrator', 'POST', `/customers/${survivor}/merge`, {
    merged,
    version: one.version,
    merged_version: other.version,
    fields,
  })
}
const undo = (id: string) => call('administrator', 'POST', `/merges/${id}/undo`, {})
const rootOf = (id: string) => textOf(company, sql`select root_id::text as value from customer where id = ${Number(id)}`)
const plain = ({ version: _version, updated_at: _at, ...rest }: Record<string, unknown>) => rest

describe('a merge', () => {
  it('leads from either id to the survivor, which takes over the chosen fields alone', async () => {
    const one = await create({ industry: '服装', phone: '0574-1111111', tags: ['甲'], owner_email: company.users.sales.email })
    const other = await create({
      industry: '食品',
      phone: '0574-2222222',
      tags: ['乙'],
      owner_email: company.users.salesXiaying.email,
      source: '展会',
    })
    const done = await merge(one.id, other.id, { phone: 'merged', owner_email: 'merged', source: 'merged', industry: 'survivor' })
    expect(done.status).toBe(200)
    expect(done.body.customer).toMatchObject({
      id: one.id,
      name: one.name,
      industry: '服装',
      tags: ['甲'],
      phone: '0574-2222222',
      owner_email: company.users.salesXiaying.email,
      source: '展会',
    })
    for (const id of [one.id, other.id, `ext:${other.external_id}`, `ext:${one.external_id}`])
      expect((await get(id)).id).toBe(one.id)
    const list = await call('administrator', 'GET', '/customers?limit=200')
    expect(list.body.data.map((row: { id: string }) => row.id)).not.toContain(other.id)
    const searched = await call('administrator', 'GET', `/customers?q=${encodeURIComponent(other.external_id)}`)
    expect(searched.body.data.map((row: { id: string }) => row.id)).toContain(one.id)
  })

  it('moves nothing: waybills keep the customer they were written under', async () => {
    const [one, other] = [await create(), await create()]
    await insertWaybill(company.db, { customerId: Number(other.id), acceptedOn: '2026-03-05' })
    await merge(one.id, other.id)
    expect(
      await textOf(company, sql`select customer_id::text as value from waybill where customer_id = ${Number(other.id)}`),
    ).toBe(other.id)
  })

  it('makes the last shipping day that of all its members, and its undo gives each his own', async () => {
    const [one, other] = [await create(), await create()]
    await insertWaybill(company.db, { customerId: Number(one.id), acceptedOn: '2026-01-10' })
    await insertWaybill(company.db, { customerId: Number(other.id), acceptedOn: '2026-03-05' })
    await waitUntilFresh(company.db)
    expect((await get(one.id)).last_shipping_on).toBe('2026-01-10')
    const done = await merge(one.id, other.id)
    await waitUntilFresh(company.db)
    expect((await get(one.id)).last_shipping_on).toBe('2026-03-05')
    await undo(done.body.id)
    await waitUntilFresh(company.db)
    expect((await get(one.id)).last_shipping_on).toBe('2026-01-10')
    expect((await get(other.id)).last_shipping_on).toBe('2026-03-05')
  })

  it('is undone as if it had not been', async () => {
    const one = await create({ industry: '服装', tags: ['甲'], annual_marketing_cost_minor: 100, customer_since: '2020-01-01' })
    const other = await create({
      industry: '食品',
      tags: ['乙'],
      annual_marketing_cost_minor: 200,
      customer_since: '2021-01-01',
      address: '宁波市',
    })
    const all = {
      name: 'merged',
      industry: 'merged',
      tags: 'merged',
      annual_marketing_cost_minor: 'merged',
      customer_since: 'merged',
      address: 'merged',
    }
    const done = await merge(one.id, other.id, all)
    expect(done.body.customer).toMatchObject({ name: other.name, annual_marketing_cost_minor: 200, address: '宁波市' })
    const undone = await undo(done.body.id)
    expect(undone.body).toMatchObject({ kept: [], customer: plain(one), restored: plain(other) })
    expect(plain(await get(one.id))).toEqual(plain(one))
    expect(plain(await get(other.id))).toEqual(plain(other))
    const searched = await call('administrator', 'GET', `/customers?q=${encodeURIComponent(one.name)}`)
    expect(searched.body.data.map((row: { id: string }) => row.id)).toContain(one.id)
  })

  it('gives back on undo only what is still as it left it, and names the rest', async () => {
    const one = await create({ industry: '服装', source: '甲' })
    const other = await create({ industry: '食品', source: '乙' })
    const done = await merge(one.id, other.id, { industry: 'merged', source: 'merged' })
    await call('administrator', 'PATCH', `/customers/${one.id}`, { version: done.body.customer.version, source: '后来' })
    const undone = await undo(done.body.id)
    expect(undone.body).toMatchObject({
      kept: ['source'],
      customer: { industry: '服装', source: '后来' },
      restored: { source: '乙' },
    })
    expect((await undo(done.body.id)).body).toMatchObject({ status: 422, code: 'rule_violated' })
  })

  it('takes members along, and its undo leaves them with whom they came', async () => {
    const [a, b, c] = [await create(), await create(), await create()]
    const first = await merge(b.id, c.id)
    const second = await merge(a.id, b.id)
    expect([await rootOf(a.id), await rootOf(b.id), await rootOf(c.id)]).toEqual([a.id, a.id, a.id])
    // The older one lies below the newer and has to wait.
    expect((await undo(first.body.id)).body).toMatchObject({ status: 422, code: 'rule_violated' })
    expect((await undo(second.body.id)).status).toBe(200)
    expect([await rootOf(a.id), await rootOf(b.id), await rootOf(c.id)]).toEqual([a.id, b.id, b.id])
    expect((await undo(first.body.id)).status).toBe(200)
    expect([await rootOf(a.id), await rootOf(b.id), await rootOf(c.id)]).toEqual([a.id, b.id, c.id])
  })

  it('below which a later one took the same field is undone after that one; without a common field the order is free', async () => {
    const [a, b, c, d] = [
      await create({ source: 'a' }),
      await create({ source: 'b' }),
      await create({ source: 'c' }),
      await create({ industry: 'd' }),
    ]
    const first = await merge(a.id, b.id, { source: 'merged' })
    const second = await merge(a.id, c.id, { source: 'merged' })
    const third = await merge(a.id, d.id, { industry: 'merged' })
    expect((await undo(first.body.id)).status).toBe(422)
    expect((await undo(second.body.id)).body.customer).toMatchObject({ source: 'b', industry: 'd' })
    expect((await undo(first.body.id)).body.customer).toMatchObject({ source: 'a', industry: 'd' })
    expect((await undo(third.body.id)).body.customer).toMatchObject({ source: 'a', industry: null })
  })

  it('with itself, with a member of itself, into an archived one, or of a stranger is refused', async () => {
    const [one, other] = [await create(), await create()]
    await merge(one.id, other.id)
    for (const merged of [one.id, other.id]) {
      const body = { merged, version: (await get(one.id)).version, merged_version: 1 }
      expect((await call('administrator', 'POST', `/customers/${one.id}/merge`, body)).body).toMatchObject({
        status: 422,
        code: 'rule_violated',
      })
    }
    const stored = await create()
    await call('administrator', 'POST', `/customers/${stored.id}/archive`)
    expect((await merge(stored.id, one.id)).status).toBe(422)
    expect((await merge(one.id, stored.id)).status).toBe(200)
  })

  it('never leaves somebody his own parent or referrer', async () => {
    const one = await create()
    const other = await create({ parent_external_id: one.external_id })
    const third = await create({ parent_external_id: other.external_id, referrer_external_id: other.external_id })
    const done = await merge(third.id, other.id, { parent_external_id: 'merged' })
    expect(done.body.customer).toMatchObject({ parent_external_id: one.external_id, referrer_external_id: null })
    const up = await merge(one.id, third.id, { parent_external_id: 'merged' })
    expect(up.body.customer.parent_external_id).toBeNull()
  })

  it('does not show a consumer’s number by putting it on a business', async () => {
    const business = await create({ phone: '0574-3333333' })
    const person = await create({ name: '张三丰', kind: 'consumer', phone: '13812345678' })
    for (const fields of [{ phone: 'merged' }, { name: 'merged' }])
      expect((await merge(business.id, person.id, fields)).status).toBe(422)
    expect((await merge(person.id, business.id, { kind: 'merged' })).status).toBe(422)
    const both = { kind: 'merged', phone: 'merged' }
    const done = await merge(business.id, person.id, both)
    expect(done.body.customer).toMatchObject({ kind: 'consumer', phone: '138******78' })
    // Somebody enters a person's number since: the undo must not turn it into a business's.
    await call('administrator', 'PATCH', `/customers/${business.id}`, {
      version: done.body.customer.version,
      phone: '13900001111',
    })
    const undone = await undo(done.body.id)
    expect(undone.body).toMatchObject({ kept: ['kind', 'phone'], customer: { kind: 'consumer', phone: '139******11' } })
  })

  it('is noted on both, masked', async () => {
    const one = await create({ name: '李小龙', kind: 'consumer', phone: '13811112222' })
    const other = await create({ name: '李大龙', kind: 'consumer', phone: '13833334444' })
    const done = await merge(one.id, other.id, { phone: 'merged' })
    const rows = await company.db.rows(
      z.object({ action: z.string(), subject: z.string(), detail: z.record(z.string(), z.unknown()) }),
      sql`select action, subject_id as subject, detail from audit_event where detail ->> 'merge_id' = ${done.body.id} order by id`,
    )
    expect(rows).toMatchObject([
      {
        action: 'customer.merge',
        subject: one.id,
        detail: { merged_id: Number(other.id), changes: { phone: ['138******22', '138******44'] } },
      },
      { action: 'customer.merged_away', subject: other.id },
    ])
    expect(JSON.stringify(rows)).not.toContain('13833334444')
  })
})

describe('a merge while others write', () => {
  it('is refused when somebody has changed either since it was read', async () => {
    const [one, other] = [await create(), await create()]
    await call('administrator', 'PATCH', `/customers/${other.id}`, { version: 1, industry: '新' })
    const body = { merged: other.id, version: 1, merged_version: 1 }
    const refused = await call('administrator', 'POST', `/customers/${one.id}/merge`, body)
    expect(refused.body).toMatchObject({ status: 409, code: 'conflict', current: { id: other.id, industry: '新', version: 2 } })
    expect(await rootOf(other.id)).toBe(other.id)
  })

  it('loses no change: a write to the one that goes away stands before the merge, or is a conflict', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [one, other] = [await create(), await create()]
      const [merged, changed] = await Promise.all([
        call('administrator', 'POST', `/customers/${one.id}/merge`, { merged: other.id, version: 1, merged_version: 1 }),
        call('service', 'GET', '/users').then(() =>
          call('administrator', 'PATCH', `/customers/${other.id}`, { version: 1, industry: '改' }),
        ),
      ])
      const industry = await textOf(company, sql`select industry as value from customer where id = ${Number(other.id)}`)
      const survivors = await textOf(company, sql`select industry as value from customer where id = ${Number(one.id)}`)
      expect([merged.status, changed.status].sort()).toEqual([200, 409])
      expect(industry).toBe(changed.status === 200 ? '改' : null)
      expect(survivors).toBeNull()
    }
  })

  it('is never hit by a change that was meant for the one that went away', async () => {
    const [one, other] = [await create(), await create()]
    await call('administrator', 'PATCH', `/customers/${other.id}`, { version: 1, industry: '二' })
    await call('administrator', 'PATCH', `/customers/${other.id}`, { version: 2, industry: '三' })
    await merge(one.id, other.id)
    // Whoever has read the other at version 1, 2 or 3 and saves now must not change the survivor.
    for (const version of [1, 2, 3]) {
      const late = await call('administrator', 'PATCH', `/customers/${other.id}`, { version, name: '迟到' })
      expect(late.body).toMatchObject({ status: 409, code: 'conflict', current: { id: one.id, name: one.name } })
    }
  })

  it('of two in opposite directions lets one through', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [await create(), await create()]
      const answers = await Promise.all([
        call('administrator', 'POST', `/customers/${one.id}/merge`, { merged: other.id, version: 1, merged_version: 1 }),
        call('administrator', 'POST', `/customers/${other.id}/merge`, { merged: one.id, version: 1, merged_version: 1 }),
      ])
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
      expect([409, 422]).toContain(answers.find((answer) => answer.status !== 200)?.status)
      const roots = [await rootOf(one.id), await rootOf(other.id)]
      expect(roots[0]).toBe(roots[1])
    }
  })
})
