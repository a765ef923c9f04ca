import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { listCustomers } from '#lib/records/customers/list'
import { findNeighbours } from '#lib/records/customers/neighbours'
import { customerSorts } from '#lib/records/customers/sorts'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const ids: number[] = []

beforeAll(async () => {
  company = await openTestCompany()
  for (let i = 0; i < 14; i += 1) {
    const owner = i % 3 === 0 ? company.users.salesColleague.id : company.users.sales.id
    const id = await insertCustomer(company.db, { name: `客户${i % 5}`, ownerId: owner, kind: i === 4 ? 'consumer' : 'business' })
    ids.push(id)
    // Few different values and unknown ones, so that the order falls back on the id.
    await company.db.execute(sql`
      update customer_standing set value_minor = ${i % 4 === 0 ? null : i % 3}::bigint, dormancy_ratio = ${i % 2 === 0 ? null : 2.5}::float8,
        last_shipping_on = ${i % 2 === 0 ? '2026-06-01' : null}::date, abc_class = ${i % 2 === 0 ? 'A' : 'B'} where customer_id = ${id}`)
  }
})
afterAll(() => company.close())

describe('the neighbours of a customer', () => {
  it.each(customerSorts.flatMap((sort) => [false, true].map((falling) => ({ sort, falling }))))(
    'are those of the list: $sort, falling $falling',
    async ({ sort, falling }) => {
      const ctx = await company.contextAs('sales')
      const query = { sort, falling, abc: 'A' }
      const { rows } = await listCustomers(ctx, query)
      expect(rows.length).toBeGreaterThan(3)
      for (const [at, row] of rows.entries()) {
        const { previous, next } = await findNeighbours(ctx, query, row.id)
        expect([previous?.id, next?.id]).toEqual([rows[at - 1]?.id, rows[at + 1]?.id])
      }
    },
  )

  it('are nobody where the filter does not hold the customer', async () => {
    const ctx = await company.contextAs('sales')
    const other = ids[1] ?? 0 // of class B
    expect(await findNeighbours(ctx, { abc: 'A' }, other)).toEqual({ previous: null, next: null })
  })

  it('are never out of scope', async () => {
    const ctx = await company.contextAs('sales')
    const colleagues = new Set(ids.filter((_, i) => i % 3 === 0))
    const mine = ids.filter((id) => !colleagues.has(id))
    for (const id of mine) {
      const { previous, next } = await findNeighbours(ctx, { sort: 'created' }, id)
      for (const neighbour of [previous, next]) expect(neighbour === null || !colleagues.has(neighbour.id)).toBe(true)
    }
  })

  it('are masked where they are people', async () => {
    const ctx = await company.contextAs('administrator')
    const person = ids[4] ?? 0
    await company.db.execute(sql`update customer set name = '欧阳娜娜' where id = ${person}`)
    const names = []
    for (const id of ids) {
      const { previous, next } = await findNeighbours(ctx, { sort: 'name' }, id)
      names.push(previous?.name, next?.name)
    }
    expect(names).toContain('欧阳**')
    expect(names).not.toContain('欧阳娜娜')
  })
})
