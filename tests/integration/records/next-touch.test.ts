import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { planNextTouch } from '#lib/records/customers/plan-touch'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const newCustomer = () => insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
const plan = async (user: UserKey, id: number, next_touch_on: string | null, instead_of: string | null) =>
  planNextTouch(await company.contextAs(user), { id }, { next_touch_on, instead_of })
const touchOf = (id: number) => textOf(company, sql`select next_touch_on::text as value from customer where id = ${id}`)

describe('a next touch that is planned by itself', () => {
  it('is set, moved and taken away', async () => {
    const id = await newCustomer()
    await plan('sales', id, '2099-01-05', null)
    expect(await touchOf(id)).toBe('2099-01-05')
    await plan('sales', id, '2099-02-05', '2099-01-05')
    await plan('sales', id, null, '2099-02-05')
    expect(await touchOf(id)).toBeNull()
  })

  it('overwrites nothing that somebody has set meanwhile, unless it is the same day', async () => {
    const id = await newCustomer()
    await plan('salesManager', id, '2099-01-05', null)
    await expect(plan('sales', id, '2099-03-01', null)).rejects.toMatchObject({
      code: 'conflict',
      current: { next_touch_on: '2099-01-05' },
    })
    await plan('sales', id, '2099-01-05', null)
    expect(await touchOf(id)).toBe('2099-01-05')
  })

  it('is no day that has gone by, and no business of those out of reach or without the right', async () => {
    const id = await newCustomer()
    await expect(plan('sales', id, '2020-01-01', null)).rejects.toMatchObject({ issues: [{ code: 'day_has_passed' }] })
    await expect(plan('salesColleague', id, '2099-01-01', null)).rejects.toMatchObject({ code: 'not_found' })
    await expect(plan('claims', id, '2099-01-01', null)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await touchOf(id)).toBeNull()
  })

  it('is the survivor’s', async () => {
    const [survivor, merged] = [await newCustomer(), await newCustomer()]
    await mergeInto(company, merged, survivor)
    await plan('sales', merged, '2099-01-05', null)
    expect([await touchOf(survivor), await touchOf(merged)]).toEqual(['2099-01-05', null])
  })
})
