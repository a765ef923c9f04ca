import { describe, expect, it } from 'vitest'
import { readLoyaltyState } from '#app/(crm)/analysis/loyalty-matrix/_components/loyalty-query'
import { leafHref } from '#app/(crm)/analysis/loyalty-tree/_components/tree-query'
import { readLeafState } from '#app/(crm)/analysis/loyalty-tree/customers/_components/leaf-query'
import { readLevelState } from '#app/(crm)/analysis/relationship/customers/_components/level-query'
import { MEASURES, SIDES } from '#lib/analysis/loyalty/factor-tree'
import { handOutSpurious } from '#lib/analysis/loyalty/hand-out'
import { findLeafSample, listLeafCustomers } from '#lib/analysis/loyalty/leaf/service'
import { markLoyaltySeen, takeLoyaltySeenBack } from '#lib/analysis/loyalty/seen-marks'
import { answerOf, getLoyalty, getLoyaltyTree, listLoyalty } from '#lib/analysis/loyalty/service'
import { sql } from '#lib/platform/db/sql'
import { loyaltyCompany } from './loyalty-company.ts'

const { company, as, idOf } = loyaltyCompany()

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
    const { db } = company()
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
    const key = await company().keyFor('executive')
    const { body } = await company().api('GET', '/analysis/loyalty/customers', { key })
    expect(body.data).toMatchObject([{ answer: { survey: '工单回访问卷' } }, { answer: { survey: '年中调查' } }])
    await db.execute(sql`delete from survey_response where survey_id = (select id from survey where external_id = 'GD-HF')`)
  })

  it('says of whom is left to be spoken to: who has nearly gone, and who is lost', async () => {
    const listed = async () => (await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' })).rows
    expect((await listed()).map(({ nearlyGone, loss }) => [nearlyGone, loss])).toEqual([
      [null, null],
      [null, null],
    ])
    await company().db.execute(sql`
      insert into customer_worth (customer_id, potential, year_minor, twelve_minor, p_alive, frequency, staying, at_risk_minor, keeping)
      values (${idOf('甲')}, false, 0, 100, 0.03, 9, 'unlikely', 97, 'gone'), (${idOf('丙')}, false, 0, 100, 0.3, 9, 'unlikely', 70, 'pays')
      on conflict (customer_id) do update set p_alive = excluded.p_alive, keeping = excluded.keeping`)
    await company().db.execute(sql`
      insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, complete)
      values (${idOf('丙')}, '2026-01-01', '2026-06-30', 'CNY', 0, 0, true)`)
    expect((await listed()).map(({ nearlyGone, loss }) => [nearlyGone, loss])).toEqual([
      [0.03, null],
      [null, { lostOn: '2026-06-30', cause: null }],
    ])
    await company().db.execute(sql`delete from customer_loss where customer_id = ${idOf('丙')}`)
  })

  it('takes the class that somebody set by hand before the computed one', async () => {
    await company().db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('丙')}, 'loyalty', 'none', '自有车队', ${company().users.salesManager.id})`)
    expect(names(await listLoyalty(await as('executive'), { limit: 50, sort: '-revenue', class: 'spurious' }))).toEqual(['甲'])
    expect((await getLoyalty(await as('executive'), {}))?.at_risk_minor).toBe(100_000)
    await company().db.execute(sql`delete from customer_override`)
  })

  it('is handed out once, to whoever owns the customer, and only while it is spurious', async () => {
    const ctx = await as('salesManager')
    const input = { customers: [idOf('甲'), idOf('乙')], due_on: '2026-08-06' }
    expect(await handOutSpurious(ctx, input)).toEqual({ made: 1, already: 0, nobody: 0, refused: 0 })
    expect(await handOutSpurious(ctx, input)).toEqual({ made: 0, already: 1, nobody: 0, refused: 0 })
    const listed = await listLoyalty(ctx, { limit: 50, sort: '-revenue', class: 'spurious', handed_out: true })
    expect(listed.rows.map(({ name, openTask }) => [name, openTask?.to])).toEqual([['甲', company().users.sales.name]])
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
    await company().db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${idOf('丙')}, 'loyalty', 'loyal', '老板亲口所说', ${company().users.salesManager.id})`)
    expect(names(await listLeafCustomers(ctx, { ...asked, limit: 50, cursor: undefined, side: 'loyal' }))).toEqual(['丙', '乙'])
    await company().db.execute(sql`delete from customer_override`)
  })

  it('has the customers of a leaf by API, and none of a leaf that nothing measures', async () => {
    const key = await company().keyFor('executive')
    const path = '/analysis/loyalty-tree/customers'
    const answer = await company().api('GET', `${path}?leaf=cases&side=others&sort=revenue`, { key })
    expect([answer.status, answer.body.data[0]]).toMatchObject([
      200,
      { customer: { external_id: '丙' }, class: 'spurious', value: 1000, revenue_minor: 50_000, shipments: 1 },
    ])
    expect((await company().api('GET', `${path}?leaf=cases&side=others&sort=value`, { key })).status).toBe(400)
    expect((await company().api('GET', `${path}?leaf=safety_stock&side=others`, { key })).status).toBe(400)
  })
})
