import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { recurring } from '#lib/jobs/schedule'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import { listNotifications } from '#lib/platform/notify/notify'
import type { Setting } from '#lib/platform/settings/setting'
import { changeSetting, viewSetting } from '#lib/platform/settings/settings'
import { askOutlet, tellUser } from '#lib/records/cases/desk/service'
import { updateCase } from '#lib/records/cases/service'
import { caseSettings } from '#lib/records/cases/settings'
import { escalateDue } from '#lib/records/cases/standing/escalate'
import { keepStale } from '#lib/records/cases/standing/keep'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { workImport } from '#tests/support/work-import'
import { at, dueOf, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let own = 0
beforeAll(async () => {
  company = await openTestCompany()
  own = await insertCustomer(company.db, { externalId: 'OWN', outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const monday = at('2026-03-02T09:00')
const as = (user: UserKey, now = monday) => company.contextAs(user, now)
const opened = async (more: Parameters<typeof openCase>[2] = {}) => openCase(await as('service'), own, more)
const escalations = async (id: number) =>
  (await viewAs(company, 'serviceManager', id)).events
    .filter(({ kind }) => kind === 'escalated')
    .map(({ detail }) => [detail['clock'], detail['mark'], detail['level']])
    .reverse()
const toldOf = async (user: UserKey, id: number) =>
  (await listNotifications(await as(user), null)).rows
    .filter(({ href }) => href === `/cases/${id}`)
    .map(({ kind, params }) => [kind, params['mark']])

describe('escalation', () => {
  it('notes each point of a clock once, whatever the job’s rhythm, and tells the nearest who hold the level', async () => {
    // Class C, P3: first answer within eight hours of service, 17:00; half of it at 13:00, three quarters at 15:00.
    const id = await opened({ assignee_id: String(company.users.service.id) })
    const escalate = async (time: string) => escalateDue(await company.system(at(`2026-03-02T${time}`)))
    await escalate('12:59')
    expect(await escalations(id)).toEqual([])
    await escalate('13:00')
    await escalate('13:00')
    await escalate('14:59')
    expect(await escalations(id)).toEqual([['first_answer', 50, 'self']])
    expect(await toldOf('service', id)).toEqual([['case_due_soon', 50]])
    // Nobody is a lead here: the supervisor hears instead.
    await escalate('15:00')
    expect(await toldOf('serviceManager', id)).toEqual([['case_due_soon', 75]])
    // The worker was down: of 90 and 100 % the last is noted.
    await escalate('17:30')
    expect(await escalations(id)).toEqual([
      ['first_answer', 50, 'self'],
      ['first_answer', 75, 'lead'],
      ['first_answer', 100, 'manager'],
    ])
    expect(await toldOf('executiveNingbo', id)).toEqual([['case_overdue', 100]])
    expect(await toldOf('executive', id)).toEqual([])
  })

  it('of the legal days goes up day by day until the user was told, and no further', async () => {
    const id = await opened()
    const day = async (date: string) => escalateDue(await company.system(at(`${date}T00:05`)))
    await day('2026-03-05')
    await day('2026-03-07')
    const legal = async () => (await escalations(id)).filter(([clock]) => clock === 'legal')
    expect(await legal()).toEqual([
      ['legal', 3, 'supervisor'],
      ['legal', 5, 'branch'],
    ])
    await tellUser(await as('service', at('2026-03-07T09:00')), { id }, { channel: 'call', text: '已告知' })
    await day('2026-03-08')
    await day('2026-03-12')
    expect(await legal()).toHaveLength(2)
    expect((await viewAs(company, 'serviceManager', id)).legal?.outcome).toBe('met')
  })

  it('of an outlet that is silent tells its district, or who stands for it, and then the branch', async () => {
    const { users, outlets } = company
    const id = await opened({ category: 'loss' })
    await company.db.execute(
      sql`insert into user_role (user_id, role_key, outlet_id) values (${users.nobody.id}, 'outlet', ${outlets.yinzhou})`,
    )
    await askOutlet(await as('service'), { id }, { version: 1, outlet_id: String(outlets.xiaying), text: '请查' })
    // P2: four hours from 09:00, and as long again.
    await escalateDue(await company.system(at('2026-03-02T13:00')))
    await escalateDue(await company.system(at('2026-03-02T17:00')))
    const ofOutlet = (await escalations(id)).filter(([clock]) => clock === 'outlet')
    expect(ofOutlet).toEqual([
      ['outlet', 100, 'district'],
      ['outlet', 200, 'branch'],
    ])
    expect(await toldOf('nobody', id)).toEqual([['case_overdue', 100]])
  })

  it('comes round each minute', async () => {
    const id = await opened()
    await company.db.execute(
      sql`update case_clock set next_point_at = now() - interval '1 second' where case_id = ${id} and kind = 'legal'`,
    )
    await recurring.find(({ name }) => name === 'case_clocks')?.work({ db: company.db, log, dataDirectory: env().DATA_DIR })
    expect((await escalations(id)).some(([clock]) => clock === 'legal')).toBe(true)
  })
})

describe('what others write', () => {
  const staleCount = async () =>
    (await company.db.row(z.object({ count: z.int() }), sql`select count(*)::int4 as count from case_standing where stale`))
      ?.count

  it('an import is worked out within a minute: what it brings as solved is over, what is open has its clocks', async () => {
    const base = { customer_external_id: 'OWN', type: 'complaint', opened_at: '2026-03-02 09:00' }
    await workImport(company, 'cases', [
      { ...base, external_id: 'I-OPEN', resolved_at: '' },
      { ...base, external_id: 'I-DONE', resolved_at: '2026-03-03 10:00' },
    ])
    expect(await staleCount()).toBe(2)
    await keepStale(await company.system())
    expect(await staleCount()).toBe(0)
    const idOf = async (externalId: string) =>
      (await company.db.row(z.object({ id: z.int() }), sql`select id from case_record where external_id = ${externalId}`))?.id ??
      0
    const open = await viewAs(company, 'serviceManager', await idOf('I-OPEN'))
    expect(open).toMatchObject({ stage: 'open', next_clock: 'first_answer' })
    expect(dueOf(open)['legal']).toEqual(at('2026-03-10T00:00'))
    expect(await viewAs(company, 'serviceManager', await idOf('I-DONE'))).toMatchObject({
      stage: 'closed',
      next_clock: null,
      informed_at: null,
    })
  })

  it('a change by the API is worked out in its own transaction', async () => {
    const id = await opened({ category: 'delay' })
    await updateCase(await as('service'), { id }, { version: 1, due_at: '2026-03-02T12:00' })
    expect(dueOf(await viewAs(company, 'serviceManager', id))['source']).toEqual(at('2026-03-02T12:00'))
    await updateCase(
      await as('service'),
      { id },
      { version: 2, resolved_at: '2026-03-02T10:00', informed_at: '2026-03-02T10:00' },
    )
    expect((await viewAs(company, 'serviceManager', id)).stage).toBe('closed')
    await updateCase(await as('service'), { id }, { version: 3, resolved_at: null })
    expect(await viewAs(company, 'serviceManager', id)).toMatchObject({ stage: 'open', reopened_count: 1 })
    await updateCase(await as('service'), { id }, { version: 4, archived: true })
    expect((await viewAs(company, 'serviceManager', id)).clocks).toEqual([])
    expect(await staleCount()).toBe(0)
  })

  it('a write of no consequence leaves nothing stale', async () => {
    const id = await opened()
    await company.db.execute(sql`update case_record set follow_up_task_id = null where id = ${id}`)
    expect(await staleCount()).toBe(0)
    await company.db.execute(sql`update case_record set version = version + 1 where id = ${id}`)
    expect(await staleCount()).toBe(1)
    await keepStale(await company.system())
  })

  it('the class of the customer is that of when the case came', async () => {
    const id = await opened()
    await company.db.execute(sql`update customer_standing set abc_class = 'A' where customer_id = ${own}`)
    await updateCase(await as('service'), { id }, { version: 1, subject: 'x' })
    expect((await viewAs(company, 'serviceManager', id)).service_class).toBe('C')
    expect((await viewAs(company, 'serviceManager', await opened())).service_class).toBe('A')
    await company.db.execute(sql`update customer_standing set abc_class = null where customer_id = ${own}`)
  })
})

describe('the settings', () => {
  const change = async <S extends Setting>(user: UserKey, setting: S, values: Readonly<Record<string, unknown>>) => {
    const { version } = await viewSetting(await as('administrator'), setting)
    return changeSetting(await as(user), setting, { version, values })
  }

  it('hold what ships until the administrator decides otherwise, and then from the next time a case is worked out', async () => {
    const id = await opened()
    await change('administrator', caseSettings.deskHours, { opens: 10 })
    try {
      expect(dueOf(await viewAs(company, 'serviceManager', id))['first_answer']).toEqual(at('2026-03-02T17:00'))
      await updateCase(await as('service'), { id }, { version: 1, subject: 'x' })
      expect(dueOf(await viewAs(company, 'serviceManager', id))['first_answer']).toEqual(at('2026-03-02T18:00'))
    } finally {
      await change('administrator', caseSettings.deskHours, { opens: 8 })
    }
  })

  it('follow the calendar of working days: a claim that comes before a holiday waits for the day after it', async () => {
    // The spring festival of 2026 is off from Sunday 15 to Monday 23 February; Saturday 14 is worked in exchange.
    const openedAt = at('2026-02-14T17:00')
    const id = await openCase(await as('service', openedAt), own, { type: 'claim' })
    // Class C, P3: eight hours of service, 09:00 to 18:00: one on the 14th, seven on the 24th.
    expect(dueOf(await viewAs(company, 'serviceManager', id))['first_answer']).toEqual(at('2026-02-24T16:00'))
  })

  it('are the administrator’s to decide, are checked, and leave a note of before and after', async () => {
    const { priority } = caseSettings
    await expect(change('serviceManager', priority, { value_above: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(change('executive', priority, { value_above: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(change('administrator', priority, { value_above: -1 })).rejects.toMatchObject({ code: 'invalid_request' })
    await change('administrator', priority, { value_above: 3_000 })
    const note = await company.db.row(
      z.object({ action: z.string(), detail: z.unknown() }),
      sql`select action, detail from audit_event order by id desc limit 1`,
    )
    expect(note).toEqual({ action: 'setting.change', detail: { value_above: [5_000, 3_000] } })
    const id = await opened({ goods_value_minor: 300_100 })
    expect((await viewAs(company, 'serviceManager', id)).priority).toBe(1)
    await change('administrator', priority, { value_above: 5_000 })
  })
})
