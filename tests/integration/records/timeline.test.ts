import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyEntry, TimelineKind } from '#lib/analysis/timeline/service'
import { timelineOfCustomer } from '#lib/analysis/timeline/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { mergeInto } from './relations-company.ts'
import { timelineOf, words } from './timeline-company.ts'

let company: TestCompany
const { call, newCustomer, read, note, openCase } = timelineOf(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

describe('the timeline of a customer', () => {
  it('is everything that happened, the latest first, by whom', async () => {
    const id = await newCustomer()
    await note(id, {
      purpose: '报价',
      heard: '嫌贵',
      occurred_at: '2026-10-01T09:00',
      duration_minutes: 20,
      next_touch_on: '2099-01-01',
    })
    await openCase(id, { opened_at: '2026-10-02T09:00', subject: '破损', resolved_at: '2026-10-04T09:00' })
    const task = (await call('sales', 'POST', '/tasks', { customer_id: String(id), title: '寄样品' })).body
    await call('sales', 'PATCH', `/tasks/${task.id}`, { version: 1, done_at: '2026-10-03T09:00' })
    await call('sales', 'PATCH', `/customers/${id}`, { version: 2, industry: '服装' })
    const { entries } = await read('sales', id)
    expect(entries.map(words)).toEqual(['customer.update', 'case resolved', 'task 寄样品', 'case opened', 'interaction 报价'])
    expect(entries.at(-1)).toMatchObject({
      by: '周敏',
      own: true,
      heard: '嫌贵',
      minutes: 20,
      nextTouchOn: '2099-01-01',
      contact: null,
    })
    expect(entries[0]).toMatchObject({ by: '周敏', fields: [{ field: 'industry', from: null, to: '服装' }] })
    expect((await read('salesManager', id)).entries.at(-1)).toMatchObject({ own: false })
  })

  it('is cut to the kinds that were asked for', async () => {
    const id = await newCustomer()
    await note(id, { purpose: '报价', occurred_at: '2026-10-01T09:00' })
    await openCase(id, { opened_at: '2026-10-02T09:00' })
    const of = async (kinds: TimelineKind[]) => (await read('sales', id, kinds)).entries.map(words)
    expect(await of(['interaction'])).toEqual(['interaction 报价'])
    expect(await of(['case', 'interaction'])).toEqual(['case opened', 'interaction 报价'])
    expect(await of(['task'])).toEqual([])
  })

  it('goes on where the page before ended, without a gap and without anything twice, also within one instant', async () => {
    const id = await newCustomer()
    for (let number = 0; number < 5; number += 1) {
      await note(id, { purpose: `第${number}`, occurred_at: '2026-10-01T09:00' })
      await openCase(id, { opened_at: '2026-10-01T09:00', subject: `单${number}` })
    }
    const whole = (await read('sales', id)).entries
    expect(whole).toHaveLength(10)
    const seen: AnyEntry[] = []
    for (let before: string | undefined; ; ) {
      const page = await read('sales', id, [], 3, before)
      seen.push(...page.entries)
      if (page.earlier === null) break
      before = page.earlier
    }
    expect(seen).toEqual(whole)
    const { earlier } = await read('sales', id, [], 3)
    await expect(read('sales', id, ['case'], 3, earlier ?? '')).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('shows of each kind only what the reader may read, and of a customer out of reach nothing', async () => {
    const id = await newCustomer()
    await note(id, { purpose: '报价', occurred_at: '2026-10-01T09:00' })
    for (const stranger of ['salesColleague', 'salesHangzhou', 'outletFranchise'] as const)
      await expect(read(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    const ctx = await company.contextAs('sales')
    const { 'interaction:read': _gone, ...permissions } = ctx.actor.permissions
    const blind = { ...ctx, actor: { ...ctx.actor, permissions } }
    expect((await timelineOfCustomer(blind, id, { kinds: [], before: undefined, limit: 9 })).entries).toEqual([])
  })

  it('tells of answers to surveys, of waybills that went wrong, and of requests with what was decided', async () => {
    const { db, users, outlets } = company
    const [id, branch] = [await newCustomer(), await newCustomer()]
    await mergeInto(company, branch, id)
    await db.execute(sql`insert into survey (external_id, name) values (${`TLS-${id}`}, '半年调查')`)
    await db.execute(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend, expectation, perception, comment)
      select id, ${branch}, '2026-09-05T09:00+08', '2026-09-05', 2, 4, 5, 3, '派送太慢' from survey where external_id = ${`TLS-${id}`}`)
    for (const [name, expectation, perception] of [
      ['价格', 4, 3],
      ['揽收', 4, 4],
      ['破损', 5, 1],
      ['时效', 5, 3],
      ['客服', 5, 3],
    ] as const)
      await db.execute(sql`
        with item as (insert into survey_item (name) values (${`${name}${id}`}) returning id)
        insert into survey_response_item (response_id, item_id, expectation, perception)
        select r.id, item.id, ${expectation}, ${perception} from item, survey_response r where r.customer_id = ${branch}`)
    const ship = async (
      no: string,
      on: string,
      given: { damaged?: boolean; lost?: boolean; status?: string; delivered?: string },
    ) =>
      db.execute(sql`
        insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, currency, status, stated_status, damaged, lost, delivered_at)
        values (${`${no}${id}`}, ${id}, (${on}::date + time '12:00') at time zone 'Asia/Shanghai', ${on}::date, 'CNY', ${given.status ?? 'delivered'},
          ${given.status ?? 'delivered'}, ${given.damaged ?? false}, ${given.lost ?? false}, ${given.delivered ?? null}::timestamptz)`)
    await ship('B', '2026-09-01', { damaged: true, delivered: '2026-09-04T10:00+08' })
    await ship('R', '2026-09-02', { status: 'returned' })
    await ship('L', '2026-09-03', { lost: true, status: 'in_transit' })
    await ship('X', '2026-09-06', { status: 'exception' })
    await ship('D', '2026-09-06', {})
    await db.execute(sql`
      with asked as (
        insert into approval (kind, rule, status, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at, decided_at)
        values ('override', 'override', 'refused', ${users.sales.id}, '行业龙头', 'customer', ${String(id)}, ${id}, ${outlets.shounan}, 1, '{}', '[]', '[]',
          '2026-09-07T09:00+08', '2026-09-08T09:00+08') returning id
      ) insert into approval_decision (approval_id, act, by_id, reason, at) select id, 'refused', ${users.salesManager.id}, '证据不足', '2026-09-08T09:00+08' from asked`)
    const { entries } = await read('sales', id)
    expect(entries.map(words)).toEqual([
      ...['approval refused', 'approval asked', `exception X${id}`, 'survey 2', `exception B${id}`],
      ...[`exception L${id}`, `exception R${id}`],
    ])
    expect(entries[0]).toMatchObject({ by: '戴经理', about: 'override', reason: '证据不足' })
    expect(entries[1]).toMatchObject({ by: '周敏', reason: '行业龙头' })
    expect(entries[3]).toMatchObject({
      survey: '半年调查',
      recommend: 4,
      expectation: 5,
      perception: 3,
      comment: '派送太慢',
      by: null,
    })
    // The three furthest below what was expected, the widest gap first; of equal ones by name.
    expect(entries[3]).toMatchObject({
      below: [
        { name: `破损${id}`, expectation: 5, perception: 1 },
        { name: `客服${id}`, expectation: 5, perception: 3 },
        { name: `时效${id}`, expectation: 5, perception: 3 },
      ],
    })
    expect(entries[4]).toMatchObject({ damaged: true, lost: false, status: 'delivered' })
    const of = async (...kinds: TimelineKind[]) => (await read('sales', id, kinds)).entries.length
    expect([await of('survey'), await of('exception'), await of('approval'), await of('survey', 'exception')]).toEqual([
      1, 4, 2, 5,
    ])
    // A page at a time they are the same.
    const seen: AnyEntry[] = []
    for (let before: string | undefined; ; ) {
      const page = await read('sales', id, [], 2, before)
      seen.push(...page.entries)
      if (page.earlier === null) break
      before = page.earlier
    }
    expect(seen).toEqual(entries)
    // Whoever lacks a right lacks the kind.
    const ctx = await company.contextAs('sales')
    const { 'survey:read': _s, 'waybill:read': _w, 'approval:read': _a, ...permissions } = ctx.actor.permissions
    const blind = { ...ctx, actor: { ...ctx.actor, permissions } }
    expect((await timelineOfCustomer(blind, id, { kinds: [], before: undefined, limit: 9 })).entries).toEqual([])
  })

  it('is that of everybody merged into the customer, with the merge and its undo', async () => {
    const [survivor, merged] = [await newCustomer({ name: '甲公司' }), await newCustomer({ name: '乙公司' })]
    await note(merged, { purpose: '老客户', occurred_at: '2026-09-01T09:00' })
    const merge = await call('administrator', 'POST', `/customers/${survivor}/merge`, {
      merged: String(merged),
      version: 1,
      merged_version: 1,
      fields: { name: 'merged' },
    })
    const { entries } = await read('sales', survivor)
    expect(entries.map(words)).toEqual(['customer.merge', 'interaction 老客户'])
    expect(entries[0]).toMatchObject({ other: '乙公司', fields: [{ field: 'name', from: '甲公司', to: '乙公司' }] })
    await call('administrator', 'PATCH', `/customers/${survivor}`, { version: merge.body.customer.version, name: '丙公司' })
    await call('administrator', 'POST', `/merges/${merge.body.id}/undo`, {})
    const after = (await read('sales', survivor)).entries
    expect(after.map(words)).toEqual(['customer.unmerge', 'customer.update', 'customer.merge'])
    expect(after[0]).toMatchObject({ other: '乙公司', kept: ['name'] })
  })
})
