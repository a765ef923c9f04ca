import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import type { ImportRow } from '#lib/platform/import/import-row'
import { pageOfImports, pageOfReasons } from '#lib/platform/import/list'
import { unmapImport } from '#lib/platform/import/map-columns'
import { getPreview } from '#lib/platform/import/preview'
import { applyImport, cancelImport, getImport, revertImport } from '#lib/platform/import/service'
import { forgetOldImports } from '#lib/platform/import/tidy'
import { createCustomer } from '#lib/records/customers/service'
import { importKinds } from '#lib/records/import-kinds'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { bringFile, mapFile, taskOf, workOff } from '#tests/support/screen-import'

// The services behind the screens: which column is which, and what importing would do.

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
const names = async () =>
  (
    await company.db.rows(
      z.object({ text: z.string() }),
      sql`select external_id || ' ' || name || ' ' || kind as text from customer order by external_id`,
    )
  ).map((row) => row.text)

describe('which column is which', () => {
  it('is suggested by our names, by ours in any language, and by those of the trade; the rest is left out', async () => {
    const id = await bring('客户代码,公司名称,備註,Phone,客户类型\nA,甲,x,13800000001,企业客户\n')
    const task = await taskOf(ctx, id)
    expect(task.headings).toEqual(['客户代码', '公司名称', '備註', 'Phone', '客户类型'])
    expect(task.samples).toEqual([['A', '甲', 'x', '13800000001', '企业客户']])
    expect(task.mapping).toEqual({
      external_id: { column: '客户代码' },
      name: { column: '公司名称' },
      phone: { column: 'Phone' },
      kind: { column: '客户类型' },
    })
    expect(task.remembered).toBeNull()
  })

  it('is remembered for the next file with the same columns in any order, by the company; another set of columns is unknown', async () => {
    await map(await bring('代号,称呼\nA,甲\n'), { mapping: { external_id: { column: '代号' }, name: { column: '称呼' } } })
    const colleague = await company.contextAs('executive')
    const again = await taskOf(ctx, await bring('称呼,代号\n乙,B\n'))
    expect(again.mapping).toEqual({ external_id: { column: '代号' }, name: { column: '称呼' } })
    expect(again.remembered).toEqual({ by: '管安', at: expect.any(String) })
    expect((await taskOf(colleague, String(again.row.id))).remembered?.by).toBe('管安')
    const other = await taskOf(ctx, await bring('代号,称呼,电话\nC,丙,1\n'))
    expect([other.remembered, other.mapping]).toEqual([null, { phone: { column: '电话' } }])
  })

  it('a column that is left out stays out, even one that has our own name', async () => {
    const id = await bring('external_id,name,phone\nA,甲,13800000001\n')
    await map(id, { mapping: { external_id: { column: 'external_id' }, name: { column: 'name' } } })
    await apply(id)
    const phone = await company.db.row(z.object({ phone: z.string().nullable() }), sql`select phone from customer`)
    expect(phone).toEqual({ phone: null })
  })

  it('is refused by the name of our column when a required one is missing or theirs is not in the file', async () => {
    const id = await bring('external_id,name\nA,甲\n')
    await expect(map(id, { mapping: { external_id: { column: 'nowhere' } } })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [
        { name: 'name', code: 'required' },
        { name: 'external_id', code: 'invalid_value' },
      ],
    })
    expect((await getImport(ctx, id)).status).toBe('uploaded')
  })

  it('can be changed after the preview, which is then forgotten', async () => {
    const id = await bring('external_id,name,note\nA,甲,一\n')
    expect((await map(id)).status).toBe('ready')
    const back = await unmapImport(ctx, id)
    expect(back).toMatchObject({ status: 'uploaded', total: 0, forecast: null })
    expect((await taskOf(ctx, id)).mapping).toEqual({ external_id: { column: 'external_id' }, name: { column: 'name' } })
    await map(id, { mapping: { external_id: { column: 'external_id' }, name: { column: 'note' } } })
    await apply(id)
    expect(await names()).toEqual(['A 一 business'])
  })

  it('shows cells only to whoever brought the file', async () => {
    const id = await bring('external_id,name\nA,甲秘密\n')
    const other = await company.contextAs('executive')
    const task = await taskOf(other, id)
    expect([task.headings, task.samples]).toEqual([['external_id', 'name'], null])
    await map(id)
    const seen = await getPreview(other, id, importKinds)
    expect([seen.rows[0]?.values, seen.masked]).toEqual([['A', '***'], true])
    expect((await getPreview(ctx, id, importKinds)).rows[0]?.values).toEqual(['A', '甲秘密'])
  })

  it('tells of an earlier import of the same bytes, and does not do the same twice', async () => {
    const file = 'external_id,name\nA,甲\n'
    const first = await bring(file)
    await map(first)
    await apply(first)
    const second = await bring(file)
    expect(second).not.toBe(first)
    expect((await taskOf(ctx, second)).earlier).toEqual({ id: Number(first), at: expect.any(String) })
    await expect(map(second)).rejects.toMatchObject({ code: 'conflict', current: { id: first } })
    expect((await getImport(ctx, second)).status).toBe('uploaded')
  })

  it('the same file brought again while it waits is the same import', async () => {
    const file = 'external_id,name\nA,甲\n'
    expect(await bring(file)).toBe(await bring(file))
  })

  it.each([
    ['', 'file_empty'],
    ['external_id,external_id\nA,A\n', 'header_twice'],
    [`external_id,name\nA,${'\0'}\n`, 'nul_byte'],
  ])('a file that cannot be read (%j) fails at once, with the reason', async (file, code) => {
    const id = await bring(file)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'failed', failureCode: code, headings: null })
  })

  it('a file that nobody comes back to is cancelled after a week', async () => {
    const id = await bring('external_id,name\nA,甲\n')
    await forgetOldImports(company.db)
    expect((await getImport(ctx, id)).status).toBe('uploaded')
    await company.db.execute(sql`update import set updated_at = now() - interval '8 days'`)
    await forgetOldImports(company.db)
    expect((await getImport(ctx, id)).status).toBe('cancelled')
  })
})

