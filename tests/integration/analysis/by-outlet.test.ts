import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getConcentrationReport } from '#lib/analysis/concentration/service'
import { getOnTime } from '#lib/analysis/on-time/service'
import { getNps, getSatisfaction, listAnswerers, listSatisfactionByMonth } from '#lib/analysis/satisfaction/service'
import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

/**
 * Period [2026-01-01, 2026-03-01), as_of 2026-02-28.
 *
 *   P1  首南, 周敏     10 January 60.00, 1 piece, on time, accepted at 首南 · 5 February 20.00, late, accepted at 下应
 *   P2  首南, 周敏     10 January 15.00, 4 pieces, on time, 首南
 *   P3  下应           20 February 5.00, promised for 22 February, not delivered, 下应
 *   P4  西湖, 钱江     20 January 100.00, on time, 西湖
 *   P5  no outlet      20 January 10.00, without a promise, no outlet
 */
let company: TestCompany
const ids: Record<string, number> = {}
const period = { from: '2026-01-01', to: '2026-03-01', as_of: '2026-02-28' }
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  const add = async (name: string, given: { ownerId?: number; outletId?: number }) => {
    ids[name] = await insertCustomer(db, { externalId: name, name, ...given })
  }
  await add('P1', { ownerId: users.sales.id, outletId: outlets.shounan })
  await add('P2', { ownerId: users.sales.id, outletId: outlets.shounan })
  await add('P3', { outletId: outlets.xiaying })
  await add('P4', { ownerId: users.salesHangzhou.id, outletId: outlets.xihu })
  await add('P5', {})
  const ship = (
    name: string,
    acceptedOn: string,
    given: { freightMinor: number; pieces?: number; outletId?: number; late?: boolean | null },
  ) =>
    insertWaybill(db, {
      customerId: ids[name] ?? 0,
      acceptedOn,
      freightMinor: given.freightMinor,
      pieces: given.pieces ?? 1,
      outletId: given.outletId ?? null,
      promisedAt: given.late === undefined ? null : `${acceptedOn}T20:00:00+08:00`,
      deliveredAt:
        given.late === undefined
          ? `${acceptedOn}T19:00:00+08:00`
          : given.late === null
            ? null
            : `${acceptedOn}T${given.late ? 21 : 19}:00:00+08:00`,
      status: given.late === null ? 'in_transit' : 'delivered',
    })
  await ship('P1', '2026-01-10', { freightMinor: 6_000, outletId: outlets.shounan, late: false })
  await ship('P1', '2026-02-05', { freightMinor: 2_000, outletId: outlets.xiaying, late: true })
  await ship('P2', '2026-01-10', { freightMinor: 1_500, pieces: 4, outletId: outlets.shounan, late: false })
  await ship('P3', '2026-02-20', { freightMinor: 500, outletId: outlets.xiaying, late: null })
  await ship('P4', '2026-01-20', { freightMinor: 10_000, outletId: outlets.xihu, late: false })
  await ship('P5', '2026-01-20', { freightMinor: 1_000 })
  await survey()
})
afterAll(() => company.close())

/** P1 asked in January and again in February, answers 2 in March (after the period) and 5 in January; P2 asked in January, silent; P3 asked in February, answers 3;
 * P4 asked in January, answers 4. */
async function survey(): Promise<void> {
  const { db } = company
  await db.execute(sql`insert into survey (external_id, name) values ('S', 'S')`)
  const invite = (name: string, on: string) =>
    db.execute(sql`
      insert into survey_invitation (survey_id, customer_id, invited_at, invited_on)
      select id, ${ids[name] ?? 0}, ${on}::timestamptz, ${on}::date from survey`)
  const answer = (name: string, on: string, satisfaction: number, recommend: number) =>
    db.execute(sql`
      insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend)
      select id, ${ids[name] ?? 0}, ${`${on}T12:00:00+08:00`}::timestamptz, ${on}::date, ${satisfaction}::smallint, ${recommend}::smallint from survey`)
  await invite('P1', '2026-01-05')
  await invite('P1', '2026-02-05')
  await invite('P2', '2026-01-05')
  await invite('P3', '2026-02-06')
  await invite('P4', '2026-01-07')
  await answer('P1', '2026-01-09', 5, 10)
  await answer('P1', '2026-03-09', 2, 0)
  await answer('P3', '2026-02-09', 3, 6)
  await answer('P4', '2026-01-09', 4, 8)
}

