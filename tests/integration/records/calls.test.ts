import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { sql } from '#lib/platform/db/sql'
import type { RecordCallInput } from '#lib/records/calls/schema'
import { recordCallInput } from '#lib/records/calls/schema'
import { possibleOutcomes, recordCall } from '#lib/records/calls/service'
import { findCaller } from '#lib/records/cases/pop/service'
import { createContact } from '#lib/records/contacts/service'
import { createCustomer, getCustomer } from '#lib/records/customers/service'
import { listInteractions } from '#lib/records/interactions/service'
import { noteLead, takeBackLead } from '#lib/records/opportunities/leads'
import { findDevelopment, openOpportunity } from '#lib/records/opportunities/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
let own = 0
beforeAll(async () => {
  company = await openTestCompany()
  own = await insertCustomer(company.db, {
    externalId: 'OWN',
    name: '联铸汽配',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
})
afterAll(() => company.close())

const as = (user: UserKey) => company.contextAs(user)
const call = async (user: UserKey, input: Partial<RecordCallInput> & Pick<RecordCallInput, 'outcome'>) =>
  recordCall(await as(user), { caller_phone: '13700005555', heard: '想发样品', ...input })
const notesOf = async (customer: string) =>
  (await listInteractions(await as('salesManager'), { customer, limit: 10, sort: '-occurred_at' })).rows
const actionsSince = async (mark: number) =>
  (
    await company.db.rows(z.object({ action: z.string() }), sql`select action from audit_event where id > ${mark} order by id`)
  ).map(({ action }) => action)
const lastEvent = async () =>
  (await company.db.row(z.object({ id: z.number() }), sql`select coalesce(max(id), 0)::float8 as id from audit_event`))?.id ?? 0
const tomorrow = () => addDays(dayOf(new Date(), 'Asia/Shanghai'), 1)

describe('a call that is a need', () => {
  it('is a note of what was heard, and the customer’s next follow-up', async () => {
    const ctx = await as('sales')
    const contact = await createContact(ctx, { customer_id: String(own), name: '何丽', phone: '13700005555' })
    const mark = await lastEvent()
    const made = await call('sales', {
      outcome: 'need',
      customer_id: String(own),
      contact_id: contact.id,
      next_touch_on: tomorrow(),
    })
    expect(made).toMatchObject({ outcome: 'need', customerId: String(own), customerName: '联铸汽配', nextTouchOn: tomorrow() })
    const [note] = await notesOf(String(own))
    expect(note).toMatchObject({ channel: 'call', direction: 'inbound', heard: '想发样品', contact_id: contact.id })
    expect((await getCustomer(ctx, { id: own })).nextTouchOn).toBe(tomorrow())
    expect(await actionsSince(mark)).toContain('interaction.create')
  })

  it.each(['need', 'opportunity'] as const)(
    'keeps who calls for a standing customer, so that the next %s from there is known',
    async (outcome) => {
      const phone = outcome === 'need' ? '13700007701' : '13700007702'
      const standing = await insertCustomer(company.db, { name: `来电${outcome}`, ownerId: company.users.sales.id })
      const callAgain = { customer_id: String(standing), caller_phone: phone, next_touch_on: tomorrow() }
      await call('sales', { outcome, contact_name: '沈未央', ...callAgain })
      const known = await findCaller(await as('sales'), phone)
      expect(known.contacts).toMatchObject([{ customer_id: String(standing), name: '沈**' }])
      expect((await notesOf(String(standing)))[0]?.contact_id).toBe(known.contacts[0]?.id)
      // Unnamed, nobody is made of it.
      await call('sales', { outcome, ...callAgain, caller_phone: '13700007703' })
      expect((await findCaller(await as('sales'), '13700007703')).contacts).toEqual([])
    },
  )

  it('makes a customer of somebody unknown, a person unless it is said to be a firm', async () => {
    const person = await call('service', { outcome: 'need', name: '孙未名', next_touch_on: tomorrow() })
    expect(person.customerName).toBe('孙**')
    const firm = await call('sales', {
      outcome: 'need',
      name: '甬北模具厂',
      kind: 'business',
      caller_phone: '13700006666',
      next_touch_on: tomorrow(),
    })
    expect(firm.customerName).toBe('甬北模具厂')
    const stored = await company.db.prisma.customer.findMany({
      where: { id: { in: [Number(person.customerId), Number(firm.customerId)] } },
      orderBy: { id: 'asc' },
    })
    expect(stored.map(({ kind, lifecycle, phone }) => [kind, lifecycle, phone])).toEqual([
      ['consumer', 'potential', '13700005555'],
      ['business', 'potential', '13700006666'],
    ])
  })

  it('asks for the day of the next touch, and for whom it is', () => {
    const problems = (input: object) => recordCallInput.safeParse(input).error?.issues.map(({ path }) => path.join('.'))
    expect(problems({ heard: '询价', outcome: 'need', customer_id: '1' })).toEqual(['next_touch_on'])
    expect(problems({ heard: '询价', outcome: 'need', next_touch_on: '2026-01-02' })).toEqual(['name'])
    expect(problems({ heard: '询价', outcome: 'opportunity' })).toEqual(['name'])
    expect(problems({ heard: '少件', outcome: 'case' })).toEqual(['type'])
    expect(problems({ outcome: 'case', type: 'request' })).toEqual(['heard'])
    // As wherever a case is recorded: what it is about has to be chosen.
    const known = { heard: '少件', outcome: 'case', caller_phone: '13700001111' }
    expect(problems({ ...known, type: 'complaint' })).toEqual(['subcategory'])
    expect(problems({ ...known, type: 'complaint', subcategory: 'loss_part' })).toBeUndefined()
  })
})

describe('a call that is a chance', () => {
  it('is a lead where nobody knows the caller, with whoever has such a customer, and can be taken back', async () => {
    await noteLead(await as('salesColleague'), { name: '甬东服饰', phone: '13700007777' })
    const made = await call('sales', {
      outcome: 'opportunity',
      name: '甬东服饰',
      caller_phone: '13700007777',
      contact_name: '王姐',
      pieces_month: 900,
    })
    if (made.outcome !== 'opportunity') throw new Error('no opportunity')
    expect(made).toMatchObject({ made: 'with_customer', elsewhere: [expect.stringContaining('郑凯')] })
    expect((await getCustomer(await as('sales'), { id: Number(made.customerId) })).phone).toBeNull()
    const development = await findDevelopment(await as('sales'), { id: Number(made.customerId) })
    expect(development?.opportunity).toMatchObject({ step: 'unqualified', piecesMonth: 900, ownerId: company.users.sales.id })
    expect(await notesOf(made.customerId)).toMatchObject([{ heard: '想发样品', direction: 'inbound' }])
    // The quick line's own rule: to be contacted by the next day.
    expect((await getCustomer(await as('sales'), { id: Number(made.customerId) })).nextTouchOn).toBe(tomorrow())
    await takeBackLead(await as('sales'), made.opportunityId)
    const { archivedAt } = await company.db.prisma.customer.findUniqueOrThrow({ where: { id: Number(made.customerId) } })
    expect(archivedAt).not.toBeNull()
  })

  it('begins for a customer that stands, adds to what is under way, and takes no customer away', async () => {
    const first = await call('sales', { outcome: 'opportunity', customer_id: String(own), pieces_month: 120 })
    const second = await call('sales', {
      outcome: 'opportunity',
      customer_id: String(own),
      heard: '还想发海鲜',
      pieces_month: 300,
    })
    if (first.outcome !== 'opportunity' || second.outcome !== 'opportunity') throw new Error('no opportunity')
    expect([first.made, second.made]).toEqual(['begun', 'under_way'])
    expect(second.opportunityId).toBe(first.opportunityId)
    expect((await findDevelopment(await as('sales'), { id: own }))?.opportunity.piecesMonth).toBe(300)
    expect((await notesOf(String(own)))[0]?.heard).toBe('还想发海鲜')
  })

  it('that began for a customer who stood before cannot be taken back as a lead, which would archive the customer', async () => {
    const ctx = await as('service')
    const standing = await createCustomer(ctx, { name: '甬西五金' })
    const id = await openOpportunity(ctx, { id: standing.id })
    await expect(takeBackLead(ctx, id)).rejects.toMatchObject({ detail: 'prospect.too_late' })
    expect((await getCustomer(ctx, { id: standing.id })).archivedAt).toBeNull()
  })

  it('is made whole or not at all', async () => {
    const mark = await lastEvent()
    const past = '2020-01-01'
    await expect(call('sales', { outcome: 'opportunity', name: '甬南纸业', next_touch_on: past })).rejects.toMatchObject({
      issues: [{ name: 'next_touch_on', code: 'next_touch_too_early' }],
    })
    expect(await company.db.prisma.customer.count({ where: { name: '甬南纸业' } })).toBe(0)
    expect((await actionsSince(mark)).filter((action) => action !== 'duplicate.check')).toEqual([])
  })
})

describe('a call that is a complaint or a request', () => {
  it('is a case of whoever called, with what was said', async () => {
    const made = await call('service', {
      outcome: 'case',
      customer_id: String(own),
      type: 'complaint',
      subcategory: 'loss_whole',
      heard: '整件没收到',
    })
    if (made.outcome !== 'case') throw new Error('no case')
    const stored = await company.db.prisma.caseRecord.findUniqueOrThrow({ where: { id: Number(made.caseId) } })
    expect(stored).toMatchObject({
      customerId: own,
      type: 'complaint',
      category: 'loss',
      channel: 'hotline',
      description: '整件没收到',
      callerPhone: '13700005555',
      assigneeId: company.users.service.id,
    })
  })

  it('makes a consumer of somebody unknown, as a case does, and asks who it is where that is not told', async () => {
    const made = await call('service', {
      outcome: 'case',
      type: 'request',
      name: '周新',
      caller_phone: '13700008888',
      heard: '改地址',
    })
    expect(made.customerName).toBe('周*')
    await expect(
      call('claims', { outcome: 'case', type: 'request', name: '吴新', caller_phone: '13700009999' }),
    ).rejects.toMatchObject({
      issues: [{ name: 'customer_id', code: 'customer_or_caller' }],
    })
  })
})

describe('what each role may make of a call', () => {
  const all = ['need', 'opportunity', 'case']
  it.each([
    ['sales', all, all],
    ['salesManager', all, all],
    ['service', all, all],
    ['serviceManager', all, all],
    ['outlet', all, all],
    ['claims', ['need', 'case'], ['case']],
    ['finance', [], []],
    ['executive', ['need', 'opportunity'], []],
    ['administrator', all, all],
  ] as const)('%s', async (user, known, unknown) => {
    expect(possibleOutcomes(await as(user))).toEqual({ known, unknown })
    const customer = { customer_id: String(own) }
    const tries: Record<string, Partial<RecordCallInput> & Pick<RecordCallInput, 'outcome'>> = {
      need: { outcome: 'need', ...customer, next_touch_on: tomorrow() },
      opportunity: { outcome: 'opportunity', ...customer },
      case: { outcome: 'case', ...customer, type: 'request' },
    }
    for (const [outcome, input] of Object.entries(tries)) {
      const made = call(user, input).then(
        ({ outcome: is }) => is,
        (error: { code: string }) => error.code,
      )
      expect(await made).toBe(known.some((each) => each === outcome) ? outcome : 'forbidden')
    }
    for (const outcome of ['need', 'opportunity'] as const) {
      const made = call(user, {
        outcome,
        name: `新客 ${user} ${outcome}`,
        caller_phone: '13755550000',
        next_touch_on: tomorrow(),
      }).then(
        ({ outcome: is }) => is,
        (error: { code: string }) => error.code,
      )
      expect(await made).toBe(unknown.some((each) => each === outcome) ? outcome : 'forbidden')
    }
  })

  it('reaches nobody out of scope', async () => {
    for (const input of [
      { outcome: 'need' as const, next_touch_on: tomorrow() },
      { outcome: 'opportunity' as const },
      { outcome: 'case' as const, type: 'request' as const },
    ])
      await expect(call('salesHangzhou', { ...input, customer_id: String(own) })).rejects.toMatchObject({ code: 'not_found' })
  })
})