describe('what importing would do', () => {
  beforeEach(async () => {
    await createCustomer(ctx, { external_id: 'SAME', name: '不变', kind: 'business' })
    await createCustomer(ctx, { external_id: 'OLD', name: '旧名', kind: 'business' })
  })
  const file = [
    'external_id,name,kind,outlet_code',
    'NEW,新客户,个人客户,SHOUNAN',
    'OLD,新名,,',
    'SAME,不变,business,',
    'BAD,坏,火星人,',
    'NEW,后来者,,',
    'LOST,无网点,,NOWHERE',
  ].join('\n')

  it('is counted as applying then does it, and its first rows are shown in the words of the reader', async () => {
    const id = await bring(`${file}\n`)
    const ready = await map(id)
    expect(ready).toMatchObject({ status: 'ready', total: 6, forecast: { created: 1, updated: 1, skipped: 2, rejected: 2 } })
    expect(await names()).toEqual(['OLD 旧名 business', 'SAME 不变 business'])
    const preview = await getPreview(ctx, id, importKinds)
    expect(preview.columns.map((column) => column.label)).toEqual(['客户编号', '客户名称', '客户类型'])
    expect(preview.rows).toEqual([
      { row: 3, action: 'update', values: ['OLD', '新名', null] },
      { row: 4, action: 'skip', values: ['SAME', '不变', '企业客户'] },
      { row: 6, action: 'create', values: ['NEW', '后来者', null] },
    ])
    // Rows 2 and 6 are both NEW: the later counts, and it is said beforehand.
    expect(preview.replaced).toEqual({ count: 1, first: [{ row: 2, by: 6 }] })
    const done = await apply(id)
    expect(done).toMatchObject({ status: 'done', created: 1, updated: 1, skipped: 2, rejected: 2 })
    expect(await names()).toEqual(['NEW 后来者 business', 'OLD 新名 business', 'SAME 不变 business'])
  })

  it('says beforehand what a rule would refuse, once', async () => {
    const id = await bring(`${file}\n`)
    const ready = await map(id, { on_duplicate: 'error' })
    expect(ready.forecast).toEqual({ created: 1, updated: 0, skipped: 1, rejected: 4 })
    const reasons = async () =>
      (await pageOfReasons(ctx, id, { limit: 50 })).rows.map((row) => `${row.rowNo} ${row.column} ${row.reason}`)
    const expected = [
      '2 external_id repeated_in_file',
      '3 external_id already_there',
      '4 external_id already_there',
      '5 kind not_in_list',
      '7 outlet_code outlet_unknown',
    ]
    expect(await reasons()).toEqual(expected)
    expect(await apply(id)).toMatchObject({ created: 1, skipped: 1, rejected: 4 })
    expect(await reasons()).toEqual(expected)
  })

  it('skips what is there when asked to', async () => {
    const id = await bring(`${file}\n`)
    const ready = await map(id, { on_duplicate: 'skip' })
    expect(ready.forecast).toEqual({ created: 1, updated: 0, skipped: 3, rejected: 2 })
    expect(await apply(id)).toMatchObject({ created: 1, updated: 0, skipped: 3, rejected: 2 })
  })

  it('writes nothing when it is cancelled, and keeps nothing of the file', async () => {
    const id = await bring(`${file}\n`)
    await map(id)
    expect((await cancelImport(ctx, id)).status).toBe('cancelled')
    expect(await names()).toEqual(['OLD 旧名 business', 'SAME 不变 business'])
    const left = await company.db.row(
      z.object({ samples: z.unknown(), preview: z.unknown(), headings: z.unknown() }),
      sql`select samples, preview, headings from import`,
    )
    expect(left).toEqual({ samples: null, preview: null, headings: null })
  })
})

