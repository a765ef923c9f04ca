import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setOverride } from '#lib/analysis/classification/override'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { waitUntilFresh } from '#lib/analysis/metrics/refresh'
import type { AnyEntry, TimelineKind } from '#lib/analysis/timeline/service'
import { timelineOfCustomer } from '#lib/analysis/timeline/service'
import { sql } from '#lib/platform/db/sql'
import { planNextTouch } from '#lib/records/customers/plan-touch'
import { loseOpportunity, openOpportunity } from '#lib/records/opportunities/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { caller, mergeInto } from './relations-company.ts'

let company: TestCompany
const call = caller(() => company)
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

let made = 0
async function newCustomer(given: { kind?: string; name?: string } = {}): Promise<number> {
  made += 1
  const { sales } = company.users
  return insertCustomer(company.db, { externalId: `TL-${made}`, ownerId: sales.id, outletId: company.outlets.shounan, ...given })
}
const read = async (user: UserKey, id: number, kinds: TimelineKind[] = [], limit = 50, before?: string) =>
  timelineOfCustomer(await company.contextAs(user), id, { kinds, before, limit })
const note = (id: number, given: Record<string, unknown>) =>
  call('sales', 'POST', '/interactions', { customer_id: String(id), channel: 'call', ...given })
const openCase = (id: number, given: Record<string, unknown>) =>
  call('service', 'POST', '/cases', { customer_id: String(id), type: 'complaint', ...given })
const words = (entry: AnyEntry): string => {
  switch (entry.kind) {
    case 'interaction':
      return `interaction ${entry.purpose}`
    case 'case':
      return `case ${entry.what}`
    case 'task':
      return `task ${entry.title}`
    case 'change':
      return entry.action
    case 'survey':
      return `survey ${entry.satisfaction}`
    case 'exception':
      return `exception ${entry.waybillNo}`
    case 'approval':
      return `approval ${entry.what}`
    case 'development':
      return `development ${entry.from} ${entry.to}`
    case 'class':
      return `class ${entry.from} ${entry.to}`
  }
}

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

  it('tells what became known with its value, and names owners, outlets and those in sight', async () => {
    const [id, parent] = [await newCustomer(), await newCustomer({ name: '集团总部' })]
    const foreign = await insertCustomer(company.db, { name: '外地公司', ownerId: company.users.salesHangzhou.id })
    await call('sales', 'PUT', `/customers/${id}/facts/special_goods`, { value: ['fresh', 'fragile'] })
    await call('administrator', 'PATCH', `/customers/${id}`, { version: 1, parent_id: String(foreign) })
    await call('administrator', 'PATCH', `/customers/${id}`, {
      version: 2,
      parent_id: String(parent),
      owner_email: company.users.salesManager.email,
    })
    const { entries } = await read('outlet', id)
    expect(entries.map(words)).toEqual(['customer.update', 'customer.update', 'customer.fact'])
    expect(entries[0]).toMatchObject({
      fields: expect.arrayContaining([
        { field: 'owner_id', from: '周敏', to: '戴经理' },
        { field: 'parent_id', from: null, to: '集团总部' },
      ]),
    })
    expect(JSON.stringify(entries)).not.toContain('外地公司')
    expect(entries[2]).toMatchObject({ fact: { label: '特殊货品', value: '生鲜、易碎' } })
  })

  it('hides persons: contacts, and a consumer in what was changed while it still was a firm', async () => {
    const id = await newCustomer({ name: '王建军' })
    const contact = (
      await call('sales', 'POST', '/contacts', { customer_id: String(id), name: '欧阳娜娜', phone: '13812345678' })
    ).body
    await call('sales', 'PATCH', `/contacts/${contact.id}`, { version: 1, phone: '13912345678' })
    await note(id, { contact_id: contact.id, occurred_at: '2026-10-01T09:00' })
    await call('sales', 'PATCH', `/customers/${id}`, { version: 1, phone: '13712345678' })
    await call('sales', 'PATCH', `/customers/${id}`, { version: 2, kind: 'consumer' })
    const text = JSON.stringify((await read('sales', id)).entries)
    for (const secret of ['欧阳娜', '13812345678', '13912345678', '13712345678']) expect(text).not.toContain(secret)
    expect(text).toContain('137******78')
    expect(text).toContain('欧')
  })

  it('tells of a day that was planned by itself, and not once more of one that a note set', async () => {
    const id = await newCustomer()
    await note(id, { purpose: '约', next_touch_on: '2099-01-05' })
    await planNextTouch(await company.contextAs('sales'), { id }, { next_touch_on: '2099-02-01', instead_of: '2099-01-05' })
    const { entries } = await read('sales', id, ['change'])
    expect(entries).toMatchObject([{ action: 'customer.next_touch', fields: [{ from: '2099-01-05', to: '2099-02-01' }] }])
  })

  it('tells of the steps by which it was won or lost, of papers and of claims ruled', async () => {
    const { db, users } = company
    const id = await newCustomer()
    const sales = await company.contextAs('sales')
    const opportunity = await openOpportunity(sales, { id })
    await loseOpportunity(sales, opportunity, { version: 1, reason: 'price', note: '同行 2.9 元' })
    await db.execute(sql`
      insert into customer_paper (customer_id, type, title, form, keeper_id, created_at)
      values (${id}, '合同', '2026 年度合同', 'copy', ${users.sales.id}, now() + interval '1 hour')`)
    await db.execute(sql`
      insert into collision (customer_id, claimant_id, owner_id, ground, evidence, ruling, reason, ruled_by_id, ruled_at)
      values (${id}, ${users.salesColleague.id}, ${users.sales.id}, 'visited', '见过', 'keep', '先到先得', ${users.salesManager.id}, now() + interval '2 hours')`)
    const { entries } = await read('sales', id)
    expect(entries.map(words)).toEqual([
      'collision.keep',
      'paper.create',
      'development unqualified lost',
      'development null unqualified',
    ])
    expect(entries[0]).toMatchObject({ by: '戴经理', other: '郑凯', reason: '先到先得' })
    expect(entries[1]).toMatchObject({ fact: { label: '合同', value: '2026 年度合同' } })
    expect(entries[2]).toMatchObject({ by: '周敏', reason: 'price', note: '同行 2.9 元' })
    const ofSteps = (await read('sales', id, ['development'])).entries
    expect(ofSteps.map(words)).toEqual(['development unqualified lost', 'development null unqualified'])
  })

  it('tells of a file that brought the customer, and of a class set by hand with its reason', async () => {
    const id = await newCustomer()
    const { id: importId } = await company.db.prisma.import.create({
      data: {
        kind: 'customers',
        status: 'done',
        fileName: '客户.csv',
        fileBytes: 1,
        fileSha256: 'x',
        identityHash: `tl-${id}`,
        requestedById: company.users.administrator.id,
      },
      select: { id: true },
    })
    await company.db.execute(sql`update customer set created_import_id = ${importId} where id = ${id}`)
    await setOverride(await company.contextAs('executive'), { id }, 'abc', { class: 'A', reason: '行业龙头' })
    expect((await read('sales', id)).entries).toMatchObject([
      {
        action: 'customer.override',
        scheme: 'abc',
        reason: '行业龙头',
        by: '总宏',
        fields: [{ field: 'class', from: null, to: 'A' }],
      },
      { action: 'customer.import', file: '客户.csv', by: '管安' },
    ])
  })
})

