import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { resolveCase } from '#lib/records/cases/desk/service'
import { listOwnCustomersCases, ofOwnCustomers } from '#lib/records/cases/queue/own-customers'
import { countQueue, listQueue } from '#lib/records/cases/queue/service'
import { keepStanding } from '#lib/records/cases/standing/keep'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase } from './case-company.ts'

const monday = at('2026-03-02T09:00')
let company: TestCompany
const ids: Record<string, number> = {}
beforeAll(async () => {
  company = await openTestCompany()
  const { db, outlets, users } = company
  const customer = (externalId: string, ownerId: number) => insertCustomer(db, { externalId, ownerId, outletId: outlets.shounan })
  const own = await customer('OWN', users.sales.id)
  const shared = await customer('SHARED', users.salesColleague.id)
  await db.execute(sql`insert into customer_collaborator (customer_id, user_id) values (${shared}, ${users.sales.id})`)
  const ctx = await company.contextAs('administrator', monday)
  const open = async (name: string, of: number, more: Parameters<typeof openCase>[2]) => {
    ids[name] = await openCase(ctx, of, more)
  }
  await open('urgent', own, { alarms: ['injury'], assignee_id: String(users.service.id) })
  await open('late', own, { category: 'delay' })
  await open('claim', own, { type: 'claim' })
  await open('shared', shared, { category: 'loss' })
  await open('followed', own, { type: 'request', subcategory: 'trace' })
  const followed = ids['followed'] ?? 0
  await resolveCase(ctx, { id: followed }, { version: 1, root_cause: 'none_found', resolution: '已查' })
  await db.execute(sql`update case_record set follow_up_wanted = true where id = ${followed}`)
  await keepStanding(ctx, [followed])
})
afterAll(() => company.close())

const as = (user: UserKey) => company.contextAs(user, monday)
const named = (rows: readonly { id: string }[]) =>
  rows.map(({ id }) => Object.entries(ids).find(([, each]) => String(each) === id)?.[0])

describe('the open cases of somebody’s own customers', () => {
  it('are those of the owner, whoever works on them, the nearest clock first, with the end of the legal seven days', async () => {
    const rows = await listOwnCustomersCases(await as('sales'), 5)
    expect(named(rows)).toEqual(['urgent', 'late', 'claim'])
    // Received on the 2nd: the seventh day is the 9th, until its midnight in Shanghai.
    expect(rows.map((row) => row.legal_due_at)).toEqual(['2026-03-09T16:00:00.000Z', '2026-03-09T16:00:00.000Z', null])
    expect(named(await listOwnCustomersCases(await as('sales'), 1))).toEqual(['urgent'])
  })

  it('are not those of a customer one works along on, and none of whoever owns nobody', async () => {
    const all = await listQueue(await as('sales'), { sort: 'next_due', falling: false, limit: 50 })
    expect(named(all.rows)).toContain('shared')
    expect(named(await listOwnCustomersCases(await as('salesColleague'), 5))).toEqual(['shared'])
    expect(await listOwnCustomersCases(await as('salesManager'), 5)).toEqual([])
  })

  it('leave out what is closed and only waits for a follow-up, as the list does that they lead to', async () => {
    const ctx = await as('sales')
    const waiting = await listQueue(ctx, { owner: 'me', sort: 'next_due', falling: false, limit: 50 })
    expect(named(waiting.rows)).toContain('followed')
    expect(await countQueue(ctx, ofOwnCustomers)).toEqual({ count: 3, more: false })
  })
})
