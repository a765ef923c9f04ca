import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { listNotifications } from '#lib/platform/notify/notify'
import { caseNumber } from '#lib/records/cases/case'
import { followUpCase } from '#lib/records/cases/desk/after'
import { assignCase } from '#lib/records/cases/desk/assign'
import { reclassifyCase } from '#lib/records/cases/desk/reclassify'
import {
  answerCase,
  askOutlet,
  noteAttempt,
  noteCalledAgain,
  reopenCase,
  resolveCase,
  tellUser,
} from '#lib/records/cases/desk/service'
import { resumeCase, waitForCustomer } from '#lib/records/cases/desk/wait'
import { listTasks } from '#lib/records/tasks/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, dueOf, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let own = 0
beforeAll(async () => {
  company = await openTestCompany()
  own = await insertCustomer(company.db, {
    externalId: 'OWN',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
  await company.db.execute(sql`update customer_standing set abc_class = 'B' where customer_id = ${own}`)
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const as = (user: UserKey, now: Date) => company.contextAs(user, now)
const opened = async (more: Parameters<typeof openCase>[2] = {}, now = monday) => openCase(await as('service', now), own, more)
const view = (id: number, now = monday, user: UserKey = 'serviceManager') => viewAs(company, user, id, now)
const versionOf = async (id: number) => (await view(id)).version
const cause = { root_cause: 'delivery_stage' as const, resolution: '已重新派送并致歉' }

describe('a complaint from beginning to end', () => {
  it('keeps its clocks, its stage and its whole story', async () => {
    const id = await opened({ category: 'loss' })
    expect(await view(id)).toMatchObject({ stage: 'open', priority: 2, service_class: 'B', next_clock: 'first_answer' })
    expect(dueOf(await view(id))).toEqual({
      first_answer: at('2026-03-02T10:00'),
      // 36 hours of service: 12 on Monday, 13 on Tuesday, 11 on Wednesday.
      solution: at('2026-03-04T19:00'),
      legal: at('2026-03-10T00:00'),
    })

    await noteAttempt(await as('service', at('2026-03-02T09:10')), { id }, { channel: 'call', result: 'no_answer' })
    expect(await view(id)).toMatchObject({ stage: 'open', next_clock: 'first_answer', heard_at: null })

    await answerCase(
      await as('service', at('2026-03-02T09:40')),
      { id },
      { channel: 'call', text: '已受理', callback_at: '2026-03-02T17:00' },
    )
    expect(await view(id)).toMatchObject({
      stage: 'answered',
      first_answer_at: at('2026-03-02T09:40').toISOString(),
      next_clock: 'callback',
      next_due_at: at('2026-03-02T17:00').toISOString(),
    })

    const asker = await as('service', at('2026-03-02T16:00'))
    await askOutlet(asker, { id }, { version: await versionOf(id), outlet_id: String(company.outlets.xihu), text: '请查监控' })
    expect(await view(id)).toMatchObject({ stage: 'waiting_outlet', askedOutletName: '西湖营业部' })
    // Four hours of service from 16:00.
    expect(dueOf(await view(id))['outlet']).toEqual(at('2026-03-02T20:00'))

    const solver = await as('service', at('2026-03-03T10:00'))
    await resolveCase(solver, { id }, { version: await versionOf(id), ...cause, compensation_minor: 9_000 })
    expect(await view(id)).toMatchObject({ stage: 'resolved', next_clock: 'pay_out', compensation_minor: 9_000 })

    const teller = await as('service', at('2026-03-03T11:00'))
    await tellUser(teller, { id }, { channel: 'call', text: '赔付九十元', at: '2026-03-03T10:50' })
    const closed = await view(id, at('2026-03-03T12:00'))
    expect(closed).toMatchObject({
      stage: 'closed',
      informed_at: at('2026-03-03T10:50').toISOString(),
      legal: { outcome: 'met' },
      next_clock: 'follow_up',
      next_due_at: at('2026-03-05T11:00').toISOString(),
    })
    expect(closed.events.map(({ kind }) => kind)).toEqual([
      'closed',
      'told',
      'resolved',
      'outlet_asked',
      'answered',
      'attempted',
      'opened',
    ])
    expect(closed.events[1]).toMatchObject({ actorName: '沈听', channel: 'call', text: '赔付九十元', at: at('2026-03-03T10:50') })
  })

  it('is asked about one to two days later; the call is a task of whoever had it, and its answer ends both', async () => {
    const id = await opened({ assignee_id: String(company.users.service.id) })
    const solver = await as('serviceManager', at('2026-03-03T10:00'))
    await resolveCase(solver, { id }, { version: await versionOf(id), ...cause })
    await tellUser(solver, { id }, { channel: 'call', text: '已处理' })
    const tasks = async () => (await listTasks(await as('service', monday), { limit: 50, sort: 'due_at', done: false })).rows
    const task = (await tasks()).find(({ title }) => title === `回访：工单 ${caseNumber(id)}`)
    expect(task).toMatchObject({
      assignee_id: String(company.users.service.id),
      remind_at: at('2026-03-04T10:00').toISOString(),
      due_at: at('2026-03-05T10:00').toISOString(),
      customer_id: String(own),
    })
    const caller = await as('service', at('2026-03-04T15:00'))
    await followUpCase(caller, { id }, { answer: 'not_reached' })
    expect(await view(id)).toMatchObject({ satisfied: null, next_clock: 'follow_up' })
    await followUpCase(caller, { id }, { answer: 'satisfied', text: '很快' })
    expect(await view(id)).toMatchObject({ satisfied: true, stage: 'closed', next_clock: null })
    expect((await tasks()).some(({ id: each }) => each === task?.id)).toBe(false)
    await expect(followUpCase(caller, { id }, { answer: 'satisfied' })).rejects.toMatchObject({ detail: 'case.no_call_due' })
  })

  it('that did not satisfy is open again, with our promises anew and the legal days as they were', async () => {
    const id = await opened()
    const solver = await as('service', at('2026-03-03T10:00'))
    await resolveCase(solver, { id }, { version: await versionOf(id), ...cause })
    await tellUser(solver, { id }, { channel: 'call', text: '已处理' })
    await followUpCase(await as('service', at('2026-03-05T10:00')), { id }, { answer: 'unsatisfied', text: '仍未收到' })
    const again = await view(id)
    expect(again).toMatchObject({
      stage: 'open',
      reopened_count: 1,
      satisfied: false,
      informed_at: at('2026-03-03T10:00').toISOString(),
    })
    // 72 hours of service from Thursday 10:00: 11, then four days of 13, then 9 on Tuesday.
    expect(dueOf(again)).toEqual({ first_answer: at('2026-03-05T14:00'), solution: at('2026-03-10T17:00') })
    // It was told in time; it has to be told again before it is closed again.
    const solverAgain = await as('service', at('2026-03-05T12:00'))
    await resolveCase(solverAgain, { id }, { version: await versionOf(id), ...cause })
    expect((await view(id)).stage).toBe('resolved')
    await tellUser(solverAgain, { id }, { channel: 'sms', text: '第二次' })
    expect(await view(id)).toMatchObject({ stage: 'closed', informed_at: at('2026-03-03T10:00').toISOString() })
  })
})

describe('a case that waits for its customer', () => {
  const day = (text: string) => as('service', at(`2026-03-${text}`))
  const wait = async (id: number, when: string, text = '等客户回传照片') => waitForCustomer(await day(when), { id }, { text })

  it('has our promises stand still until it is taken up again, or the customer calls', async () => {
    const id = await opened({ category: 'loss' })
    await expect(wait(id, '02T09:30')).rejects.toMatchObject({ detail: 'case.not_heard_yet' })
    await answerCase(await day('02T09:40'), { id }, { channel: 'call', text: '请传照片' })
    await expect(resumeCase(await day('02T09:50'), { id }, {})).rejects.toMatchObject({ detail: 'case.waits_for_nobody' })
    await wait(id, '02T10:00')
    expect(await view(id)).toMatchObject({ stage: 'waiting_customer', next_clock: 'legal', waitingSince: at('2026-03-02T10:00') })
    expect(dueOf(await view(id))).toEqual({ legal: at('2026-03-10T00:00') })
    await expect(wait(id, '02T11:00')).rejects.toMatchObject({ detail: 'case.waits_already' })

    await resumeCase(await day('03T09:00'), { id }, { text: '照片已收到' })
    expect((await view(id)).stage).toBe('answered')
    expect(dueOf(await view(id))).toEqual({
      legal: at('2026-03-10T00:00'),
      // It was 19:00 on the 4th. 11 hours of service on the 2nd and one on the 3rd were waited: two more on the 4th, ten on the 5th.
      solution: at('2026-03-05T18:00'),
      // 13 hours of service from 09:00 on the 3rd.
      progress: at('2026-03-04T09:00'),
    })

    await wait(id, '03T10:00')
    await noteCalledAgain(await day('03T12:00'), { id }, { text: '照片发了两次' })
    const called = await view(id)
    expect(called).toMatchObject({ stage: 'answered', waitingSince: null })
    expect(dueOf(called)['solution']).toEqual(at('2026-03-05T20:00'))
    expect(called.events.map(({ kind }) => kind)).toEqual(['called_again', 'waiting', 'resumed', 'waiting', 'answered', 'opened'])
  })

  it('is solved as any other, and once opened again has waited for nobody', async () => {
    const id = await opened({ type: 'request', subcategory: 'trace' })
    await answerCase(await day('02T09:30'), { id }, { channel: 'call', text: '请补充地址' })
    await wait(id, '02T10:00')
    await resolveCase(await day('02T12:00'), { id }, { version: await versionOf(id), ...cause })
    expect(await view(id)).toMatchObject({ stage: 'closed', waitingSince: null })
    await reopenCase(await day('02T13:00'), { id }, { version: await versionOf(id), text: '又问' })
    // B, P3: 72 hours of service from 13:00: 8 on the 2nd, 64 in four days of 13 and one of 12.
    expect(dueOf(await view(id))['solution']).toEqual(at('2026-03-07T20:00'))
  })

  it('is none whose regulator waits', async () => {
    const id = await opened({ type: 'appeal', channel: 'regulator', source_no: 'N-WAIT' })
    await answerCase(await day('02T09:30'), { id }, { channel: 'call', text: '已联系' })
    await expect(wait(id, '02T10:00')).rejects.toMatchObject({ detail: 'case.nobody_to_wait_for' })
  })
})

describe('the record that the user was told', () => {
  it('is of the past, and not of before the case', async () => {
    const id = await opened()
    const told = async (when: string) =>
      tellUser(await as('service', at('2026-03-02T12:00')), { id }, { channel: 'call', text: '已告知', at: when })
    await expect(told('2026-03-02T13:00')).rejects.toMatchObject({ issues: [{ name: 'at', code: 'in_the_future' }] })
    await expect(told('2026-03-01T13:00')).rejects.toMatchObject({ issues: [{ name: 'at', code: 'before_the_case' }] })
    expect((await view(id)).informed_at).toBeNull()
  })

  it('that comes first stays, whatever is told later', async () => {
    const id = await opened()
    await tellUser(await as('service', at('2026-03-02T12:00')), { id }, { channel: 'call', text: '初步' })
    await tellUser(await as('service', at('2026-03-03T12:00')), { id }, { channel: 'call', text: '最终' })
    expect(await view(id)).toMatchObject({
      informed_at: at('2026-03-02T12:00').toISOString(),
      told_at: at('2026-03-03T12:00').toISOString(),
    })
  })
})

describe('what a case is about', () => {
  it('brings the category along with its second level, and the urgency with both', async () => {
    const id = await opened({ category: 'delay' })
    expect((await view(id)).priority).toBe(3)
    const changed = await reclassifyCase(await as('service', monday), { id }, { version: 1, subcategory: 'false_delivery' })
    expect(changed).toMatchObject({ category: 'delivery_service', subcategory: 'false_delivery', priority: 2 })
    const wrong = reclassifyCase(
      await as('service', monday),
      { id },
      { version: 2, category: 'loss', subcategory: 'delay_stuck' },
    )
    await expect(wrong).rejects.toMatchObject({ issues: [{ name: 'subcategory', code: 'term_of_another_category' }] })
    const displaced = await reclassifyCase(await as('service', monday), { id }, { version: 2, category: 'loss' })
    expect(displaced).toMatchObject({ category: 'loss', subcategory: null })
  })

  it('is more urgent at the second call', async () => {
    const id = await opened({ category: 'delay' })
    await noteCalledAgain(await as('service', at('2026-03-02T10:00')), { id }, { text: '还没到' })
    expect(await view(id)).toMatchObject({ priority: 2 })
    expect(dueOf(await view(id))['first_answer']).toEqual(at('2026-03-02T10:00'))
  })
})

describe('who has it', () => {
  it('a colleague who may work on it, who is told', async () => {
    const id = await opened()
    const giver = await as('serviceManager', monday)
    await assignCase(giver, { id }, { version: 1, assignee_id: String(company.users.service.id) })
    expect(await view(id)).toMatchObject({ assigneeName: '沈听' })
    const { rows } = await listNotifications(await as('service', monday), null)
    expect(rows[0]).toMatchObject({ kind: 'case_assigned', href: `/cases/${id}`, params: { by: '林管', number: caseNumber(id) } })
    const executive = await as('executive', monday)
    const far = assignCase(executive, { id }, { version: 2, assignee_id: String(company.users.serviceHangzhou.id) })
    await expect(far).rejects.toMatchObject({ detail: 'case.assignee_cannot_work' })
  })

  it('of two who change it at once the second is told how it stands now', async () => {
    const id = await opened()
    await resolveCase(await as('service', monday), { id }, { version: 1, ...cause })
    const late = resolveCase(await as('serviceManager', monday), { id }, { version: 1, ...cause })
    await expect(late).rejects.toMatchObject({ code: 'conflict', current: { stage: 'resolved' } })
  })
})

describe('what is over', () => {
  it('is answered no more before it is opened again', async () => {
    const id = await opened({ type: 'request', subcategory: 'urge_delivery' })
    await resolveCase(await as('service', monday), { id }, { version: 1, ...cause })
    expect(await view(id)).toMatchObject({ stage: 'closed', next_clock: null })
    const answer = async () => answerCase(await as('service', monday), { id }, { channel: 'call', text: 'x' })
    await expect(answer()).rejects.toMatchObject({ detail: 'case.is_closed' })
    await reopenCase(await as('service', monday), { id }, { version: await versionOf(id), text: '又问' })
    await answer()
    expect((await view(id)).stage).toBe('answered')
  })

  it('out of reach is not there', async () => {
    const id = await opened()
    const far = answerCase(await as('serviceHangzhou', monday), { id }, { channel: 'call', text: 'x' })
    await expect(far).rejects.toMatchObject({ code: 'not_found' })
    await expect(view(id, monday, 'serviceHangzhou')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('cannot be written over: what happened stays as it was noted', async () => {
    await expect(company.db.execute(sql`update case_event set text = 'x'`)).rejects.toThrow('append-only')
    await expect(company.db.execute(sql`delete from case_event`)).rejects.toThrow('append-only')
  })

  it('leaves a note of each step, without the words', async () => {
    const id = await opened({ description: '王小明说' })
    await answerCase(await as('service', monday), { id }, { channel: 'call', text: '回复王小明' })
    const notes = await company.db.rows(
      z.object({ action: z.string(), detail: z.unknown() }),
      sql`select action, detail from audit_event where subject_type = 'case' and subject_id = ${String(id)} order by id`,
    )
    expect(notes.map(({ action }) => action)).toEqual(['case.create', 'case.answered'])
    expect(JSON.stringify(notes)).not.toContain('小明')
  })
})