describe('dates', () => {
  const accepted = async () =>
    (
      await company.db.rows(
        z.object({ at: z.string() }),
        sql`select to_char(accepted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from waybill order by waybill_no`,
      )
    ).map((row) => row.at)
  beforeEach(() =>
    company.db.execute(sql`insert into customer (external_id, name, kind, search_text) values ('K', '客', 'business', '')`),
  )

  it('that begin with the year are read however a spreadsheet writes them', async () => {
    const id = await bring(
      '运单号,客户编号,揽收时间\nW1,K,2026/3/5 9:30\nW2,K,2026/03/05\nW3,K,2026年3月5日\nW4,K,2026.3.5 18:00:00\nW5,K,2026-3-5\nW6,K,2026/13/5\n',
      'waybills',
    )
    expect((await taskOf(ctx, id)).dateFormat).toBeNull()
    await map(id)
    expect(await apply(id)).toMatchObject({ created: 5, rejected: 1 })
    expect(await accepted()).toEqual([
      '2026-03-05 09:30',
      '2026-03-05 00:00',
      '2026-03-05 00:00',
      '2026-03-05 18:00',
      '2026-03-05 00:00',
    ])
  })

  it('of another form are guessed from the first rows', async () => {
    const id = await bring('运单号,客户编号,揽收时间\nW1,K,25/03/2026\nW2,K,02/04/2026\n', 'waybills')
    expect((await taskOf(ctx, id)).dateFormat).toBe('dd/MM/yyyy')
    await map(id)
    await apply(id)
    expect(await accepted()).toEqual(['2026-03-25 00:00', '2026-04-02 00:00'])
  })
})

describe('the list of imports', () => {
  it('is read page by page in both directions, by kind and by what is to be done', async () => {
    const ids: string[] = []
    for (const name of ['A', 'B', 'C']) ids.push(await bring(`external_id,name\n${name},x\n`))
    await map(ids[0] ?? '')
    await apply(ids[0] ?? '')
    const first = await pageOfImports(ctx, { limit: 2 })
    expect(first.rows.map((row) => String(row.id))).toEqual([ids[2], ids[1]])
    const second = await pageOfImports(ctx, { limit: 2, cursor: first.nextCursor ?? '' })
    expect(second.rows.map((row) => [String(row.id), row.requestedBy])).toEqual([[ids[0], '管安']])
    const back = await pageOfImports(ctx, { limit: 2, cursor: second.previousCursor ?? '' })
    expect(back.rows.map((row) => String(row.id))).toEqual([ids[2], ids[1]])
    expect((await pageOfImports(ctx, { limit: 9, group: 'waiting' })).rows.map((row) => String(row.id))).toEqual([ids[2], ids[1]])
    expect((await pageOfImports(ctx, { limit: 9, group: 'done', kind: 'customers' })).rows).toHaveLength(1)
    expect((await pageOfImports(ctx, { limit: 9, kind: 'waybills' })).rows).toEqual([])
  })
})

it('a revert after all this leaves what was there', async () => {
  await company.db.execute(
    sql`insert into customer (external_id, name, kind, search_text) values ('OLD', '旧名', 'business', '')`,
  )
  const id = await bring('external_id,name\nOLD,新名\nNEW,新\n')
  await map(id)
  await apply(id)
  await revertImport(ctx, id)
  await workOff(company)
  expect(await getImport(ctx, id)).toMatchObject({
    status: 'reverted',
    revertReport: { removed: 1, restored: 1, changed_since: 0, in_use: 0 },
  })
  expect(await names()).toEqual(['OLD 旧名 business'])
})
