import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeSetting } from '#lib/platform/settings/settings'
import { getBoard } from '#lib/records/cases/board/service'
import { caseNumber } from '#lib/records/cases/case'
import { giveGoodwill } from '#lib/records/cases/desk/goodwill'
import { notePaid, notePayCall } from '#lib/records/cases/desk/paid'
import { reopenCase, resolveCase, tellUser } from '#lib/records/cases/desk/service'
import { listQueue } from '#lib/records/cases/queue/service'
import { caseSettings } from '#lib/records/cases/settings'
import { escalateDue } from '#lib/records/cases/standing/escalate'
import { listTasks } from '#lib/records/tasks/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { approvalsOf } from './approvals-company.ts'
import { at, dueOf, openCase, viewAs } from './case-company.ts'

let company: TestCompany
const { as, decide, inbox } = approvalsOf(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const opened = async (more: Parameters<typeof openCase>[2] = {}) => {
  const customer = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
  return openCase(await as('service', monday), customer, { assignee_id: String(company.users.service.id), ...more })
}
const view = (id: number, now = monday, user: UserKey = 'serviceManager') => viewAs(company, user, id, now)
const versionOf = async (id: number) => (await view(id)).version
async function solve(id: number, yuan: number, when: string) {
  const input = { root_cause: 'delivery_stage', resolution: '照价赔偿', compensation_minor: yuan * 100 }
  return resolveCase(await as('serviceManager', at(when)), { id }, { version: await versionOf(id), ...input })
}
const paid = async (id: number, day: string, when: string) =>
  notePaid(await as('service', at(when)), { id }, { version: await versionOf(id), paid_on: day, paid_reference: 'FK-1' })
const called = async (id: number, answer: 'received' | 'not_received' | 'not_reached', when: string) =>
  notePayCall(await as('service', at(when)), { id }, { answer })

describe('a compensation that was agreed', () => {
  it('is paid within the working days of the calendar, and the user is called within three days after it', async () => {
    const id = await opened({ type: 'claim' })
    // Thursday; the Qingming holiday of 2026 lasts from Saturday the 4th to Monday the 6th of April.
    await solve(id, 90, '2026-04-02T10:00')
    expect(dueOf(await view(id))).toEqual({ pay_out: at('2026-04-09T00:00') })
    await tellUser(await as('service', at('2026-04-02T11:00')), { id }, { channel: 'call', text: '赔付九十元' })
    const owed = await view(id)
    expect(owed).toMatchObject({ stage: 'closed', owedMinor: 9_000, paid_on: null })
    expect(Object.keys(dueOf(owed)).sort()).toEqual(['follow_up', 'pay_out'])

    await paid(id, '2026-04-07', '2026-04-08T09:00')
    const after = await view(id)
    expect(after).toMatchObject({ owedMinor: 0, paid_minor: 9_000, paid_on: '2026-04-07', paid_reference: 'FK-1' })
    expect(dueOf(after)['pay_call']).toEqual(at('2026-04-11T00:00'))
    expect(after.events[0]).toMatchObject({ kind: 'paid', detail: { amount_minor: 9_000, paid_on: '2026-04-07' } })
    const open = async () =>
      (await listTasks(await as('service', monday), { limit: 50, sort: 'due_at', done: false })).rows.filter(
        ({ title }) => title === `付款回访：工单 ${caseNumber(id)}`,
      )
    expect(await open()).toMatchObject([
      { assignee_id: String(company.users.service.id), due_at: at('2026-04-10T23:59:59.999').toISOString() },
    ])
    await called(id, 'not_reached', '2026-04-09T09:00')
    expect(await open()).toHaveLength(1)
    await called(id, 'received', '2026-04-09T10:00')
    expect(await open()).toEqual([])
    expect(Object.keys(dueOf(await view(id)))).toEqual(['follow_up'])
    await expect(called(id, 'received', '2026-04-09T11:00')).rejects.toMatchObject({ detail: 'case.no_pay_call_due' })
  })

  it('that did not come is owed again, since it was agreed', async () => {
    const id = await opened()
    await solve(id, 501, '2026-03-06T10:00')
    const due = at('2026-03-18T00:00')
    expect(dueOf(await view(id))['pay_out']).toEqual(due)
    await paid(id, '2026-03-09', '2026-03-09T10:00')
    expect(dueOf(await view(id))['pay_out']).toBeUndefined()
    await called(id, 'not_received', '2026-03-10T10:00')
    expect(await view(id)).toMatchObject({ owedMinor: 50_100, paid_minor: 0, paid_on: null })
    expect(dueOf(await view(id))['pay_out']).toEqual(due)
  })

  it('stays due when its case is opened again, and only what is more is owed then', async () => {
    const id = await opened()
    await solve(id, 100, '2026-03-06T10:00')
    const reopen = async (when: string) =>
      reopenCase(await as('service', at(when)), { id }, { version: await versionOf(id), text: '客户不同意' })
    await reopen('2026-03-09T10:00')
    expect(dueOf(await view(id))['pay_out']).toEqual(at('2026-03-12T00:00'))
    await solve(id, 100, '2026-03-10T10:00')
    expect(dueOf(await view(id))['pay_out']).toEqual(at('2026-03-12T00:00'))
    await paid(id, '2026-03-11', '2026-03-11T10:00')
    await reopen('2026-03-12T10:00')
    await solve(id, 150, '2026-03-13T10:00')
    expect(await view(id)).toMatchObject({ owedMinor: 5_000 })
    // Friday again: Monday, Tuesday, Wednesday the 18th.
    expect(dueOf(await view(id))['pay_out']).toEqual(at('2026-03-19T00:00'))
  })

  it('is paid on a day that has come, not before it was agreed, and once', async () => {
    const id = await opened()
    await expect(paid(id, '2026-03-02', '2026-03-02T10:00')).rejects.toMatchObject({ detail: 'case.nothing_to_pay' })
    await solve(id, 100, '2026-03-06T10:00')
    await expect(paid(id, '2026-03-07', '2026-03-06T12:00')).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(paid(id, '2026-03-05', '2026-03-06T12:00')).rejects.toMatchObject({ code: 'invalid_request' })
    await paid(id, '2026-03-06', '2026-03-06T12:00')
    await expect(paid(id, '2026-03-06', '2026-03-06T13:00')).rejects.toMatchObject({ detail: 'case.nothing_to_pay' })
  })

  it('and is late stands in the queue by its clock and on the board, and goes up', async () => {
    // Nobody is asked after an enquiry whether it was content: it is over once it is solved, but for what is owed.
    const id = await opened({ type: 'enquiry' })
    await solve(id, 100, '2026-03-06T10:00')
    expect(await view(id)).toMatchObject({ stage: 'closed', next_clock: 'pay_out' })
    const later = at('2026-03-12T09:00')
    const queue = await listQueue(await as('serviceManager', later), {
      ...{ clock: 'pay_out', due: 'overdue', sort: 'next_due', falling: false, limit: 200 },
    })
    expect(queue.rows.map((row) => row.id)).toContain(String(id))
    const { clocks } = await getBoard(await as('serviceManager', later))
    expect(clocks.find(({ kind }) => kind === 'pay_out')?.overdue).toBeGreaterThan(0)
    await escalateDue(await company.system(later))
    const noted = (await view(id)).events.filter(({ kind, detail }) => kind === 'escalated' && detail['clock'] === 'pay_out')
    expect(noted[0]?.detail).toMatchObject({ mark: 100, level: 'manager' })
  })

  it('has the days that the company sets', async () => {
    const change = async (version: number, values: Record<string, number>) =>
      changeSetting(await as('administrator', monday), caseSettings.payOut, { version, values })
    await change(0, { up_to: 50, days: 1, days_above: 2 })
    try {
      const id = await opened()
      await solve(id, 51, '2026-03-06T10:00')
      expect(dueOf(await view(id))['pay_out']).toEqual(at('2026-03-11T00:00'))
    } finally {
      await change(1, { up_to: 500, days: 3, days_above: 7 })
    }
  })

  it('says nothing of its payment to the outlet that is liable', async () => {
    const id = await opened({ liable_outlet_code: 'SHOUNAN' })
    await solve(id, 100, '2026-03-06T10:00')
    await paid(id, '2026-03-06', '2026-03-06T12:00')
    const seen = await view(id, monday, 'outlet')
    expect(seen).toMatchObject({ hidden: true, paid_reference: null })
    expect(seen.events.find(({ kind }) => kind === 'paid')?.detail).toEqual({})
  })
})

describe('a coupon of goodwill', () => {
  const give = async (user: UserKey, id: number, yuan: number) =>
    giveGoodwill(await as(user, monday), { id }, { version: await versionOf(id), goodwill_minor: yuan * 100, reason: '客户久等' })

  it('is given within the own limit, and above it asked for and given when approved', async () => {
    const id = await opened()
    expect(await give('service', id, 20)).toBe('given')
    expect(await view(id)).toMatchObject({ goodwill_minor: 2_000, compensation_minor: null, clocks: expect.anything() })
    await expect(give('service', id, 20)).rejects.toMatchObject({ detail: 'case.goodwill_is_given' })
    expect(await give('service', id, 21)).toBe('asked')
    await expect(give('serviceManager', id, 22)).rejects.toMatchObject({ detail: 'approval.waits_first' })
    const [request] = await inbox('serviceManager', 'waiting', monday)
    expect((await view(id)).goodwillApproval).toMatchObject({ status: 'waiting' })
    await decide('serviceManager', Number(request), 'approve', undefined, monday)
    expect(await view(id)).toMatchObject({ goodwill_minor: 2_100, approvedMinor: null })
    const kinds = (await view(id)).events.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('goodwill'))).toEqual(['goodwill', 'goodwill', 'goodwill_asked'])
  })

  it('is nothing to be paid, and no part of what a compensation is measured by', async () => {
    const id = await opened()
    await give('serviceManager', id, 60)
    await solve(id, 1_000, '2026-03-03T10:00')
    expect(await view(id)).toMatchObject({ goodwill_minor: 6_000, owedMinor: 100_000 })
  })

  it('adds up for one customer, apart from what was paid out', async () => {
    const customer = await insertCustomer(company.db, { outletId: company.outlets.shounan })
    const another = async () => openCase(await as('service', monday), customer)
    for (const id of [await another(), await another(), await another()]) expect(await give('service', id, 20)).toBe('given')
    expect(await give('service', await another(), 1)).toBe('asked')
  })
})
