import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { pageOfReasons } from '#lib/platform/import/list'
import { applyImport } from '#lib/platform/import/service'
import { templateAsCsv } from '#lib/platform/import/template'
import { resolveCase } from '#lib/records/cases/desk/service'
import { caseKind } from '#lib/records/cases/import-kind'
import { type createCase, updateCase } from '#lib/records/cases/service'
import { listCaseTerms } from '#lib/records/terms/keyed-terms'
import type { TermList } from '#lib/records/terms/lists'
import { seedTerms } from '#lib/records/terms/repository'
import { addTerm, listTerms, moveTerm, renameTerm, switchTerm } from '#lib/records/terms/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { bringFile, mapFile, workOff } from '#tests/support/screen-import'
import { insertCustomer } from '#tests/support/shipments'
import { openCase } from './case-company.ts'

let company: TestCompany
let administrator: Context
let desk: Context
let customer = 0
beforeAll(async () => {
  company = await openTestCompany()
  administrator = await company.contextAs('administrator')
  desk = await company.contextAs('serviceManager')
  customer = await insertCustomer(company.db, { outletId: company.outlets.shounan })
})
afterAll(() => company.close())

const termNamed = async (list: TermList, text: string) => {
  const found = (await listTerms(administrator, list)).terms.find((term) => term.text === text)
  if (found === undefined) throw new Error(`no term ${text}`)
  return found
}
const ofList = async (list: TermList) => (await listCaseTerms(desk)).filter((term) => term.list === list)
const offered = async (list: TermList) => (await ofList(list)).filter(({ active }) => active).map(({ key }) => key)
/** Adds a term and answers its key. */
const added = async (list: TermList, text: string) => {
  await addTerm(administrator, { list, text })
  return (await termNamed(list, text)).key
}
const open = (more: Partial<Parameters<typeof createCase>[1]>) => openCase(desk, customer, more)
const stored = async (id: number) => company.db.prisma.caseRecord.findUniqueOrThrow({ where: { id } })

describe('a dictionary of cases', () => {
  it('begins with what ships, under its keys, called in each reader’s language', async () => {
    expect(await ofList('case_cod')).toEqual([
      { list: 'case_cod', key: 'cod_not_returned', text: null, active: true },
      { list: 'case_cod', key: 'cod_late', text: null, active: true },
      { list: 'case_cod', key: 'cod_amount', text: null, active: true },
    ])
    const { terms } = await listTerms(administrator, 'case_cod')
    expect(terms.map(({ text }) => text)).toEqual(['未返款', '延迟返款', '金额不符'])
  })

  it('shows a renamed term under the company’s words and knows it by the same key; its own name brings the languages back', async () => {
    const { id, key } = await termNamed('case_overcharge', '未公示附加费')
    expect(key).toBe('hidden_surcharge')
    await renameTerm(administrator, { id, version: 1, text: '乱收附加费' })
    expect((await ofList('case_overcharge')).at(-1)).toEqual({
      ...{ list: 'case_overcharge', key: 'hidden_surcharge', text: '乱收附加费', active: true },
    })
    expect(await stored(await open({ subcategory: 'hidden_surcharge' }))).toMatchObject({ category: 'overcharge' })
    await renameTerm(administrator, { id, version: 2, text: '未公示附加费' })
    expect((await ofList('case_overcharge')).at(-1)?.text).toBeNull()
  })

  it('is added to, ordered and archived; an archived term is offered no more and stands in cases', async () => {
    const key = await added('case_delay', '交通管制')
    expect((await offered('case_delay')).at(-1)).toBe(key)
    const { id, version } = await termNamed('case_delay', '交通管制')
    await moveTerm(administrator, { id, version, to: 'up' })
    expect((await offered('case_delay')).slice(-2)).toEqual([key, 'delay_force_majeure'])
    const held = await open({ subcategory: key })
    await switchTerm(administrator, { id, version: version + 1, active: false })
    expect(await offered('case_delay')).not.toContain(key)
    expect(await stored(held)).toMatchObject({ subcategory: key, category: 'delay' })
    expect((await ofList('case_delay')).find((term) => term.key === key)).toMatchObject({ text: '交通管制', active: false })
  })

  it('is given what it lacks at a later start, and nothing twice', async () => {
    await company.db.execute(sql`delete from dictionary_term where key = 'trace'`)
    expect(await offered('case_request')).toContain('trace')
    await seedTerms(company.db)
    await seedTerms(company.db)
    expect((await offered('case_request')).toSorted()).toEqual(['change_address', 'intercept_return', 'trace', 'urge_delivery'])
  })
})

