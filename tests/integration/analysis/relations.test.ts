import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// The relationship matrices and lifetime value in the small company, worked out by hand; the working stands beside the numbers.

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(() => company.close())

type Rows = Awaited<ReturnType<typeof runScheme>>['rows']
const by = <Value>(rows: Rows, pick: (row: Rows[number]) => Value): Record<string, Value> =>
  Object.fromEntries(rows.map((row) => [row.customer.external_id, pick(row)]))
const textsOf = (row: Rows[number] | undefined) => row?.reasons.map(({ text }: { text: string }) => text).join('')

describe('relationship by trade scale', () => {
  it('is the cell of revenue and margin rate; unknown where no cost is known', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'relationship_scale', ...period })
    // Of five customers the first 5 % is one (K1), the first 25 % are two (K2). K1 earns 3,000 of 4,000, K2 500 of 6,000 = 8.3 %; nobody knows a cost of the others.
    expect(by(rows, (row) => [row.class, row.value])).toEqual({
      K1: ['large_high', 1_300_000],
      K2: ['medium_medium', 500_000],
      K3: ['unknown', 150_000],
      K4: ['unknown', 150_000],
      K5: ['unknown', -50_000],
    })
    expect(run.summary).toMatchObject({ customers: 5, unpriced: 8, total_value_minor: 2_050_000 })
    expect(textsOf(rows.find((row) => row.customer.external_id === 'K1'))).toContain('75%')
  })

  it('takes other cuts and cells', async () => {
    const { rows } = await runScheme(company, {
      scheme: 'relationship_scale',
      ...period,
      parameters: { large_share: 0.5, margin_cuts: [0, 0.05, 0.08] },
    })
    expect(by(rows, (row) => row.class)).toMatchObject({ K1: 'large_high', K2: 'large_high' })
  })
})

describe('relationship by what is reached a month', () => {
  it('goes by revenue or by shipments, and says so', async () => {
    const scale = async (parameters: object) =>
      (await runScheme(company, { scheme: 'relationship_scale', ...period, parameters })).rows
    const byRevenue = await scale({ scale_by: 'revenue', large_from: 100_000, medium_from: 1 })
    expect(by(byRevenue, (row) => row.class)).toMatchObject({ K1: 'medium_high', K2: 'medium_medium' })
    expect(textsOf(byRevenue.find((row) => row.customer.external_id === 'K1'))).toContain('medium from')
    const byShipments = await scale({ scale_by: 'shipments', large_from: 1_000, medium_from: 999 })
    expect(by(byShipments, (row) => row.class)).toMatchObject({ K1: 'small_high', K2: 'small_medium' })
  })
})

describe('relationship by what an outlet’s customers reach', () => {
  it('asks of them a part of what the company asks of the others, and says so', async () => {
    await company.db.execute(
      sql`update customer set outlet_id = (select id from outlet where kind = 'outlet' order by id limit 1) where external_id = 'K2'`,
    )
    const scale = async (outlet_divisor: number) =>
      (
        await runScheme(company, {
          scheme: 'relationship_scale',
          ...period,
          parameters: { scale_by: 'revenue', large_from: 1_000_000, medium_from: 1_500, outlet_divisor },
        })
      ).rows
    const same = await scale(1)
    const fifth = await scale(5)
    expect(by(same, (row) => row.class)).toMatchObject({ K1: 'medium_high', K2: 'small_medium' })
    expect(by(fifth, (row) => row.class)).toMatchObject({ K1: 'medium_high', K2: 'medium_medium' })
    expect(textsOf(fifth.find((row) => row.customer.external_id === 'K2'))).toContain('1/5')
  })
})

describe('relationship by number of customers', () => {
  it('is that of the segment, which its customers inherit', async () => {
    const { rows } = await runScheme(company, { scheme: 'relationship_count', ...period })
    // Nobody has an industry: segments are kinds. Of the three firms 3,500 of 10,000 stay: few × high. Of the person and the distributor no cost is known.
    expect(by(rows, (row) => [row.class, row.value, row.share])).toEqual({
      K1: ['partnership', 0.35, null],
      K2: ['partnership', 0.35, null],
      K4: ['partnership', 0.35, null],
      K3: ['unknown', 0, null],
      K5: ['unknown', 0, null],
    })
  })

  it('with cuts of its own: three firms are many', async () => {
    const { rows } = await runScheme(company, {
      scheme: 'relationship_count',
      ...period,
      parameters: { count_cuts: [2, 3], cells: { many_high: 'proactive' } },
    })
    expect(by(rows, (row) => row.class)).toMatchObject({ K1: 'proactive', K3: 'unknown' })
  })
})

describe('lifetime value', () => {
  it('looks 24 months back unless asked otherwise, and carries what it knows of each customer', async () => {
    const { run, rows } = await runScheme(company, {
      scheme: 'lifetime_value',
      as_of: '2026-06-30',
      parameters: { holdout_days: 60 },
    })
    expect([run.from, run.to]).toEqual(['2024-07-01', '2026-07-01'])
    const figures = by(rows, (row) => [row.frequency, row.recency_days, row.age_days])
    // K1: 10 January to 10 April is 90 days, and to 30 June 171. K10 shipped once, on 1 December.
    expect(figures).toEqual({ K1: [3, 90, 171], K2: [0, 0, 29], K3: [0, 0, 60], K4: [1, 2, 20], K10: [0, 0, 211] })
    const { r, alpha, a, b } = run.summary.fitted.bg_nbd
    const [x, recency, age] = [3, 90 / 7, 171 / 7]
    const alive = 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x))
    expect(rows.find((row) => row.customer.external_id === 'K1')?.p_alive).toBeCloseTo(alive, 9)
    expect(by(rows, (row) => row.p_alive)).toMatchObject({ K2: 1, K3: 1, K10: 1 })
    expect(rows.every((row) => row.expected_shipments > 0 && row.value > 0)).toBe(true)
    // Before 2 May K1, K3 and K10 had shipped; nothing of them came in the sixty days held out.
    expect(run.summary.fitted.holdout).toMatchObject({ days: 60, customers: 3, actual: 0 })
  })

  it('by the multiple of a yearly margin', async () => {
    const { rows } = await runScheme(company, {
      scheme: 'lifetime_value',
      ...period,
      parameters: { model: 'margin_multiple', measure: 'margin', retention: 0.8, discount_rate: 0.1 },
    })
    // 181 days; K1 3,000.00, K2 500.00: × 365 ÷ 181 × 0.8 ÷ 0.3.
    expect(by(rows, (row) => row.value)).toEqual({
      K1: Math.round((300_000 * 365 * 0.8) / (181 * 0.3)),
      K2: Math.round((50_000 * 365 * 0.8) / (181 * 0.3)),
      K3: 0,
      K4: 0,
    })
  })
})
