import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { getTeam } from '#lib/analysis/team/service'
import { sql } from '#lib/platform/db/sql'
import { carryOutBulkChange, countAll } from '#lib/records/customers/bulk/service'
import { exportCustomers } from '#lib/records/customers/export/service'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { countCustomers, listCustomers, requestOf } from '#lib/records/customers/list'
import { findNeighbours } from '#lib/records/customers/neighbours'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

// Computed: S1 A, S2 B, S3 C, S4 nothing, S5 B, and H1, of another region, B. S1 is set to C and S2, S4 and H1 to A by hand; S5 stays as it was computed.
let company: TestCompany
const ids: Record<string, number> = {}
const rest = { dormancy: 'asleep', rfm: '111', loyalty: 'none' }

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesHangzhou } = company.users
  const made = [
    ...[['S1', 'A'] as const, ['S2', 'B'] as const, ['S3', 'C'] as const, ['S4', null] as const, ['S5', 'B'] as const].map(
      ([name, abc]) => ({ name, abc, ownerId: sales.id }),
    ),
    { name: 'H1', abc: 'B', ownerId: salesHangzhou.id },
  ]
  for (const { name, abc, ownerId } of made) {
    ids[name] = await insertCustomer(company.db, { name, externalId: name, ownerId })
    await company.db.execute(sql`
      update customer_standing set abc_class = ${abc}, dormancy_class = ${rest.dormancy}, rfm_class = ${rest.rfm}, loyalty_class = ${rest.loyalty}
      where customer_id = ${ids[name]}`)
  }
  await set('S1', 'abc', 'C')
  for (const name of ['S2', 'S4', 'H1']) await set(name, 'abc', 'A')
})
afterAll(() => company.close())

const set = (name: string, scheme: string, to: string) =>
  company.db.execute(sql`
    insert into customer_override (customer_id, scheme, class, reason, set_by_id)
    values (${ids[name]}, ${scheme}, ${to}, '…', ${company.users.salesManager.id})`)
const take = (name: string, scheme: string) =>
  company.db.execute(sql`delete from customer_override where customer_id = ${ids[name]} and scheme = ${scheme}`)
const found = async (user: UserKey, query: CustomerListQuery) => {
  const { rows } = await listCustomers(await company.contextAs(user), query)
  return rows.map(({ name }) => name)
}

describe('the list of a class', () => {
  it('holds who was set to it and not who was set away from it, within scope', async () => {
    expect(await found('administrator', { abc: 'A' })).toEqual(['H1', 'S2', 'S4'])
    expect(await found('salesManager', { abc: 'A' })).toEqual(['S2', 'S4'])
    expect(await found('salesHangzhou', { abc: 'A' })).toEqual(['H1'])
    expect(await found('salesManager', { abc: 'B' })).toEqual(['S5'])
    expect(await found('salesManager', { abc: 'C' })).toEqual(['S1', 'S3'])
    expect(await found('salesManager', { abc: 'none' })).toEqual([])
    for (const abc of ['A', 'B', 'C', 'none'])
      expect(await countCustomers(await company.contextAs('salesManager'), { abc })).toMatchObject({
        count: (await found('salesManager', { abc })).length,
      })
  })

  it('is what its rows say, in any order and a page at a time', async () => {
    const ctx = await company.contextAs('administrator')
    const rowsOf = (query: CustomerListQuery) => listCustomers(ctx, query).then(({ rows }) => rows)
    for (const abc of ['A', 'B', 'C'])
      for (const row of await rowsOf({ abc })) expect(row.overrides['abc']?.class ?? row.abcClass, row.name).toBe(abc)
    const query = { abc: 'A', sort: 'value', limit: 1 } as const
    const first = await listCustomers(ctx, query)
    const second = await listCustomers(ctx, { ...query, cursor: first.nextCursor ?? '' })
    expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(['S2', 'S4'])
    expect(await findNeighbours(ctx, { abc: 'A' }, ids['S2'] ?? 0)).toMatchObject({
      previous: { name: 'H1' },
      next: { name: 'S4' },
    })
  })

  it('follows a class that is set anew or taken away', async () => {
    await take('S2', 'abc')
    expect(await found('salesManager', { abc: 'A' })).toEqual(['S4'])
    expect(await found('salesManager', { abc: 'B' })).toEqual(['S2', 'S5'])
    await set('S2', 'abc', 'C')
    expect(await found('salesManager', { abc: 'C' })).toEqual(['S1', 'S2', 'S3'])
    await take('S2', 'abc')
    await set('S2', 'abc', 'A')
  })

  it('is the same for activity, RFM and loyalty', async () => {
    await set('S3', 'dormancy', 'awake')
    await set('S3', 'rfm', '555')
    await set('S3', 'loyalty', 'loyal')
    const others = ['S1', 'S2', 'S4', 'S5']
    expect(await found('salesManager', { dormancy: 'sleeping' })).toEqual(others)
    expect(await found('salesManager', { dormancy: 'asleep' })).toEqual(others)
    expect(await found('salesManager', { dormancy: 'awake' })).toEqual(['S3'])
    expect(await found('salesManager', { rfm: '111' })).toEqual(others)
    expect(await found('salesManager', { rfm: ['555', '554'] })).toEqual(['S3'])
    expect(await found('salesManager', { loyalty: 'none' })).toEqual(others)
    expect(await found('salesManager', { loyalty: 'loyal' })).toEqual(['S3'])
    // A class of one scheme says nothing in another.
    expect(await found('salesManager', { abc: 'C' })).toEqual(['S1', 'S3'])
    for (const scheme of ['dormancy', 'rfm', 'loyalty']) await take('S3', scheme)
  })
})

