import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waybillsByOutlet } from '#lib/analysis/outlet-volume/service'
import { createSession } from '#lib/platform/auth/session'
import { sql } from '#lib/platform/db/sql'
import { findText } from '#lib/platform/i18n/messages'
import { changeSetting } from '#lib/platform/settings/settings'
import { getBoard } from '#lib/records/cases/board/service'
import { noteAppealStep } from '#lib/records/cases/desk/appeals'
import { answerCase, askOutlet, resolveCase } from '#lib/records/cases/desk/service'
import { waitForCustomer } from '#lib/records/cases/desk/wait'
import { answerAsOutlet } from '#lib/records/cases/handed/service'
import { loadUrgentValue } from '#lib/records/cases/load-settings'
import { getDeskHome } from '#lib/records/cases/queue/desk-home'
import { caseSettings } from '#lib/records/cases/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { at, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let near = 0
let far = 0
beforeAll(async () => {
  company = await openTestCompany()
  near = await insertCustomer(company.db, { externalId: 'N', outletId: company.outlets.xiaying })
  far = await insertCustomer(company.db, { externalId: 'F', outletId: company.outlets.xihu })
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const as = (user: UserKey, now = monday) => company.contextAs(user, now)
const versionOf = async (id: number) => (await viewAs(company, 'administrator', id, monday)).version
const appeal = (number: string, dueAt: string, customer = near) =>
  as('administrator').then((ctx) =>
    openCase(ctx, customer, { type: 'appeal', channel: 'regulator', source_no: number, due_at: `${dueAt}:00+08:00` }),
  )

describe('the register of appeals', () => {
  it('holds those that are not over: until when, what the outlet said, and how far our answer is', async () => {
    const claims = await as('claims')
    const asked = await appeal('ZB-2', '2026-03-06T18:00')
    const ask = async (id: number) =>
      askOutlet(claims, { id }, { version: await versionOf(id), outlet_id: String(company.outlets.xiaying), text: '请核实' })
    await ask(asked)
    const drafted = await appeal('ZB-1', '2026-03-05T18:00')
    await ask(drafted)
    await answerAsOutlet(await as('outletXiaying', at('2026-03-02T10:00')), drafted, { text: '已查', fault: 'ours' })
    await noteAppealStep(claims, { id: drafted }, { version: await versionOf(drafted), step: 'drafted', text: '拟' })
    await appeal('ZB-3', '2026-03-09T18:00')
    await appeal('ZB-FAR', '2026-03-04T18:00', far)
    const over = await appeal('ZB-0', '2026-03-03T18:00')
    await answerCase(claims, { id: over }, { channel: 'call', text: '已联系' })
    await noteAppealStep(claims, { id: over }, { version: await versionOf(over), step: 'reported', text: '报' })
    const sent = await appeal('ZB-4', '2026-03-04T18:00')
    await answerCase(claims, { id: sent }, { channel: 'call', text: '已联系' })
    await noteAppealStep(claims, { id: sent }, { version: await versionOf(sent), step: 'reported', text: '报' })
    const solution = { root_cause: 'none_found', resolution: '已答复' } as const
    await resolveCase(claims, { id: over }, { version: await versionOf(over), ...solution })

    const { appeals, moreAppeals } = await getBoard(await as('serviceManager'))
    expect(appeals.map(({ row, dueAt, reply, step }) => [row.source_no, dueAt, reply, step])).toEqual([
      ['ZB-1', at('2026-03-05T18:00'), 'answered', 'drafted'],
      ['ZB-2', at('2026-03-06T18:00'), 'waiting', 'to_draft'],
      ['ZB-3', at('2026-03-09T18:00'), 'not_asked', 'to_draft'],
      // Sent and not solved yet: the regulator waits no more.
      ['ZB-4', null, 'not_asked', 'reported'],
    ])
    expect(moreAppeals).toBe(false)
  })
})

describe('who is there', () => {
  it('has a session that was used within a quarter of an hour, and works on cases', async () => {
    const presence = async () => (await getBoard(await as('serviceManager'))).presence
    const before = await presence()
    expect(before).toMatchObject({ present: 0, minutes: 15 })
    const open = async (user: UserKey) =>
      createSession(company.db, { userId: company.users[user].id, address: '127.0.0.1', agent: 'test' })
    for (const user of ['service', 'service', 'claims', 'sales'] as const) await open(user)
    expect(await presence()).toEqual({ ...before, present: 2 })
    const seen = async (minutes: number) =>
      company.db.execute(
        sql`update session set last_seen_at = now() - make_interval(mins => ${minutes}) where user_id = ${company.users.claims.id}`,
      )
    await seen(14)
    expect((await presence())?.present).toBe(2)
    await seen(16)
    expect((await presence())?.present).toBe(1)
  })
})

describe('what somebody takes up next', () => {
  it('is not what waits for its customer, before what the law asks is a day away', async () => {
    const admin = await as('administrator')
    const mine = { assignee_id: String(company.users.service.id) }
    const waiting = await openCase(admin, near, { ...mine, category: 'delay' })
    await answerCase(admin, { id: waiting }, { channel: 'call', text: '请回传面单' })
    await waitForCustomer(admin, { id: waiting }, { text: '面单照片' })
    const ordinary = await openCase(admin, near, { ...mine, type: 'request', subcategory: 'trace' })
    const next = async (now: string) => Number((await getDeskHome(await as('service', at(now)))).next?.row.id)
    expect(await next('2026-03-03T10:00')).toBe(ordinary)
    // The seven days end with the 9th.
    expect(await next('2026-03-08T23:30')).toBe(ordinary)
    expect(await next('2026-03-09T08:00')).toBe(waiting)
  })
})

describe('what somebody begins with', () => {
  it('holds each case once: as the next one with its reason, else as a promised call in the order of time, a silent outlet, or one of the rest', async () => {
    const admin = await as('administrator')
    const mine = { type: 'request', subcategory: 'trace', assignee_id: String(company.users.claims.id) } as const
    const open = async () => ({ id: await openCase(admin, near, mine) })
    const [first, late, early, silent, rest] = [await open(), await open(), await open(), await open(), await open()]
    const promise = (id: { id: number }, time: string) =>
      answerCase(admin, id, { channel: 'call', text: '稍后回电', callback_at: `2026-03-03T${time}` })
    await promise(first, '09:30')
    await promise(late, '17:00')
    await promise(early, '15:00')
    for (const id of [silent, rest]) await answerCase(admin, id, { channel: 'call', text: '已受理' })
    const ask = async (id: { id: number }) => {
      const { version } = await viewAs(company, 'administrator', id.id)
      await askOutlet(admin, id, { version, outlet_id: String(company.outlets.xihu), text: '请查' })
    }
    // An outlet is asked about the call at 17:00 as well: it is a promise first.
    await ask(late)
    await ask(silent)
    const home = await getDeskHome(await as('claims', at('2026-03-03T09:00')))
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => Number(id))
    expect(home.next).toMatchObject({ row: { id: String(first.id) }, why: 'clock' })
    expect(idsOf(home.calls)).toEqual([early.id, late.id])
    expect(idsOf(home.silent)).toEqual([silent.id])
    expect(idsOf(home.mine)).toContain(rest.id)
    const shown = [...home.calls, ...home.silent, ...home.mine]
    expect(new Set(idsOf(shown)).size).toBe(shown.length)
    expect(idsOf(shown)).not.toContain(first.id)
  })
})

describe('the waybills of an outlet', () => {
  it('are those that it accepted in a month and that were not cancelled, for whoever reaches it', async () => {
    const { db, outlets } = company
    const ship = (acceptedOn: string, more: Partial<Parameters<typeof insertWaybill>[1]> = {}) =>
      insertWaybill(db, { customerId: near, acceptedOn, outletId: outlets.xiaying, ...more })
    await ship('2026-02-28')
    await ship('2026-03-01')
    await ship('2026-03-31', { product: 'standard', currency: 'USD' })
    await ship('2026-03-02', { status: 'cancelled' })
    await ship('2026-04-01')
    await ship('2026-03-03', { customerId: far, outletId: outlets.xihu })
    const months = ['2026-03-01', '2026-02-01']
    const ofBranch = await waybillsByOutlet(await as('serviceManager'), months)
    const ofAll = await waybillsByOutlet(await as('executive'), months)
    const counts = (of: typeof ofAll, outlet: number) => months.map((month) => of(outlet, month))
    expect(counts(ofBranch, outlets.xiaying)).toEqual([2, 1])
    expect(counts(ofBranch, outlets.xihu)).toEqual([null, null])
    expect(counts(ofAll, outlets.xihu)).toEqual([1, 0])
  })
})

describe('what makes a case urgent', () => {
  it('names the value that the company has set', async () => {
    const ctx = await as('administrator')
    expect(await loadUrgentValue(ctx)).toBe(5_000)
    await changeSetting(ctx, caseSettings.priority, { version: 0, values: { value_above: 12_000 } })
    expect(await loadUrgentValue(ctx)).toBe(12_000)
    // No language says a number of its own.
    for (const locale of ['zh-CN', 'zh-TW', 'en'] as const)
      expect(findText(locale, 'cases.priority.tip1')).toMatch(/^P1\D*12305\D*\{amount, number\}\D*$|^P1\D*\{amount, number\}\D*$/)
    await changeSetting(ctx, caseSettings.priority, { version: 1, values: { value_above: 5_000 } })
  })
})
