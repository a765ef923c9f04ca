import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SmallestAsked } from '#lib/analysis/concentration/smallest/service'
import { listSmallest } from '#lib/analysis/concentration/smallest/service'
import { countEarlierAnswers, listAnswerers, listInvitedGroups } from '#lib/analysis/satisfaction/service'
import { sql } from '#lib/platform/db/sql'
import { figureCalls } from './figure-calls.ts'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period, periodQuery } from './small-company.ts'

let company: SmallCompany
const { figure, refused } = figureCalls(() => company)
beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(() => company.close())

const closeTo = (value: number) => expect.closeTo(value, 12)

describe('concentration', () => {
  it('of revenue, without having asked for a refresh first', async () => {
    const body = await figure(`concentration?${periodQuery}`)
    // 13, 5, 1.5, 1.5 of 21; K5 is negative and holds nothing.
    const hhi = (13 ** 2 + 5 ** 2 + 1.5 ** 2 + 1.5 ** 2) / 21 ** 2
    expect(body).toMatchObject({
      scope: 'company',
      measure: 'revenue',
      currency: 'CNY',
      from: '2026-01-01',
      to: '2026-07-01',
      as_of: '2026-06-30',
      customers: 4,
      cr1: closeTo(13 / 21),
      cr4: 1,
      cr8: 1,
      cr10: 1,
      hhi: closeTo(hhi),
      hhi_normalised: closeTo((hhi - 1 / 4) / (1 - 1 / 4)),
      gini: closeTo((2 * (1 * 1.5 + 2 * 1.5 + 3 * 5 + 4 * 13)) / (4 * 21) - 5 / 4),
      entropy: closeTo(-[13, 5, 1.5, 1.5].reduce((sum, x) => sum + (x / 21) * Math.log(x / 21), 0)),
      unpriced: 1,
      excluded: [{ currency: 'USD', waybills: 1 }],
      up_to_date: true,
    })
    expect(body.lorenz.length).toBe(101)
    // A quarter of the customers holds 1.5, half 3; in between straight: 10 % hold 0.4 × 1.5.
    expect([body.lorenz[0], body.lorenz[10], body.lorenz[25], body.lorenz[50], body.lorenz[75], body.lorenz[100]]).toEqual([
      [0, 0],
      [0.1, closeTo(0.6 / 21)],
      [0.25, closeTo(1.5 / 21)],
      [0.5, closeTo(3 / 21)],
      [0.75, closeTo(8 / 21)],
      [1, 1],
    ])
  })

  it('of pieces: nothing is unpriced', async () => {
    const body = await figure(`concentration?measure=pieces&${periodQuery}`)
    expect(body).toMatchObject({ customers: 4, cr1: closeTo(4 / 11), hhi: closeTo((16 + 9 + 4 + 4) / 121), unpriced: null })
  })

  it('of one customer has no normalised index and a Gini of 0; of none everything is null', async () => {
    expect(await figure('concentration?from=2026-03-01&to=2026-04-01&as_of=2026-06-30')).toMatchObject({
      customers: 1,
      cr1: 1,
      hhi: 1,
      hhi_normalised: null,
      gini: 0,
      entropy: 0,
    })
    const none = { customers: 0, cr1: null, cr10: null, hhi: null, hhi_normalised: null, gini: null, entropy: null, lorenz: null }
    expect(await figure('concentration?from=2020-01-01&to=2021-01-01')).toMatchObject({ ...none, unpriced: 0, excluded: [] })
    expect(await figure(`concentration?currency=JPY&${periodQuery}`)).toMatchObject({ ...none, currency: 'JPY' })
  })

  it('leads to the smallest customers that a point of its curve counts, a page at a time, within the reader’s scope', async () => {
    const as = async (user: 'executive' | 'sales' = 'executive') => company.contextAs(user, new Date('2026-06-30T09:00:00Z'))
    const { ids } = company
    const listed = async (asked: Partial<SmallestAsked>, user?: 'sales') =>
      listSmallest(await as(user), { ...period, measure: 'revenue', part: 50, limit: 50, ...asked })
    const half = await listed({})
    // K3 and K4 with 1.5 each of 21; K5 is negative and is none of them.
    expect(half).toMatchObject({ customers: 2, of: 4, share: closeTo(3 / 21), nextCursor: null, previousCursor: null })
    expect(half.rows.map(({ id, revenueMinor }) => [id, revenueMinor])).toEqual([
      [ids.K3, 150_000],
      [ids.K4, 150_000],
    ])
    expect((await listed({ measure: 'pieces', part: 100 })).rows.map(({ pieces }) => pieces)).toEqual([4, 3, 2, 2])
    const first = await listed({ part: 100, limit: 3 })
    expect(first.rows.map(({ id }) => id)).toEqual([ids.K1, ids.K2, ids.K3])
    const second = await listed({ part: 100, limit: 3, cursor: first.nextCursor ?? '' })
    expect([second.rows.map(({ id }) => id), second.nextCursor]).toEqual([[ids.K4], null])
    const back = await listed({ part: 100, limit: 3, cursor: second.previousCursor ?? '' })
    expect(back.rows.map(({ id }) => id)).toEqual([ids.K1, ids.K2, ids.K3])
    await expect(listed({ part: 50, cursor: first.nextCursor ?? '' })).rejects.toMatchObject({ code: 'invalid_cursor' })
    const own = await listed({ part: 100 }, 'sales')
    expect([own.rows.map(({ id }) => id), own.of, own.rows.map(({ name }) => name)[1]]).toEqual([[ids.K1, ids.K3], 2, '李**'])
    expect(await listed({ from: '2020-01-01', to: '2021-01-01' })).toMatchObject({ customers: 0, of: 0, share: null, rows: [] })
  })

  it('with a smaller scope is over one’s own customers, and says so', async () => {
    const body = await figure(`concentration?${periodQuery}`, await company.keyFor('sales'))
    expect(body).toMatchObject({ scope: 'own', customers: 2, cr1: closeTo(13 / 14.5), unpriced: 0, excluded: [] })
  })

  it('refuses what it does not know', async () => {
    expect(await refused('concentration?measure=margin')).toEqual([400, 'invalid_request', 'measure'])
    expect(await refused('concentration?colour=red')).toEqual([400, 'invalid_request', 'colour'])
    expect(await refused('concentration?from=2026-13-01')).toEqual([400, 'invalid_request', 'from'])
    expect((await refused('concentration?as_of=2026-01-01&to=2026-01-03')).slice(0, 2)).toEqual([400, 'invalid_period'])
  })
})

