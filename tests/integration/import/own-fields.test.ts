import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { pageOfReasons } from '#lib/platform/import/list'
import { getPreview } from '#lib/platform/import/preview'
import { applyImport, getImport, revertImport } from '#lib/platform/import/service'
import { templateAsXlsx } from '#lib/platform/import/template'
import { factColumnName } from '#lib/records/customers/import-facts'
import { customerKind } from '#lib/records/customers/import-kind'
import { createKey, getKey, switchKey } from '#lib/records/facts/dictionary'
import { putFact } from '#lib/records/facts/service'
import { importKinds } from '#lib/records/import-kinds'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { bringFile, mapFile, taskOf, workOff } from '#tests/support/screen-import'

// Keys that the company added to the dictionary, as columns of a file of customers.

const longKey = `k${'x'.repeat(60)}`
let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = { ...(await company.contextAs('administrator')), locale: 'zh-CN' }
  const key = (
    name: string,
    type: 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'list',
    label: string,
    options: string[] = [],
  ) => createKey(ctx, { key: name, info_class: 'descriptive', value_type: type, labels: { 'zh-CN': label }, options })
  await key('dock', 'text', '装卸口')
  await key('doors', 'number', '门数')
  await key('rent', 'money', '月租')
  await key('lease_until', 'date', '租期至')
  await key('cold', 'boolean', '有冷库')
  await key('shift', 'choice', '班次', ['早班', '晚班'])
  await key('rivals', 'list', '在用同行', ['圆通', '中通'])
  await key('words', 'list', '关键词')
  await key(longKey, 'text', '很长的字段')
})
afterAll(() => company.close())
const bring = (file: string) => bringFile(company, ctx, 'customers', file)
async function imported(file: string, said: Parameters<typeof mapFile>[3] = {}) {
  const id = await bring(file)
  await mapFile(company, ctx, id, said)
  await applyImport(ctx, id)
  await workOff(company)
  return { id, row: await getImport(ctx, id) }
}
const one = z.object({ id: z.int(), facts: z.record(z.string(), z.unknown()) })
async function customer(externalId: string) {
  return one.parse(await company.db.row(one, sql`select id, facts from customer where external_id = ${externalId}`))
}
const factsOf = async (externalId: string) => (await customer(externalId)).facts
const reasonsOf = async (id: string) =>
  (await pageOfReasons(ctx, id, { limit: 50 })).rows.map(({ rowNo, column, reason }) => [rowNo, column, reason])

describe('which column is which', () => {
  it('is suggested by the key and by its name, for keys of the company’s own in use', async () => {
    const id = await bring(
      `客户编号,客户名称,装卸口,fact_doors,lease_until,${longKey},配送频率\nS1,甲,北门,2,2027-01-01,长,每天\n`,
    )
    const { mapping } = await taskOf(ctx, id)
    expect(mapping).toMatchObject({
      fact_dock: { column: '装卸口' },
      fact_doors: { column: 'fact_doors' },
      fact_lease_until: { column: 'lease_until' },
      [factColumnName(longKey)]: { column: longKey },
    })
    expect(Object.values(mapping)).not.toContainEqual({ column: '配送频率' })
  })

  it('is offered in the template, with what a closed list may hold', async () => {
    const [sheet, notes] = (await readXlsx(await templateAsXlsx(ctx, customerKind))).sheets
    expect(sheet?.rows[0]).toEqual(expect.arrayContaining(['装卸口', '门数', '班次', '在用同行', '很长的字段']))
    const note = (label: string) => notes?.rows.find(([first]) => first === label)?.slice(2)
    expect(note('班次')).toEqual(['从可用的值中选一个', '早班、晚班'])
    expect(note('在用同行')).toEqual(['多项用分号隔开，最多 30 项', '圆通、中通'])
  })
})

