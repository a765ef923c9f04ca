import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { sql } from '#lib/platform/db/sql'
import { runScheme } from '#tests/support/import-file'
import { insertWaybill } from '#tests/support/shipments'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// Schemes of several factors in the small company, worked out by hand. Beside what it has:
//   K7 (merged into K1): a claim of 300.00, a call of 30 minutes · K1: a claim in USD, a visit; K1 has grade A, K2 grade D · K1 shipped 12,000.00 on 1 December 2025, before the period.

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
  const { db, ids, users } = company
  await db.execute(sql`update customer set credit_grade = case external_id when 'K1' then 'A' when 'K2' then 'D' end`)
  await insertWaybill(db, { customerId: ids.K1, acceptedOn: '2025-12-01', freightMinor: 1_200_000 })
  const claim = (customerId: number, on: string, minor: number, currency = 'CNY') =>
    db.execute(sql`
      insert into case_record (customer_id, type, opened_at, opened_on, currency, compensation_minor)
      values (${customerId}, 'claim', (${on}::date + time '12:00') at time zone 'Asia/Shanghai', ${on}::date, ${currency}, ${minor}::bigint)`)
  await claim(ids.K7, '2026-05-01', 30_000)
  await claim(ids.K1, '2026-05-02', 900, 'USD')
  await claim(ids.K1, '2026-07-01', 77_777)
  const touch = (customerId: number, at: string, channel: string, minutes: number | null) =>
    db.execute(sql`
      insert into interaction (customer_id, user_id, channel, occurred_at, duration_minutes)
      values (${customerId}, ${users.sales.id}, ${channel}, ${at}::timestamptz, ${minutes}::int)`)
  await touch(ids.K7, '2026-02-01T09:00+08:00', 'call', 30)
  await touch(ids.K1, '2026-01-01T00:00+08:00', 'visit', null)
  await touch(ids.K1, '2026-07-01T00:00+08:00', 'visit', null)
})
afterAll(() => company.close())

type Rows = Awaited<ReturnType<typeof runScheme>>['rows']
const by = <Value>(rows: Rows, pick: (row: Rows[number]) => Value): Record<string, Value> =>
  Object.fromEntries(rows.map((row) => [row.customer.external_id, pick(row)]))

describe('contribution to cost', () => {
  it('sets claims, service and marketing of the root against its margin', async () => {
    const { rows } = await runScheme(company, { scheme: 'cost_contribution', ...period })
    // K1: claims 300.00; two cases of 0.4 h at 40, a visit of 1.5 h and a call of 0.5 h at 80 = 192.00; 2,000.00 × 181 ÷ 365 days = 991.78. Margin 3,000.00 ÷ 1,483.78 = 2.02.
    expect(by(rows, (row) => [row.class, row.value, row.serve_cost_minor])).toEqual({
      K1: ['medium', 151_622, 148_378],
      K2: ['unserved', 50_000, 0],
      // 1,000.00 of marketing a year by 181 days.
      K3: ['unknown', 0, 49_589],
      K4: ['unknown', 0, 0],
      K5: ['unknown', 0, 0],
    })
    expect(rows.find((row) => row.customer.external_id === 'K1')?.contribution_rate).toBeCloseTo(300_000 / 148_378, 12)
  })
})

describe('investment NPV', () => {
  it('takes the margin of a year after claims and service, 8 ÷ 3 times, less the marketing of a year', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'investment_npv', ...period })
    // (3,000.00 − 300.00 − 192.00) × 365 ÷ 181 × 8 ÷ 3 − 2,000.00; 500.00 × 365 ÷ 181 × 8 ÷ 3.
    expect(by(rows, (row) => [row.class, row.value])).toEqual({
      K1: ['A', 1_148_685],
      K2: ['B', 268_877],
      K3: ['unknown', 0],
      K4: ['unknown', 0],
      K5: ['unknown', 0],
    })
    expect(run.summary.fitted.margin_factor).toBeCloseTo(8 / 3, 12)
  })
})

