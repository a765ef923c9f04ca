import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { callWarningNow, listReach, noteConsent, revealToReach, setPreference } from '#lib/records/contacts/reach/service'
import { contactHours } from '#lib/records/contacts/reach/settings'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, textOf } from './relations-company.ts'

let company: TestCompany
let customerId: number
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
  customerId = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const newContact = async () =>
  Number(
    (
      await call('sales', 'POST', '/contacts', {
        customer_id: String(customerId),
        name: '陈一鸣',
        phone: '13900139034',
        email: 'chen@firm.example',
      })
    ).body.id,
  )
const free = { version: 0, refused: [], from_time: null, to_time: null, least_days: null }
/** Half past ten in the morning in Shanghai. */
const morning = new Date('2026-11-20T02:30:00Z')
const reveal = async (user: UserKey, id: number, given: Record<string, unknown> = {}, now = morning) =>
  revealToReach(await company.contextAs(user, now), { id }, { field: 'phone', purpose: 'call', ...given })
const obstacle = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { issues?: { name: string; code: string }[] }) => error.issues?.[0] ?? error,
  )

describe('how a contact wants to be reached', () => {
  it('is set all at once from the version that was seen, and noted', async () => {
    const id = await newContact()
    const ctx = await company.contextAs('sales')
    await setPreference(ctx, { id }, { ...free, refused: ['call'], from_time: '09:00', to_time: '12:00', least_days: 7 })
    const read = async () => (await listReach(ctx, [id])).get(id)
    expect(await read()).toMatchObject({ refused: ['call'], fromTime: '09:00', toTime: '12:00', leastDays: 7, version: 1 })
    await expect(setPreference(ctx, { id }, free)).rejects.toMatchObject({ code: 'conflict' })
    await setPreference(ctx, { id }, { ...free, version: 1 })
    expect(await read()).toMatchObject({ refused: [], fromTime: null, leastDays: null, version: 2, againstCall: null })
    const noted = sql`select count(*)::text as value from audit_event where action = 'contact.preference' and subject_id = ${String(id)}`
    expect(await textOf(company, noted)).toBe('2')
  })

  it('is nobody’s business out of reach', async () => {
    const id = await newContact()
    const stranger = await company.contextAs('salesHangzhou')
    expect((await listReach(stranger, [id])).size).toBe(0)
    await expect(setPreference(stranger, { id }, free)).rejects.toMatchObject({ code: 'not_found' })
    await expect(setPreference(await company.contextAs('claims'), { id }, free)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a number for calling', () => {
  it('is shown as ever where nothing speaks against it', async () => {
    expect(await reveal('sales', await newContact())).toMatchObject({ value: '13900139034', linked: true })
  })

  it('takes a typed reason where the contact refuses calls, wants them at other hours, or had one too soon; by API as on screen', async () => {
    const id = await newContact()
    const ctx = await company.contextAs('sales')
    await setPreference(ctx, { id }, { ...free, refused: ['call'] })
    expect(await obstacle(reveal('sales', id))).toMatchObject({ name: 'reason', code: 'contact_refuses' })
    const answer = await call('sales', 'POST', `/contacts/${id}/reveal`, { field: 'phone', purpose: 'call' })
    expect(answer.body.invalid_params).toMatchObject([{ name: 'reason', code: 'contact_refuses' }])
    expect((await reveal('sales', id, { reason: '货物在途破损，须当面说明' })).value).toBe('13900139034')
    expect(await obstacle(reveal('sales', id, { field: 'email' }))).toBeNull()

    await setPreference(ctx, { id }, { ...free, version: 1, from_time: '14:00', to_time: '18:00' })
    expect(await obstacle(reveal('sales', id))).toMatchObject({ code: 'contact_outside_hours' })
    expect(await obstacle(reveal('sales', id, {}, new Date('2026-11-20T06:00:00Z')))).toBeNull()

    await setPreference(ctx, { id }, { ...free, version: 2, least_days: 7 })
    expect(await obstacle(reveal('sales', id))).toBeNull()
    const note = { customer_id: String(customerId), contact_id: String(id), channel: 'call' }
    await call('sales', 'POST', '/interactions', { ...note, direction: 'inbound', occurred_at: '2026-11-19T10:00' })
    expect(await obstacle(reveal('sales', id))).toBeNull()
    await call('sales', 'POST', '/interactions', { ...note, occurred_at: '2026-11-18T10:00' })
    expect(await obstacle(reveal('sales', id))).toMatchObject({ code: 'contact_too_soon', params: { least: 7, since: 2 } })
  })

  it('is not told by a refusal, and a refusal is no reveal', async () => {
    const id = await newContact()
    await setPreference(await company.contextAs('sales'), { id }, { ...free, refused: ['call'] })
    const error = await reveal('sales', id).catch((caught: unknown) => caught)
    expect(JSON.stringify(error)).not.toContain('139001')
    const shown = sql`select count(*)::text as value from audit_event where action = 'personal.reveal' and subject_id = ${String(id)}`
    expect(await textOf(company, shown)).toBe('0')
  })
})

describe('what a contact agreed to', () => {
  it('is the latest that it said to each purpose, and nothing said before is lost or changed', async () => {
    const id = await newContact()
    const ctx = await company.contextAs('sales')
    const say = (purpose: 'marketing' | 'survey', given: boolean) =>
      noteConsent(ctx, { id }, { purpose, given, notice_version: '1.0', channel: 'visit' })
    await say('marketing', true)
    await say('survey', true)
    await say('marketing', false)
    expect((await listReach(ctx, [id])).get(id)?.consents).toMatchObject([
      { purpose: 'marketing', given: false, noticeVersion: '1.0', channel: 'visit', by: '周敏' },
      { purpose: 'survey', given: true },
    ])
    const ledger = await company.db.rows(
      z.object({ given: z.boolean() }),
      sql`select given from contact_consent where contact_id = ${id} and purpose = 'marketing' order by id`,
    )
    expect(ledger).toEqual([{ given: true }, { given: false }])
    await expect(company.db.execute(sql`update contact_consent set given = true`)).rejects.toThrow()
    await expect(company.db.execute(sql`delete from contact_consent`)).rejects.toThrow()
  })
})

describe('the company’s hours and attempts', () => {
  const warned = async (id: number, at: string) =>
    (await listReach(await company.contextAs('sales', new Date(at)), [id])).get(id)?.callWarning
  // Shanghai is eight hours ahead.
  const seven = '2026-11-20T23:00:00Z'
  const ten = '2026-11-20T02:00:00Z'

  it('are told where a contact has said nothing, and bar nothing', async () => {
    const id = await newContact()
    expect(await warned(id, ten)).toBeNull()
    expect(await warned(id, seven)).toEqual({ code: 'company_hours', params: { hours: '9:00–12:00 / 14:00–20:00' } })
    expect(await callWarningNow(await company.contextAs('sales', new Date(seven)))).toMatchObject({ code: 'company_hours' })
    expect((await reveal('sales', id, {}, new Date(seven))).value).toBe('13900139034')
    const ctx = await company.contextAs('sales')
    await setPreference(ctx, { id }, { ...free, from_time: '06:00', to_time: '08:00' })
    expect(await warned(id, seven)).toBeNull()
    expect(await warned(id, ten)).toMatchObject({ code: 'contact_outside_hours' })
  })

  it('count our calls of the day in company time, and are the company’s to set', async () => {
    const id = await newContact()
    const note = { customer_id: String(customerId), contact_id: String(id), channel: 'call' }
    for (const [occurred_at, more] of [
      ['2026-11-20T09:00', {}],
      ['2026-11-20T09:10', {}],
      ['2026-11-20T09:20', { direction: 'inbound' }],
      ['2026-11-20T09:30', { channel: 'message' }],
      ['2026-11-19T23:50', {}],
    ] as const)
      expect((await call('sales', 'POST', '/interactions', { ...note, ...more, occurred_at })).status).toBe(201)
    expect(await warned(id, ten)).toBeNull()
    await call('sales', 'POST', '/interactions', { ...note, occurred_at: '2026-11-20T09:40' })
    expect(await warned(id, ten)).toEqual({ code: 'company_attempts', params: { calls: 3, most: 3 } })
    const manager = await company.contextAs('administrator')
    await changeSetting(manager, contactHours, { version: 0, values: { attempts: 4 } })
    expect(await warned(id, ten)).toBeNull()
    await expect(changeSetting(manager, contactHours, { version: 1, values: { break_to: 21 } })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})
