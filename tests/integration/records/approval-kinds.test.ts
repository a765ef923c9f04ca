import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { setOrAskOverride, setOverride } from '#lib/analysis/classification/override'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { addRuleLine, changeRuleLine, listRules, removeRuleLine } from '#lib/records/approvals/rules/service'
import { takeApprovedFile } from '#lib/records/approvals/take-file'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { workBulkChange } from '#lib/records/customers/bulk/work'
import { askCustomerExport } from '#lib/records/customers/export/approval'
import { exportCustomers } from '#lib/records/customers/export/service'
import { handOverOrAsk } from '#lib/records/customers/hand-over/approval'
import { askWaybillExport } from '#lib/records/waybills/export-approval'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'
import { approvalsOf } from './approvals-company.ts'

let company: TestCompany
const { as, view, decide, told } = approvalsOf(() => company)

beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

/** Makes so many customers of a salesman at an outlet, and answers their ids. */
async function make(count: number, outlet: 'shounan' | 'xiaying' = 'shounan', name = '转'): Promise<number[]> {
  const rows = await company.db.rows(
    z.object({ id: z.int() }),
    sql`
    insert into customer (name, owner_id, outlet_id, search_text)
    select ${name} || i, ${company.users.sales.id}, ${company.outlets[outlet]}, ${name} || i from generate_series(1, ${count}) i returning id`,
  )
  return rows.map(({ id }) => id)
}
const chosen = (ids: readonly number[]) => ({ rows: ids.map((id) => ({ id, version: 1 })) })
const ownedBy = async (ids: readonly number[], user: UserKey) => {
  const row = await company.db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from customer where id = any(${[...ids]}::int[]) and owner_id = ${company.users[user].id}`,
  )
  return row?.count
}
const linesOf = async (stream: ReadableStream<Uint8Array>) => (await new Response(stream).text()).trimEnd().split('\n').length - 1

describe('a transfer of customers', () => {
  const toColleague = () => ({ kind: 'owner' as const, owner_email: company.users.salesColleague.email })

  it('of fifty is a manager’s own; of more it is asked for, and they change hands when it is approved', async () => {
    const ids = await make(51)
    const ctx = await as('salesManager')
    expect(await startOrAskBulkChange(ctx, toColleague(), chosen(ids.slice(0, 50)), { search: '' })).toMatchObject({
      started: { changed: 50 },
    })
    const others = await make(51)
    await expect(startOrAskBulkChange(ctx, toColleague(), chosen(others), { search: '' })).rejects.toMatchObject({
      issues: [{ name: 'reason', code: 'approval_reason', params: { who: '总经理' } }],
    })
    const begun = await startOrAskBulkChange(ctx, toColleague(), chosen(others), { reason: '片区调整', search: '' })
    const id = 'askedId' in begun ? begun.askedId : 0
    expect(await ownedBy(others, 'salesColleague')).toBe(0)
    expect(await view('executiveNingbo', id)).toMatchObject({
      kind: 'transfer',
      rule: 'transfer',
      measure: 51,
      deciderNames: ['宁总'],
    })
    // What was changed of one of them meanwhile does not stand in the way: it is the customers that were approved.
    await company.db.execute(sql`update customer set version = 7 where id = ${others[0] ?? 0}`)
    await decide('executiveNingbo', id, 'approve')
    expect(await ownedBy(others, 'salesColleague')).toBe(51)
    expect(await told('salesColleague')).toContainEqual({ kind: 'customers_assigned', href: '/customers?owner=me' })
  })

  it('to another outlet is asked for from the sixth on; refused, they stay', async () => {
    const ids = await make(6)
    const ctx = await as('salesManager')
    const change = { kind: 'outlet' as const, outlet_code: 'XIAYING' }
    expect(await startOrAskBulkChange(ctx, change, chosen(ids.slice(0, 5)), { search: '' })).toHaveProperty('started')
    const others = await make(6)
    const begun = await startOrAskBulkChange(ctx, change, chosen(others), { reason: '就近', search: '' })
    const id = 'askedId' in begun ? begun.askedId : 0
    expect(await view('executiveNingbo', id)).toMatchObject({ rule: 'transfer_across', measure: 6 })
    await decide('executiveNingbo', id, 'refuse', '不同意')
    const moved = await company.db.row(
      z.object({ count: z.int() }),
      sql`select count(*)::int4 as count from customer where id = any(${others}::int[]) and outlet_id = ${company.outlets.xiaying}`,
    )
    expect(moved?.count).toBe(0)
  })

  it('of a whole list is that list when it is approved, worked off in the background where it is long', async () => {
    await make(2_001, 'shounan', '清单')
    const ctx = await as('salesManager')
    const begun = await startOrAskBulkChange(ctx, toColleague(), { query: { q: '清单' } }, { reason: '交接', search: 'q=清单' })
    const id = 'askedId' in begun ? begun.askedId : 0
    expect(await view('executiveNingbo', id)).toMatchObject({ measure: 2_001, href: '/customers?q=清单' })
    await decide('executiveNingbo', id, 'approve')
    const queued = await company.db.row(z.object({ id: z.int() }), sql`select id from bulk_change where status = 'queued'`)
    const contextOf = () => company.contextAs('salesManager')
    const ground = { db: company.db, log, contextOf, systemContext: () => company.system() }
    await workBulkChange(ground, queued?.id ?? 0)
    const row = await company.db.row(
      z.object({ count: z.int() }),
      sql`select count(*)::int4 as count from customer where name like '清单%' and owner_id = ${company.users.salesColleague.id}`,
    )
    expect(row?.count).toBe(2_001)
  })

  it('that whoever asked may no longer make cannot be approved, and waits', async () => {
    const begun = await startOrAskBulkChange(await as('salesManager'), toColleague(), chosen(await make(51)), {
      reason: '试',
      search: '',
    })
    const id = 'askedId' in begun ? begun.askedId : 0
    const { salesManager } = company.users
    await company.db.execute(sql`update app_user set disabled_at = now() where id = ${salesManager.id}`)
    await expect(decide('executiveNingbo', id, 'approve')).rejects.toMatchObject({ detail: 'approval.requester_gone' })
    await company.db.execute(sql`update app_user set disabled_at = null where id = ${salesManager.id}`)
    expect(await view('executiveNingbo', id)).toMatchObject({ status: 'waiting' })
  })

  it('of everything that a person has goes by the same rule', async () => {
    const administrator = await as('administrator')
    const line = (await listRules(administrator)).find(({ rule, role }) => rule === 'transfer' && role === 'administrator')
    const changed = await changeRuleLine(administrator, line?.id ?? 0, { version: 1, most: 3, hours: 24 })
    const { salesXiaying, sales } = company.users
    await company.db.execute(sql`
      insert into customer (name, owner_id, outlet_id) select '全' || i, ${salesXiaying.id}, ${company.outlets.shounan} from generate_series(1, 4) i`)
    await expect(handOverOrAsk(administrator, salesXiaying.id, sales.id, undefined)).rejects.toMatchObject({
      issues: [{ name: 'reason', code: 'approval_reason' }],
    })
    const begun = await handOverOrAsk(administrator, salesXiaying.id, sales.id, '离职')
    const id = 'askedId' in begun ? begun.askedId : 0
    // The head of the outlet may let fifty go; the sales manager does not see it.
    expect(await view('outletXiaying', id)).toMatchObject({ kind: 'hand_over', deciderNames: ['夏应'], measure: 4 })
    await decide('outletXiaying', id, 'approve')
    const left = await company.db.row(
      z.object({ count: z.int() }),
      sql`select count(*)::int4 as count from customer where owner_id = ${salesXiaying.id}`,
    )
    expect(left?.count).toBe(0)
    await changeRuleLine(administrator, changed.id, { version: changed.version, most: null, hours: 24 })
  })
})

describe('a class set by hand', () => {
  const classOf = async (id: number) =>
    (
      await company.db.row(
        z.object({ text: z.string() }),
        sql`select class || ' ' || set_by_id as text from customer_override where customer_id = ${id} and scheme = 'abc'`,
      )
    )?.text ?? null

  it('one away from the computed one is a manager’s own; farther it is asked for with the same reason, and set in that name', async () => {
    const id = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
    await company.db.execute(sql`update customer_standing set abc_class = 'C' where customer_id = ${id}`)
    const manager = await as('salesManager')
    const set = (wanted: string) => setOrAskOverride(manager, { id }, 'abc', { class: wanted, reason: '行业龙头' })
    expect(await set('B')).toHaveProperty('set')
    await expect(setOverride(manager, { id }, 'abc', { class: 'A', reason: '行业龙头' })).rejects.toMatchObject({
      detail: 'approval.needed',
      params: { who: '总经理' },
    })
    const begun = await set('A')
    const asked = 'askedId' in begun ? begun.askedId : 0
    expect(await classOf(id)).toBe(`B ${company.users.salesManager.id}`)
    expect(await view('executiveNingbo', asked)).toMatchObject({
      facts: [
        { key: 'computed_class', class: 'C' },
        { key: 'wanted_class', class: 'A' },
      ],
      rootId: id,
    })
    await decide('executiveNingbo', asked, 'approve')
    expect(await classOf(id)).toBe(`A ${company.users.salesManager.id}`)
    // The executive asks nobody.
    expect(await setOrAskOverride(await as('executive'), { id }, 'abc', { class: 'C', reason: '试' })).toHaveProperty('set')
  })
})

describe('a file of more than five hundred rows', () => {
  it('is asked for, and then exactly what was approved may be taken by whoever asked, for seven days', async () => {
    await make(501, 'shounan', '导出')
    const manager = await as('salesManager')
    const query = { q: '导出' }
    await expect(exportCustomers(manager, query, ['owner'], 'csv')).rejects.toMatchObject({
      detail: 'export.needs_approval',
      params: { who: '总经理' },
    })
    const asked = { query, columns: ['owner' as const], search: 'q=导出', reason: '对账' }
    const id = await askCustomerExport(manager, asked)
    await expect(askCustomerExport(manager, asked)).rejects.toMatchObject({ detail: 'approval.waits_already' })
    await expect(askCustomerExport(manager, { ...asked, query: { q: '没有这样的' } })).rejects.toMatchObject({
      detail: 'approval.not_needed',
    })
    // Whoever decides reads which columns leave the house.
    expect((await view('executiveNingbo', id)).facts).toContainEqual({
      ...{ key: 'columns', as: 'text', text: '客户 · 编号 · 类型 · 客户经理' },
    })
    const take = async (user: UserKey, when = new Date()) => takeApprovedFile(await as(user, when), approvalKinds, id, 'csv')
    await expect(take('salesManager')).rejects.toMatchObject({ detail: 'approval.not_approved' })
    await decide('executiveNingbo', id, 'approve')
    expect(await linesOf((await take('salesManager')).stream)).toBe(501)
    expect(await view('salesManager', id)).toMatchObject({ givesFile: true })
    const noted = await company.db.row(
      z.object({ approval: z.int(), rows: z.int() }),
      sql`
      select (detail ->> 'approval_id')::int as approval, (detail ->> 'rows')::int as rows from audit_event
      where action = 'customer.export' order by id desc limit 1`,
    )
    expect(noted).toEqual({ approval: id, rows: 501 })
    // Neither another, nor another list, nor after a week.
    await expect(take('executiveNingbo')).rejects.toMatchObject({ code: 'not_found' })
    await expect(exportCustomers(manager, {}, [], 'csv')).rejects.toMatchObject({ detail: 'export.needs_approval' })
    const week = new Date(Date.now() + 7 * 86_400_000 + 1_000)
    await expect(take('salesManager', week)).rejects.toMatchObject({ detail: 'approval.file_too_old' })
  })

  it('of waybills keeps the days that were asked for, whenever it is taken', async () => {
    const now = new Date('2026-03-20T02:00:00Z')
    const customerId = await insertCustomer(company.db, { ownerId: company.users.sales.id, outletId: company.outlets.shounan })
    for (const acceptedOn of ['2026-03-01', '2026-03-19']) await insertWaybill(company.db, { customerId, acceptedOn })
    await company.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, currency, status, stated_status)
      select 'EX' || i, ${customerId}, '2026-03-10', '2026-03-10', ${company.outlets.shounan}, 'CNY', 'delivered', 'delivered' from generate_series(1, 500) i`)
    const id = await askWaybillExport(await as('finance', now), { query: {}, search: '', reason: '月度核对' })
    await decide('executiveNingbo', id, 'approve', undefined, now)
    await insertWaybill(company.db, { customerId, acceptedOn: '2026-03-24' })
    const later = new Date('2026-03-25T02:00:00Z')
    const file = await takeApprovedFile(await as('finance', later), approvalKinds, id, 'csv')
    expect(await linesOf(file.stream)).toBe(502)
  })
})