describe('combination of factors', () => {
  it('takes the grade of credit, the place by revenue, and the half-year before', async () => {
    const { rows } = await runScheme(company, { scheme: 'factor_combination', ...period })
    // K1: good, large, 13,000.00 after 12,000.00 = +8.3 %, steady. K2: poor, medium. The others: unknown, small.
    expect(by(rows, (row) => row.class)).toEqual({ K1: 'key', K2: 'careful', K3: 'regular', K4: 'regular', K5: 'regular' })
    const ask = async () => {
      const parameters = { growth_cuts: [0, 0.08], cells: { good_large_growing: 'develop' } }
      const asked = await runScheme(company, { scheme: 'factor_combination', ...period, parameters })
      return by(asked.rows, (row) => [row.class, row.reasons.map(({ code }: { code: string }) => code)])['K1']
    }
    // The company's first waybill is that of 1 December: of the half-year from July on a month is known, which is no half-year to grow from.
    const unknown = await ask()
    expect(unknown?.[0]).toBe('key')
    expect(unknown?.[1]).toContain('factor_combination.growth_unknown')
    await insertWaybill(company.db, { customerId: company.ids.K1, acceptedOn: '2025-07-01', freightMinor: 0 })
    expect((await ask())?.[0]).toBe('develop')
  })
})

describe('joint matrix', () => {
  it('crosses revenue and margin', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc_joint', ...period })
    // By revenue A, A, B, B, C; by margin 3,000.00 and 500.00 A and B, nothing C.
    expect(by(rows, (row) => row.class)).toEqual({ K1: 'A', K2: 'A', K3: 'C', K4: 'C', K5: 'C' })
    expect(run.summary.fitted.cells).toEqual({ AA: 1, AB: 1, AC: 0, BA: 0, BB: 0, BC: 2, CA: 0, CB: 0, CC: 1 })
  })
})

