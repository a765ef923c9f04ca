import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { putFact } from '#lib/records/facts/service'
import { settlementOf } from '#lib/records/settlement/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { mergeInto } from './relations-company.ts'

let company: TestCompany
let own = 0
let branch = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  own = await insertCustomer(db, { ownerId: users.sales.id, outletId: outlets.shounan })
  branch = await insertCustomer(db, { ownerId: users.sales.id, outletId: outlets.shounan })
})
afterAll(() => company.close())

async function ship(customerId: number, acceptedOn: string, settlement: string | null) {
  const id = await insertWaybill(company.db, { customerId, acceptedOn })
  await company.db.execute(sql`update waybill set settlement = ${settlement} where id = ${id}`)
}
const read = async (user: 'sales' | 'salesHangzhou' = 'sales') => settlementOf(await company.contextAs(user), own)

describe('how a customer settles', () => {
  it('is not known before anything says so', async () => {
    expect(await read()).toBeNull()
  })

  it('is what the latest waybill says that the customer paid itself, of those merged into it too', async () => {
    await ship(own, '2026-03-01', 'cash')
    await ship(own, '2026-03-05', 'collect')
    await ship(own, '2026-03-06', 'third_party')
    await ship(own, '2026-03-07', null)
    expect(await read()).toEqual({ from: 'waybill', way: 'cash' })
    await ship(branch, '2026-03-02', 'monthly')
    await mergeInto(company, branch, own)
    expect(await read()).toEqual({ from: 'waybill', way: 'monthly' })
  })

  it('is what somebody has noted, before what waybills say', async () => {
    await putFact(await company.contextAs('sales'), { id: own }, 'billing_habit', { value: 'weekly' })
    expect(await read()).toEqual({ from: 'fact', habit: 'weekly' })
  })

  it('is nothing for whoever does not see the customer', async () => {
    expect(await read('salesHangzhou')).toBeNull()
  })
})
