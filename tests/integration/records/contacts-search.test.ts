import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
/** Ids by name. */
const made: Record<string, string> = {}
beforeAll(async () => {
  company = await openTestCompany()
  const { users, outlets } = company
  await insertCustomer(company.db, { externalId: 'K-NB', ownerId: users.sales.id, outletId: outlets.shounan })
  await insertCustomer(company.db, { externalId: 'K-HZ', ownerId: users.salesHangzhou.id, outletId: outlets.xihu })
  await make('K-NB', '陆一', '138 1234 5678')
  await make('K-NB', '陆二', '+86 139-8765-5678')
  await make('K-NB', '陆三', '0574-88651234')
  await make('K-NB', '陆四', null)
  await make('K-NB', '陆五', '13700000000', '5678')
  await make('K-HZ', '钱一', '13567895678')
})
afterAll(() => company.close())

async function make(customer: string, name: string, phone: string | null, externalId?: string): Promise<void> {
  const given = { customer_external_id: customer, name, phone, ...(externalId === undefined ? {} : { external_id: externalId }) }
  made[name] = (await call('administrator', 'POST', '/contacts', given)).body.id
}

/** Names of what a user finds, the oldest first. */
async function found(user: UserKey, q: string, more = ''): Promise<string[]> {
  const { body } = await call(user, 'GET', `/contacts?sort=id&q=${encodeURIComponent(q)}${more}`)
  return body.data.map((row: { id: string }) => Object.keys(made).find((name) => made[name] === row.id))
}

describe('the telephone number of a contact', () => {
  it('is found by exactly its last four digits, beside those whose external id holds them', async () => {
    expect(await found('sales', '5678')).toEqual(['陆一', '陆二', '陆五'])
    expect(await found('sales', '５６７８')).toEqual(['陆一', '陆二'])
    expect(await found('sales', '1234')).toEqual(['陆三'])
  })

  it('is found whole, however it is written', async () => {
    for (const q of ['13812345678', '138-1234-5678', '+86 138 1234 5678', '１３８１２３４５６７８'])
      expect(await found('sales', q), q).toEqual(['陆一'])
    expect(await found('sales', '13987655678')).toEqual(['陆二'])
    expect(await found('sales', '057488651234')).toEqual(['陆三'])
  })

  it('is never found by a middle part, a beginning, or by fewer or more of its last digits', async () => {
    const parts = [
      '1381',
      '3812',
      '2345',
      '8765',
      '7655',
      '234',
      '45678',
      '345678',
      '2345678',
      '1381234567',
      '8865',
      '0574',
      '138******78',
    ]
    for (const part of parts) expect(await found('administrator', part), part).toEqual([])
  })

  it('is found by those within whose scope its customer lies, and by nobody else', async () => {
    const ofNingbo = ['陆一', '陆二', '陆五']
    const reach: Partial<Record<UserKey, string[]>> = {
      administrator: [...ofNingbo, '钱一'],
      executiveNingbo: ofNingbo,
      salesManager: ofNingbo,
      outlet: ofNingbo,
      sales: ofNingbo,
      salesHangzhou: ['钱一'],
      salesColleague: [],
      outletXiaying: [],
    }
    for (const [user, names] of Object.entries(reach)) expect(await found(user as UserKey, '5678'), user).toEqual(names)
    expect(await found('sales', '13567895678')).toEqual([])
    expect(await found('salesHangzhou', '13567895678')).toEqual(['钱一'])
  })

  it('keeps to the other filters of the list', async () => {
    expect(await found('administrator', '5678', '&customer=ext:K-HZ')).toEqual(['钱一'])
    expect(await found('sales', '5678', '&customer=ext:K-HZ')).toEqual([])
    await call('sales', 'PATCH', `/contacts/${made['陆二']}`, { version: 1, archived: true })
    expect(await found('sales', '5678')).toEqual(['陆一', '陆五'])
    expect(await found('sales', '5678', '&archived=true')).toEqual(['陆二'])
  })
})
