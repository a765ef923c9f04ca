import { afterAll, beforeAll, expect, it } from 'vitest'
import { getLifecycle } from '#lib/analysis/lifecycle/service'
import { keepLosses } from '#lib/analysis/losses/keep'
import { listLosses, lossesOfCustomer } from '#lib/analysis/losses/service'
import { keepRetention } from '#lib/analysis/retention/keep'
import { getRetention } from '#lib/analysis/retention/service'
import { keepSleepers } from '#lib/analysis/sleepers/keep'
import { listSleepers } from '#lib/analysis/sleepers/service'
import { sql } from '#lib/platform/db/sql'
import { listCustomers } from '#lib/records/customers/list'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * By hand: from 17 December 2025 to 15 June 2026 are 180 days. Both sleep; 首 shipped last on 16 December, and 次 on the 17th. On 16 June the last day that is over is the 15th: 首 has not shipped on 181 days that are over, 次 on
 * 180, and lost is who has not on more than 180. On 15 June nobody is, on 17 June both are.
 */
const lastShipped = { 首: '2025-12-16', 次: '2025-12-17' }
const first = { on: '15 June', at: new Date('2026-06-15T04:00:00Z'), lost: [], asleep: ['首', '次'] }
const second = { on: '16 June', at: new Date('2026-06-16T04:00:00Z'), lost: ['首'], asleep: ['次'] }
const third = { on: '17 June', at: new Date('2026-06-17T04:00:00Z'), lost: ['首', '次'], asleep: [] }

let company: TestCompany
const ids = new Map<string, number>()
beforeAll(async () => {
  company = await openTestCompany()
  for (const [name, acceptedOn] of Object.entries(lastShipped)) {
    const id = await insertCustomer(company.db, { name, externalId: name })
    ids.set(name, id)
    await insertWaybill(company.db, { customerId: id, acceptedOn })
    await company.db.execute(sql`update customer_standing set dormancy_class = 'asleep' where customer_id = ${id}`)
  }
})
afterAll(() => company.close())

const list = { limit: 50, cursor: undefined }
const namesOf = ({ rows }: { rows: readonly { name: string }[] }) => rows.map(({ name }) => name).toSorted()

it.for([first, second, third])(
  'losses, sleepers, retention, the list and the card say alike who is lost on $on',
  async (given) => {
    const ctx = await company.contextAs('administrator', given.at)
    // Sleepers first: whoever has a loss is none of them in any case.
    await keepSleepers(ctx)
    await keepLosses(ctx)
    await keepRetention(ctx)
    const sort = { sort: '-revenue' as const }
    expect(namesOf(await listSleepers(ctx, { ...list, ...sort }))).toEqual(given.asleep.toSorted())
    expect(namesOf(await listLosses(ctx, { ...list, ...sort, state: 'open' }))).toEqual(given.lost.toSorted())
    expect((await getRetention(ctx, {})).allLost).toBe(given.lost.length)
    expect(namesOf(await listCustomers(ctx, { churned: true }))).toEqual(given.lost.toSorted())
    expect(namesOf(await listCustomers(ctx, { churned: false }))).toEqual(given.asleep.toSorted())
    const cards = [...ids].map(async ([name, id]) => ((await getLifecycle(ctx, { id })).churned === null ? [] : [name]))
    expect((await Promise.all(cards)).flat().toSorted()).toEqual(given.lost.toSorted())
  },
)

it('a loss is of the first day as of which the customer is lost', async () => {
  const ctx = await company.contextAs('administrator', third.at)
  expect(await lossesOfCustomer(ctx, ids.get('首') ?? 0)).toMatchObject([{ lostOn: '2026-06-15' }])
  expect((await getLifecycle(ctx, { id: ids.get('首') ?? 0 })).churned).toEqual({ days: 182, after: 180 })
})
