import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
let own = 0
beforeAll(async () => {
  company = await openTestCompany()
  own = await insertCustomer(company.db, {
    externalId: 'OWN',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
  await insertCustomer(company.db, { externalId: 'FAR', outletId: company.outlets.xihu })
})
afterAll(() => company.close())

const open = async (more: Record<string, unknown> = {}, user: Parameters<typeof call>[0] = 'service') =>
  call(user, 'POST', '/cases', {
    customer_external_id: 'OWN',
    type: 'complaint',
    opened_at: '2026-03-05T09:30:00+08:00',
    ...more,
  })
const opened = async (more: Record<string, unknown> = {}) => {
  const answer = await open(more)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const lastNote = () =>
  company.db.row(
    z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) }),
    sql`select action, detail from audit_event order by id desc limit 1`,
  )

describe('a new case', () => {
  it('is shown as it was given, belongs to its customer and its day, and its caller is masked', async () => {
    const body = await opened({
      external_id: 'C-1',
      opened_at: '2026-03-04T16:30:00Z',
      category: 'loss',
      waybill_no: 'W1',
      channel: 'platform',
      source_no: 'P-77',
      due_at: '2026-03-08',
      subject: '丢了一件',
      compensation_minor: 4600,
      caller_name: '欧阳小明',
      caller_phone: '13812345678',
      liable_outlet_code: 'XIHU',
      assignee_id: String(company.users.service.id),
    })
    expect(body).toMatchObject({
      external_id: 'C-1',
      customer_id: String(own),
      customer_external_id: 'OWN',
      opened_at: '2026-03-04T16:30:00.000Z',
      opened_on: '2026-03-05',
      due_at: '2026-03-07T16:00:00.000Z',
      compensation_minor: 4600,
      currency: 'CNY',
      caller_name: '欧阳**',
      outlet_code: 'SHOUNAN',
      liable_outlet_code: 'XIHU',
      assignee_id: String(company.users.service.id),
      resolved_at: null,
      version: 1,
    })
    expect(body.caller_phone).toMatch(/^138\*+78$/)
    expect((await call('service', 'GET', '/cases/ext:C-1')).body).toEqual(body)
  })

  it('leaves a note in which the caller is masked and the description is hidden', async () => {
    await opened({ caller_name: '王小明', caller_phone: '13899998888', description: '王小明住在江滨路' })
    const note = await lastNote()
    expect(note).toMatchObject({ action: 'case.create', detail: { type: [null, 'complaint'], caller_name: [null, '王**'] } })
    expect(JSON.stringify(note)).not.toMatch(/小明|99998888|江滨/)
  })

  it('with an id that is taken, or a source number of its channel, is a duplicate; the same number of another channel is not', async () => {
    await opened({ external_id: 'D-1', channel: 'mail', source_no: '9' })
    expect(await open({ external_id: 'D-1' })).toMatchObject({ status: 409, body: { code: 'duplicate' } })
    expect(await open({ channel: 'mail', source_no: '9' })).toMatchObject({ status: 409, body: { code: 'duplicate' } })
    await opened({ channel: 'web', source_no: '9' })
    const other = await opened({})
    const change = await call('service', 'PATCH', `/cases/${other.id}`, { version: 1, channel: 'mail', source_no: '9' })
    expect(change).toMatchObject({ status: 409, body: { code: 'duplicate' } })
  })

  it('of a customer out of scope, or of nobody, is refused', async () => {
    expect((await open({ customer_external_id: 'FAR' })).status).toBe(404)
    expect((await open({ customer_external_id: undefined })).body.invalid_params).toMatchObject([
      { name: 'customer_external_id', code: 'required' },
    ])
    expect((await open({ customer_id: String(own) })).body.invalid_params).toMatchObject([{ code: 'give_one' }])
  })

  it('with a value that is none is refused by the field’s name', async () => {
    const wrong: [string, unknown][] = [
      ['type', 'moan'],
      ['category', 'x'],
      ['channel', 'pigeon'],
      ['opened_at', 'soon'],
      ['compensation_minor', -1],
      ['currency', 'XXQ'],
      ['liable_outlet_code', 'NOWHERE'],
      ['subject', 'a\u0000b'],
      ['colour', 'red'],
    ]
    for (const [name, value] of wrong) {
      const { status, body } = await open({ [name]: value })
      expect([status, body.invalid_params?.[0]?.name], name).toEqual([400, name])
    }
    expect((await open({ assignee_id: '2000000000' })).status).toBe(404)
  })
})

