import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  comparisonOf,
  getSatisfactionIndex,
  itemsOf,
  listCompared,
  listComparedSurveys,
  listIndexBy,
  listItems,
  nameOfItem,
} from '#lib/analysis/expectation/service'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'

let company: TestCompany
const ids: Record<string, number> = {}
const items: Record<string, string> = {}
const now = new Date('2026-08-03T02:00:00Z')
const as = (user: UserKey) => company.contextAs(user, now)
const idOf = (name: string) => ids[name] ?? 0
const itemOf = (name: string) => items[name] ?? '0'
const period = { from: '2026-01-01', to: '2026-08-01', as_of: '2026-07-31' }
const inserted = async (statement: Sql) => (await company.db.row(z.object({ id: z.int() }), statement))?.id ?? 0

type Said = Record<string, readonly [expectation: number, perception: number]>

/**
 * Expected / perceived, by day and survey; 旧 was merged into 甲, 丁 is archived:
 *
 *   甲  2026-02-01 S1  价格 3/3 · 时效 4/4
 *   旧  2026-06-01 S1  价格 4/2, the whole 5/3
 *   乙  2026-06-02 S2  价格 2/4 · 时效 5/5
 *   丙  2026-06-03 S1  时效 5/2 · 破损 4/4, and a complaint in May; 2025-06-03 S1 价格 5/5
 *   丁  2026-06-04 S1  破损 5/1
 *
 * So the latest of each item are 价格 4/2, 2/4; 时效 4/4, 5/5, 5/2; 破损 4/4, 5/1.
 */
beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesColleague } = company.users
  const surveys: Record<string, number> = {}
  for (const code of ['S1', 'S2'])
    surveys[code] = await inserted(sql`insert into survey (external_id, name) values (${code}, ${code}) returning id`)
  for (const [name, dimension] of [
    ['价格', 'price'],
    ['时效', 'quality'],
    ['破损', null],
  ] as const)
    items[name] = String(
      await inserted(sql`insert into survey_item (name, dimension) values (${name}, ${dimension}) returning id`),
    )
  for (const [name, ownerId] of [
    ...(['甲', '旧', '乙', '无'] as const).map((each) => [each, sales.id] as const),
    ...(['丙', '丁'] as const).map((each) => [each, salesColleague.id] as const),
  ])
    ids[name] = await insertCustomer(company.db, { name, externalId: name, ownerId })
  await company.db.execute(sql`update customer set root_id = ${idOf('甲')} where id = ${idOf('旧')}`)
  const say = async (name: string, on: string, survey: string, said: Said, whole: readonly [number, number] | null = null) => {
    const responseId = await inserted(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, expectation, perception)
      values (${surveys[survey] ?? 0}, ${idOf(name)}, ${on}::date, ${on}::date, ${whole?.[0] ?? null}, ${whole?.[1] ?? null}) returning id`)
    for (const [item, [expectation, perception]] of Object.entries(said))
      await company.db.execute(sql`
        insert into survey_response_item (response_id, item_id, expectation, perception)
        values (${responseId}, ${Number(itemOf(item))}, ${expectation}, ${perception})`)
  }
  await say('甲', '2026-02-01', 'S1', { 价格: [3, 3], 时效: [4, 4] })
  await say('旧', '2026-06-01', 'S1', { 价格: [4, 2] }, [5, 3])
  await say('乙', '2026-06-02', 'S2', { 价格: [2, 4], 时效: [5, 5] })
  await say('丙', '2025-06-03', 'S1', { 价格: [5, 5] })
  await say('丙', '2026-06-03', 'S1', { 时效: [5, 2], 破损: [4, 4] })
  await say('丁', '2026-06-04', 'S1', { 破损: [5, 1] })
  await say('无', '2026-06-05', 'S1', {})
  await company.db.execute(sql`update customer set archived_at = '2026-07-20' where id = ${idOf('丁')}`)
  await company.db.execute(sql`
    insert into case_record (customer_id, type, opened_at, opened_on, currency) values (${idOf('丙')}, 'complaint', '2026-05-01', '2026-05-01', 'CNY')`)
})
afterAll(() => company.close())

describe('the satisfaction index by item', () => {
  it('takes of each customer the latest answer that names the item, with who was merged into it and who was archived since', async () => {
    const groups = await listIndexBy(await as('executive'), period, 'item')
    expect(
      groups.map(({ name, dimension, customers, gap, outcomes }) => [
        ...[name, dimension, customers, gap],
        outcomes.map((each) => each.customers).join(),
      ]),
    ).toEqual([
      // (1 + 4) ÷ (5 + 4), 11 ÷ 14 and 6 ÷ 6: the widest gap below expectation first.
      ['破损', null, 2, -2, '1,1,0'],
      ['时效', 'quality', 3, -1, '1,2,0'],
      ['价格', 'price', 2, 0, '1,0,1'],
    ])
    const [broken, time, price] = groups
    expect(broken?.index).toBeCloseTo(500 / 9, 10)
    expect([time?.expectation, time?.perception]).toEqual([14 / 3, 11 / 3])
    expect(time?.index).toBeCloseTo(1_100 / 14, 10)
    // p − r·e is −2 and 2, so that the error is √(8 ÷ 2) ÷ 3.
    expect(price?.interval?.[0]).toBeCloseTo(100 - (1.959963984540054 * 200) / 3, 8)
    expect(price?.interval?.[1]).toBeCloseTo(100 + (1.959963984540054 * 200) / 3, 8)
  })

  it('is over the very item that is asked for, in all and by each grouping; the whole is never derived from items', async () => {
    const ctx = await as('executive')
    const whole = await getSatisfactionIndex(ctx, period)
    expect([whole.customers, whole.index, whole.item]).toEqual([1, 60, null])
    const time = await getSatisfactionIndex(ctx, { ...period, item: itemOf('时效') })
    expect(time).toMatchObject({ customers: 3, gap: -1, silent: 0, item: itemOf('时效') })
    // 丁 never said so in a case, 丙 did.
    expect(await getSatisfactionIndex(ctx, { ...period, item: itemOf('破损') })).toMatchObject({ customers: 2, silent: 1 })
    const months = await listIndexBy(ctx, { ...period, item: itemOf('时效') }, 'month')
    expect(months.map(({ key, customers, index }) => [key, customers, index])).toEqual([
      ['2026-02-01', 1, 100],
      ['2026-06-01', 2, 70],
    ])
    for (const by of ['survey', 'group', 'outlet', 'kind', 'class', 'item'] as const) {
      const groups = await listIndexBy(ctx, { ...period, item: itemOf('时效') }, by)
      expect([by, groups.reduce((sum, { customers }) => sum + customers, 0)]).toEqual([by, 3])
    }
  })

  it('is cut to a survey and to the reader’s own customers', async () => {
    const ctx = await as('executive')
    const surveys = await listComparedSurveys(ctx, { ...period, item: itemOf('价格') })
    expect(surveys.map(({ name, customers }) => [name, customers])).toEqual([
      ['S1', 1],
      ['S2', 1],
    ])
    const second = String(surveys.find(({ name }) => name === 'S2')?.id)
    const ofSecond = await listIndexBy(ctx, { ...period, survey: second }, 'item')
    expect(ofSecond.map(({ name, gap }) => [name, gap])).toEqual([
      ['时效', 0],
      ['价格', 2],
    ])
    const own = await listIndexBy(await as('sales'), period, 'item')
    expect(own.map(({ name, customers }) => [name, customers])).toEqual([
      ['价格', 2],
      ['时效', 2],
    ])
  })

  it('may be asked for by each item that any answer names', async () => {
    await company.db.execute(sql`insert into survey_item (name) values ('无人回答')`)
    expect((await listItems(await as('sales'))).map(({ name }) => name)).toEqual(['价格', '时效', '破损'])
  })

  it('has nobody where an item is named by no answer of the period, is not there, or is named by anything else than its own', async () => {
    const ctx = await as('executive')
    expect(await listIndexBy(ctx, { from: '2024-01-01', to: '2025-01-01' }, 'item')).toEqual([])
    for (const item of ['999999', 'ext:价格'])
      expect(await getSatisfactionIndex(ctx, { ...period, item })).toMatchObject({ customers: 0, index: null, silent: 0 })
    expect([await nameOfItem(ctx, itemOf('价格')), await nameOfItem(ctx, '999999')]).toEqual(['价格', null])
  })

  it('counts who was merged by its own again once that is undone', async () => {
    const ctx = await as('executive')
    await company.db.execute(sql`update customer set root_id = id where id = ${idOf('旧')}`)
    // 3/3 of 甲 itself beside 4/2 of 旧 and 2/4.
    const price = await getSatisfactionIndex(ctx, { ...period, item: itemOf('价格') })
    expect([price.customers, price.gap, price.outcomes.map(({ customers }) => customers)]).toEqual([3, 0, [1, 1, 1]])
    await company.db.execute(sql`update customer set root_id = ${idOf('甲')} where id = ${idOf('旧')}`)
  })
})

describe('the customers behind an item', () => {
  const list = { limit: 50, sort: 'gap', ...period } as const

  it('are those that it counts, with what they said of it', async () => {
    const ctx = await as('executive')
    const { rows } = await listCompared(ctx, { ...list, item: itemOf('破损') })
    expect(rows.map(({ name, expectation, perception, archived }) => [name, expectation, perception, archived])).toEqual([
      ['丁', 5, 1, true],
      ['丙', 4, 4, false],
    ])
    const below = await listCompared(ctx, { ...list, item: itemOf('时效'), outcome: 'complaining' })
    expect(below.rows.map(({ name, gap, silent }) => [name, gap, silent])).toEqual([['丙', -3, false]])
    const own = await listCompared(await as('sales'), { ...list, item: itemOf('时效') })
    expect(own.rows.map(({ name }) => name).toSorted()).toEqual(['甲', '乙'].toSorted())
  })

  it('come a page at a time; the place in the list of one item is none in that of another', async () => {
    const ctx = await as('executive')
    const first = await listCompared(ctx, { ...list, item: itemOf('时效'), limit: 1 })
    const cursor = first.nextCursor ?? ''
    expect((await listCompared(ctx, { ...list, item: itemOf('时效'), cursor })).rows).toHaveLength(2)
    await expect(listCompared(ctx, { ...list, item: itemOf('破损'), cursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  it('stand by API, as the figures do', async () => {
    const key = await company.keyFor('executive')
    const query = 'from=2026-01-01&to=2026-08-01&as_of=2026-07-31'
    const figures = await company.api('GET', `/analysis/satisfaction-index?${query}&group_by=item`, { key })
    expect([figures.status, figures.body.customers]).toEqual([200, 1])
    expect(figures.body.groups[1]).toMatchObject({
      key: itemOf('时效'),
      name: '时效',
      dimension: 'quality',
      customers: 3,
      gap: -1,
    })
    const ofItem = await company.api('GET', `/analysis/satisfaction-index?${query}&item=${itemOf('时效')}&group_by=kind`, { key })
    expect([ofItem.body.customers, ofItem.body.item, ofItem.body.groups[0].dimension]).toEqual([3, itemOf('时效'), null])
    const customers = await company.api(
      'GET',
      `/analysis/satisfaction-index/customers?${query}&item=${itemOf('价格')}&sort=gap`,
      { key },
    )
    expect(customers.body.data.map((row: { customer: { name: string }; gap: number }) => [row.customer.name, row.gap])).toEqual([
      ['甲', -2],
      ['乙', 2],
    ])
  })
})

describe('what one customer said of items', () => {
  it('is that of the latest of its answers that says anything of them, the widest gap first', async () => {
    const ctx = await as('executive')
    expect(await itemsOf(ctx, idOf('甲'))).toEqual({
      answeredOn: '2026-06-01',
      items: [{ name: '价格', dimension: 'price', expectation: 4, perception: 2, outcome: 'complaining' }],
    })
    expect((await itemsOf(ctx, idOf('丙')))?.items.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['时效', 'complaining'],
      ['破损', 'satisfied'],
    ])
    // Only the items: it never said both of the whole.
    expect(await comparisonOf(ctx, idOf('丙'))).toBeNull()
  })

  it('is nothing of one that never did, out of reach, or without the right to read surveys', async () => {
    expect(await itemsOf(await as('executive'), idOf('无'))).toBeNull()
    expect(await itemsOf(await as('sales'), idOf('丙'))).toBeNull()
    const ctx = await as('executive')
    const { 'survey:read': _s, ...permissions } = ctx.actor.permissions
    expect(await itemsOf({ ...ctx, actor: { ...ctx.actor, permissions } }, idOf('甲'))).toBeNull()
  })
})
