import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { familyOf } from '#lib/records/customers/family/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

async function firm(name: string, given: { owner?: UserKey; parent?: number; value?: number } = {}): Promise<number> {
  const id = await insertCustomer(company.db, {
    name,
    externalId: `FAM-${name}`,
    ownerId: company.users[given.owner ?? 'sales'].id,
  })
  if (given.parent !== undefined) await company.db.execute(sql`update customer set parent_id = ${given.parent} where id = ${id}`)
  if (given.value !== undefined)
    await company.db.execute(sql`update customer_standing set value_minor = ${given.value} where customer_id = ${id}`)
  return id
}
const shown = async (user: UserKey, id: number) => {
  const family = await familyOf(await company.contextAs(user), id)
  return (
    family && {
      tree: family.members.map(({ depth, seen }) => `${' '.repeat(depth)}${seen?.name ?? '?'}`),
      sum: family.valueMinor,
    }
  )
}

describe('the group of a customer', () => {
  it('is the whole tree from its top, wherever one looks from, with the sum of what it is worth', async () => {
    const top = await firm('甲总部', { value: 100 })
    const left = await firm('甲左', { parent: top, value: 30 })
    const right = await firm('甲右', { parent: top, value: 50 })
    const leaf = await firm('甲叶', { parent: left })
    const whole = { tree: ['甲总部', ' 甲右', ' 甲左', '  甲叶'], sum: 180 }
    for (const id of [top, left, right, leaf]) expect(await shown('sales', id)).toEqual(whole)
  })

  it('shows the class that stands of each: what somebody set by hand, with the computed one beside it', async () => {
    const top = await firm('庚总部')
    const below = await firm('庚下', { parent: top })
    await company.db.execute(sql`update customer_standing set abc_class = 'C' where customer_id in (${top}, ${below})`)
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${below}, 'abc', 'A', '总部战略客户', ${company.users.executive.id})`)
    const family = await familyOf(await company.contextAs('sales'), top)
    expect(family?.members.map(({ seen }) => [seen?.abcClass, seen?.abcOverride ?? null])).toEqual([
      ['C', null],
      ['C', { class: 'A', reason: '总部战略客户', byName: company.users.executive.name }],
    ])
  })

  it('is nothing for a customer that stands alone, and for one out of reach', async () => {
    expect(await shown('sales', await firm('独'))).toBeNull()
    const top = await firm('乙总部')
    await firm('乙下', { parent: top })
    expect(await shown('salesHangzhou', top)).toBeNull()
  })

  it('adds up and names only what the reader sees; who holds others together stays without a name', async () => {
    const top = await firm('丙总部', { owner: 'salesHangzhou', value: 1_000 })
    const own = await firm('丙本地', { parent: top, value: 20 })
    await firm('丙外地', { parent: top, owner: 'salesHangzhou', value: 500 })
    expect(await shown('sales', own)).toEqual({ tree: ['?', ' 丙本地'], sum: 20 })
    expect((await shown('administrator', own))?.sum).toBe(1_520)
  })

  it('reads whoever was merged away as its survivor, and leaves archived ones out', async () => {
    const top = await firm('丁总部')
    const old = await firm('丁旧', { parent: top })
    const heir = await firm('丁新', { parent: top })
    const child = await firm('丁子', { parent: old })
    const gone = await firm('丁归档', { parent: top })
    await mergeInto(company, old, heir)
    await company.db.execute(sql`update customer set archived_at = now() where id = ${gone}`)
    expect((await shown('sales', child))?.tree).toEqual(['丁总部', ' 丁新', '  丁子'])
  })

  it('ends where merges have closed a circle', async () => {
    const [one, two] = [await firm('戊一'), await firm('戊二')]
    await company.db.execute(sql`update customer set parent_id = ${one} where id = ${two}`)
    await company.db.execute(sql`update customer set parent_id = ${two} where id = ${one}`)
    expect((await shown('sales', one))?.tree).toHaveLength(2)
    expect((await shown('sales', two))?.tree).toHaveLength(2)
  })
})

describe('the parent of a customer', () => {
  it('is set and taken away by id, and is never the customer itself, one below it, or one out of sight', async () => {
    const [top, low] = [await firm('己上'), await firm('己下')]
    const foreign = await firm('己外', { owner: 'salesHangzhou' })
    const patch = (id: number, version: number, parent: string | null) =>
      call('sales', 'PATCH', `/customers/${id}`, { version, parent_id: parent })
    expect((await patch(low, 1, String(top))).body).toMatchObject({
      parent_id: String(top),
      parent_external_id: 'FAM-己上',
      version: 2,
    })
    const codeOf = async (id: number, version: number, parent: string) =>
      (await patch(id, version, parent)).body.invalid_params?.[0]
    expect(await codeOf(top, 1, String(low))).toMatchObject({ name: 'parent_id', code: 'customer_is_below' })
    expect(await codeOf(low, 2, String(low))).toMatchObject({ name: 'parent_id', code: 'customer_is_itself' })
    expect(await codeOf(low, 2, String(foreign))).toMatchObject({ name: 'parent_id', code: 'customer_unknown' })
    const both = { version: 2, parent_id: String(top), parent_external_id: 'FAM-己上' }
    expect((await call('sales', 'PATCH', `/customers/${low}`, both)).body.invalid_params[0].code).toBe('give_one')
    expect((await patch(low, 2, null)).body).toMatchObject({ parent_id: null, version: 3 })
  })
})
