import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { noteAppealStep, noteRuling } from '#lib/records/cases/desk/appeals'
import { answerCase, noteAttempt, resolveCase } from '#lib/records/cases/desk/service'
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

describe('what is paid out', () => {
  const solve = async (user: UserKey, id: number, yuan: number) =>
    resolveCase(
      await as(user, at('2026-03-03T10:00')),
      { id },
      { version: await versionOf(id), ...cause, compensation_minor: yuan * 100 },
    )

  it('is up to one’s own limit, and above it refused with whose is enough', async () => {
    const id = await opened()
    await expect(solve('service', id, 101)).rejects.toMatchObject({
      code: 'rule_violated',
      detail: 'case.compensation_above_limit',
      params: { limit: '¥100.00', who: '客服组长' },
    })
    expect(await view(id)).toMatchObject({ stage: 'open', compensation_minor: null })
    await expect(solve('outlet', id, 1)).rejects.toMatchObject({ params: { who: '客服坐席' } })
    await expect(solve('executive', id, 20_001)).rejects.toMatchObject({ params: { who: '省区负责人' } })
    await expect(solve('executive', id, 50_001)).rejects.toMatchObject({ params: { who: '总部' } })
    expect((await solve('serviceManager', id, 1_000)).compensation_minor).toBe(100_000)
  })

  it('goes by the grade of a lead', async () => {
    const id = await opened({}, at('2025-06-02T09:00'))
    await company.db.execute(sql`update app_user set grade = 'lead' where id = ${company.users.service.id}`)
    try {
      const customer = await insertCustomer(company.db, { outletId: company.outlets.shounan })
      const other = await openCase(await as('service', monday), customer)
      expect((await solve('service', other, 300)).compensation_minor).toBe(30_000)
      await expect(solve('service', id, 301)).rejects.toMatchObject({ params: { limit: '¥300.00', who: '客服主管' } })
    } finally {
      await company.db.execute(sql`update app_user set grade = null where id = ${company.users.service.id}`)
    }
  })

  it('adds up over thirty days for one customer: more than three times the limit goes up', async () => {
    const customer = await insertCustomer(company.db, { outletId: company.outlets.shounan })
    for (let paid = 0; paid < 3; paid += 1) await solve('service', await openCase(await as('service', monday), customer), 100)
    const fourth = await openCase(await as('service', monday), customer)
    await expect(solve('service', fourth, 1)).rejects.toMatchObject({ detail: 'case.compensation_of_same_customer' })
    expect((await solve('service', fourth, 0)).stage).toBe('resolved')
  })

  it('that a program states, by whosever key, was decided elsewhere', async () => {
    const key = await company.keyFor('service')
    const id = await opened()
    const body = { version: 1, compensation_minor: 1_000_000 }
    expect((await company.api('PATCH', `/cases/${id}`, { key, body })).status).toBe(200)
  })
})

describe('an appeal', () => {
  it('is drafted, sent and decided; it is not sent without a record of a contact', async () => {
    const id = await opened({ type: 'appeal', channel: 'regulator', source_no: 'N-1' })
    expect(dueOf(await view(id))).toMatchObject({ appeal: at('2026-03-08T00:00'), appeal_draft: at('2026-03-05T00:00') })
    const step = async (which: 'drafted' | 'reported') =>
      noteAppealStep(
        await as('claims', at('2026-03-03T10:00')),
        { id },
        { version: await versionOf(id), step: which, text: '答复意见' },
      )
    await step('drafted')
    await expect(step('drafted')).rejects.toMatchObject({ detail: 'case.step_was_taken' })
    await expect(step('reported')).rejects.toMatchObject({ detail: 'case.appeal_without_contact' })
    await noteAttempt(await as('claims', at('2026-03-03T11:00')), { id }, { channel: 'call', result: 'busy' })
    await expect(step('reported')).rejects.toMatchObject({ detail: 'case.appeal_without_contact' })
    await answerCase(await as('claims', at('2026-03-03T12:00')), { id }, { channel: 'call', text: '已联系' })
    await resolveCase(await as('claims', at('2026-03-04T10:00')), { id }, { version: await versionOf(id), ...cause })
    expect(await view(id)).toMatchObject({ stage: 'resolved', next_clock: 'appeal_report' })
    await step('reported')
    expect((await view(id)).stage).toBe('closed')
    await noteRuling(await as('claims', at('2026-03-20T10:00')), { id }, { version: await versionOf(id), effective: false })
    expect((await view(id)).effective).toBe(false)
  })

  it('has steps that no complaint has', async () => {
    const id = await opened()
    const step = noteAppealStep(await as('claims', monday), { id }, { version: 1, step: 'drafted', text: 'x' })
    await expect(step).rejects.toMatchObject({ detail: 'case.is_no_appeal' })
  })
})
