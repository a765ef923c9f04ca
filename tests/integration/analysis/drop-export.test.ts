import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dropExport } from '#lib/analysis/drop/export'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { sql } from '#lib/platform/db/sql'
import { takeApprovedFile } from '#lib/records/approvals/take-file'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { approvalsOf } from '../records/approvals-company.ts'

let company: TestCompany
const { as, decide } = approvalsOf(() => company)

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesHangzhou } = company.users
  const { shounan } = company.outlets
  await fall(
    await insertCustomer(company.db, { name: '甲电器', externalId: 'D1', ownerId: sales.id, outletId: shounan }),
    3,
    60,
    false,
  )
  await fall(await insertCustomer(company.db, { name: '=cmd', externalId: 'D2', ownerId: sales.id }), 2, 300, true)
  await fall(
    await insertCustomer(company.db, { name: '欧阳娜娜', externalId: 'D3', kind: 'consumer', ownerId: sales.id }),
    1,
    null,
    null,
  )
  await fall(await insertCustomer(company.db, { name: '杭州丝绸', externalId: 'D4', ownerId: salesHangzhou.id }), 3, null, null)
})
afterAll(() => company.close())

const evidence = {
  ...{
    damaged: 3,
    lost: 0,
    promised: 0,
    late: 0,
    lateBefore: null,
    complaints: 0,
    openComplaints: 0,
    priceBefore: 400,
    priceNow: 400,
  },
  ...{ kindRatio: null, rivals: [], shareOfWallet: null },
}
const fall = (id: number, level: number, lastYear: number | null, below: boolean | null) =>
  company.db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence, last_year, below_last_year)
    values (${id}, '2026-07-31', '2026-07-20', ${level}, 84, 280.4, 300, 400, ${level * 10_000}, '{breakage}', ${JSON.stringify(evidence)}::jsonb, ${lastYear}::int, ${below}::bool)`)

async function linesOf(user: UserKey, query: Parameters<typeof dropExport.take>[1] = { sort: '-loss' }): Promise<string[][]> {
  const file = await dropExport.take(await as(user), query, 'csv')
  const text = await new Response(file.stream).text()
  return text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
}
const codes = (lines: string[][]) => lines.slice(1).map(([, code]) => code)

describe('an export of drops', () => {
  it('holds those in reach, in the order of the list and under its filters', async () => {
    expect(codes(await linesOf('salesManager'))).toEqual(['D1', 'D2', 'D3'])
    expect(codes(await linesOf('salesManager', { sort: 'loss' }))).toEqual(['D3', 'D2', 'D1'])
    expect(codes(await linesOf('salesManager', { sort: '-loss', last_year: 'not_below' }))).toEqual(['D1'])
    expect(codes(await linesOf('executive', { sort: '-loss', level: 'red' }))).toEqual(['D4', 'D1'])
    expect(await dropExport.count(await as('salesManager'), { sort: '-loss' })).toBe(3)
  })

  it('says what the list says, as numbers; a person’s name is masked, and nothing runs in a spreadsheet', async () => {
    const [titles, first, second, third] = await linesOf('salesManager')
    expect(titles?.slice(0, 5)).toEqual(['客户', '客户编号', '级别', '低于应有（%）', '近 28 天应有票数'])
    // 1 − 84 ÷ 280.4.
    expect(first).toEqual([
      ...['甲电器', 'D1', '红', '70.0', '280', '84', '60', '与去年同期相近或更多', '300.00'],
      // No cost is known.
      ...['', '破损丢失'],
      ...['周敏', '首南营业部', '', '2026-07-20', '2026-07-31'],
    ])
    expect(second?.slice(0, 1)).toEqual(["'=cmd"])
    expect(second?.slice(6, 8)).toEqual(['300', '低于去年同期'])
    expect(third?.[0]).not.toContain('娜娜')
    expect(third?.slice(6, 8)).toEqual(['', '无去年同期'])
  })

  it('is noted with its filter and the number of rows, and is for whoever may export', async () => {
    await linesOf('salesManager', { sort: '-loss', level: 'red' })
    const event = await company.db.row(
      z.object({ detail: z.record(z.string(), z.unknown()) }),
      sql`select detail from audit_event where action = 'drop.export' order by id desc limit 1`,
    )
    expect(event?.detail).toEqual({ filter: { sort: '-loss', level: 'red' }, rows: 1, format: 'csv' })
    await expect(linesOf('sales')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(linesOf('service')).rejects.toMatchObject({ code: 'forbidden' })
    const manager = await as('salesManager')
    const { 'analysis:read': _, ...permissions } = manager.actor.permissions
    const withoutAnalysis = { ...manager, actor: { ...manager.actor, permissions } }
    await expect(dropExport.take(withoutAnalysis, { sort: '-loss' }, 'csv')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('reaches no further than the right to export', async () => {
    const executive = await as('executive')
    const own = { kind: 'some', ownerIds: [company.users.salesHangzhou.id], outletIds: [], collaboratorId: null } as const
    const narrow = {
      ...executive,
      actor: { ...executive.actor, permissions: { ...executive.actor.permissions, 'customer:export': own } },
    }
    expect(await dropExport.count(narrow, { sort: '-loss' })).toBe(1)
  })
})

it('a file of more than five hundred drops is asked for, and then taken by whoever asked', async () => {
  await company.db.execute(sql`
    with made as (insert into customer (name, owner_id) select '多' || i, ${company.users.sales.id} from generate_series(1, 498) i returning id)
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
    select id, '2026-07-31', '2026-07-20', 1, 80, 100, 100, 400, 1, '{}', ${JSON.stringify(evidence)}::jsonb from made`)
  const manager = await as('salesManager')
  const whole = { sort: '-loss' as const }
  await expect(dropExport.take(manager, whole, 'csv')).rejects.toMatchObject({ detail: 'export.needs_approval' })
  const asked = { query: whole, search: '', reason: '周会' }
  const id = await dropExport.ask(manager, asked)
  await expect(dropExport.ask(manager, asked)).rejects.toMatchObject({ detail: 'approval.waits_already' })
  await expect(dropExport.ask(manager, { ...asked, query: { ...whole, level: 'red' } })).rejects.toMatchObject({
    detail: 'approval.not_needed',
  })
  await decide('executiveNingbo', id, 'approve')
  const file = await takeApprovedFile(manager, approvalKinds, id, 'csv')
  expect((await new Response(file.stream).text()).trimEnd().split('\n')).toHaveLength(502)
})
