import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { templateAsXlsx } from '#lib/platform/import/template'
import { customerKind } from '#lib/records/customers/import-kind'
import { MOST_TERMS } from '#lib/records/terms/lists'
import { seedTerms } from '#lib/records/terms/repository'
import { addTermInput } from '#lib/records/terms/schema'
import { addTerm, listTermLists, listTerms, moveTerm, offeredTerms, renameTerm, switchTerm } from '#lib/records/terms/service'
import { shippedTerms } from '#lib/records/terms/shipped'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { textOf } from './relations-company.ts'

let company: TestCompany
let ctx: Context
beforeAll(async () => {
  company = await openTestCompany()
  ctx = await company.contextAs('administrator')
})
afterAll(() => company.close())

const termNamed = async (list: string, text: string) => {
  const found = (await listTerms(ctx, list)).terms.find((term) => term.text === text)
  if (found === undefined) throw new Error(`no term ${text}`)
  return found
}
const offered = async (list: 'purpose' | 'industry' | 'source' | 'tag') => (await offeredTerms(ctx))[list]
const lastEvent = () =>
  company.db.prisma.auditEvent.findFirstOrThrow({ where: { subjectType: 'term_list' }, orderBy: { id: 'desc' } })

describe('a new company', () => {
  it('begins with the terms that ship, in its language', async () => {
    expect(await offered('purpose')).toEqual(['例行跟进', '异常说明', '唤醒', '对账', '签约', '满意度了解'])
    expect(await offered('tag')).toContain('标杆客户')
    expect(await listTermLists(ctx)).toEqual([
      { list: 'purpose', active: 6, archived: 0 },
      { list: 'industry', active: 10, archived: 0 },
      { list: 'source', active: 8, archived: 0 },
      { list: 'tag', active: 7, archived: 0 },
      { list: 'paper', active: 8, archived: 0 },
      { list: 'touch_channel', active: 10, archived: 0 },
      { list: 'loss_reason', active: 8, archived: 0 },
      { list: 'collision_ground', active: 5, archived: 0 },
      { list: 'churn_cause', active: 9, archived: 0 },
      { list: 'case_channel', active: 11, archived: 0 },
      { list: 'case_cause', active: 11, archived: 0 },
      { list: 'case_request', active: 4, archived: 0 },
      { list: 'case_delay', active: 6, archived: 0 },
      { list: 'case_loss', active: 5, archived: 0 },
      { list: 'case_damage', active: 5, archived: 0 },
      { list: 'case_delivery_service', active: 8, archived: 0 },
      { list: 'case_pickup_service', active: 7, archived: 0 },
      { list: 'case_cod', active: 3, archived: 0 },
      { list: 'case_overcharge', active: 3, archived: 0 },
      { list: 'case_other', active: 4, archived: 0 },
    ])
  })

  it('reckoning in new Taiwan dollars begins in 繁體中文, one in euros in English', async () => {
    const firstOf = async (currency: string) => {
      await company.db.execute(sql`truncate dictionary_term`)
      await company.db.execute(sql`update company_setting set value = to_jsonb(${currency}::text) where key = 'currency'`)
      await seedTerms(company.db)
      return (await offered('purpose'))[1]
    }
    expect([await firstOf('TWD'), await firstOf('EUR'), await firstOf('CNY')]).toEqual([
      '異常說明',
      'Exception explained',
      '异常说明',
    ])
  })

  it('is filled once: a later start adds nothing to a list that the company keeps, all archived or not', async () => {
    await company.db.execute(sql`delete from dictionary_term where list = 'source' and text <> '展会'`)
    await company.db.execute(sql`update dictionary_term set active = false where list = 'source'`)
    await company.db.execute(sql`delete from dictionary_term where list = 'tag'`)
    await seedTerms(company.db)
    expect(await offered('source')).toEqual([])
    expect(await offered('tag')).toEqual(shippedTerms('tag', 'zh-CN'))
  })
})