describe('concentration', () => {
  it('stands by revenue and by pieces side by side, with the largest by name and outlet by outlet', async () => {
    const report = await getConcentrationReport(await company.contextAs('executive'), period)
    expect(report).toMatchObject({ scope: 'company', outlet: null, currency: 'CNY', unpriced: 0 })
    expect(report.alarms).toEqual({ outlet: 0.1, company: 0.05, four: 0.03 })
    expect(report.revenue).toMatchObject({ customers: 5, total: 21_000, cr1: 10_000 / 21_000 })
    expect(report.pieces).toMatchObject({ customers: 5, total: 9, cr1: 4 / 9 })
    expect(report.largest.map(({ name, revenueMinor, pieces }) => [name, revenueMinor, pieces])).toEqual([
      ['P4', 10_000, 1],
      ['P1', 8_000, 2],
      ['P2', 1_500, 4],
      ['P5', 1_000, 1],
      ['P3', 500, 1],
    ])
    expect(
      report.outlets.map(({ outlet, customers, revenueMinor, cr1, largest }) => [
        outlet?.name,
        customers,
        revenueMinor,
        cr1,
        largest?.name,
      ]),
    ).toEqual([
      ['西湖营业部', 1, 10_000, 1, 'P4'],
      ['首南营业部', 2, 9_500, 8_000 / 9_500, 'P1'],
      [undefined, 1, 1_000, 1, 'P5'],
      ['下应营业部', 1, 500, 1, 'P3'],
    ])
  })

  it('is narrowed to the customers of an outlet and of those below it', async () => {
    const { outlets } = company
    const of = async (outlet: number) =>
      getConcentrationReport(await company.contextAs('executive'), { ...period, outlet: String(outlet) })
    expect((await of(outlets.yinzhou)).revenue).toMatchObject({ customers: 3, total: 10_000 })
    expect((await of(outlets.xihu)).largest.map(({ name }) => name)).toEqual(['P4'])
    const key = await company.keyFor('executive')
    const answer = await company.api(
      'GET',
      `/analysis/concentration?outlet=ext:YZ&from=${period.from}&to=${period.to}&as_of=${period.as_of}`,
      { key },
    )
    expect(answer.body).toMatchObject({ scope: 'company', outlet: String(outlets.yinzhou), customers: 3, cr1: 0.8 })
  })

  it('warns of one place from one share on, whoever reads it', async () => {
    const { outlets } = company
    const limit = async (who: 'executive' | 'outlet' | 'sales' | 'serviceManager', outlet?: number) =>
      (await getConcentrationReport(await company.contextAs(who), { ...period, ...(outlet && { outlet: String(outlet) }) })).limit
    // 10 % of a single outlet, also for its head, who names none; 5 % of everything above one, and of the company.
    expect([await limit('executive', outlets.shounan), await limit('outlet'), await limit('outlet', outlets.shounan)]).toEqual([
      0.1, 0.1, 0.1,
    ])
    expect([await limit('executive'), await limit('executive', outlets.yinzhou), await limit('serviceManager')]).toEqual([
      0.05, 0.05, 0.05,
    ])
    expect(await limit('sales')).toBe(0.05)
  })

  it('with a smaller scope is over one’s own, and an outlet out of reach is not found', async () => {
    const { outlets } = company
    const own = await getConcentrationReport(await company.contextAs('sales'), period)
    expect([own.scope, own.revenue.customers, own.outlets.length]).toEqual(['own', 2, 1])
    const ningbo = await getConcentrationReport(await company.contextAs('serviceManager'), {
      ...period,
      outlet: String(outlets.xiaying),
    })
    expect(ningbo.largest.map(({ name }) => name)).toEqual(['P3'])
    await expect(
      getConcentrationReport(await company.contextAs('serviceManager'), { ...period, outlet: String(outlets.xihu) }),
    ).rejects.toMatchObject({ code: 'not_found' })
    // Whoever holds customers in person reaches no outlet with them.
    await expect(
      getConcentrationReport(await company.contextAs('sales'), { ...period, outlet: String(outlets.shounan) }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('on time', () => {
  const groups = async (
    who: 'executive' | 'sales' | 'serviceManager',
    asked: { group_by: 'outlet' | 'month' | 'customer' | 'product'; outlet?: string },
  ) => {
    const found = await getOnTime(await company.contextAs(who), { ...period, ...asked, limit: 50 })
    return found.groups.map((each) => [
      each.outlet?.name ?? each.customer?.name ?? each.group,
      each.delivered,
      each.on_time,
      each.undelivered,
    ])
  }

  it('by outlet goes by the outlet that accepted; without one it stands apart', async () => {
    expect(await groups('executive', { group_by: 'outlet' })).toEqual([
      ['首南营业部', 2, 2, 0],
      ['下应营业部', 1, 0, 1],
      ['西湖营业部', 1, 1, 0],
      [null, 0, 0, 0],
    ])
    // Of one's own customers, wherever they were accepted.
    expect(await groups('sales', { group_by: 'outlet' })).toEqual([
      ['首南营业部', 2, 2, 0],
      ['下应营业部', 1, 0, 0],
    ])
  })

  it('by month goes by the month of acceptance', async () => {
    const expected = [
      ['2026-01-01', 3, 3, 0],
      ['2026-02-01', 1, 0, 1],
    ]
    expect(await groups('executive', { group_by: 'month' })).toEqual(expected)
    expect(await groups('sales', { group_by: 'month' })).toEqual([
      ['2026-01-01', 2, 2, 0],
      ['2026-02-01', 1, 0, 0],
    ])
  })

  it('of one outlet counts what it accepted, from kept sums and from waybills alike', async () => {
    const outlet = String(company.outlets.xiaying)
    expect(await groups('executive', { group_by: 'month', outlet })).toEqual([['2026-02-01', 1, 0, 1]])
    expect(await groups('executive', { group_by: 'customer', outlet })).toEqual([
      ['P1', 1, 0, 0],
      ['P3', 0, 0, 1],
    ])
    expect(await groups('serviceManager', { group_by: 'product', outlet })).toEqual([[null, 1, 0, 1]])
    const broken = await getOnTime(await company.contextAs('executive'), { ...period, from: '2026-02-02', outlet, limit: 50 })
    expect([broken.delivered, broken.undelivered, broken.overdue]).toEqual([1, 1, 1])
  })
})

describe('satisfaction', () => {
  it('lists the answers, and is narrowed to the customers of an outlet', async () => {
    const ctx = await company.contextAs('executive')
    expect(await getSatisfaction(ctx, period)).toMatchObject({
      targets: 4,
      answered: 3,
      satisfied: 2,
      answers: [
        { answer: 3, customers: 1 },
        { answer: 4, customers: 1 },
        { answer: 5, customers: 1 },
      ],
    })
    const outlet = String(company.outlets.shounan)
    expect(await getSatisfaction(ctx, { ...period, outlet })).toMatchObject({ targets: 2, answered: 1, satisfied: 1 })
    expect(await getNps(ctx, { ...period, outlet })).toMatchObject({ promoters: 1, passives: 0, detractors: 0 })
  })

  it('by month counts whoever was invited in it, by the latest answer before the end of the period', async () => {
    const months = await listSatisfactionByMonth(await company.contextAs('executive'), period)
    expect(months.map(({ month, targets, answered, satisfied }) => [month, targets, answered, satisfied])).toEqual([
      ['2026-01-01', 3, 2, 2],
      ['2026-02-01', 2, 2, 1],
    ])
    const own = await listSatisfactionByMonth(await company.contextAs('sales'), period)
    expect(own.map(({ month, targets, rate }) => [month, targets, rate])).toEqual([
      ['2026-01-01', 2, 0.5],
      ['2026-02-01', 1, 1],
    ])
  })

  it('names the customers behind a count, within reach, a page at a time', async () => {
    const list = async (
      who: 'executive' | 'sales',
      asked: Pick<Parameters<typeof listAnswerers>[1], 'of' | 'answers'> & { cursor?: string; limit?: number },
    ) => listAnswerers(await company.contextAs(who), { ...period, limit: 50, ...asked })
    const names = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ name, answer }) => [name, answer])
    expect(names(await list('executive', { of: 'satisfaction', answers: [4, 5] }))).toEqual([
      ['P1', 5],
      ['P4', 4],
    ])
    expect(names(await list('executive', { of: 'satisfaction', answers: null }))).toEqual([['P2', null]])
    expect(names(await list('executive', { of: 'recommendation', answers: [0, 6] }))).toEqual([['P3', 6]])
    expect(names(await list('sales', { of: 'satisfaction', answers: [4, 5] }))).toEqual([['P1', 5]])
    const first = await list('executive', { of: 'satisfaction', answers: [1, 5], limit: 2 })
    const rest = await list('executive', { of: 'satisfaction', answers: [1, 5], limit: 2, cursor: first.nextCursor ?? '' })
    expect([...names(first), ...names(rest)].map(([name]) => name)).toEqual(['P1', 'P3', 'P4'])
    await expect(
      list('executive', { of: 'satisfaction', answers: [1, 4], cursor: first.nextCursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid_cursor' })
  })
})
