import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import type { ImportRow } from '#lib/platform/import/import-row'
import { frequentReasons } from '#lib/platform/import/list'
import { refusedRowsAsFile } from '#lib/platform/import/refused-file'
import { applyImport, getImport } from '#lib/platform/import/service'
import { importKinds } from '#lib/records/import-kinds'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { bringFile, mapFile, taskOf, workOff } from '#tests/support/screen-import'

// The rows that an import did not take go back to whoever brought them.

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = { ...(await company.contextAs('administrator')), locale: 'zh-CN' }
})
afterAll(() => company.close())
beforeEach(async () => {
  await company.db.execute(
    sql`truncate import, customer, customer_standing, waybill, touched_month, import_change, import_error, import_mapping cascade`,
  )
})

const bring = (file: string, kind = 'customers', as = ctx, name?: string) => bringFile(company, as, kind, file, name)
const map = (id: string, said: Parameters<typeof mapFile>[3] = {}, as = ctx) => mapFile(company, as, id, said)
async function apply(id: string, as = ctx): Promise<ImportRow> {
  await applyImport(as, id)
  await workOff(company)
  return getImport(as, id)
}
async function rowsOf(id: string, format: 'xlsx' | 'csv' = 'csv', as = ctx): Promise<string> {
  const { stream } = await refusedRowsAsFile(as, id, format, importKinds)
  return await new Response(stream).text()
}
describe('the rows that were not taken', () => {
  const file = [
    '编号,名称,类型,电话',
    'A,甲,企业客户,13800000001',
    'B,乙,火星人,13800000002',
    `C,丙,,${'1'.repeat(101)}`,
    'D,"丁, 四",,=1+1',
  ].join('\n')

  it('go back as they stood, with all their reasons, before applying and after; mended they can be brought as they are', async () => {
    const id = await bring(`${file}\n`, 'customers', ctx, '客户名单.csv')
    await map(id)
    const expected = [
      '编号,名称,类型,电话,未导入原因',
      'B,乙,火星人,13800000002,客户类型：不是允许的值；可用：个人客户、企业客户、渠道客户、内部客户',
      `C,丙,,${'1'.repeat(101)},电话：文字过长（最多 100 个字符）`,
      '',
    ]
    expect((await rowsOf(id)).replace('\ufeff', '').split('\n')).toEqual(expected)
    await apply(id)
    expect((await rowsOf(id)).replace('\ufeff', '').split('\n')).toEqual(expected)
    expect((await refusedRowsAsFile(ctx, id, 'xlsx', importKinds)).name).toBe('客户名单 未导入的行.xlsx')

    const mended = (await rowsOf(id)).replace('火星人', '个人客户').replace('1'.repeat(101), '13800000003')
    const again = await taskOf(ctx, await bring(mended))
    expect(again.remembered?.by).toBe('管安')
    const ready = await map(String(again.row.id))
    expect(ready.forecast).toEqual({ created: 2, updated: 0, skipped: 0, rejected: 0 })
  })

  it('as XLSX are texts, so that nothing in them runs', async () => {
    const id = await bring('编号,名称,类型\nA,=1+1,火星人\n')
    await map(id)
    await apply(id)
    const { stream } = await refusedRowsAsFile(ctx, id, 'xlsx', importKinds)
    const workbook = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()))
    expect(workbook.sheets[0]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['编号', '名称', '类型'],
      ['A', '=1+1', '火星人'],
    ])
  })

  it('as CSV begin with nothing that a spreadsheet would run', async () => {
    const id = await bring('编号,名称,类型\nA,=1+1,火星人\n')
    await map(id)
    expect(await rowsOf(id)).toContain("A,'=1+1,火星人")
  })

  it('go to nobody but whoever brought the file, and it is noted', async () => {
    const id = await bring(`${file}\n`)
    await map(id)
    await apply(id)
    await expect(rowsOf(id, 'csv', await company.contextAs('executive'))).rejects.toMatchObject({ code: 'not_found' })
    await rowsOf(id)
    const noted = await company.db.rows(
      z.object({ detail: z.unknown() }),
      sql`select detail from audit_event where action = 'import.refused_rows' and subject_id = ${id}`,
    )
    expect(noted).toEqual([{ detail: { format: 'csv' } }])
  })

  it('of a file with two hundred columns go back whole', async () => {
    const wide = Array.from({ length: 198 }, (_, index) => `x${index}`)
    const id = await bring(`编号,名称,${wide.join(',')}\nA,${'n'.repeat(201)},${wide.join(',')}\n`)
    await map(id)
    await apply(id)
    expect((await rowsOf(id)).split('\n')[1]?.split(',')).toHaveLength(201)
  })

  it('are summed by reason', async () => {
    const id = await bring(`${file}\nE,戊,火星人,\n`)
    await map(id)
    expect(await frequentReasons(ctx, id)).toMatchObject([
      { column: 'kind', reason: 'not_in_list', count: 2 },
      { column: 'phone', reason: 'phone_short', count: 1, severity: 'warning' },
      { column: 'phone', reason: 'text_too_long', count: 1 },
    ])
  })
})