describe('a file with columns of the company’s own', () => {
  const head = 'external_id,name,装卸口,门数,月租,租期至,有冷库,班次,在用同行,关键词'

  it('says of new customers what each type of key holds, and shows it before', async () => {
    const id = await bring(`${head},${longKey}\nN1,甲,北门,2.50,1200.5,2027/3/1,是,早班,圆通；中通;圆通,a;b,长\nN2,乙,,,,,,,,,\n`)
    await mapFile(company, ctx, id)
    const preview = await getPreview(ctx, id, importKinds)
    expect(preview.columns.map(({ label }) => label)).toEqual(expect.arrayContaining(['装卸口', '月租', '在用同行']))
    expect(preview.rows[0]?.values).toEqual(expect.arrayContaining(['北门', '1200.50', '圆通 · 中通']))
    await applyImport(ctx, id)
    await workOff(company)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'done', created: 2, rejected: 0 })
    expect(await factsOf('N1')).toEqual({
      dock: '北门',
      doors: 2.5,
      rent: { amount_minor: 120_050, currency: 'CNY' },
      lease_until: '2027-03-01',
      cold: true,
      shift: '早班',
      rivals: ['圆通', '中通'],
      words: ['a', 'b'],
      [longKey]: '长',
    })
    expect(await factsOf('N2')).toEqual({})
  })

  it('refuses rows whose cells are not of the key’s type, each with its reason', async () => {
    const id = await bring(
      `${head}\nR1,甲,,二,,,,,,\nR2,乙,,,1.234,,,,,\nR3,丙,,,,某天,,,,\nR4,丁,,,,,也许,,,\nR5,戊,,,,,,中班,,\nR6,己,,,,,,,圆通;顺丰,\nR7,庚,,,,,,,,${'字'.repeat(101)}\n`,
    )
    await mapFile(company, ctx, id)
    expect(await reasonsOf(id)).toEqual([
      [2, 'fact_doors', 'number_unreadable'],
      [3, 'fact_rent', 'too_many_decimals'],
      [4, 'fact_lease_until', 'date_unreadable'],
      [5, 'fact_cold', 'boolean_unreadable'],
      [6, 'fact_shift', 'not_in_list'],
      [7, 'fact_rivals', 'not_in_list'],
      [8, 'fact_words', 'list_too_long'],
    ])
  })

  it('changes only what its cells say, counts what that changes, and is taken back key by key', async () => {
    await imported('external_id,name,装卸口,门数,班次\nU1,甲,北门,2,早班\nU2,乙,南门,3,\n')
    const { id: customerId } = await customer('U1')
    const { id, row } = await imported('external_id,name,装卸口,门数,班次\nU1,甲,东门,,晚班\nU2,乙,南门,3,\n')
    expect(row).toMatchObject({ updated: 1, skipped: 1 })
    expect(await factsOf('U1')).toEqual({ dock: '东门', doors: 2, shift: '晚班' })
    // Noted since by a person, under a key that the import set and one that it did not.
    await putFact(ctx, { id: customerId }, 'dock', { value: '西门' })
    await putFact(ctx, { id: customerId }, 'cold', { value: true })
    await revertImport(ctx, id)
    await workOff(company)
    expect(await getImport(ctx, id)).toMatchObject({ status: 'reverted', revertReport: { restored: 1, changed_since: 0 } })
    expect(await factsOf('U1')).toEqual({ dock: '西门', doors: 2, shift: '早班', cold: true })
  })

  it('takes back what was not known before, and customers that it made', async () => {
    await imported('external_id,name\nT1,甲\n')
    const { id } = await imported('external_id,name,装卸口\nT1,甲,北门\nT2,乙,南门\n')
    await revertImport(ctx, id)
    await workOff(company)
    expect(await factsOf('T1')).toEqual({})
    expect(await getImport(ctx, id)).toMatchObject({ status: 'reverted', revertReport: { restored: 1, removed: 1, in_use: 0 } })
  })

  it('writes nothing to a customer that was merged into another, and says so', async () => {
    await imported('external_id,name\nM1,甲\nM2,乙\n')
    await company.db.execute(sql`
      update customer set root_id = (select id from customer where external_id = 'M1') where external_id = 'M2'`)
    const id = await bring('external_id,name,装卸口\nM1,甲,北门\nM2,乙,南门\n')
    const ready = await mapFile(company, ctx, id)
    expect(ready.forecast).toMatchObject({ updated: 1, rejected: 1 })
    expect(await reasonsOf(id)).toEqual([[3, 'fact_dock', 'customer_merged']])
  })

  it('takes no key that was switched off, and forgets it of files that are remembered', async () => {
    const header = 'external_id,name,keyword-col\n'
    const mapping = { external_id: { column: 'external_id' }, name: { column: 'name' }, fact_words: { column: 'keyword-col' } }
    const first = await bring(`${header}W1,甲,a\n`)
    await mapFile(company, ctx, first, { mapping })
    const { definition } = await getKey(ctx, 'words')
    await switchKey(ctx, 'words', { version: definition.version, active: false })
    // What was read before is written as it was read.
    await applyImport(ctx, first)
    await workOff(company)
    expect(await factsOf('W1')).toEqual({ words: ['a'] })
    const second = await bring(`${header}W2,乙,b\n`)
    expect(Object.keys((await taskOf(ctx, second)).mapping).sort()).toEqual(['external_id', 'name'])
    await expect(mapFile(company, ctx, second, { mapping })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('by the API', () => {
  const send = async (file: string, mapping?: Record<string, string>) => {
    const form = new FormData()
    form.set('kind', 'customers')
    if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping))
    form.set('file', new Blob([file]), 'file.csv')
    const key = await company.keyFor('administrator')
    const answer = await company.api('POST', '/imports', { key, body: form })
    await workOff(company)
    return answer
  }

  it('such a column is read where the mapping names it, and ignored where it does not', async () => {
    expect((await send('external_id,name,port\nP1,甲,北门\n', { fact_dock: 'port' })).status).toBe(202)
    expect(await factsOf('P1')).toEqual({ dock: '北门' })
    const ignored = await send('external_id,name,fact_dock\nP2,乙,南门\n')
    expect(await factsOf('P2')).toEqual({})
    expect((await getImport(ctx, String(ignored.body.id))).notices).toMatchObject([{ code: 'columns_ignored' }])
  })

  it('one that there is not is refused by name, and so are more than one import takes', async () => {
    const unknown = await send('external_id,name\nP3,丙\n', { fact_nothing: 'name' })
    expect([unknown.status, unknown.body.invalid_params?.[0]?.name]).toEqual([400, 'mapping.fact_nothing'])
    const keys = Array.from({ length: 31 }, (_, place) => `own_${place}`)
    for (const each of keys)
      await createKey(ctx, { key: each, info_class: 'relational', value_type: 'text', labels: { 'zh-CN': each }, options: [] })
    const file = ['external_id', 'name', ...keys].join(',')
    const mapping = (count: number) => Object.fromEntries(keys.slice(0, count).map((each) => [factColumnName(each), each]))
    const many = await send(`${file}\nP4,丁,${keys.join(',')}\n`, mapping(31))
    expect([many.status, many.body.invalid_params?.[0]]).toEqual([
      400,
      expect.objectContaining({ name: 'mapping', code: 'too_many_own_columns' }),
    ])
    expect((await send(`${file}\nP4,丁,${keys.join(',')}\n`, mapping(30))).status).toBe(202)
    expect(Object.keys(await factsOf('P4'))).toHaveLength(30)
  })
})
