import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readLoyaltyState } from '#app/(crm)/analysis/loyalty-matrix/_components/loyalty-query'
import { leafHref } from '#app/(crm)/analysis/loyalty-tree/_components/tree-query'
import { readLeafState } from '#app/(crm)/analysis/loyalty-tree/customers/_components/leaf-query'
import { readLevelState } from '#app/(crm)/analysis/relationship/customers/_components/level-query'
import { comparisonOf, getSatisfactionIndex, listCompared, listIndexBy } from '#lib/analysis/expectation/service'
import { MEASURES, SIDES } from '#lib/analysis/loyalty/factor-tree'
import { handOutSpurious } from '#lib/analysis/loyalty/hand-out'
import { keepLoyalty } from '#lib/analysis/loyalty/keep'
import { findLeafSample, listLeafCustomers } from '#lib/analysis/loyalty/leaf/service'
import { markLoyaltySeen, takeLoyaltySeenBack } from '#lib/analysis/loyalty/seen-marks'
import { answerOf, getLoyalty, getLoyaltyTree, listLoyalty } from '#lib/analysis/loyalty/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

let company: TestCompany
const ids: Record<string, number> = {}
const now = new Date('2026-08-03T02:00:00Z')
const as = (user: UserKey) => company.contextAs(user, now)
const idOf = (name: string) => ids[name] ?? 0
const period = { from: '2026-01-01', to: '2026-08-01', as_of: '2026-07-31' }

