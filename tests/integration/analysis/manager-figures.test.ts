import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { concentrationSetting } from '#lib/analysis/concentration/settings'
import { serviceBenchmarkSetting } from '#lib/analysis/home/benchmark'
import { getManagerFigures, listNegatives } from '#lib/analysis/home/service'
import { keepManagerFigures } from '#lib/analysis/manager-figures/keep'
import { serviceDays } from '#lib/analysis/manager-figures/kept'
import { listMovers } from '#lib/analysis/movement/service'
import { getRevenueChange, listChangedCustomers } from '#lib/analysis/revenue-change/service'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { listQueue } from '#lib/records/cases/queue/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { runScheme } from '#tests/support/import-file'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

// As of 10 June 2026: 1 to 10 June against 1 to 10 June 2025; the year 1 June 2025 to 31 May 2026; service over waybills of 10 May to 8 June.
const asOf = '2026-06-10'

let company: TestCompany
let large = 0
let small = 0
let other = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { db, users, outlets } = company
  large = await insertCustomer(db, { name: '大户', externalId: 'L', ownerId: users.sales.id, outletId: outlets.shounan })
  small = await insertCustomer(db, { name: '小户', externalId: 'S', ownerId: users.salesColleague.id, outletId: outlets.shounan })
  other = await insertCustomer(db, { name: '外户', externalId: 'O', outletId: outlets.xihu })
  const ship = (customerId: number, acceptedOn: string, count: number, freightMinor: number, costMinor: number) =>
    Promise.all(Array.from({ length: count }, () => insertWaybill(db, { customerId, acceptedOn, freightMinor, costMinor })))
  await ship(large, '2025-06-05', 10, 1_000, 500)
  await ship(large, '2026-06-05', 12, 900, 500)
  await ship(small, '2025-06-05', 4, 2_000, 2_600)
  await ship(small, '2026-06-05', 2, 2_000, 2_600)
  await ship(other, '2025-12-01', 6, 1_000, 100)
  await ship(other, '2024-12-01', 3, 1_000, 100)
  // Outside: the day after, a year before.
  await ship(large, '2025-06-11', 1, 1_000, 500)
  const at = (day: string, hour: string) => `${day}T${hour}:00:00+08:00`
  await insertWaybill(db, {
    customerId: large,
    acceptedOn: '2026-05-20',
    freightMinor: 0,
    promisedAt: at('2026-05-23', '18'),
    deliveredAt: at('2026-05-22', '10'),
  })
  await insertWaybill(db, {
    customerId: large,
    acceptedOn: '2026-05-20',
    freightMinor: 0,
    promisedAt: at('2026-05-23', '18'),
    deliveredAt: at('2026-05-24', '10'),
  })
  await complainInTime(large)
  // The first and the last day that count, and a day on either side; the regulator found for one of them.
  const appeal = (openedOn: string, effective: boolean | null, archived = false) =>
    db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, effective, archived_at)
      values (${large}, 'appeal', (${openedOn}::date + time '12:00') at time zone 'Asia/Shanghai', ${openedOn}::date, 'CNY', ${effective},
        case when ${archived} then now() end)`)
  for (const day of ['2026-05-09', '2026-06-09']) await appeal(day, true)
  await appeal('2026-05-10', true)
  await appeal('2026-06-08', null)
  await appeal('2026-06-08', true, true)
  await runScheme(company, { scheme: 'abc', as_of: '2026-01-31' })
  await runScheme(company, { scheme: 'abc', as_of: asOf })
  await keepManagerFigures(await company.system(), asOf)
})
afterAll(() => company.close())

interface Complaint {
  told?: string
  solved?: string
  reopened?: string
  imported?: true
  archived?: true
  type?: string
}

/** Complaints around the thirty days, which for their seven days are those whose seventh is 10 May to 8 June. By the calendar: opened on the 20th, the seventh day is the 27th. */
async function complainInTime(customerId: number): Promise<void> {
  const { db, users } = company
  const made = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id)
    values ('cases', 'done', 'cases.csv', 1, 'x', 'x', ${users.administrator.id}) returning id`,
  )
  const instant = (text: string | undefined) => (text === undefined ? null : `${text}:00+08:00`)
  const complain = (name: string, openedOn: string, { told, solved, reopened, imported, archived, type }: Complaint = {}) =>
    db.execute(sql`
      insert into case_record (external_id, customer_id, type, opened_at, opened_on, currency, informed_at, resolved_at, reopened_at, created_import_id, archived_at)
      values (${name}, ${customerId}, ${type ?? 'complaint'}, (${openedOn}::date + time '12:00') at time zone 'Asia/Shanghai', ${openedOn}::date, 'CNY',
        ${instant(told)}::timestamptz, ${instant(solved)}::timestamptz, ${instant(reopened)}::timestamptz,
        ${imported === true ? made?.id : null}::int, case when ${archived === true} then now() end)`)
  await complain('not told, over on the day after', '2026-06-02')
  await complain('not told', '2026-06-01')
  await complain('told in the last minute', '2026-05-20', { told: '2026-05-27T23:59' })
  await complain('told a minute late', '2026-05-20', { told: '2026-05-28T00:01' })
  await complain('told late, opened before', '2026-05-03', { told: '2026-05-11T08:00' })
  await complain('not told, over on the day before', '2026-05-02')
  await complain('imported, solved in time', '2026-05-25', { solved: '2026-05-30T10:00', imported: true })
  await complain('imported, solved too late', '2026-05-25', { solved: '2026-06-02T10:00', imported: true })
  await complain('imported, told in time', '2026-05-25', { solved: '2026-06-02T10:00', told: '2026-05-26T10:00', imported: true })
  await complain('imported, opened again', '2026-05-25', {
    ...{ solved: '2026-05-26T10:00', reopened: '2026-05-27T10:00', imported: true },
  })
  await complain('solved here and not told', '2026-05-25', { solved: '2026-05-26T10:00' })
  await complain('archived', '2026-05-25', { archived: true })
  await complain('an enquiry', '2026-05-25', { type: 'enquiry' })
}
const broken = [
  'imported, opened again',
  'imported, solved too late',
  'not told',
  'solved here and not told',
  'told a minute late',
  'told late, opened before',
]