describe('a complaint', () => {
  it('is gone on from by a claim, and by an appeal through the regulator, and by nothing else', async () => {
    await opened({ external_id: 'COMPLAINT' })
    expect((await opened({ type: 'claim', complaint_external_id: 'COMPLAINT' })).complaint_external_id).toBe('COMPLAINT')
    const appeal = await opened({ type: 'appeal', channel: 'regulator', complaint_id: 'ext:COMPLAINT' })
    for (const more of [{ type: 'appeal', channel: 'hotline' }, { type: 'appeal' }, { type: 'enquiry', channel: 'regulator' }])
      expect(await open({ ...more, complaint_external_id: 'COMPLAINT' })).toMatchObject({
        status: 422,
        body: { code: 'rule_violated' },
      })
    // What holds when a case is opened holds when it is changed.
    const change = await call('service', 'PATCH', `/cases/${appeal.id}`, { version: 1, channel: 'media' })
    expect(change.body.code).toBe('rule_violated')
    expect(
      (await call('service', 'PATCH', `/cases/${appeal.id}`, { version: 1, channel: 'media', complaint_id: null })).status,
    ).toBe(200)
  })

  it('is one, of the same customer and in scope', async () => {
    await opened({ external_id: 'ENQUIRY', type: 'enquiry' })
    expect((await open({ type: 'claim', complaint_external_id: 'ENQUIRY' })).body.code).toBe('rule_violated')
    const far = await call('administrator', 'POST', '/cases', {
      customer_external_id: 'FAR',
      type: 'complaint',
      opened_at: '2026-03-05',
      external_id: 'FAR-1',
    })
    expect(far.status).toBe(201)
    expect((await open({ type: 'claim', complaint_external_id: 'FAR-1' })).status).toBe(404)
    expect((await open({ type: 'claim', complaint_external_id: 'FAR-1' }, 'administrator')).body.code).toBe('rule_violated')
  })
})

describe('a change', () => {
  it('names the version that it starts from; an older one is a conflict with the present case', async () => {
    const { id } = await opened()
    const done = await call('service', 'PATCH', `/cases/${id}`, {
      version: 1,
      resolved_at: '2026-03-06 10:00',
      informed_at: '2026-03-06T11:00:00+08:00',
    })
    expect(done.body).toMatchObject({
      version: 2,
      resolved_at: '2026-03-06T02:00:00.000Z',
      informed_at: '2026-03-06T03:00:00.000Z',
    })
    expect(await lastNote()).toMatchObject({ action: 'case.update', detail: { resolved_at: [null, expect.any(String)] } })
    const late = await call('service', 'PATCH', `/cases/${id}`, { version: 1, subject: 'x' })
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict', current: { id, version: 2, subject: null } } })
  })

  it('takes a field away with null, and leaves the caller alone when the mask comes back', async () => {
    const { id, caller_phone: mask } = await opened({ caller_phone: '13812345678', subject: 'x' })
    const changed = await call('service', 'PATCH', `/cases/${id}`, { version: 1, caller_phone: mask, subject: null })
    expect(changed.body).toMatchObject({ subject: null, caller_phone: mask })
    const stored = await company.db.row(
      z.object({ phone: z.string() }),
      sql`select caller_phone as phone from case_record where id = ${Number(id)}`,
    )
    expect(stored).toEqual({ phone: '13812345678' })
  })

  it('that moves the opening moves the day', async () => {
    const { id } = await opened()
    const moved = await call('service', 'PATCH', `/cases/${id}`, { version: 1, opened_at: '2026-02-28T23:59:59+08:00' })
    expect(moved.body.opened_on).toBe('2026-02-28')
  })
})

describe('people of the liable outlet', () => {
  it('see the facts of a case and neither change nor see who called, not even masked; others at a distance do', async () => {
    const { id } = await opened({
      liable_outlet_code: 'SHOUNAN',
      subject: '破损',
      caller_name: '王小明',
      caller_phone: '13812345678',
    })
    const seen = await call('outlet', 'GET', `/cases/${id}`)
    expect(seen.body).toMatchObject({ subject: '破损', caller_name: null, caller_phone: null })
    const listed = await call('outlet', 'GET', '/cases?q=破损')
    expect(listed.body.data).toMatchObject([{ id, caller_name: null, caller_phone: null }])
    const change = await call('outlet', 'PATCH', `/cases/${id}`, { version: 1, caller_phone: '13800000000' })
    expect(change).toMatchObject({ status: 422, body: { code: 'rule_violated' } })
    const answered = await call('outlet', 'PATCH', `/cases/${id}`, { version: 1, category: 'damage' })
    expect(answered.body).toMatchObject({ category: 'damage', caller_name: null })
    expect((await call('serviceManager', 'GET', `/cases/${id}`)).body.caller_name).toBe('王**')
    expect((await call('administrator', 'GET', `/cases/${id}`)).body.caller_name).toBe('王**')
  })
})