describe('every scheme', () => {
  it.each(SCHEME_IDS)('%s tells its reasons in words, and so what would change it', async (scheme) => {
    const { rows } = await runScheme(company, { scheme, ...period })
    expect(rows.length).toBeGreaterThan(0)
    for (const { code, text } of rows.flatMap((row) => [...row.reasons, ...row.changes])) {
      expect(text, code).not.toBe(code)
      expect(text).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it.each(SCHEME_IDS)('%s has an answer for a period in which nobody shipped', async (scheme) => {
    const { run, rows } = await runScheme(company, { scheme, as_of: '2020-06-30', from: '2020-01-01', to: '2020-07-01' })
    expect([run.status, rows, run.summary.customers]).toEqual(['done', [], 0])
  })
})

describe('regions and the need for time', () => {
  it('takes the province of a code, what else stands for a region, and what was noted of the needs', async () => {
    const { db } = company
    const note = (name: string, region: string | null, facts: object) =>
      db.execute(
        sql`update customer set region_code = ${region}, facts = ${JSON.stringify(facts)}::jsonb where external_id = ${name}`,
      )
    await note('K1', '330212', { need_ranking: ['time', 'price'] })
    await note('K2', '330100', { need_ranking: ['price', 'time'] })
    await note('K3', ' 新加坡 ', { need_ranking: ['price'], special_needs: ['fastest'] })
    await note('K4', null, { special_needs: ['low_price'] })
    await note('K5', ' ', {})
    const parameters = { first: 'region_share', second: 'time_need', third: 'none' }
    const { rows } = await runScheme(company, { scheme: 'demand', ...period, parameters })
    const reasons = by(rows, (row) => row.reasons.map(({ params }: { params: Record<string, unknown> }) => params))
    // 33 brings 13,000.00 and 5,000.00 of 20,500.00 that are positive, Singapore 1,500.00; K4 (1,500.00) and K5 (−500.00) are in none, which is 1,000.00 together.
    const share = (name: string) => reasons[name]?.find((params: Record<string, unknown>) => params['measure'] === 'region_share')
    expect(share('K1')?.value_share).toBeCloseTo(18_000 / 20_500, 12)
    expect(share('K2')?.value_share).toBeCloseTo(18_000 / 20_500, 12)
    expect(share('K3')?.value_share).toBeCloseTo(1_500 / 20_500, 12)
    expect(share('K4')).toEqual({ measure: 'region_share' })
    expect(share('K5')).toEqual({ measure: 'region_share' })
    const need = (name: string) =>
      reasons[name]?.find((params: Record<string, unknown>) => params['measure'] === 'time_need')?.factor_level ?? null
    expect(['K1', 'K2', 'K3', 'K4', 'K5'].map(need)).toEqual(['high', 'middle', 'high', 'low', null])
  })

  it('a region grows against what all in it brought before, whoever has stopped among them', async () => {
    const { db, ids } = company
    await db.execute(sql`update customer set region_code = '330212' where external_id in ('K1', 'K10')`)
    const growthOfK1 = async (parameters: object) => {
      const { rows } = await runScheme(company, { scheme: 'demand', ...period, parameters })
      const reasons: { params: Record<string, unknown> }[] = rows.find((row) => row.customer.external_id === 'K1').reasons
      return reasons.find(({ params }) => String(params['measure']).endsWith('growth'))?.params['value_share']
    }
    const region = { first: 'region_growth', second: 'time_need', third: 'none' }
    await db.execute(sql`update customer set region_code = null where external_id = 'K2'`)
    // Half a year before 1 January: records from 1 July on. K1 brought 12,000.00 then and 13,000.00 now, K10 800.00 then and is in no run.
    await insertWaybill(db, { customerId: ids.K1, acceptedOn: '2025-07-01', freightMinor: 0 })
    expect(await growthOfK1(region)).toBeCloseTo(13_000 / 12_800 - 1, 12)
    await db.execute(sql`update customer set industry = '家电' where external_id in ('K1', 'K10')`)
    expect(await growthOfK1({ ...region, first: 'market_growth' })).toBeCloseTo(13_000 / 12_800 - 1, 12)
    await db.execute(sql`update customer set archived_at = now() where external_id = 'K10'`)
    expect(await growthOfK1(region)).toBeCloseTo(13_000 / 12_000 - 1, 12)
  })
})

describe('clusters by the newer measures', () => {
  it('read them, keep what is not known as such, and say so in words', async () => {
    const only = { revenue: false, shipping_days: false, recency: false }
    const by1 = { ...only, true_profit: true, growth_12: true, median_gap: true, on_time_rate: true, complaints: true }
    const { run, rows } = await runScheme(company, { scheme: 'clusters', ...period, parameters: { by: by1, clusters: 2 } })
    expect(run.summary.classes.length).toBeGreaterThan(0)
    const told = by(rows, (row) => row.reasons)
    const of = (name: string, measure: string) =>
      told[name]?.find(({ params }: { params: Record<string, unknown> }) => params['measure'] === measure)
    // K1: margin 3,000.00 less 1,483.78 of claims, service and marketing; gaps of 31, 28 and 31 days; nobody had a promise, and of the year before a month is known.
    expect(of('K1', 'true_profit')).toMatchObject({ code: 'clusters.measure', params: { value_minor: 151_622 } })
    expect(of('K1', 'median_gap')).toMatchObject({ code: 'clusters.measure', params: { value: 31 } })
    expect(of('K1', 'complaints')).toMatchObject({ code: 'clusters.measure', params: { value: 0 } })
    expect(of('K1', 'on_time_rate').code).toBe('clusters.unknown_share')
    expect(of('K1', 'growth_12').code).toBe('clusters.unknown_share')
    expect(of('K3', 'true_profit').code).toBe('clusters.unknown')
    const texts = Object.values(told).flatMap((reasons) => reasons.map(({ text }: { text: string }) => text))
    expect(texts.filter((text) => text.startsWith('clusters.') || text.includes('{'))).toEqual([])
  })
})
