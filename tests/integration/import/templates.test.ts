import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { identifier, sql } from '#lib/platform/db/sql'
import type { Locale } from '#lib/platform/i18n/locale'
import { locales } from '#lib/platform/i18n/locale'
import { pageOfReasons } from '#lib/platform/import/list'
import { applyImport, getImport } from '#lib/platform/import/service'
import { templateAsCsv, templateAsXlsx } from '#lib/platform/import/template'
import { importKinds } from '#lib/records/import-kinds'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { askFiles, bringFile, mapFile, workOff } from '#tests/support/screen-import'
import { signInAll } from '../matrix/screen-callers.ts'

// The files that are given out to be filled in: each can be imported as it stands, example row and all.

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = await company.contextAs('administrator')
})
afterAll(() => company.close())

const kindNamed = (id: string) => {
  const kind = importKinds.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  return kind
}
const reasonsOf = async (id: string) =>
  (await pageOfReasons(ctx, id, { limit: 50 })).rows.map((row) => `${row.rowNo} ${row.column} ${row.reason} ${row.value}`)
const stored = async (table: string) =>
  (
    await company.db.row(
      z.object({ row: z.record(z.string(), z.unknown()) }),
      sql`select to_jsonb(x) as row from (select * from ${identifier(table)} limit 1) x`,
    )
  )?.row

/** In an order in which each refers to what is there by then. */
const inOrder = [
  'customers',
  'contacts',
  'waybills',
  'tracking_events',
  'cases',
  'survey_invitations',
  'survey_responses',
  'survey_response_items',
] as const

it('there is one for every kind', () => expect([...inOrder].sort()).toEqual(importKinds.map((kind) => kind.id).sort()))

const forms = locales.flatMap((locale): [Locale, 'xlsx' | 'csv'][] => [
  [locale, 'xlsx'],
  [locale, 'csv'],
])
describe.each(forms)('in %s as %s', (locale, format) => {
  beforeAll(() =>
    company.db.execute(
      sql`truncate import, import_mapping, customer, customer_standing, contact, waybill, tracking_event, case_record, survey, survey_invitation, survey_item, survey_response, survey_response_item, touched_month, import_change, import_error cascade`,
    ),
  )
  it.each(inOrder)('%s are imported as they stand, without a reason', async (id) => {
    const reader = { ...ctx, locale }
    const kind = kindNamed(id)
    const file = format === 'csv' ? await templateAsCsv(reader, kind) : await templateAsXlsx(reader, kind)
    const importId = await bringFile(company, reader, id, file, `template.${format}`)
    const ready = await mapFile(company, reader, importId)
    expect(await reasonsOf(importId)).toEqual([])
    expect(ready).toMatchObject({ status: 'ready', total: 1, warnings: 0, notices: [], forecast: { created: 1, rejected: 0 } })
    expect(Object.keys(ready.mapping).sort()).toEqual(kind.columns.map((column) => column.name).sort())
    await applyImport(reader, importId)
    await workOff(company)
    expect(await getImport(reader, importId)).toMatchObject({ status: 'done', created: 1, rejected: 0 })
  })
})

describe('a template', () => {
  let headers: Record<string, string>
  beforeAll(async () => {
    headers = (await signInAll(company))('administrator')
  })
  const asked = (path: string) => askFiles(path, { headers })

  it('has its columns in the reader’s language, required ones marked, and says how each is filled in', async () => {
    const book = await readXlsx(await templateAsXlsx({ ...ctx, locale: 'zh-CN' }, kindNamed('contacts')))
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['联系人', '填写说明'])
    expect(book.sheets[0]?.rows).toEqual([
      ['客户编号*', '姓名*', '联系人编号', '电话', '邮箱', '职务', '决策角色', '意见分量', '态度'],
      ['KH-0001', '李示例', 'LX-0001', '13800000001', 'li@example.com', '采购主管', '决策人', '高', '支持'],
    ])
    expect(book.sheets[1]?.rows[1]).toEqual(['客户编号', '必填', '已在系统中的客户编号', ''])
    expect(book.sheets[1]?.rows[7]?.[3]).toBe('决策人、影响者、使用人、把关人、付款人')
  })

  it('names an outlet and a colleague who are there: the reader and where he works', async () => {
    const book = await readXlsx(await templateAsXlsx({ ...ctx, locale: 'en' }, kindNamed('customers')))
    const [headings, example] = book.sheets[0]?.rows ?? []
    const at = (heading: string) => example?.[headings?.indexOf(heading) ?? -1]
    expect([at('Sales e-mail'), at('Outlet code'), at('Customer kind')]).toEqual(['administrator@test.yike', 'HQ', 'Business'])
  })

  it('comes as a file with a name, and is nothing else to a browser', async () => {
    const answer = await asked('/imports/templates/customers?format=xlsx')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'nosniff',
    ])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="customers-template\.xlsx"/)
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('of a kind or a form that there is not is refused', async () => {
    expect((await asked('/imports/templates/outlets?format=csv')).status).toBe(400)
    expect((await asked('/imports/templates/customers?format=pdf')).status).toBe(400)
  })
})

it('what stands in the example row is stored as it is meant', async () => {
  expect(await stored('waybill')).toMatchObject({
    waybill_no: 'YT0000000001',
    status: 'delivered',
    settlement: 'monthly',
    sign_type: 'self',
    weight_grams: 1250,
    freight_minor: 1200,
    cost_minor: 900,
    currency: 'CNY',
    damaged: false,
  })
  expect(await stored('case_record')).toMatchObject({ type: 'complaint', category: 'delay', channel: 'hotline' })
})