describe('a term', () => {
  it('is added to the end, once, whatever its capitals, and audited', async () => {
    await addTerm(ctx, addTermInput.parse({ list: 'industry', text: '  Cold Chain ' }))
    expect((await offered('industry')).at(-1)).toBe('Cold Chain')
    await expect(addTerm(ctx, { list: 'industry', text: 'COLD chain' })).rejects.toMatchObject({ detail: 'term.is_there' })
    expect(await lastEvent()).toMatchObject({
      action: 'term.create',
      subjectId: 'industry',
      detail: { term: [null, 'Cold Chain'] },
    })
    // The same words may stand in another list.
    await addTerm(ctx, { list: 'tag', text: 'Cold Chain' })
    expect(await offered('tag')).toContain('Cold Chain')
  })

  it('is no longer than its field, and a tag holds no separator', async () => {
    const refused = (code: string) => ({ code: 'invalid_request', issues: [{ name: 'text', code }] })
    await expect(addTerm(ctx, { list: 'industry', text: '长'.repeat(101) })).rejects.toMatchObject(refused('text_too_long'))
    await addTerm(ctx, { list: 'purpose', text: '长'.repeat(101) })
    await expect(addTerm(ctx, { list: 'tag', text: '甲、乙' })).rejects.toMatchObject(refused('term_has_separator'))
    expect(addTermInput.safeParse({ list: 'tag', text: '   ' }).success).toBe(false)
    expect(addTermInput.safeParse({ list: 'loss', text: '价格' }).success).toBe(false)
  })

  it('is renamed over the version that was read; what customers have stays', async () => {
    const customer = await insertCustomer(company.db)
    await company.db.execute(sql`update customer set industry = '电商' where id = ${customer}`)
    const { id, version } = await termNamed('industry', '电商')
    await renameTerm(ctx, { id, version, text: '电子商务' })
    expect((await offered('industry'))[0]).toBe('电子商务')
    expect(await textOf(company, sql`select industry as value from customer where id = ${customer}`)).toBe('电商')
    await expect(renameTerm(ctx, { id, version, text: '网店' })).rejects.toMatchObject({
      code: 'conflict',
      current: { text: '电子商务' },
    })
    await expect(renameTerm(ctx, { id, version: version + 1, text: '云仓' })).rejects.toMatchObject({ code: 'duplicate' })
    // Its own words in other capitals are no clash.
    const chain = await termNamed('industry', 'Cold Chain')
    await renameTerm(ctx, { id: chain.id, version: chain.version, text: 'Cold chain' })
    expect((await lastEvent()).detail).toEqual({ term: ['Cold Chain', 'Cold chain'] })
  })

  it('moves past the next one that is offered, and no further than the ends', async () => {
    const archived = await termNamed('purpose', '异常说明')
    await switchTerm(ctx, { id: archived.id, version: archived.version, active: false })
    const third = await termNamed('purpose', '唤醒')
    await moveTerm(ctx, { id: third.id, version: third.version, to: 'up' })
    expect((await offered('purpose')).slice(0, 3)).toEqual(['唤醒', '例行跟进', '对账'])
    expect(await lastEvent()).toMatchObject({ action: 'term.move', detail: { term: '唤醒', place: [2, 1] } })
    const first = await termNamed('purpose', '唤醒')
    await expect(moveTerm(ctx, { id: first.id, version: first.version, to: 'up' })).rejects.toMatchObject({
      detail: 'term.at_the_end',
    })
    await expect(moveTerm(ctx, { id: third.id, version: third.version, to: 'down' })).rejects.toMatchObject({ code: 'conflict' })
    await moveTerm(ctx, { id: first.id, version: first.version, to: 'down' })
    expect((await offered('purpose')).slice(0, 3)).toEqual(['例行跟进', '唤醒', '对账'])
  })

  it('is archived and taken up again where it stood, not written twice', async () => {
    const { id, version } = await termNamed('tag', '标杆客户')
    const before = await offered('tag')
    await switchTerm(ctx, { id, version, active: false })
    expect(await offered('tag')).toEqual(before.filter((text) => text !== '标杆客户'))
    await expect(addTerm(ctx, { list: 'tag', text: '标杆客户' })).rejects.toMatchObject({ detail: 'term.is_archived' })
    expect((await listTermLists(ctx)).find(({ list }) => list === 'tag')).toMatchObject({ archived: 1 })
    await switchTerm(ctx, { id, version: version + 1, active: true })
    expect(await offered('tag')).toEqual(before)
    expect(await lastEvent()).toMatchObject({ action: 'term.restore', subjectId: 'tag', detail: { term: '标杆客户' } })
  })

  it('keeps its place when two people move it at once: one of them has seen what is no more', async () => {
    const { id, version } = await termNamed('tag', '季节性')
    const both = await Promise.allSettled([moveTerm(ctx, { id, version, to: 'up' }), moveTerm(ctx, { id, version, to: 'up' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const positions = (await listTerms(ctx, 'tag')).terms.map(({ position }) => position)
    expect(new Set(positions).size).toBe(positions.length)
  })

  it('finds no place in a full list', async () => {
    await company.db.execute(sql`
      insert into dictionary_term (list, text, position) select 'source', 'n' || g, 1000 + g from generate_series(1, ${MOST_TERMS}::int) g`)
    await expect(addTerm(ctx, { list: 'source', text: '抖音' })).rejects.toMatchObject({ detail: 'term.list_is_full' })
    const { id, version } = await termNamed('source', '展会')
    await expect(switchTerm(ctx, { id, version, active: true })).rejects.toMatchObject({ detail: 'term.list_is_full' })
  })
})

it('the template for imports offers the company’s own industries and sources', async () => {
  const { id, version } = await termNamed('industry', '云仓')
  await renameTerm(ctx, { id, version, text: '云仓一件代发' })
  const industries = await offered('industry')
  const book = await readXlsx(await templateAsXlsx(ctx, customerKind))
  const notes = new Map(book.sheets[1]?.rows.map((row) => [row[0], row[3]]))
  expect(notes.get('行业')).toBe(industries.join('、'))
  expect(industries).toContain('云仓一件代发')
  expect(book.sheets[0]?.dataValidations?.map(({ values }) => values)).toContainEqual(industries)
  // Those that are not offered are not there, and a text without a list of its own offers nothing.
  expect(notes.get('客户来源')).not.toContain('展会')
  expect(notes.get('地址')).toBe('')
})

it('the lists are kept by whoever manages settings, and there are no others', async () => {
  await expect(listTerms(ctx, 'loss')).rejects.toMatchObject({ code: 'not_found' })
  await expect(moveTerm(ctx, { id: 2_000_000_000, version: 1, to: 'up' })).rejects.toMatchObject({ code: 'not_found' })
  const manager = await company.contextAs('salesManager')
  const { id, version } = await termNamed('tag', '大客户')
  const forbidden = { code: 'forbidden' }
  await expect(listTermLists(manager)).rejects.toMatchObject(forbidden)
  await expect(listTerms(manager, 'tag')).rejects.toMatchObject(forbidden)
  await expect(addTerm(manager, { list: 'tag', text: '新' })).rejects.toMatchObject(forbidden)
  await expect(renameTerm(manager, { id, version, text: '新' })).rejects.toMatchObject(forbidden)
  await expect(moveTerm(manager, { id, version, to: 'down' })).rejects.toMatchObject(forbidden)
  await expect(switchTerm(manager, { id, version, active: false })).rejects.toMatchObject(forbidden)
})
