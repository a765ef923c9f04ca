import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countKnown, createKey, createKeyInput, listDictionary, switchKey, updateKeyTexts } from '#lib/records/facts/dictionary'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
let customer: number
beforeAll(async () => {
  company = await openTestCompany()
  customer = await insertCustomer(company.db)
})
afterAll(() => company.close())

const made = (over: object = {}) =>
  createKeyInput.parse({
    key: 'cold_chain',
    info_class: 'behavioural',
    value_type: 'choice',
    labels: { 'zh-CN': '冷链', en: 'Cold chain' },
    options: ['每天', '偶尔', '每天'],
    ...over,
  })
const put = async (key: string, value: unknown) =>
  company.api('PUT', `/customers/${customer}/facts/${key}`, { key: await company.keyFor('administrator'), body: { value } })

describe('a key of the company’s own', () => {
  it('works like the built-in ones, is named in the reader’s language and counted', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await createKey(ctx, made())).toMatchObject({ origin: 'custom', options: ['每天', '偶尔'], active: true, version: 1 })
    await expect(createKey(ctx, made())).rejects.toMatchObject({ code: 'duplicate' })
    expect((await put('cold_chain', '从不')).status).toBe(400)
    expect((await put('cold_chain', '偶尔')).status).toBe(200)
    expect((await countKnown(ctx)).get('cold_chain')).toBe(1)
    const label = async (locale: 'zh-CN' | 'zh-TW' | 'en') =>
      (await listDictionary({ ...ctx, locale })).find(({ definition }) => definition.key === 'cold_chain')?.label
    expect([await label('zh-CN'), await label('en'), await label('zh-TW')]).toEqual(['冷链', 'Cold chain', '冷链'])
  })

  it('is named and given options anew over the version that was read; what was chosen stays', async () => {
    const ctx = await company.contextAs('administrator')
    const texts = { version: 1, labels: { 'zh-CN': '冷链需求' }, options: ['每天'] }
    expect(await updateKeyTexts(ctx, 'cold_chain', texts)).toMatchObject({ version: 2, options: ['每天'] })
    await expect(updateKeyTexts(ctx, 'cold_chain', texts)).rejects.toMatchObject({ code: 'conflict', current: { version: 2 } })
    await expect(updateKeyTexts(ctx, 'cold_chain', { ...texts, version: 2, options: [] })).rejects.toMatchObject({
      issues: [{ name: 'options' }],
    })
    expect((await put('cold_chain', '偶尔')).status).toBe(400)
    expect((await countKnown(ctx)).get('cold_chain')).toBe(1)
  })

  it('takes no options where nothing can be chosen, and a choice has some', async () => {
    const ctx = await company.contextAs('administrator')
    await expect(createKey(ctx, made({ key: 'a', options: [] }))).rejects.toMatchObject({ issues: [{ name: 'options' }] })
    await expect(createKey(ctx, made({ key: 'b', value_type: 'text' }))).rejects.toMatchObject({ issues: [{ name: 'options' }] })
    expect(() => made({ key: 'Großes' })).toThrow()
  })
})

describe('a key that is switched off', () => {
  it('takes no more values, built-in or not, and what is known stays', async () => {
    const ctx = await company.contextAs('administrator')
    expect((await put('employees', 12)).status).toBe(200)
    await switchKey(ctx, 'employees', { version: 1, active: false })
    expect((await put('employees', 13)).status).toBe(404)
    expect((await countKnown(ctx)).get('employees')).toBe(1)
    await expect(switchKey(ctx, 'employees', { version: 1, active: true })).rejects.toMatchObject({ code: 'conflict' })
    await switchKey(ctx, 'employees', { version: 2, active: true })
    expect((await put('employees', 13)).status).toBe(200)
    const last = await company.db.prisma.auditEvent.findFirstOrThrow({
      where: { subjectType: 'fact_key' },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({ action: 'fact_key.activate', subjectId: 'employees', detail: { active: [false, true] } })
  })

  it('keeps the names that the product gives it', async () => {
    const texts = { version: 3, labels: { 'zh-CN': '人数' }, options: [] }
    await expect(updateKeyTexts(await company.contextAs('administrator'), 'employees', texts)).rejects.toMatchObject({
      detail: 'fact.key_built_in',
    })
  })
})

it('the dictionary is for whoever manages settings', async () => {
  const ctx = await company.contextAs('executive')
  await expect(listDictionary(ctx)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(createKey(ctx, made({ key: 'c' }))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(switchKey(ctx, 'employees', { version: 1, active: false })).rejects.toMatchObject({ code: 'forbidden' })
})
