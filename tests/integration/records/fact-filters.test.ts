import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readWholeList } from '#app/(crm)/customers/_components/list-query'
import { join, sql } from '#lib/platform/db/sql'
import { countAll } from '#lib/records/customers/bulk/service'
import { exportCustomers } from '#lib/records/customers/export/service'
import { countCustomers, listCustomers } from '#lib/records/customers/list'
import { findNeighbours } from '#lib/records/customers/neighbours'
import { createKey, createKeyInput, switchKey } from '#lib/records/facts/dictionary'
import { factConditions } from '#lib/records/facts/list-filter'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { mergeInto } from './relations-company.ts'

let company: TestCompany
const ids = new Map<string, number>()
const idOf = (name: string) => ids.get(name) ?? 0
const long = '一'.repeat(201)

const known: Record<string, Record<string, unknown>> = {
  甲: {
    dock: '有',
    staff: 12,
    spend: cny(120_000),
    founded_on: '2010-05-01',
    wants_service: true,
    stated_need: '快,准',
    goods: ['文具', '玩具'],
  },
  乙: { dock: '没有', staff: 120, spend: cny(99), founded_on: '2020-12-31', wants_service: false, stated_need: long },
  丙: { dock: '一层,二层', staff: 0.5, spend: { amount_minor: 120_000, currency: 'USD' }, goods: ['玩具'] },
  丁: {},
}
const owners: Record<string, UserKey> = { 甲: 'sales', 乙: 'sales', 丙: 'salesHangzhou', 丁: 'sales' }

function cny(amountMinor: number) {
  return { amount_minor: amountMinor, currency: 'CNY' }
}

beforeAll(async () => {
  company = await openTestCompany()
  const ctx = await company.contextAs('administrator')
  const made = [
    ['dock', 'choice', ['有', '没有', '一层,二层']],
    ['staff', 'number', []],
    ['spend', 'money', []],
    ['goods', 'list', []],
    ['retired', 'text', []],
  ] as const
  for (const [key, type, options] of made) {
    const labels = { 'zh-CN': `项${key}` }
    await createKey(ctx, createKeyInput.parse({ key, info_class: 'descriptive', value_type: type, labels, options }))
  }
  await switchKey(ctx, 'retired', { version: 1, active: false })
  for (const [name, facts] of Object.entries(known)) {
    const owner = owners[name] ?? 'sales'
    ids.set(name, await insertCustomer(company.db, { name, externalId: `F-${name}`, ownerId: company.users[owner].id }))
    for (const [key, value] of Object.entries(facts)) await put(name, key, value)
  }
})
afterAll(() => company.close())

async function put(name: string, key: string, value: unknown): Promise<void> {
  const answer = await company.api('PUT', `/customers/${idOf(name)}/facts/${key}`, {
    key: await company.keyFor('administrator'),
    body: { value },
  })
  expect(answer.status).toBe(200)
}

async function get(user: UserKey, params: Record<string, string>) {
  return company.api('GET', `/customers?${new URLSearchParams(params)}`, { key: await company.keyFor(user) })
}
async function names(params: Record<string, string>, user: UserKey = 'administrator'): Promise<string[]> {
  const { status, body } = await get(user, params)
  expect(status).toBe(200)
  return body.data.map((row: { name: string }) => row.name).sort()
}

