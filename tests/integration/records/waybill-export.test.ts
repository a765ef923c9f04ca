import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { ExportAsked } from '#lib/records/waybills/export'
import { countExport, exportWaybills } from '#lib/records/waybills/export'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

const now = new Date('2026-06-15T04:00:00Z')
let company: TestCompany

beforeAll(async () => {
  company = await openTestCompany()
  const { db, outlets, users } = company
  const own = await insertCustomer(db, {
    name: '=1+1公司',
    ownerId: users.sales.id,
    outletId: outlets.shounan,
    externalId: '0012',
  })
  const person = await insertCustomer(db, { name: '王建军', kind: 'consumer', outletId: outlets.shounan, externalId: 'P1' })
  const far = await insertCustomer(db, { name: '西湖公司', outletId: outlets.xihu, externalId: 'F1' })
  const insert = (customer: number, count: number, prefix: string) =>
    db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, product, currency, freight_minor, cost_minor, weight_grams, status,
        destination_region, promised_at, damaged)
      select ${prefix} || lpad(n::text, 12, '0'), ${customer}, timestamptz '2026-06-10T16:30:00Z', date '2026-06-11', ${outlets.shounan}, 'standard', 'CNY', 1205, 900,
        1250, 'in_transit', '310100', timestamptz '2026-06-14T04:00:00Z', n = 1
      from generate_series(1, ${count}::int) n`)
  await insert(own, 501, '77')
  await insert(person, 2, 'PP')
  await insert(far, 3, 'FF')
})
afterAll(() => company.close())

const csv = async (user: UserKey, asked: ExportAsked): Promise<string[][]> => {
  const file = await exportWaybills(await company.contextAs(user, now), asked, 'csv')
  const text = await new Response(file.stream).text()
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
}
const notes = async () =>
  company.db.rows(
    z.object({ actor: z.int(), detail: z.record(z.string(), z.unknown()) }),
    sql`select actor_id as actor, detail from audit_event where action = 'waybill.export' order by id`,
  )

describe('an export of the list', () => {
  it('holds what its reader may see, masked, in the order of the list, with words for codes', async () => {
    const [titles = [], ...lines] = await csv('outlet', { query: { issue: 'overdue', q: 'PP00000000' } })
    expect(lines.map(([no]) => no)).toEqual(['PP000000000001', 'PP000000000002'])
    const cell = (title: string) => lines[0]?.[titles.indexOf(title)]
    expect([cell('客户'), cell('状态'), cell('产品'), cell('目的地'), cell('运费'), cell('超时（小时）')]).toEqual([
      '王**',
      '运输中',
      '标快',
      '上海',
      '12.05',
      '24',
    ])
    expect(cell('收寄时间')).toBe('2026-06-11 00:30:00')
    expect([cell('破损'), lines[1]?.[titles.indexOf('破损')]]).toEqual(['是', ''])
  })

  it('keeps numbers whole and runs nothing', async () => {
    const [titles = [], first = []] = await csv('outlet', { query: { issue: 'damaged', q: '7700000000' } })
    expect(first[0]).toBe('\t77000000000001')
    expect(first[titles.indexOf('客户')]).toBe("'=1+1公司")
    expect(first[titles.indexOf('客户编号')]).toBe('\t0012')
  })

  it('is a workbook too', async () => {
    const file = await exportWaybills(await company.contextAs('finance', now), { query: { q: 'PP00000000' } }, 'xlsx')
    expect(file.name).toBe('运单-2026-06-15.xlsx')
    const { rows } = (await readXlsx(new Uint8Array(await new Response(file.stream).arrayBuffer()))).sheets[0] ?? { rows: [] }
    const at = (title: string) => rows[1]?.[rows[0]?.indexOf(title) ?? -1]
    expect([at('运单号'), at('运费'), at('成本'), at('实际重量（公斤）')]).toEqual(['PP000000000001', 12.05, 9, 1.25])
  })

  it('has costs for whoever may know them', async () => {
    const [finance = []] = await csv('finance', { query: { q: 'PP00000000' } })
    const [supervisor = []] = await csv('serviceManager', { query: { q: 'PP00000000' } })
    expect([finance.includes('成本'), supervisor.includes('成本')]).toEqual([true, true])
    const ctx = await company.contextAs('serviceManager', now)
    const permissions = { ...ctx.actor.permissions }
    delete permissions['analysis:read']
    const file = await exportWaybills({ ...ctx, actor: { ...ctx.actor, permissions } }, { query: { q: 'PP00000000' } }, 'csv')
    expect(await new Response(file.stream).text()).not.toContain('成本')
  })
})

describe('how many rows go out', () => {
  it('are 500 without approval, said before and at the door, and nothing is noted of what was refused', async () => {
    const before = (await notes()).length
    const ctx = await company.contextAs('outlet', now)
    const refused = { code: 'rule_violated', detail: 'export.needs_approval', params: { most: '500' } }
    await expect(countExport(ctx, { query: {} })).rejects.toMatchObject(refused)
    await expect(exportWaybills(ctx, { query: {} }, 'csv')).rejects.toMatchObject(refused)
    expect(await notes()).toHaveLength(before)
    expect(await countExport(ctx, { query: { q: 'PP00000000' } })).toBe(2)
  })

  it('are all for the executive, page after page', async () => {
    const ctx = await company.contextAs('executive', now)
    expect(await countExport(ctx, { query: {} })).toBe(506)
    const lines = await csv('executive', { query: {} })
    expect(new Set(lines.slice(1).map(([no]) => no)).size).toBe(506)
  })

  it('are noted with who took them and by which filter', async () => {
    await csv('finance', { query: { issue: 'overdue', q: 'PP00000000' } })
    expect((await notes()).at(-1)).toEqual({
      actor: company.users.finance.id,
      detail: { filter: { issue: 'overdue', q: 'PP00000000' }, rows: 2, format: 'csv' },
    })
  })

  it('are none for whoever may not export', async () => {
    for (const user of ['sales', 'service', 'claims'] as const)
      await expect(exportWaybills(await company.contextAs(user, now), { query: {} }, 'csv'), user).rejects.toMatchObject({
        code: 'forbidden',
      })
  })
})

describe('an export of pasted numbers', () => {
  it('has a line for each, in their order; what is out of scope is as if it were not there', async () => {
    const lines = await csv('outlet', { numbers: 'pp000000000002 FF000000000001 PP000000000001' })
    expect(lines.slice(1).map(([no, status]) => [no, status])).toEqual([
      ['PP000000000002', '运输中'],
      ['FF000000000001', '没有查到'],
      ['PP000000000001', '运输中'],
    ])
    expect((await notes()).at(-1)?.detail).toEqual({ filter: { numbers: 3 }, rows: 3, format: 'csv' })
  })
})