describe('a second level that the company has added', () => {
  it('brings its category along, and goes with another one', async () => {
    const key = await added('case_loss', '赠品漏发')
    const id = await open({ subcategory: key })
    expect(await stored(id)).toMatchObject({ category: 'loss', subcategory: key })
    const { version } = await stored(id)
    await updateCase(desk, { id }, { version, category: 'damage' })
    expect(await stored(id)).toMatchObject({ category: 'damage', subcategory: null })
    await expect(open({ category: 'damage', subcategory: key })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ name: 'subcategory', code: 'term_of_another_category' }],
    })
  })

  it('below requests is of requests alone, and a cause is none', async () => {
    const request = await added('case_request', '开具签收证明')
    expect(await stored(await open({ type: 'request', subcategory: request }))).toMatchObject({ subcategory: request })
    const refused = (code: string) => ({ code: 'invalid_request', issues: [{ name: 'subcategory', code }] })
    await expect(open({ subcategory: request })).rejects.toMatchObject(refused('term_of_a_request'))
    const cause = await added('case_cause', '临时工操作')
    await expect(open({ subcategory: cause })).rejects.toMatchObject(refused('term_unknown'))
    await expect(open({ subcategory: 'term_999999' })).rejects.toMatchObject(refused('term_unknown'))
  })
})

describe('a cause that the company has added', () => {
  it('is taken when a case is solved, by programs too; what is no cause is refused', async () => {
    const key = await added('case_cause', '交接班遗漏')
    const id = await open({ category: 'delay' })
    const { version } = await stored(id)
    const solve = (cause: string) => resolveCase(desk, { id }, { version, root_cause: cause, resolution: '已补派' })
    const refused = { code: 'invalid_request', issues: [{ name: 'root_cause', code: 'term_unknown' }] }
    await expect(solve('drone')).rejects.toMatchObject(refused)
    await expect(solve((await termNamed('case_cod', '未返款')).key)).rejects.toMatchObject(refused)
    await solve(key)
    expect(await stored(id)).toMatchObject({ rootCause: key })

    const api = await company.keyFor('serviceManager')
    const answer = await company.api('GET', `/cases/${id}`, { key: api })
    expect(answer.body).toMatchObject({ root_cause: key })
    const now = await stored(id)
    const change = (cause: string) =>
      company.api('PATCH', `/cases/${id}`, { key: api, body: { version: now.version, root_cause: cause } })
    expect((await change('drone')).status).toBe(400)
    expect((await change('sorting')).body).toMatchObject({ root_cause: 'sorting' })
  })
})

describe('a channel that the company has added', () => {
  const refused = { code: 'invalid_request', issues: [{ name: 'channel', code: 'term_unknown' }] }

  it('is taken of cases, by programs too, and asked for in lists; what is no channel is refused', async () => {
    const key = await added('case_channel', '企业微信群')
    const id = await open({ channel: key })
    expect(await stored(id)).toMatchObject({ channel: key })
    await expect(open({ channel: 'telex' })).rejects.toMatchObject(refused)
    await expect(open({ channel: (await termNamed('case_cod', '延迟返款')).key })).rejects.toMatchObject(refused)
    const api = await company.keyFor('serviceManager')
    const listed = await company.api('GET', `/cases?channel=${key}`, { key: api })
    expect(listed.body).toMatchObject({ data: [{ id: String(id), channel: key }] })
    expect((await company.api('GET', '/cases?channel=telex', { key: api })).status).toBe(400)
  })

  it('keeps its numbers of origin apart from those of another, as one that ships does', async () => {
    const key = await added('case_channel', '园区服务台')
    await open({ channel: key, source_no: 'F-1' })
    await open({ channel: 'web', source_no: 'F-1' })
    await expect(open({ channel: key, source_no: 'F-1' })).rejects.toMatchObject({ code: 'duplicate' })
  })

  it('is read from files by its words, as one that was renamed is by its new and its own ones', async () => {
    const key = await added('case_channel', '驻场客服')
    const { id, version } = await termNamed('case_channel', '网站')
    await renameTerm(administrator, { id, version, text: '官网' })
    await company.db.execute(sql`update customer set external_id = 'CH-1' where id = ${customer}`)
    const head = 'external_id,customer_external_id,type,opened_at,channel'
    const line = (name: string, channel: string) => `${name},CH-1,complaint,2026-03-04 10:00,${channel}`
    const file = [head, line('F1', '驻场客服'), line('F2', '官网'), line('F3', '网站'), line('F4', '传真')].join('\n')
    const brought = await bringFile(company, administrator, 'cases', file)
    await mapFile(company, administrator, brought)
    const reasons = await pageOfReasons(administrator, brought, { limit: 10 })
    expect(reasons.rows.map(({ rowNo, column, reason }) => [rowNo, column, reason])).toEqual([[5, 'channel', 'not_in_list']])
    await applyImport(administrator, brought)
    await workOff(company)
    const channels = await company.db.prisma.caseRecord.findMany({
      where: { externalId: { in: ['F1', 'F2', 'F3'] } },
      orderBy: { externalId: 'asc' },
    })
    expect(channels.map(({ channel }) => channel)).toEqual([key, 'web', 'web'])
    expect(await templateAsCsv({ ...administrator, locale: 'zh-CN' }, caseKind)).toContain('热线')
  })
})
