import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isAppError } from '#lib/core/errors'
import { sql } from '#lib/platform/db/sql'
import type { ExportableColumn } from '#lib/records/customers/export/columns'
import { exportableColumns } from '#lib/records/customers/export/columns'
import { countCustomerExport, exportCustomers } from '#lib/records/customers/export/service'
import type { CustomerListQuery } from '#lib/records/customers/list'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesHangzhou } = company.users
  const made = [
    { name: '甲电器', externalId: 'K1', ownerId: sales.id },
    { name: '欧阳娜娜', externalId: 'K2', ownerId: sales.id, kind: 'consumer' },
    { name: '=cmd', externalId: 'K3', ownerId: sales.id },
    { name: '杭州丝绸', externalId: 'K4', ownerId: salesHangzhou.id },
  ]
  for (const given of made) await insertCustomer(company.db, given)
  await company.db.execute(sql`
    update customer set phone = '13812345678', tags = '{旺季,月结}', search_text = lower(name || chr(10) || external_id), next_touch_on = '2026-12-01'`)
  await company.db.execute(
    sql`update customer_standing set value_minor = 1234567 - customer_id, abc_class = 'A', dormancy_class = 'drowsy'`,
  )
})
afterAll(() => company.close())

async function linesOf(user: UserKey, query: CustomerListQuery, columns: readonly ExportableColumn[] = []): Promise<string[][]> {
  const file = await exportCustomers(await company.contextAs(user), query, columns, 'csv')
  const text = await new Response(file.stream).text()
  return text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
}
const codesOf = (lines: string[][]) => lines.slice(1).map(([, code]) => code)
const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return isAppError(error) ? (error.detail ?? error.code) : error
}

describe('an export of customers', () => {
  it('holds those in scope, in the order of the list and under its filter', async () => {
    expect(codesOf(await linesOf('salesManager', { sort: 'value', falling: true }))).toEqual(['K1', 'K2', 'K3'])
    expect(codesOf(await linesOf('salesManager', { sort: 'value', falling: false }))).toEqual(['K3', 'K2', 'K1'])
    expect(codesOf(await linesOf('administrator', { q: 'K4' }))).toEqual(['K4'])
    expect(codesOf(await linesOf('salesManager', { q: 'K4' }))).toEqual([])
  })

  it('has the columns that were chosen, in the reader’s words, and keeps a person’s name and number masked', async () => {
    const [titles, , person] = await linesOf('salesManager', { sort: 'value', falling: true }, [
      'phone',
      'abc',
      'dormancy',
      'value',
      'tags',
      'nextTouch',
    ])
    expect(titles).toEqual([
      '客户',
      '编号',
      '类型',
      '等级',
      '人工调整等级',
      '活跃状态',
      '间隔为平时的倍数',
      '近 12 个月收入（CNY）',
      '下次跟进',
      '标签',
      '电话',
    ])
    expect(person).toEqual([
      '欧阳**',
      'K2',
      '个人客户',
      'A',
      '',
      '瞌睡',
      '',
      expect.stringMatching(/^12345\.\d\d$/),
      '2026-12-01',
      '旺季;月结',
      expect.stringMatching(/^\t?138\*+78$/),
    ])
  })

  it('runs nothing in a spreadsheet', async () => {
    expect((await linesOf('salesManager', { q: 'K3' }))[1]?.[0]).toBe("'=cmd")
  })

  it('makes every column as a workbook too', async () => {
    const file = await exportCustomers(await company.contextAs('executive'), {}, exportableColumns, 'xlsx')
    const bytes = new Uint8Array(await new Response(file.stream).arrayBuffer())
    expect(file.name).toMatch(/^客户-\d{4}-\d\d-\d\d\.xlsx$/)
    expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe('PK')
  })

  it('is noted with its filter and the number of rows, but not with what was searched for', async () => {
    await linesOf('salesManager', { q: 'K1', abc: 'A' }, ['phone'])
    const event = await company.db.row(
      z.object({ detail: z.record(z.string(), z.unknown()) }),
      sql`select detail from audit_event where action = 'customer.export' order by id desc limit 1`,
    )
    expect(event?.detail).toEqual({ filter: { abc: 'A', q: '*' }, rows: 1, format: 'csv', columns: ['phone'] })
  })

  it('is for whoever may export', async () => {
    for (const user of ['sales', 'service', 'claims'] as const) expect(await code(linesOf(user, {}))).toBe('forbidden')
  })

  it('of more than five hundred is for who answers for it; others are told so before and at the file itself, and nothing is noted', async () => {
    await company.db.execute(sql`
      insert into customer (name, owner_id) select '多' || i, ${company.users.sales.id} from generate_series(1, 500) i`)
    const manager = await company.contextAs('salesManager')
    const events = async () =>
      company.db.row(
        z.object({ count: z.int() }),
        sql`select count(*)::int as count from audit_event where action = 'customer.export'`,
      )
    const before = await events()
    expect(await code(countCustomerExport(manager, {}))).toBe('export.needs_approval')
    expect(await code(exportCustomers(manager, {}, [], 'csv'))).toBe('export.needs_approval')
    expect(await events()).toEqual(before)
    expect(await countCustomerExport(await company.contextAs('executive'), {})).toBe(504)
    expect(await countCustomerExport(await company.contextAs('administrator'), {})).toBe(504)
    expect(await linesOf('executive', {})).toHaveLength(505)
  })
})