const figuresOf = async (user: Parameters<TestCompany['contextAs']>[0], asked = {}) => {
  const figures = await getManagerFigures(await company.contextAs(user), asked)
  if (figures === null) throw new Error('nothing is kept')
  return figures
}

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
    const ctx = await company.contextAs('executive')
    const change = await getRevenueChange(ctx)
    expect(change).toMatchObject({ changeMinor: -3_200, shipments: 14, shipmentsThen: 14, basis: 'year' })
    expect(change?.kinds).toEqual([
      {
        ...{ id: 0, kind: null, shipments: 14, shipmentsThen: 14, revenueMinor: 14_800, revenueThenMinor: 18_000 },
        ...{ changeMinor: -3_200, volumeMinor: 0, priceMinor: -3_200 },
      },
    ])
    const list = async (asked: object = {}, user: Parameters<TestCompany['contextAs']>[0] = 'executive') =>
      listChangedCustomers(await company.contextAs(user), { sort: 'change', limit: 50, ...asked })
    const told = async (asked: object = {}, user: Parameters<TestCompany['contextAs']>[0] = 'executive') =>
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
    expect(await told({ outlet: String(company.outlets.xihu) })).toEqual([])
    const first = await list({ limit: 1 })
    expect((await list({ limit: 1, cursor: first.nextCursor ?? '' })).rows.map(({ name }) => name)).toEqual(['大户'])
    await expect(list({ outlet: String(company.outlets.xihu) }, 'outlet')).rejects.toMatchObject({ code: 'not_found' })
    await expect(list({}, 'service')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getRevenueChange(await company.contextAs('service'))).rejects.toMatchObject({ code: 'forbidden' })
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
    expect([concentration.cr4, concentration.cr4Before]).toEqual([1, 1])
    // At both outlets the largest has more than a tenth.
    expect([concentration.outlets, concentration.outletsAbove]).toEqual([2, 2])
    expect(concentration.alarms).toEqual({ outlet: 0.1, company: 0.05, four: 0.03 })
  })

  it('warnings of concentration go by the shares that the company has set', async () => {
    const ctx = await company.contextAs('administrator')
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
    const ctx = await company.contextAs('executive')
    const { rows, year } = await listNegatives(ctx, { limit: 50 })
    expect(rows.map(({ name, marginMinor, revenueMinor, pieces }) => [name, marginMinor, revenueMinor, pieces])).toEqual([
      ['小户', -2_400, 8_000, 4],
    ])
    expect(year).toEqual({ from: '2025-06-01', to: '2026-06-01' })
    expect((await listNegatives(await company.contextAs('sales'), { limit: 50 })).rows).toEqual([])
  })

  it('service: promises, 72 hours, complaints, and what broke its legal days', async () => {
    // Accepted 10 May to 8 June: 2 + 12 + 2; of the two with a promise one was kept and within 72 hours. Opened in those days, without the archived one and the enquiry: 9.
    expect((await figuresOf('executive')).service).toEqual({
      ...{ waybills: 16, onTime: 0.5, within72: 1 / 16, complaints: 9, complaintsPerMillion: 562_500, breaches: broken.length },
      // Two appeals of 16, one of them effective; beside what ships as published.
      ...{ appealsPerMillion: 125_000, effectivePerMillion: 62_500 },
      benchmark: { appeals: 1.82, effective: 0.18, month: '2021-06-01' },
    })
  })

  it('the legal days that were broken lead to the very complaints', async () => {
    const ctx = await company.contextAs('executive')
    const query = { breached: serviceDays(asOf), stage: 'all', sort: 'opened', falling: true, limit: 50 } as const
    const { rows } = await listQueue(ctx, query)
    expect(rows.map((row) => row.external_id).sort()).toEqual(broken)
    expect((await listQueue(await company.contextAs('salesColleague'), query)).rows).toEqual([])
    // Days that are yet to come have broken nothing.
    const ahead = { ...query, breached: { from: '2026-01-01', to: '2099-01-01' } }
    const early = { ...ctx, now: new Date('2026-05-28T08:00:00+08:00') }
    expect((await listQueue(early, ahead)).rows.map((row) => row.external_id).sort()).toEqual([
      ...['not told, over on the day before', 'told a minute late', 'told late, opened before'],
    ])
  })

  it('appeals stand beside what the company has set as published, or beside nothing', async () => {
    const ctx = await company.contextAs('administrator')
    const set = async (version: number, values: Record<string, unknown>) => {
      await changeSetting(ctx, serviceBenchmarkSetting, { version, values })
      return (await figuresOf('executive')).service.benchmark
    }
    expect(await set(0, { appeals: 2.5, effective: 0, year: 2025, month: 11 })).toEqual({
      ...{ appeals: 2.5, effective: null, month: '2025-11-01' },
    })
    expect(await set(1, { appeals: 0, effective: 0.2, year: 2025, month: 11 })).toBeNull()
  })

  it('each reader those within reach, and under an outlet those that belong to it', async () => {
    expect((await figuresOf('sales')).revenue.nowMinor).toBe(10_800)
    expect((await figuresOf('salesManager')).revenue.nowMinor).toBe(14_800)
    expect((await figuresOf('outlet')).negative.customers).toBe(1)
    const narrowed = await figuresOf('executive', { outlet: String(company.outlets.xihu) })
    expect(narrowed.concentration.largest).toMatchObject({ name: '外户', share: 1 })
    expect(narrowed.revenue.nowMinor).toBe(0)
    await expect(
      getManagerFigures(await company.contextAs('outlet'), { outlet: String(company.outlets.xihu) }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(getManagerFigures(await company.contextAs('service'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('who left A and who came, which leads to the very customers', async () => {
    const { movement } = await figuresOf('executive')
    const ctx = await company.contextAs('executive')
    const sides = async (from: string, to: string) =>
      (await listMovers(ctx, String(movement?.runId), { from, to, against: String(movement?.againstId), limit: 50 })).rows
    const [left, came] = [await sides('A', 'not.A'), await sides('not.A', 'A')]
    expect([movement?.leftA, movement?.newA]).toEqual([left.length, came.length])
    const worth = (rows: typeof left) =>
      Math.round(rows.reduce((sum, { value, valueBefore }) => sum + ((value ?? 0) - (valueBefore ?? 0)) / 12, 0))
    expect([movement?.leftAMinor, movement?.newAMinor]).toEqual([worth(left), worth(came)])
    // 小户 brought 80.00 in the year to January and 40.00 in that to June: 40.00 ÷ 12 a month less.
    expect([movement?.left, movement?.came]).toEqual([[{ id: small, name: '小户', minor: -333 }], []])
  })

  it('whoever stands in A by hand has not left it, and whoever was taken out by hand has', async () => {
    const { db, users } = company
    const keep = async () => keepManagerFigures(await company.system(), asOf)
    const set = (customer: number, to: string, on: string) =>
      db.execute(sql`
        insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
        values (${customer}, 'abc', ${to}, '…', ${users.administrator.id}, ${on}::timestamptz)`)
    await set(small, 'A', '2026-05-20')
    await set(large, 'B', '2026-05-20')
    await keep()
    const { movement } = await figuresOf('executive')
    // 大户 brought 8.00 more.
    expect([movement?.leftA, movement?.left]).toEqual([1, [{ id: large, name: '大户', minor: 67 }]])
    const ctx = await company.contextAs('executive')
    const asked = { from: 'A', to: 'not.A', against: String(movement?.againstId), standing: true, limit: 50 }
    expect((await listMovers(ctx, String(movement?.runId), asked)).rows.map(({ name }) => name)).toEqual(['大户'])
    await db.execute(sql`delete from customer_override`)
    await keep()
    expect((await figuresOf('executive')).movement?.left).toMatchObject([{ name: '小户' }])
  })

  it('without a year before, the month before in terms of the season', async () => {
    const { db } = company
    await db.execute(sql`delete from waybill where accepted_on < '2026-05-01'`)
    await insertWaybill(db, { customerId: large, acceptedOn: '2026-05-05', freightMinor: 1_000 })
    await db.execute(sql`
      with made as (
        insert into season_kind (level, name, customers, shipments_per_month, weight, growth, levels, ordinary, festival, from_on, to_on, known)
        values ('company', '', 3, 10, 1, 1, array[1,1,1,1,1,1,1,1,1,1], 1, 1, '2025-06-01', '2026-06-01', true) returning id
      ) insert into season_month select id, m::date, i from made, (values ('2026-05-01', 0.8), ('2026-06-01', 1.2)) x (m, i)`)
    await keepManagerFigures(await company.system(), asOf)
    const { revenue, week } = await figuresOf('executive')
    // The week four weeks before is 7 to 13 May, without a waybill: the 5th is not of it.
    expect(week).toMatchObject({ basis: 'month', earlier: { from: '2026-05-07', to: '2026-05-14' }, thenMinor: 0 })
    // 10.00 × 1.2 ÷ 0.8 = 15.00.
    expect(revenue).toMatchObject({ basis: 'month', earlier: { from: '2026-05-01', to: '2026-05-11' }, thenMinor: 1_500 })
    const ctx = await company.contextAs('executive')
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
    await insertWaybill(db, { customerId: large, acceptedOn: '2026-05-07', freightMinor: 2_000 })
    await keepManagerFigures(await company.system(), asOf)
    // 20.00 × 1.2 ÷ 0.8 = 30.00.
    const later = (await figuresOf('executive')).week
    expect(later).toMatchObject({ basis: 'month', thenMinor: 3_000 })
    expect(later?.shipmentsThen).toBeCloseTo(1.5, 9)
  })
})