describe('what is made of the list', () => {
  it('is told to programs with both classes', async () => {
    const key = await company.keyFor('salesManager')
    const { body } = await company.api('GET', '/customers?abc=A&limit=200', { key })
    const { data } = z.object({ data: z.array(z.record(z.string(), z.unknown())) }).parse(body)
    const byHand = { class: 'A', reason: '…', by: String(company.users.salesManager.id), by_name: '戴经理' }
    for (const one of [
      { external_id: 'S2', abc_class: 'B' },
      { external_id: 'S4', abc_class: null },
    ])
      expect(data.find((row) => row['external_id'] === one.external_id)).toMatchObject({
        ...{ ...one, abc_override: byHand, overrides: { abc: byHand } },
      })
    expect(data.map((row) => row['external_id'])).not.toContain('S1')
  })

  it('is exported as it stands', async () => {
    const ctx = await company.contextAs('salesManager')
    const file = await exportCustomers(ctx, { abc: 'C' }, ['name', 'abc'], 'csv')
    const lines = (await new Response(file.stream).text()).trimEnd().split('\n').slice(1)
    expect(lines.map((line) => line.split(',').filter((_, place) => place === 0 || place >= 3))).toEqual([
      ['S1', 'C', 'C'],
      ['S3', 'C', ''],
    ])
  })

  it('is changed as a whole', async () => {
    const ctx = await company.contextAs('salesManager')
    expect(await countAll(ctx, { abc: 'A' })).toBe(2)
    await carryOutBulkChange(ctx, { kind: 'tags', add: ['重点'], remove: [] }, { query: { abc: 'A' } })
    expect(await found('salesManager', { tag: '重点' })).toEqual(['S2', 'S4'])
  })

  it('is counted in the books of the team', async () => {
    await set('S3', 'dormancy', 'awake')
    const { members } = await getTeam(await company.contextAs('salesManager'), {
      outletId: undefined,
      sort: 'overdue',
      falling: true,
    })
    expect(members.find(({ userId }) => userId === company.users.sales.id)).toMatchObject({ a: 2, b: 1, c: 2, asleep: 4 })
    await take('S3', 'dormancy')
  })
})

it('of a class is read in the order of its index, each row looked up in those set by hand, which are found once', async () => {
  const { db } = company
  await db.execute(sql`insert into customer (name) select '众' || i from generate_series(1, 20000) i`)
  await db.execute(sql`update customer_standing set abc_class = 'B' where abc_class is null and name like '众%'`)
  await db.execute(sql`vacuum analyze customer_standing, customer_override`)
  const { source, conditions } = await requestOf(await company.contextAs('administrator'), { abc: 'B', limit: 51 })
  const planRow = z.object({ 'QUERY PLAN': z.string() })
  const where = conditions.reduce((all, one) => sql`${all} and ${one}`)
  const rows = await db.rows(
    planRow,
    sql`explain (analyze, costs off, timing off) select ${source.id} from ${source.from} where ${where} order by ${source.sort.expression}, ${source.id} limit 51`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/Index .*Scan using customer_standing_by_name/)
  expect(plan).not.toMatch(/Sort/)
  expect(plan.match(/hashed SubPlan/g)).toHaveLength(2)
  for (const [, loops] of plan.matchAll(/on customer_override .*loops=(\d+)/g)) expect(Number(loops)).toBe(1)
}, 120_000)