describe('satisfaction', () => {
  it('is that of the invited, by their latest answer before the end', async () => {
    const body = await figure(`satisfaction?${periodQuery}`)
    // Invited: K1 with K7, K2, K3, K4, K9. Answered: all but K9, whose answer came on the first day after. Satisfied: K1 (5, from K7), K2 (4),
    // K4 (5, long ago); K3 has changed its mind to 2.
    expect(body).toMatchObject({
      group: null,
      targets: 5,
      answered: 4,
      satisfied: 3,
      rate: 0.6,
      rate_of_answers: 0.75,
      response_rate: 0.8,
    })
    // Wilson's bounds are the two p at which the observed share lies 1.959964 standard errors away.
    for (const [interval, share, n] of [
      [body.interval, 0.6, 5],
      [body.interval_of_answers, 0.75, 4],
    ] as const) {
      expect(interval[0]).toBeLessThan(share)
      expect(interval[1]).toBeGreaterThan(share)
      for (const p of interval) expect(Math.abs(share - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(1.959963984540054, 9)
    }
  })

  it('tells how many of the answers lie before the period', async () => {
    const ctx = await company.contextAs('executive')
    const period = { from: '2026-01-01', to: '2026-07-01', as_of: '2026-06-30' }
    // K4 alone, under the second group; of the years up to the end everything lies within.
    expect(await countEarlierAnswers(ctx, period)).toBe(1)
    expect(await countEarlierAnswers(ctx, { ...period, group: 'g1' })).toBe(0)
    expect(await countEarlierAnswers(ctx, { ...period, from: '2020-01-01' })).toBe(0)
  })

  it('of one group is that of those invited under it', async () => {
    expect(await figure(`satisfaction?group=g1&${periodQuery}`)).toMatchObject({
      group: 'g1',
      targets: 3,
      answered: 2,
      satisfied: 2,
    })
  })

  it('of one group has its own customers behind it, in answers and in recommending', async () => {
    const ctx = await company.contextAs('executive')
    const period = { from: '2026-01-01', to: '2026-07-01', as_of: '2026-06-30' }
    // K1 and K7 are one customer.
    expect(await listInvitedGroups(ctx, period)).toEqual([
      { name: 'g1', customers: 3 },
      { name: 'g2', customers: 2 },
    ])
    expect(await listInvitedGroups(ctx, { ...period, from: '2026-06-01' })).toEqual([{ name: 'g2', customers: 1 }])
    const of = async (group: string, asked: Pick<Parameters<typeof listAnswerers>[1], 'of' | 'answers'>) =>
      (await listAnswerers(ctx, { ...period, group, ...asked, limit: 50 })).rows.map(({ id }) => id).sort((a, b) => a - b)
    const { K1, K2, K3, K9 } = company.ids
    expect(await of('g1', { of: 'satisfaction', answers: [4, 5] })).toEqual([K1, K2].sort((a, b) => a - b))
    expect(await of('g1', { of: 'satisfaction', answers: null })).toEqual([K9])
    expect(await of('g1', { of: 'recommendation', answers: [9, 10] })).toEqual([K1])
    expect(await of('g2', { of: 'recommendation', answers: [0, 6] })).toEqual([K3])
    expect(await of('g1', { of: 'recommendation', answers: [0, 6] })).toEqual([])
  })

  it('of nobody is nothing, not zero', async () => {
    expect(await figure('satisfaction?from=2020-01-01&to=2021-01-01')).toMatchObject({
      targets: 0,
      answered: 0,
      rate: null,
      rate_of_answers: null,
      response_rate: null,
      interval: null,
      interval_of_answers: null,
    })
  })

  it('with a smaller scope is over one’s own customers', async () => {
    const body = await figure(`satisfaction?${periodQuery}`, await company.keyFor('sales'))
    expect(body).toMatchObject({ scope: 'own', targets: 2, answered: 2, satisfied: 1 })
  })
})

describe('the net promoter score', () => {
  it('is over each customer’s latest answer in the period', async () => {
    // K1 9 (from K7), K3 6 (no longer 10), K10 10; K2 leaves the question out; K4 and K9 answered outside.
    const body = await figure(`nps?${periodQuery}`)
    expect(body).toMatchObject({
      promoters: 2,
      passives: 0,
      detractors: 1,
      score: closeTo(1 / 3),
      standard_error: closeTo(Math.sqrt(8 / 27)),
    })
  })

  it('of one group, of one’s own customers, of nobody', async () => {
    expect(await figure(`nps?group=g1&${periodQuery}`)).toMatchObject({
      promoters: 1,
      detractors: 0,
      score: 1,
      standard_error: 0,
    })
    expect(await figure(`nps?${periodQuery}`, await company.keyFor('sales'))).toMatchObject({
      scope: 'own',
      promoters: 1,
      detractors: 1,
      score: 0,
    })
    expect(await figure('nps?from=2020-01-01&to=2021-01-01')).toMatchObject({ promoters: 0, score: null, standard_error: null })
  })
})

describe('while an import is at work', () => {
  it('a figure says that it is not of now, and only for the months that are touched', async () => {
    await company.db.execute(sql`
      insert into touched_month (customer_id, outlet_id, month)
      select ${company.ids.K1}, 0, date '2026-05-01' from generate_series(1, 2500)`)
    expect((await figure(`concentration?${periodQuery}`)).up_to_date).toBe(false)
    expect((await figure(`on-time?${periodQuery}`)).up_to_date).toBe(false)
    expect((await figure('on-time?from=2024-01-01&to=2025-01-01')).up_to_date).toBe(true)
    await company.db.execute(sql`delete from touched_month where id > (select min(id) from touched_month)`)
    expect((await figure(`concentration?${periodQuery}`)).up_to_date).toBe(true)
  })
})
