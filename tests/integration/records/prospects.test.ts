import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { listContacts } from '#lib/records/contacts/service'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { undoBulkChange } from '#lib/records/customers/bulk/service'
import { getCustomer } from '#lib/records/customers/service'
import { prospectExport } from '#lib/records/opportunities/export/service'
import { noteLead, takeBackLead } from '#lib/records/opportunities/leads'
import { listProspectsQuery } from '#lib/records/opportunities/schema'
import {
  customersOfList,
  findDevelopment,
  findProspectNeighbours,
  getOpportunity,
  listProspects,
  loseOpportunity,
} from '#lib/records/opportunities/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = await company.contextAs('sales')
})
afterAll(() => company.close())

const listed = async (as: Context, query: Record<string, string> = {}) =>
  (await listProspects(as, listProspectsQuery.parse(query))).rows.map((row) => row.customerName)

describe('a lead', () => {
  it('is the noter’s own customer, to be contacted by the next day, and is listed to whoever may see it', async () => {
    const { customerId, opportunityId } = await noteLead(ctx, {
      name: '甲线索',
      phone: '13911112222',
      contact_name: '王姐',
      pieces_month: 900,
    })
    const stored = await company.db.prisma.customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(stored).toMatchObject({ lifecycle: 'potential', ownerId: company.users.sales.id, outletId: company.outlets.shounan })
    expect(await getOpportunity(ctx, opportunityId, 'customer:read')).toMatchObject({ step: 'unqualified', piecesMonth: 900 })
    expect(await listed(ctx)).toContain('甲线索')
    expect(await listed(ctx, { q: '2222' })).toEqual(['甲线索'])
    expect(await listed(await company.contextAs('salesHangzhou'))).toEqual([])
    expect(await listed(await company.contextAs('salesManager'))).toContain('甲线索')
    await expect(findDevelopment(await company.contextAs('salesHangzhou'), { id: customerId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('gives a mobile number to the person who is named, alone and masked, a fixed line to the firm as well, and any to the firm where nobody is named', async () => {
    const noted = async (given: { name: string; phone: string; contact_name?: string }) => {
      const { customerId } = await noteLead(ctx, given)
      const { phone } = await getCustomer(ctx, { id: customerId })
      const { rows } = await listContacts(ctx, { customer: String(customerId), limit: 10, sort: 'id' })
      return [phone, rows.map((contact) => contact.phone)]
    }
    expect(await noted({ name: '号码一厂', phone: '19900077771', contact_name: '李姐' })).toEqual([null, ['199******71']])
    expect(await noted({ name: '号码二厂', phone: '+86 199 0007 7772', contact_name: '李姐' })).toEqual([
      null,
      [expect.stringContaining('*')],
    ])
    expect(await noted({ name: '号码三厂', phone: '0574-87654321', contact_name: '李姐' })).toEqual([
      '0574-87654321',
      [expect.stringContaining('*')],
    ])
    expect(await noted({ name: '号码四厂', phone: '19900077773' })).toEqual(['19900077773', []])
    // Nobody reads the number in the audit either; by it the firm is still found.
    const events = await company.db.rows(
      z.object({ detail: z.string() }),
      sql`select coalesce(detail::text, '') as detail from audit_event where action in ('customer.create', 'contact.create')`,
    )
    expect(events.filter(({ detail }) => detail.includes('19900077771'))).toEqual([])
    expect(await listed(ctx, { q: '19900077771' })).toEqual(['号码一厂'])
    expect(await listed(ctx, { q: '7771' })).toContain('号码一厂')
    const { elsewhere } = await noteLead(await company.contextAs('salesColleague'), { name: '另一家', phone: '19900077771' })
    expect(elsewhere).toHaveLength(1)
  })

  it('can be taken back by whoever noted it, for a quarter of an hour', async () => {
    const { customerId, opportunityId } = await noteLead(ctx, { name: '乙误记' })
    await expect(takeBackLead(await company.contextAs('salesManager'), opportunityId)).rejects.toMatchObject({
      detail: 'prospect.too_late',
    })
    const later = await company.contextAs('sales', new Date(Date.now() + 16 * 60_000))
    await expect(takeBackLead(later, opportunityId)).rejects.toMatchObject({ detail: 'prospect.too_late' })
    await takeBackLead(ctx, opportunityId)
    expect(await listed(ctx)).not.toContain('乙误记')
    const { archivedAt } = await company.db.prisma.customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(archivedAt).not.toBeNull()
  })
})

describe('the list of prospects', () => {
  it('is walked from one to the next, as far as one may see and the list holds', async () => {
    const of: Record<string, number> = {}
    for (const [name, on] of [
      ['走二', '2027-03-02'],
      ['走一', '2027-03-01'],
      ['走三', '2027-03-03'],
    ] as const) {
      const { customerId, opportunityId } = await noteLead(ctx, { name })
      await company.db.execute(sql`update customer set next_touch_on = ${on}::date where id = ${customerId}`)
      of[name] = opportunityId
    }
    const beside = async (as: Context, name: string, query: Record<string, string> = {}) => {
      const asked = listProspectsQuery.parse({ q: '走', ...query })
      const { previous, next } = await findProspectNeighbours(as, asked, of[name] ?? 0)
      return [previous?.customerName ?? null, next?.customerName ?? null]
    }
    expect(await beside(ctx, '走一')).toEqual([null, '走二'])
    expect(await beside(ctx, '走二')).toEqual(['走一', '走三'])
    expect(await beside(ctx, '走二', { sort: '-next_touch' })).toEqual(['走三', '走一'])
    expect(await beside(ctx, '走二', { step: 'lost' })).toEqual([null, null])
    const manager = await company.contextAs('salesManager')
    expect(await beside(manager, '走三')).toEqual(['走二', null])
    expect(await beside(manager, '走三', { owner: 'me' })).toEqual([null, null])
    expect(await beside(await company.contextAs('salesHangzhou'), '走二')).toEqual([null, null])
    await loseOpportunity(ctx, of['走二'] ?? 0, { version: 1, reason: 'price' })
    expect(await beside(ctx, '走一')).toEqual([null, '走三'])
  })
})

describe('all prospects of a list', () => {
  it('are changed as one of their customers, each once, and an undo gives back what was', async () => {
    const made = [await noteLead(ctx, { name: '批甲' }), await noteLead(ctx, { name: '批乙' })]
    const theirs = made.map(({ customerId }) => customerId)
    expect(await customersOfList(ctx, listProspectsQuery.parse({ q: '批' }))).toEqual(theirs)
    expect(await customersOfList(await company.contextAs('salesHangzhou'), listProspectsQuery.parse({ q: '批' }))).toEqual([])
    const change = { kind: 'next_touch', next_touch_on: '2099-05-01' } as const
    const begun = await startOrAskBulkChange(ctx, change, { query: { ids: theirs } }, { search: '' })
    if ('askedId' in begun) throw new Error('nobody need be asked')
    expect(begun.started).toMatchObject({ status: 'done', changed: 2 })
    const touches = async () =>
      (await listProspects(ctx, listProspectsQuery.parse({ q: '批' }))).rows.map((row) => row.nextTouchOn)
    expect(await touches()).toEqual(['2099-05-01', '2099-05-01'])
    await undoBulkChange(ctx, begun.started.id)
    expect(await touches()).not.toContain('2099-05-01')
  })

  it('are chosen one by one with the version of their customer', async () => {
    const { customerId } = await noteLead(ctx, { name: '选甲' })
    const [row] = (await listProspects(ctx, listProspectsQuery.parse({ q: '选甲' }))).rows
    const rows = [{ id: customerId, version: row?.customerVersion ?? 0 }]
    const change = { kind: 'tags', add: ['大客户'], remove: [] } as const
    const begun = await startOrAskBulkChange(ctx, { ...change, add: [...change.add], remove: [] }, { rows }, { search: '' })
    expect(begun).toMatchObject({ started: { changed: 1 } })
  })
})

describe('an export of prospects', () => {
  const linesOf = async (as: Context, query: Record<string, string>) => {
    const { limit: _limit, cursor: _cursor, ...whole } = listProspectsQuery.parse(query)
    const file = await prospectExport.take(as, whole, 'csv')
    const text = (await new Response(file.stream).text()).replace('\ufeff', '').trimEnd()
    return text.split('\n').map((line) => line.split(','))
  }

  it('holds those in scope with their steps and reasons in words, and is noted without what was searched for', async () => {
    const manager = await company.contextAs('salesManager')
    const { opportunityId } = await noteLead(ctx, { name: '导甲', pieces_month: 500, rival: '中通' })
    await noteLead(ctx, { name: '导乙' })
    await loseOpportunity(ctx, opportunityId, { version: 1, reason: 'price' })
    const [titles, first, ...more] = await linesOf(manager, { q: '导', step: 'lost' })
    expect(titles?.slice(0, 7)).toEqual(['客户', '编号', '阶段', '当前阶段起始日', '预计票量', '评分', '目前使用的快递'])
    expect([first?.[0], first?.[2], first?.[4], first?.[6], first?.[11]]).toEqual(['导甲', '已放弃', '500', '中通', '价格'])
    expect(more).toEqual([])
    expect((await linesOf(manager, { q: '导' })).map(([name]) => name)).toEqual(['客户', '导乙'])
    const event = await company.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: 'opportunity.export' },
      orderBy: { id: 'desc' },
    })
    expect(event.detail).toEqual({ filter: { q: '*', sort: 'next_touch' }, rows: 1, format: 'csv' })
  })

  it('is for whoever may export, and of more than five hundred asked for', async () => {
    const whole = { sort: 'next_touch' } as const
    await expect(prospectExport.take(ctx, whole, 'csv')).rejects.toMatchObject({ code: 'forbidden' })
    await company.db.execute(sql`
      with made as (insert into customer (name, owner_id, lifecycle) select '多' || i, ${company.users.sales.id}, 'potential' from generate_series(1, 501) i returning id)
      insert into opportunity (customer_id, created_by_id) select id, ${company.users.sales.id} from made`)
    const manager = await company.contextAs('salesManager')
    await expect(prospectExport.count(manager, whole)).rejects.toMatchObject({ detail: 'export.needs_approval' })
    await expect(prospectExport.take(manager, whole, 'csv')).rejects.toMatchObject({ detail: 'export.needs_approval' })
    const id = await prospectExport.ask(manager, { query: whole, search: '', reason: '对账' })
    expect(await company.db.prisma.approval.findUniqueOrThrow({ where: { id } })).toMatchObject({ kind: 'prospect_export' })
    expect(await prospectExport.count(await company.contextAs('executive'), whole)).toBeGreaterThan(500)
  })
})