beforeAll(async () => {
  company = await openTestCompany()
  const { sales, salesColleague } = company.users
  const surveyId = (
    await company.db.row(
      z.object({ id: z.int() }),
      sql`insert into survey (external_id, name) values ('S1', '年中调查') returning id`,
    )
  )?.id
  const made = async (name: string, ownerId: number, loyalty: string | null) => {
    const id = await insertCustomer(company.db, { name, externalId: name, ownerId })
    ids[name] = id
    await company.db.execute(sql`update customer_standing set loyalty_class = ${loyalty} where customer_id = ${id}`)
  }
  const say = (name: string, on: string, expectation: number | null, perception: number | null) =>
    company.db.execute(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, expectation, perception)
      values (${surveyId ?? 0}, ${idOf(name)}, ${on}::date, ${on}::date, ${expectation}, ${perception})`)
  await made('甲', sales.id, 'spurious')
  await made('乙', sales.id, 'loyal')
  await made('丙', salesColleague.id, 'spurious')
  await made('丁', salesColleague.id, 'unknown')
  await made('旧', sales.id, null)
  await company.db.execute(sql`update customer set root_id = ${idOf('甲')} where id = ${idOf('旧')}`)
  // 甲 was content once, and is not any more; the last word of 旧, merged into it, is the latest.
  await say('甲', '2026-02-01', 4, 4)
  await say('旧', '2026-06-01', 5, 3)
  await say('乙', '2026-06-02', 4, 5)
  await say('丙', '2026-06-03', 4, 2)
  // Half an answer is none, and one outside the period neither.
  await say('丁', '2026-06-04', null, 5)
  await say('丁', '2025-06-04', 1, 5)
  await company.db.execute(sql`
    insert into case_record (customer_id, type, opened_at, opened_on, currency) values (${idOf('丙')}, 'complaint', '2026-05-01', '2026-05-01', 'CNY')`)
  await insertWaybill(company.db, { customerId: idOf('甲'), acceptedOn: '2026-06-10', freightMinor: 80_000 })
  await insertWaybill(company.db, { customerId: idOf('旧'), acceptedOn: '2026-07-10', freightMinor: 20_000 })
  await insertWaybill(company.db, { customerId: idOf('丙'), acceptedOn: '2026-07-11', freightMinor: 50_000 })
  await insertWaybill(company.db, { customerId: idOf('乙'), acceptedOn: '2025-07-11', freightMinor: 99_000 })
  await company.db.execute(sql`update waybill set list_freight_minor = 100000 where freight_minor = 80000`)
  await keepLoyalty(await as('executive'))
})
afterAll(() => company.close())

describe('the URL of a list of customers', () => {
  it('of a leaf leaves what is usual unsaid, so that the menus know it for the choice that holds', async () => {
    const state = await readLeafState(await as('executive'), {})
    expect(state.params).toEqual({})
    expect(state.asked).toMatchObject({ leaf: 'on_time', side: 'loyal', sort: '-revenue' })
    expect(leafHref({}, 'on_time', 'loyal')).toBe('/analysis/loyalty-tree/customers')
    expect(leafHref({ outlet: '3' }, 'visits', 'others')).toBe(
      '/analysis/loyalty-tree/customers?outlet=3&leaf=visits&side=others',
    )
  })

  it('names what it leaves out: an owner where none can be asked for, an order that there is not, an outlet out of reach', async () => {
    const given = { leaf: 'visits', side: 'nowhere', owner: 'me', sort: 'name', outlet: '99999' }
    const state = await readLeafState(await as('executive'), given)
    expect([state.params, state.dropped.toSorted()]).toEqual([{ leaf: 'visits' }, ['outlet', 'owner', 'side', 'sort']])
    const levels = await readLevelState(await as('executive'), { tie: 'none', level: 'near', sort: 'place' })
    expect([levels.params, levels.asked.tie, levels.dropped.toSorted()]).toEqual([{ tie: 'none' }, 'none', ['level', 'sort']])
    const loyalty = await readLoyaltyState(await as('executive'), { seen: 'false', handed_out: 'maybe' })
    expect(loyalty.asked).toMatchObject({ class: 'spurious', seen: false, handed_out: undefined, sort: '-revenue' })
    expect(loyalty.dropped).toEqual(['handed_out'])
  })
})

const names = (page: { rows: readonly { name: string }[] }) => page.rows.map(({ name }) => name)

describe('the satisfaction index', () => {
  it('takes the latest answer of each customer that says both, with who was merged into it', async () => {
    const found = await getSatisfactionIndex(await as('executive'), period)
    // 5/3, 4/5, 4/2: 10 perceived of 13 expected.
    expect(found).toMatchObject({ customers: 3, silent: 1, scope: 'company' })
    expect(found.index).toBeCloseTo((10 / 13) * 100, 10)
    expect(found.outcomes.map(({ customers }) => customers)).toEqual([2, 0, 1])
  })

  it('over time takes the latest of each month', async () => {
    const months = await listIndexBy(await as('executive'), period, 'month')
    expect(months.map(({ key, customers }) => [key, customers])).toEqual([
      ['2026-02-01', 1],
      ['2026-06-01', 3],
    ])
    for (const by of ['quarter', 'survey', 'group', 'outlet', 'kind', 'class'] as const) {
      const groups = await listIndexBy(await as('executive'), period, by)
      expect([by, groups.reduce((sum, { customers }) => sum + customers, 0)]).toEqual([by, by === 'quarter' ? 4 : 3])
    }
  })

  it('lists the complaining, those first who never said so, within reach', async () => {
    const list = { limit: 50, sort: 'gap', outcome: 'complaining', ...period } as const
    expect(names(await listCompared(await as('executive'), { ...list, silent: true }))).toEqual(['甲'])
    expect(names(await listCompared(await as('executive'), { ...list, silent: false }))).toEqual(['丙'])
    expect(names(await listCompared(await as('executive'), list)).toSorted()).toEqual(['丙', '甲'].toSorted())
    expect(names(await listCompared(await as('sales'), list))).toEqual(['甲'])
    expect((await getSatisfactionIndex(await as('sales'), period)).customers).toBe(2)
  })

  it('has behind each kind and class the very customers that are counted, those in no class too', async () => {
    const ctx = await as('executive')
    const set = (name: string, kind: string, abc: string | null) =>
      company.db.execute(sql`
        with named as (update customer set kind = ${kind} where id = ${idOf(name)})
        update customer_standing set abc_class = ${abc} where customer_id = ${idOf(name)}`)
    await set('甲', 'distributor', 'A')
    await set('乙', 'business', 'A')
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('乙')}, 'abc', 'B', '换了老板', ${company.users.salesManager.id})`)
    const list = { limit: 50, sort: '-value', ...period } as const
    const listed = async (asked: Partial<Parameters<typeof listCompared>[1]>) =>
      names(await listCompared(ctx, { ...list, ...asked }))
    const kinds = await listIndexBy(ctx, period, 'kind')
    expect(kinds.map(({ key, customers }) => [key, customers])).toEqual([
      ['business', 2],
      ['distributor', 1],
    ])
    expect((await listed({ kind: 'business' })).toSorted()).toEqual(['丙', '乙'].toSorted())
    expect(await listed({ kind: 'distributor' })).toEqual(['甲'])
    expect(await listed({ kind: 'consumer' })).toEqual([])
    // The class that somebody set by hand stands.
    expect((await listIndexBy(ctx, period, 'class')).map(({ key }) => key).sort()).toEqual(['', 'A', 'B'])
    expect([await listed({ class: 'A' }), await listed({ class: 'B' }), await listed({ class: 'none' })]).toEqual([
      ['甲'],
      ['乙'],
      ['丙'],
    ])
    const key = await company.keyFor('sales')
    const query = 'from=2026-01-01&to=2026-08-01&as_of=2026-07-31'
    const own = await company.api('GET', `/analysis/satisfaction-index/customers?${query}&class=none`, { key })
    expect([own.status, own.body.data]).toEqual([200, []])
    await company.db.execute(sql`delete from customer_override`)
    await set('甲', 'business', null)
    await set('乙', 'business', null)
  })

  it('lists whoever was archived since too: what was answered is counted all the same', async () => {
    const ctx = await as('executive')
    const archive = (at: string | null) =>
      company.db.execute(sql`update customer set archived_at = ${at}::timestamptz where id = ${idOf('丙')}`)
    await archive('2026-07-20')
    const list = { limit: 50, sort: '-value', ...period } as const
    const { rows } = await listCompared(ctx, list)
    expect(rows.length).toBe((await getSatisfactionIndex(ctx, period)).customers)
    expect(rows.filter(({ archived }) => archived).map(({ name }) => name)).toEqual(['丙'])
    await archive(null)
  })

  it('of one customer tells how it moved', async () => {
    expect(await comparisonOf(await as('sales'), idOf('甲'))).toMatchObject({
      ...{ answeredOn: '2026-06-01', expectation: 5, perception: 3, outcome: 'complaining', gap: -2, index: 60, change: -40 },
    })
    expect(await comparisonOf(await as('sales'), idOf('丙'))).toBeNull()
  })

  it('stands by API', async () => {
    const key = await company.keyFor('executive')
    const query = 'from=2026-01-01&to=2026-08-01&as_of=2026-07-31'
    const answer = await company.api('GET', `/analysis/satisfaction-index?${query}&group_by=kind`, { key })
    expect([answer.status, answer.body.customers, answer.body.groups.length]).toEqual([200, 3, 1])
    const list = await company.api('GET', `/analysis/satisfaction-index/customers?${query}&silent=true`, { key })
    expect(list.body.data.map((row: { customer: { name: string } }) => row.customer.name)).toContain('甲')
  })
})