describe('the classes of a customer over time', () => {
  it('tell of a change between two published runs, and of none where nothing changed', async () => {
    const [big, small] = [await newCustomer(), await newCustomer()]
    const run = async (asOf: string) => {
      await waitUntilFresh(company.db)
      const { id } = await startRun(await company.contextAs('administrator'), { scheme: 'abc', as_of: asOf })
      await recomputeRun(await company.system(), Number(id))
      await company.db.execute(sql`update analysis_run set published = true where id = ${Number(id)}`)
    }
    await insertWaybill(company.db, { customerId: big, acceptedOn: '2026-03-01', freightMinor: 100_000 })
    await insertWaybill(company.db, { customerId: small, acceptedOn: '2026-03-01', freightMinor: 100 })
    await run('2026-03-31')
    await insertWaybill(company.db, { customerId: small, acceptedOn: '2026-04-01', freightMinor: 90_000 })
    await run('2026-04-30')
    expect((await read('sales', big, ['class'])).entries).toEqual([])
    const { entries } = await read('sales', small, ['class'])
    expect(entries.map(words)).toEqual(['class C A'])
    expect((await read('service', small, ['class'])).entries).toEqual([])
  })

  it('are nothing for a merged customer’s stranger', async () => {
    const [survivor, merged] = [await newCustomer(), await newCustomer()]
    await mergeInto(company, merged, survivor)
    await expect(read('salesHangzhou', merged)).rejects.toMatchObject({ code: 'not_found' })
    expect((await read('sales', merged)).entries).toEqual([])
  })
})
