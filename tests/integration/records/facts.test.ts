import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import { builtInFacts, seedFactKeys } from '#lib/records/facts/built-in'
import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'
import { zhTW } from '#messages/zh-TW'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller, mergeInto, textOf } from './relations-company.ts'

let company: TestCompany
let customerId: number
const call = caller(() => company)
const keyCount = Object.keys(builtInFacts).length
beforeAll(async () => {
  company = await openTestCompany()
  customerId = await insertCustomer(company.db, {
    externalId: 'F-1',
    ownerId: company.users.sales.id,
    outletId: company.outlets.shounan,
  })
})
afterAll(() => company.close())

const put = (key: string, body: Record<string, unknown>) => call('sales', 'PUT', `/customers/ext:F-1/facts/${key}`, body)
const get = async () => (await call('sales', 'GET', '/customers/ext:F-1/facts')).body
const history = (key: string) =>
  company.db.rows(
    z.object({ value: z.unknown(), by: z.number() }),
    sql`select value, noted_by_id as by from customer_fact where key = ${key} order by id`,
  )

describe('the built-in dictionary', () => {
  it('names every key and option in all three catalogues', () => {
    for (const [language, { facts }] of Object.entries({ en, zhCN, zhTW })) {
      expect(Object.keys(facts.keys).sort(), language).toEqual(Object.keys(builtInFacts).sort())
      const options = Object.entries(builtInFacts).flatMap(([key, fact]) => fact.options.map((option) => `${key}.${option}`))
      const named = Object.entries(facts.options).flatMap(([key, names]) =>
        Object.keys(names).map((option) => `${key}.${option}`),
      )
      expect(named.sort(), language).toEqual(options.sort())
    }
  })

  it('is written once, and what a company switched off stays off', async () => {
    await company.db.execute(sql`update fact_key set active = false where key = 'psychology'`)
    await seedFactKeys(company.db)
    expect(await textOf(company, sql`select count(*)::text as value from fact_key`)).toBe(String(keyCount))
    expect((await put('psychology', { value: ['practical'] })).status).toBe(404)
    await company.db.execute(sql`update fact_key set active = true where key = 'psychology'`)
  })
})

describe('a fact', () => {
  it('is the current value, with how it became known, and every earlier one stays in the history', async () => {
    const how = { method: 'asked', source: '拜访', confidence: 0.8, verified_on: '2026-11-20' }
    const answer = await put('parcels_month', { value: 300, ...how })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      key: 'parcels_month',
      info_class: 'descriptive',
      value_type: 'number',
      value: 300,
      ...how,
      noted_by_id: String(company.users.sales.id),
      noted_by_name: '周敏',
    })
    await put('parcels_month', { value: 450 })
    const now = await get()
    expect(now.data).toHaveLength(1)
    expect(now.data[0]).toMatchObject({ key: 'parcels_month', value: 450, method: null, confidence: null })
    expect(await history('parcels_month')).toEqual([300, 450].map((value) => ({ value, by: company.users.sales.id })))
    await put('parcels_month', { value: null })
    expect((await get()).data).toEqual([])
    expect((await history('parcels_month')).map((row) => row.value)).toEqual([300, 450, null])
    expect(await textOf(company, sql`select facts::text as value from customer where id = ${customerId}`)).toBe('{}')
  })

  it('is named in the reader’s language, with its options', async () => {
    const key = await company.keyFor('sales')
    await put('need_level', { value: 'safety' })
    const { body } = await company.api('GET', '/customers/ext:F-1/facts', { key, headers: { 'accept-language': 'zh-TW' } })
    expect(body.data[0]).toMatchObject({ label: '需求層次', value: 'safety', origin: 'built_in' })
    expect(body.data[0].options[3]).toEqual({ value: 'esteem', label: '尊重' })
    await put('need_level', { value: null })
  })

  it('counts in the fill rate of the keys in use, by class of information too', async () => {
    await put('employees', { value: 12 })
    await put('rival_carriers', { value: ['顺丰', '中通', '顺丰'] })
    const all = await get()
    expect(all).toMatchObject({ known: 2, keys: keyCount, fill_rate: 2 / keyCount })
    expect(all.missing).toHaveLength(keyCount - 2)
    expect(all.by_class.map((one: { known: number }) => one.known)).toEqual([1, 1, 0])
    expect(all.by_class.reduce((sum: number, one: { keys: number }) => sum + one.keys, 0)).toBe(keyCount)
    // A list keeps its order and loses repetitions.
    expect(all.data.find((fact: { key: string }) => fact.key === 'rival_carriers').value).toEqual(['顺丰', '中通'])
    await company.db.execute(sql`update fact_key set active = false where key = 'employees'`)
    const fewer = await get()
    expect(fewer).toMatchObject({ known: 1, keys: keyCount - 1 })
    expect(fewer.data.map((fact: { key: string }) => fact.key).sort()).toEqual(['employees', 'rival_carriers'])
    await company.db.execute(sql`update fact_key set active = true where key = 'employees'`)
  })

  it.each([
    ['employees', 'many', 'fact_not_a_number'],
    ['wants_service', 'yes', 'fact_not_yes_or_no'],
    ['founded_on', '2026-02-30', 'day_unreadable'],
    ['express_spend_month', 100, 'fact_not_money'],
    ['express_spend_month', { amount_minor: 100, currency: 'XXX' }, 'fact_not_money'],
    ['billing_habit', 'never', 'fact_option_unknown'],
    ['value_kinds', ['profit', 'fun'], 'fact_option_unknown'],
    ['main_goods', [], 'fact_not_a_list'],
    ['stated_need', '  ', 'blank'],
    ['stated_need', 'a\u0000b', 'text_has_nul'],
  ])('%s does not take %j', async (key, value, code) => {
    const answer = await put(key, { value })
    expect(answer.status).toBe(400)
    expect(answer.body.invalid_params[0]).toMatchObject({ name: 'value', code })
  })

  it('of an unknown key, with a confidence beyond one, or verified in the future is refused', async () => {
    expect((await put('shoe_size', { value: 1 })).status).toBe(404)
    expect((await put('employees', { value: 1, confidence: 1.1 })).status).toBe(400)
    expect((await put('employees', { value: 1, verified_on: '2199-01-01' })).body.invalid_params[0].code).toBe('in_the_future')
    expect((await put('employees', {})).status).toBe(400)
  })

  it('of two people at once: both stand in the history, and the later one there is the current value', async () => {
    const values = Array.from({ length: 12 }, (_, index) => 1000 + index)
    await Promise.all(values.map((value) => put('share_of_wallet', { value })))
    const notes = await history('share_of_wallet')
    expect(notes.map((row) => row.value).sort()).toEqual(values)
    expect((await get()).data.find((fact: { key: string }) => fact.key === 'share_of_wallet').value).toBe(notes.at(-1)?.value)
  })

  it('noted of a customer that was merged away is the survivor’s', async () => {
    const merged = await insertCustomer(company.db, { externalId: 'F-2', outletId: company.outlets.shounan })
    await mergeInto(company, merged, customerId)
    expect((await call('sales', 'PUT', '/customers/ext:F-2/facts/peak_season', { value: '双十一' })).status).toBe(200)
    expect((await get()).data.find((fact: { key: string }) => fact.key === 'peak_season')).toMatchObject({
      value: '双十一',
      noted_by_name: '周敏',
    })
  })
})
