import { describe, expect, it } from 'vitest'
import { concentrationSetting } from '#lib/analysis/concentration/settings'
import { getManagerFigures, listNegatives } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { listMovers } from '#lib/analysis/movement/movers'
import { getRevenueChange, listChangedCustomers } from '#lib/analysis/revenue-change/service'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import type { UserKey } from '#tests/support/company'
import { insertWaybill } from '#tests/support/shipments'
import { asOf, managersCompany } from './managers-company.ts'

const { company, ids, figuresOf } = managersCompany()

describe('what managers see first', () => {
  it('revenue against the same days of last year, taken apart', async () => {
    const { revenue } = await figuresOf('executive')
    // Then 10 × 10.00 + 4 × 20.00 = 180.00 over 14; now 12 × 9.00 + 2 × 20.00 = 148.00 over 14: no volume. Without seasons all are of one kind, so it is price.
    expect(revenue).toMatchObject({
      ...{ basis: 'year', nowMinor: 14_800, thenMinor: 18_000, changeMinor: -3_200, shipments: 14, shipmentsThen: 14 },
      effects: { volume: 0, mix: 0, price: -3_200 },
      earlier: { from: '2025-06-01', to: '2025-06-11' },
    })
    expect(revenue.falls.map(({ name, minor }) => [name, minor])).toEqual([['小户', -4_000]])
    expect(revenue.rises.map(({ name, minor }) => [name, minor])).toEqual([['大户', 800]])
  })

  it('the last seven days against the same weekdays of last year, taken apart the same way', async () => {
    const { week } = await figuresOf('executive')
    // 4 to 10 June against 5 to 11 June 2025: there the day after counts too. Then 180.00 + 10.00 = 190.00 over 15, now 148.00 over 14: volume 14 × 190.00 ÷ 15 − 190.00.
    expect(week).toMatchObject({
      ...{ basis: 'year', nowMinor: 14_800, thenMinor: 19_000, changeMinor: -4_200, shipments: 14, shipmentsThen: 15 },
      effects: { volume: -1_267, mix: 0, price: -2_933 },
      now: { from: '2026-06-04', to: '2026-06-11' },
      earlier: { from: '2025-06-05', to: '2025-06-12' },
    })
    expect((await figuresOf('sales')).week).toMatchObject({ nowMinor: 10_800, thenMinor: 11_000 })
  })

  it('and the same by kind of customer and by customer, down from the home', async () => {
    const ctx = await company().contextAs('executive')
    const change = await getRevenueChange(ctx)
    expect(change).toMatchObject({ changeMinor: -3_200, shipments: 14, shipmentsThen: 14, basis: 'year' })
    expect(change?.kinds).toEqual([
      {
        ...{ id: 0, kind: null, shipments: 14, shipmentsThen: 14, revenueMinor: 14_800, revenueThenMinor: 18_000 },
        ...{ changeMinor: -3_200, volumeMinor: 0, priceMinor: -3_200 },
      },
    ])
    const list = async (asked: object = {}, user: UserKey = 'executive') =>
      listChangedCustomers(await company().contextAs(user), { sort: 'change', limit: 50, ...asked })
    const told = async (asked: object = {}, user: UserKey = 'executive') =>
      (await list(asked, user)).rows.map((row) => [row.name, row.changeMinor])
    // 外户 paid nothing in either: it is not there.
    expect(await told()).toEqual([
      ['小户', -4_000],
      ['大户', 800],
    ])
    expect(await told({ sort: '-change' })).toEqual([
      ['大户', 800],
      ['小户', -4_000],
    ])
    expect((await list()).rows[0]).toMatchObject({ shipments: 2, shipmentsThen: 4, revenueMinor: 4_000, revenueThenMinor: 8_000 })
    expect(await told({ kind: 0 })).toHaveLength(2)
    expect(await told({ kind: 1 })).toEqual([])
    expect(await told({}, 'sales')).toEqual([['大户', 800]])
    expect(await told({ outlet: String(company().outlets.xihu) })).toEqual([])
    const first = await list({ limit: 1 })
    expect((await list({ limit: 1, cursor: first.nextCursor ?? '' })).rows.map(({ name }) => name)).toEqual(['大户'])
    await expect(list({ outlet: String(company().outlets.xihu) }, 'outlet')).rejects.toMatchObject({ code: 'not_found' })
    await expect(list({}, 'service')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getRevenueChange(await company().contextAs('service'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('where revenue hangs on few, over twelve whole months', async () => {
    const { concentration } = await figuresOf('executive')
    // 大户 11 × 10.00 = 110.00 (May’s two have none), 小户 80.00, 外户 60.00 of 250.00; by pieces 13 of 23.
    expect(concentration).toMatchObject({
      year: { from: '2025-06-01', to: '2026-06-01' },
      largest: { name: '大户' },
      largestByPieces: { name: '大户' },
    })
    expect(concentration.largest?.share).toBeCloseTo(110 / 250, 12)
    expect(concentration.largestByPieces?.share).toBeCloseTo(13 / 23, 12)
    // The records begin on 1 December 2024: December to May are compared, of both years. All three hold all.
    expect([concentration.cr4, concentration.cr4Change, concentration.comparedMonths]).toEqual([1, 0, 6])
    // At both outlets the largest has more than a tenth.
    expect([concentration.outlets, concentration.outletsAbove]).toEqual([2, 2])
    expect(concentration.alarms).toEqual({ outlet: 0.1, company: 0.05, four: 0.03 })
  })

  it('one customer is too much of the company, or of what stands above outlets, from one share on, of an outlet from another, and of one’s own customers from none', async () => {
    const limitOf = async (user: 'executive' | 'outletXiaying' | 'sales', asked = {}) =>
      (await figuresOf(user, asked)).concentration.limit
    expect(await limitOf('executive')).toBe(0.05)
    expect(await limitOf('executive', { outlet: String(company().outlets.shounan) })).toBe(0.1)
    expect(await limitOf('executive', { outlet: String(company().outlets.yinzhou) })).toBe(0.05)
    expect(await limitOf('outletXiaying')).toBe(0.1)
    expect(await limitOf('sales')).toBeNull()
  })

  it('warnings of concentration go by the shares that the company has set', async () => {
    const ctx = await company().contextAs('administrator')
    // 大户 has 110.00 of the 190.00 of its outlet, 58 %; 外户 all of its own.
    const above = async (outlet: number, version: number) => {
      await changeSetting(ctx, concentrationSetting, { version, values: { outlet, company: 0.5 } })
      const { concentration } = await figuresOf('executive')
      return [concentration.outletsAbove, concentration.alarms]
    }
    expect(await above(0.57, 0)).toEqual([2, { outlet: 0.57, company: 0.5, four: 0.03 }])
    expect(await above(0.58, 1)).toEqual([1, { outlet: 0.58, company: 0.5, four: 0.03 }])
    await changeSetting(ctx, concentrationSetting, { version: 2, values: { outlet: 0.1, company: 0.05 } })
  })

  it('who costs more than it brings', async () => {
    // 小户: 4 × (20.00 − 26.00) = −24.00 in twelve months, −2.00 a month.
    expect((await figuresOf('executive')).negative).toMatchObject({ customers: 1, minor: -200 })
    const ctx = await company().contextAs('executive')
    const { rows, year } = await listNegatives(ctx, { limit: 50 })
    expect(rows.map(({ name, marginMinor, revenueMinor, pieces }) => [name, marginMinor, revenueMinor, pieces])).toEqual([
      ['小户', -2_400, 8_000, 4],
    ])
    expect(year).toEqual({ from: '2025-06-01', to: '2026-06-01' })
    expect((await listNegatives(await company().contextAs('sales'), { limit: 50 })).rows).toEqual([])
  })

  it('each reader those within reach, and under an outlet those that belong to it', async () => {
    expect((await figuresOf('sales')).revenue.nowMinor).toBe(10_800)
    expect((await figuresOf('salesManager')).revenue.nowMinor).toBe(14_800)
    expect((await figuresOf('outlet')).negative.customers).toBe(1)
    const narrowed = await figuresOf('executive', { outlet: String(company().outlets.xihu) })
    expect(narrowed.concentration.largest).toMatchObject({ name: '外户', share: 1 })
    expect(narrowed.revenue.nowMinor).toBe(0)
    await expect(
      getManagerFigures(await company().contextAs('outlet'), { outlet: String(company().outlets.xihu) }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(getManagerFigures(await company().contextAs('service'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('who left A and who came, which leads to the very customers', async () => {
    const { movement } = await figuresOf('executive')
    const ctx = await company().contextAs('executive')
    const sides = async (from: string, to: string) =>
      (await listMovers(ctx, String(movement?.runId), { from, to, against: String(movement?.againstId), limit: 50 })).rows
    const [left, came] = [await sides('A', 'not.A'), await sides('not.A', 'A')]
    expect([movement?.leftA, movement?.newA]).toEqual([left.length, came.length])
    const worth = (rows: typeof left) =>
      Math.round(rows.reduce((sum, { value, valueBefore }) => sum + ((value ?? 0) - (valueBefore ?? 0)) / 12, 0))
    expect([movement?.leftAMinor, movement?.newAMinor]).toEqual([worth(left), worth(came)])
    // 小户 brought 80.00 in the year to January and 40.00 in that to June: 40.00 ÷ 12 a month less.
    expect([movement?.left, movement?.came]).toEqual([[{ id: ids().small, name: '小户', minor: -333 }], []])
  })

  it('whoever stands in A by hand has not left it, and whoever was taken out by hand has', async () => {
    const { db, users } = company()
    const keep = async () => keepManagerFigures(await company().system(), asOf)
    const set = (customer: number, to: string, on: string) =>
      db.execute(sql`
        insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
        values (${customer}, 'abc', ${to}, '…', ${users.administrator.id}, ${on}::timestamptz)`)
    await set(ids().small, 'A', '2026-05-20')
    await set(ids().large, 'B', '2026-05-20')
    await keep()
    const { movement } = await figuresOf('executive')
    // 大户 brought 8.00 more.
    expect([movement?.leftA, movement?.left]).toEqual([1, [{ id: ids().large, name: '大户', minor: 67 }]])
    const ctx = await company().contextAs('executive')
    const asked = { from: 'A', to: 'not.A', against: String(movement?.againstId), standing: true, limit: 50 }
    expect((await listMovers(ctx, String(movement?.runId), asked)).rows.map(({ name }) => name)).toEqual(['大户'])
    await db.execute(sql`delete from customer_override`)
    await keep()
    expect((await figuresOf('executive')).movement?.left).toMatchObject([{ name: '小户' }])
  })

  it('without a year before, the month before in terms of the season', async () => {
    const { db } = company()
    await db.execute(sql`delete from waybill where accepted_on < '2026-05-01'`)
    // From the last day of April on the records cover all days of May.
    for (const acceptedOn of ['2026-04-30', '2026-05-05'])
      await insertWaybill(db, { customerId: ids().large, acceptedOn, freightMinor: 1_000 })
    await db.execute(sql`
      with made as (
        insert into season_kind (level, name, customers, shipments_per_month, weight, growth, levels, ordinary, festival, from_on, to_on, known)
        values ('company', '', 3, 10, 1, 1, array[1,1,1,1,1,1,1,1,1,1], 1, 1, '2025-06-01', '2026-06-01', true) returning id
      ) insert into season_month select id, m::date, i from made, (values ('2026-05-01', 0.8), ('2026-06-01', 1.2)) x (m, i)`)
    await keepManagerFigures(await company().system(), asOf)
    const { revenue, week } = await figuresOf('executive')
    // The week four weeks before is 7 to 13 May, without a waybill: the 5th is not of it.
    expect(week).toMatchObject({ basis: 'month', earlier: { from: '2026-05-07', to: '2026-05-14' }, thenMinor: 0 })
    // 10.00 × 1.2 ÷ 0.8 = 15.00.
    expect(revenue).toMatchObject({ basis: 'month', earlier: { from: '2026-05-01', to: '2026-05-11' }, thenMinor: 1_500 })
    const ctx = await company().contextAs('executive')
    const { rows } = await listChangedCustomers(ctx, { sort: '-change', limit: 50 })
    expect(rows.map(({ name, revenueThenMinor, changeMinor }) => [name, revenueThenMinor, changeMinor])).toEqual([
      ['大户', 1_500, 9_300],
      ['小户', 0, 4_000],
    ])
    const change = await getRevenueChange(ctx)
    expect(change?.kinds.map(({ kind, changeMinor, volumeMinor }) => [kind?.level, changeMinor, volumeMinor])).toEqual([
      ['company', 13_300, 12_500],
    ])
    expect(revenue.rises[0]).toMatchObject({ name: '大户', minor: 9_300 })
    await insertWaybill(db, { customerId: ids().large, acceptedOn: '2026-05-07', freightMinor: 2_000 })
    await keepManagerFigures(await company().system(), asOf)
    // 20.00 × 1.2 ÷ 0.8 = 30.00.
    const later = (await figuresOf('executive')).week
    expect(later).toMatchObject({ basis: 'month', thenMinor: 3_000 })
    expect(later?.shipmentsThen).toBeCloseTo(1.5, 9)
  })
})