describe('a filter by a fact', () => {
  it.each([
    [{ 'fact.dock': '有' }, ['甲']],
    [{ 'fact.dock': '有,没有' }, ['乙', '甲']],
    [{ 'fact.dock': '一层\\,二层' }, ['丙']],
    [{ 'fact.goods': '玩具' }, ['丙', '甲']],
    [{ 'fact.wants_service': 'false' }, ['乙']],
    [{ 'fact.stated_need': '快,准' }, ['甲']],
    [{ 'fact.stated_need': '快' }, []],
    // 9 < 12 < 120 as numbers, and not as texts.
    [{ 'fact.staff.min': '9' }, ['乙', '甲']],
    [{ 'fact.staff.min': '0.5', 'fact.staff.max': '12' }, ['丙', '甲']],
    // Amounts of another currency are not compared: 1,200 dollars are no 1,200 yuan.
    [{ 'fact.spend.min': '1' }, ['甲']],
    [{ 'fact.spend.max': '1200' }, ['乙', '甲']],
    [{ 'fact.founded_on.min': '2010-05-01', 'fact.founded_on.max': '2010-05-01' }, ['甲']],
    [{ 'fact.founded_on.min': '2010-05-02' }, ['乙']],
    [{ 'fact.dock.known': 'true' }, ['丙', '乙', '甲'].sort()],
    [{ 'fact.dock.known': 'false' }, ['丁']],
    [{ 'fact.goods.known': 'false' }, ['丁', '乙']],
    // Too long for an index: that it is known can be asked.
    [{ 'fact.stated_need.known': 'true' }, ['乙', '甲']],
    [{ 'fact.dock': '有,没有', 'fact.staff.min': '100' }, ['乙']],
    [{ 'fact.dock': '有', 'fact.staff.known': 'false' }, []],
  ])('%j lists %j', async (params, wanted) => {
    expect(await names(params)).toEqual([...wanted].sort())
  })

  it('stays within the scope', async () => {
    expect(await names({ 'fact.goods': '玩具' }, 'sales')).toEqual(['甲'])
    expect(await names({ 'fact.goods': '玩具' }, 'salesHangzhou')).toEqual(['丙'])
    expect(await names({ 'fact.goods.known': 'false' }, 'salesHangzhou')).toEqual([])
  })

  it.each([
    ['fact.shoe_size', '1', 'unknown_field'],
    ['fact.retired', 'x', 'unknown_field'],
    ['fact.staff.min', 'many', 'fact_not_a_number'],
    ['fact.dock', '从不', 'fact_option_unknown'],
  ])('%s=%s is refused by the API and by whatever is done with all of a list', async (name, value, code) => {
    const { status, body } = await get('administrator', { [name]: value })
    expect(status).toBe(400)
    expect(body.invalid_params).toMatchObject([{ name, code }])
    const ctx = await company.contextAs('administrator')
    await expect(readWholeList(ctx, { [name]: value })).rejects.toMatchObject({ issues: [{ name }] })
    await expect(listCustomers(ctx, { facts: { [name]: value } })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('goes by the latest note alone, and by none once a value is no longer known', async () => {
    await put('丁', 'staff', 5_000)
    await put('丁', 'staff', 7)
    expect(await names({ 'fact.staff.min': '1000' })).toEqual([])
    expect(await names({ 'fact.staff.min': '7', 'fact.staff.max': '7' })).toEqual(['丁'])
    await put('丁', 'goods', ['布料', '线', '扣'])
    await put('丁', 'goods', ['线'])
    expect(await names({ 'fact.goods': '扣' })).toEqual([])
    expect(await names({ 'fact.goods': '线' })).toEqual(['丁'])
    for (const key of ['staff', 'goods']) await put('丁', key, null)
    expect(await names({ 'fact.staff.known': 'false' })).toEqual(['丁'])
    expect(await names({ 'fact.goods': '线' })).toEqual([])
  })

  it('holds for what is done with a list: its count, all of it, its file and who stands beside whom', async () => {
    const ctx = await company.contextAs('administrator')
    const params = { sort: 'name', 'fact.staff.min': '9' }
    const query = await readWholeList(ctx, params)
    expect(await countCustomers(ctx, query)).toEqual({ count: 2, more: false })
    expect(await countAll(ctx, query)).toBe(2)
    const [first, second] = (await listCustomers(ctx, query)).rows
    expect(await findNeighbours(ctx, query, first?.id ?? 0)).toMatchObject({ previous: null, next: { id: second?.id } })
    expect(await findNeighbours(ctx, query, idOf('丙'))).toEqual({ previous: null, next: null })
  })

  it('follows a merge and its undo', async () => {
    const merged = await insertCustomer(company.db, { name: '戊', externalId: 'F-戊' })
    ids.set('戊', merged)
    await put('戊', 'dock', '没有')
    expect(await names({ 'fact.dock': '没有' })).toEqual(['乙', '戊'])
    await mergeInto(company, merged, idOf('丁'))
    expect(await names({ 'fact.dock': '没有' })).toEqual(['乙'])
    await company.db.execute(sql`update customer set root_id = id where id = ${merged}`)
    expect(await names({ 'fact.dock': '没有' })).toEqual(['乙', '戊'])
    await put('戊', 'dock', null)
  })
})

describe('the values of facts', () => {
  it('come with the list for the keys that are asked for, null where nothing is known', async () => {
    const { body } = await get('administrator', { show_facts: 'staff,spend,goods', sort: 'created' })
    expect(body.data.slice(0, 4).map((row: { facts: unknown }) => row.facts)).toEqual([
      { staff: 12, spend: cny(120_000), goods: ['文具', '玩具'] },
      { staff: 120, spend: cny(99), goods: null },
      { staff: 0.5, spend: { amount_minor: 120_000, currency: 'USD' }, goods: ['玩具'] },
      { staff: null, spend: null, goods: null },
    ])
    expect((await get('administrator', {})).body.data[0]).not.toHaveProperty('facts')
    expect((await get('administrator', { show_facts: 'staff,retired' })).body.invalid_params[0].name).toBe('show_facts')
  })

  it('stand in an export under the name of the key, an amount with its currency', async () => {
    const ctx = await company.contextAs('administrator')
    const columns = [
      'fact-dock',
      'fact-staff',
      'fact-spend',
      'fact-founded_on',
      'fact-wants_service',
      'fact-goods',
      'fact-retired',
    ] as const
    const query = { facts: { 'fact.staff.known': 'true' }, sort: 'created' as const }
    const file = await exportCustomers(ctx, query, columns, 'csv')
    const lines = (await new Response(file.stream).text()).replace('\ufeff', '').trimEnd().split('\n')
    expect(lines).toEqual([
      '客户,编号,类型,项dock,项staff,项spend,项spend（币种）,成立日期,有使用意愿,项goods',
      '甲,F-甲,企业客户,有,12,1200.00,CNY,2010-05-01,是,文具、玩具',
      '乙,F-乙,企业客户,没有,120,0.99,CNY,2020-12-31,否,',
      '丙,F-丙,企业客户,"一层,二层",0.5,1200.00,USD,,,玩具',
    ])
    const sheet = await exportCustomers(ctx, query, columns, 'xlsx')
    expect((await new Response(sheet.stream).arrayBuffer()).byteLength).toBeGreaterThan(1_000)
  })
})

describe('the two ways in which a filter is answered', () => {
  const rowOfId = z.object({ id: z.int() })

  it('choose the same customers, who are those of a plain look at what is known', async () => {
    const many = await company.db.rows(
      rowOfId,
      sql`
      insert into customer (name, external_id, facts) select 'M' || n, 'M-' || n, jsonb_strip_nulls(jsonb_build_object(
        'staff', case when n % 4 > 0 then n % 50 end, 'dock', case n % 3 when 0 then '有' when 1 then '没有' end,
        'goods', case when n % 5 > 0 then jsonb_build_array('货' || n % 7, '货' || n % 11) end)) from generate_series(1, 300) n returning id`,
    )
    const rows = many.map(({ id }, at) => {
      const n = at + 1
      return {
        id,
        staff: n % 4 > 0 ? n % 50 : null,
        dock: n % 3 === 0 ? '有' : n % 3 === 1 ? '没有' : null,
        goods: n % 5 > 0 ? [`货${n % 7}`, `货${n % 11}`] : [],
      }
    })
    const ctx = await company.contextAs('administrator')
    const asked = fc.record(
      {
        min: fc.integer({ min: -1, max: 51 }),
        max: fc.integer({ min: -1, max: 51 }),
        dock: fc.constantFrom('有', '没有'),
        goods: fc.integer({ min: 0, max: 11 }).map((n) => `货${n}`),
        staffKnown: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(asked, async ({ min, max, dock, goods, staffKnown }) => {
        const params = {
          ...(min === undefined ? {} : { 'fact.staff.min': String(min) }),
          ...(max === undefined ? {} : { 'fact.staff.max': String(max) }),
          ...(dock === undefined ? {} : { 'fact.dock': dock }),
          ...(goods === undefined ? {} : { 'fact.goods': goods }),
          ...(staffKnown === undefined ? {} : { 'fact.staff.known': String(staffKnown) }),
        }
        const wanted = rows
          .filter(
            (row) =>
              (min === undefined || (row.staff !== null && row.staff >= min)) &&
              (max === undefined || (row.staff !== null && row.staff <= max)) &&
              (dock === undefined || row.dock === dock) &&
              (goods === undefined || row.goods.includes(goods)) &&
              (staffKnown === undefined || (row.staff !== null) === staffKnown),
          )
          .map(({ id }) => id)
        for (const most of [0, 1_000]) {
          const { conditions } = await factConditions(ctx, params, most)
          const all = join([sql`s.name like 'M%'`, ...conditions], ' and ')
          const found = await company.db.rows(
            rowOfId,
            sql`select s.customer_id as id from customer_standing s where ${all} order by 1`,
          )
          expect(found.map(({ id }) => id)).toEqual(wanted)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
