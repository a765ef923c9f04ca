import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAlike } from '#lib/records/customers/merges/alike'
import { countAlong } from '#lib/records/customers/merges/along'
import { listMerges } from '#lib/records/customers/merges/list'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertWaybill } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const create = async (body: Record<string, unknown>) => (await call('administrator', 'POST', '/customers', body)).body
const alikeOf = async (user: UserKey, id: string) =>
  (await findAlike(await company.contextAs(user), { id: Number(id) })).map(({ customer, by }) => [customer.name, ...by])
const merge = (survivor: { id: string; version: number }, merged: { id: string; version: number }, fields = {}) =>
  call('administrator', 'POST', `/customers/${survivor.id}/merge`, {
    merged: merged.id,
    version: survivor.version,
    merged_version: merged.version,
    fields,
  })

describe('who may be the same customer', () => {
  it('shares a credit code, a telephone number or the core of the name; the strongest first', async () => {
    const one = await create({ name: '慈溪市亮禾小家电有限公司', phone: '0574-6300 1111', credit_code: '91330299MA2AAAAA1X' })
    await create({ name: '亮禾小家电', source: '展会' })
    await create({ name: '某某贸易', credit_code: '91330299MA2AAAAA1X' })
    const byContact = await create({ name: '另一家' })
    await call('administrator', 'POST', '/contacts', { customer_id: byContact.id, name: '钱一', phone: '057463001111' })
    await create({ name: '慈溪市大禾小家电有限公司' })
    expect(await alikeOf('administrator', one.id)).toEqual([
      ['某某贸易', 'credit_code'],
      ['另一家', 'phone'],
      ['亮禾小家电', 'name'],
    ])
  })

  it('is looked for among those whom the actor may merge, archived and merged ones left out', async () => {
    const one = await create({
      name: '宁波知夏服饰商行',
      address: '浙江省宁波市鄞州区首南中路18号',
      owner_email: company.users.sales.email,
      outlet_code: 'SHOUNAN',
    })
    const hidden = await create({ name: '知夏服饰', owner_email: company.users.salesHangzhou.email, outlet_code: 'XIHU' })
    const archived = await create({ name: '知夏服饰（旧）', owner_email: company.users.sales.email })
    await call('administrator', 'POST', `/customers/${archived.id}/archive`, {})
    expect(await alikeOf('salesManager', one.id)).toEqual([])
    expect(await alikeOf('administrator', one.id)).toEqual([['知夏服饰', 'name']])
    await expect(alikeOf('salesManager', hidden.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(alikeOf('sales', one.id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what comes along in a merge', () => {
  it('is counted with what had come to it before, and left out where the actor may not read it', async () => {
    const [one, other] = [await create({ name: '并入甲' }), await create({ name: '并入乙' })]
    await insertWaybill(company.db, { customerId: Number(one.id), acceptedOn: '2026-03-05' })
    await insertWaybill(company.db, { customerId: Number(other.id), acceptedOn: '2026-03-05' })
    await call('administrator', 'POST', '/contacts', { customer_id: other.id, name: '钱二' })
    await call('administrator', 'POST', '/tasks', { customer_id: one.id, title: '对账' })
    await merge(one, other)
    const ctx = await company.contextAs('administrator')
    expect(await countAlong(ctx, Number(one.id))).toEqual({
      waybills: 2,
      contacts: 1,
      interactions: 0,
      tasks: 1,
      cases: 0,
      papers: 0,
    })
    const { 'waybill:read': _gone, ...permissions } = ctx.actor.permissions
    expect(await countAlong({ ...ctx, actor: { ...ctx.actor, permissions } }, Number(one.id))).not.toHaveProperty('waybills')
    expect(await countAlong(await company.contextAs('salesManager'), Number(one.id))).toEqual({})
  })
})

describe('the merges into a customer', () => {
  it('are listed until they are undone, with who and which fields were taken', async () => {
    const one = await create({ name: '列表甲', owner_email: company.users.sales.email })
    const other = await create({ name: '王小二', kind: 'consumer' })
    const firm = await create({ name: '列表丙', industry: '食品', source: '展会' })
    const first = await merge(one, other)
    const second = await merge(first.body.customer, firm, { industry: 'merged', source: 'merged' })
    const list = async (user: UserKey) => listMerges(await company.contextAs(user), Number(one.id))
    expect(await list('sales')).toMatchObject([
      { name: '列表丙', by: '管安', fields: ['industry', 'source'] },
      { name: '王**', fields: [] },
    ])
    expect(await list('salesHangzhou')).toEqual([])
    await call('administrator', 'POST', `/merges/${second.body.id}/undo`, {})
    expect((await list('sales')).map(({ name }) => name)).toEqual(['王**'])
  })
})