describe('loyalty', () => {
  it('counts customers and revenue of twelve months by class, and what is at risk', async () => {
    const found = await getLoyalty(await as('executive'), {})
    expect(found).toMatchObject({ customers: 4, known: 3, at_risk_minor: 150_000, revenue_minor: 150_000 })
    expect(found?.cells.map((cell) => [cell.class, cell.customers])).toEqual([
      ['loyal', 1],
      ['latent', 0],
      ['spurious', 2],
      ['none', 0],
      ['unknown', 1],
    ])
    expect(await getLoyalty(await as('sales'), {})).toMatchObject({ scope: 'own', customers: 2, at_risk_minor: 100_000 })
  })

  it('lists those of spurious loyalty by revenue, with the discount that may hold them', async () => {
    const page = await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' })
    expect(names(page)).toEqual(['甲', '丙'])
    expect(page.rows[0]).toMatchObject({ revenueMinor: 100_000, ties: ['price'] })
    expect(page.rows[0]?.discount).toBeCloseTo(0.2, 12)
    expect(page.rows[1]).toMatchObject({ openComplaints: 1, openClaims: 0, discount: null })
    expect(names(await listLoyalty(await as('sales'), { limit: 50, sort: '-revenue', class: 'spurious' }))).toEqual(['甲'])
  })

  it('says which answer tells the attitude, and of which survey it is; also one of a case, and one given under a merged name', async () => {
    const { db } = company
    await db.execute(sql`
      with made as (insert into survey (external_id, name) values ('GD-HF', '工单回访问卷') returning id)
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend)
      select made.id, v.customer_id, v.on::date, v.on::date, v.satisfaction, v.recommend from made,
        (values (${idOf('旧')}::int, '2026-06-20', null::int, 2), (${idOf('丙')}, '2025-01-01', 1, null)) v (customer_id, "on", satisfaction, recommend)`)
    const { rows } = await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' })
    expect(rows.map(({ name, answer }) => [name, answer])).toEqual([
      ['甲', { survey: '工单回访问卷', on: '2026-06-20', recommend: 2, satisfaction: null }],
      // Its answer about a case lies before the twelve months.
      ['丙', { survey: '年中调查', on: '2026-06-03', recommend: null, satisfaction: null }],
    ])
    expect(await answerOf(await as('sales'), idOf('甲'))).toMatchObject({ survey: '工单回访问卷' })
    expect(await answerOf(await as('sales'), idOf('丙'))).toBeNull()
    const key = await company.keyFor('executive')
    const { body } = await company.api('GET', '/analysis/loyalty/customers', { key })
    expect(body.data).toMatchObject([{ answer: { survey: '工单回访问卷' } }, { answer: { survey: '年中调查' } }])
    await db.execute(sql`delete from survey_response where survey_id = (select id from survey where external_id = 'GD-HF')`)
  })

  it('says of whom is left to be spoken to: who has nearly gone, and who is lost', async () => {
    const listed = async () => (await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' })).rows
    expect((await listed()).map(({ nearlyGone, loss }) => [nearlyGone, loss])).toEqual([
      [null, null],
      [null, null],
    ])
    await company.db.execute(sql`
      insert into customer_worth (customer_id, potential, year_minor, twelve_minor, p_alive, frequency, staying, at_risk_minor, keeping)
      values (${idOf('甲')}, false, 0, 100, 0.03, 9, 'unlikely', 97, 'gone'), (${idOf('丙')}, false, 0, 100, 0.3, 9, 'unlikely', 70, 'pays')
      on conflict (customer_id) do update set p_alive = excluded.p_alive, keeping = excluded.keeping`)
    await company.db.execute(sql`
      insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, complete)
      values (${idOf('丙')}, '2026-01-01', '2026-06-30', 'CNY', 0, 0, true)`)
    expect((await listed()).map(({ nearlyGone, loss }) => [nearlyGone, loss])).toEqual([
      [0.03, null],
      [null, { lostOn: '2026-06-30', cause: null }],
    ])
    await company.db.execute(sql`delete from customer_loss where customer_id = ${idOf('丙')}`)
  })

  it('takes the class that somebody set by hand before the computed one', async () => {
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('丙')}, 'loyalty', 'none', '自有车队', ${company.users.salesManager.id})`)
    expect(names(await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' }))).toEqual(['甲'])
    expect((await getLoyalty(await as('executive'), {}))?.at_risk_minor).toBe(100_000)
    await company.db.execute(sql`delete from customer_override`)
  })

  it('is handed out once, to whoever owns the customer, and only while it is spurious', async () => {
    const ctx = await as('salesManager')
    const input = { customers: [idOf('甲'), idOf('乙')], due_on: '2026-08-06' }
    expect(await handOutSpurious(ctx, input)).toEqual({ made: 1, already: 0, nobody: 0, refused: 0 })
    expect(await handOutSpurious(ctx, input)).toEqual({ made: 0, already: 1, nobody: 0, refused: 0 })
    const listed = await listLoyalty(ctx, { limit: 50, sort: '-revenue', class: 'spurious', handed_out: true })
    expect(listed.rows.map(({ name, openTask }) => [name, openTask?.to])).toEqual([['甲', company.users.sales.name]])
    await expect(handOutSpurious(ctx, { customers: [idOf('乙')], due_on: '2026-08-06' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is marked as seen, and the mark is taken back', async () => {
    const ctx = await as('salesManager')
    const list = { limit: 50, sort: '-revenue', class: 'spurious' } as const
    expect(await markLoyaltySeen(ctx, { customers: [idOf('丙'), idOf('乙')], reason: 'agreed' })).toEqual({ count: 1 })
    expect(names(await listLoyalty(ctx, { ...list, seen: true }))).toEqual(['丙'])
    expect(names(await listLoyalty(ctx, { ...list, seen: false }))).toEqual(['甲'])
    expect(await takeLoyaltySeenBack(ctx, { customers: [idOf('丙')] })).toEqual({ count: 1 })
    expect(names(await listLoyalty(ctx, { ...list, seen: true }))).toEqual([])
    await expect(markLoyaltySeen(await as('sales'), { customers: [idOf('丙')] })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('hangs on factors that are measured for the loyal and for the others', async () => {
    const found = await getLoyaltyTree(await as('executive'), {})
    const leaves = found?.branches.flatMap((branch) => branch.leaves) ?? []
    const of = (key: string) => leaves.find((leaf) => leaf.key === key)
    expect(of('safety_stock')).toMatchObject({ measured: false, verdict: 'not_measured', difference: null })
    expect(of('visits')).toMatchObject({
      loyal: { customers: 1, mean: 0 },
      others: { customers: 2, mean: 0 },
      verdict: 'too_few',
    })
    // 丙 complained once over one shipment, 甲 never over two; 乙 has shipped nothing within twelve months.
    expect(of('cases')).toMatchObject({ loyal: { customers: 0, mean: null }, others: { customers: 2, mean: 500 } })
  })

  it('has behind each leaf the very customers that it counts, with the values of its mean', async () => {
    const ctx = await as('executive')
    const tree = await getLoyaltyTree(ctx, {})
    const place = { limit: 50, cursor: undefined, sort: '-revenue' } as const
    for (const leaf of tree?.branches.flatMap((branch) => branch.leaves) ?? []) {
      const measure = MEASURES.find((each) => each === leaf.key)
      if (measure === undefined) continue
      for (const side of SIDES) {
        const { rows } = await listLeafCustomers(ctx, { ...place, leaf: measure, side })
        const mean = rows.length === 0 ? null : rows.reduce((sum, { value }) => sum + value, 0) / rows.length
        expect([leaf.key, side, rows.length, mean]).toEqual([leaf.key, side, leaf[side].customers, leaf[side].mean])
        // The page of the leaf asks for this one alone.
        expect(await findLeafSample(ctx, { leaf: measure, side, outlet: undefined })).toEqual({
          ...{ from: tree?.from, to: tree?.to, customers: rows.length, mean },
        })
      }
    }
    // 丙 complained once over one shipment, 甲 never over two; 乙 is loyal, and has shipped nothing.
    const others = await listLeafCustomers(ctx, { ...place, leaf: 'cases', side: 'others' })
    expect(others.rows.map(({ name, value, class: stands }) => [name, value, stands])).toEqual([
      ['甲', 0, 'spurious'],
      ['丙', 1000, 'spurious'],
    ])
    expect(names(await listLeafCustomers(await as('sales'), { ...place, leaf: 'cases', side: 'others' }))).toEqual(['甲'])
  })

  it('pages through a leaf by revenue, and follows the class that somebody set by hand', async () => {
    const ctx = await as('executive')
    const asked = { limit: 1, sort: '-revenue', leaf: 'visits', side: 'others' } as const
    const first = await listLeafCustomers(ctx, { ...asked, cursor: undefined })
    const second = await listLeafCustomers(ctx, { ...asked, cursor: first.nextCursor ?? undefined })
    expect([...names(first), ...names(second)]).toEqual(['甲', '丙'])
    expect(second.nextCursor).toBeNull()
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('丙')}, 'loyalty', 'loyal', '老板亲口所说', ${company.users.salesManager.id})`)
    expect(names(await listLeafCustomers(ctx, { ...asked, limit: 50, cursor: undefined, side: 'loyal' }))).toEqual(['丙', '乙'])
    await company.db.execute(sql`delete from customer_override`)
  })

  it('has the customers of a leaf by API, and none of a leaf that nothing measures', async () => {
    const key = await company.keyFor('executive')
    const path = '/analysis/loyalty-tree/customers'
    const answer = await company.api('GET', `${path}?leaf=cases&side=others&sort=revenue`, { key })
    expect([answer.status, answer.body.data[0]]).toMatchObject([
      200,
      { customer: { external_id: '丙' }, class: 'spurious', value: 1000, revenue_minor: 50_000, shipments: 1 },
    ])
    expect((await company.api('GET', `${path}?leaf=cases&side=others&sort=value`, { key })).status).toBe(400)
    expect((await company.api('GET', `${path}?leaf=safety_stock&side=others`, { key })).status).toBe(400)
  })
})