describe('the rules', () => {
  it('are the company’s to change, line by line, by whoever manages its settings', async () => {
    const ctx = await as('administrator')
    const lines = async () => (await listRules(ctx)).filter(({ rule }) => rule === 'override')
    expect((await lines()).map(({ role, most }) => [role, most])).toEqual([
      ['sales_manager', 1],
      ['executive', null],
      ['administrator', null],
    ])
    await addRuleLine(ctx, { rule: 'override', role: 'outlet', grade: null, most: 2, hours: 12 })
    const added = (await lines()).find(({ role }) => role === 'outlet')
    await expect(addRuleLine(ctx, { rule: 'override', role: 'outlet', grade: null, most: 3, hours: 12 })).rejects.toMatchObject({
      code: 'duplicate',
    })
    const id = added?.id ?? 0
    await changeRuleLine(ctx, id, { version: 1, most: 3, hours: 48 })
    await expect(changeRuleLine(ctx, id, { version: 1, most: 4, hours: 48 })).rejects.toMatchObject({
      code: 'conflict',
      current: { most: 3, version: 2 },
    })
    await removeRuleLine(ctx, id, 2)
    await expect(removeRuleLine(ctx, id, 2)).rejects.toMatchObject({ code: 'not_found' })
    for (const line of (await lines()).slice(0, 2)) await removeRuleLine(ctx, line.id, line.version)
    const [last] = await lines()
    await expect(removeRuleLine(ctx, last?.id ?? 0, last?.version ?? 0)).rejects.toMatchObject({ detail: 'approval.last_line' })
    await expect(listRules(await as('executive'))).rejects.toMatchObject({ code: 'forbidden' })
    const events = await company.db.row(
      z.object({ count: z.int() }),
      sql`select count(*)::int4 as count from audit_event where action = 'approval.rule' and subject_id = 'override'`,
    )
    expect(events?.count).toBe(5)
  })
})
