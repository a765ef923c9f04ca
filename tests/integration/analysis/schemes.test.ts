import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

// What each scheme must say of the small company, worked out by hand from the contract's rules; the working stands beside the numbers.

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(() => company.close())

type Rows = Awaited<ReturnType<typeof runScheme>>['rows']
const by = <Value>(rows: Rows, pick: (row: Rows[number]) => Value): Record<string, Value> =>
  Object.fromEntries(rows.map((row) => [row.customer.external_id, pick(row)]))
const classes = (rows: Rows) => by(rows, (row) => row.class)
const closeTo = (value: number) => expect.closeTo(value, 12)

describe('abc', () => {
  it('by revenue: credit notes lower it, cancelled ones, other currencies and archived customers are out, merged ones are one', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc', ...period })
    // 13,000 + 5,000 + 1,500 + 1,500 = 21,000 positive. Before-shares: K1 0, K2 13/21 = 0.62, K3 and K4 18/21 = 0.857; K5 is negative.
    expect(rows.map((row) => [row.customer.external_id, row.class, row.rank, row.value])).toEqual([
      ['K1', 'A', 1, 1_300_000],
      ['K2', 'A', 2, 500_000],
      ['K3', 'B', 3, 150_000],
      ['K4', 'B', 3, 150_000],
      ['K5', 'C', 5, -50_000],
    ])
    expect(by(rows, (row) => [row.share, row.cumulative_share])).toEqual({
      K1: [closeTo(13 / 21), closeTo(13 / 21)],
      K2: [closeTo(5 / 21), closeTo(18 / 21)],
      K3: [closeTo(1.5 / 21), 1],
      K4: [closeTo(1.5 / 21), 1],
      K5: [0, 1],
    })
    expect(run).toMatchObject({
      status: 'done',
      scheme: 'abc',
      parameters: { measure: 'revenue', a_share: 0.8, b_share: 0.95 },
      ...period,
      currency: 'CNY',
      failure: null,
      summary: {
        classes: [
          { class: 'A', customers: 2, value: 1_800_000, value_minor: 1_800_000, value_share: closeTo(18 / 21) },
          { class: 'B', customers: 2, value: 300_000, value_minor: 300_000, value_share: closeTo(3 / 21) },
          { class: 'C', customers: 1, value: -50_000, value_minor: -50_000, value_share: 0 },
        ],
        total_value: 2_050_000,
        total_value_minor: 2_050_000,
        customers: 5,
        without_waybills: 3, // K8, K9, K10
        unpriced: 1,
        excluded: [{ currency: 'USD', waybills: 1 }],
      },
    })
  })

  it('by margin: only waybills with freight and cost; the others are counted', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc', ...period, parameters: { measure: 'margin' } })
    // K1 4,000 − 1,000; K2 (3,000 − 3,500) + (3,000 − 2,000); 3,000 of 3,500 is 0.857 before K2.
    expect(by(rows, (row) => [row.class, row.value])).toEqual({
      K1: ['A', 300_000],
      K2: ['B', 50_000],
      K3: ['C', 0],
      K4: ['C', 0],
      K5: ['C', 0],
    })
    // Without a cost or a freight: 3 of K1 and K7, 1 of K2, 1 of K3, 2 of K4, 1 of K5.
    expect(run.summary).toMatchObject({ unpriced: 8, total_value_minor: 350_000 })
  })

  it('by pieces: not money, so nothing is unpriced and no value is minor', async () => {
    const { run, rows } = await runScheme(company, {
      scheme: 'abc',
      ...period,
      parameters: { measure: 'pieces', a_share: 0.5, b_share: 0.7 },
    })
    // 4, 3, 2, 2, 0 of 11. Before-shares 0, 4/11 = 0.36, 7/11 = 0.64.
    expect(by(rows, (row) => [row.class, row.rank, row.value])).toEqual({
      K1: ['A', 1, 4],
      K3: ['A', 2, 3],
      K2: ['B', 3, 2],
      K4: ['B', 3, 2],
      K5: ['C', 5, 0],
    })
    expect(run.parameters).toEqual({ measure: 'pieces', a_share: 0.5, b_share: 0.7 })
    expect(run.summary).toMatchObject({ unpriced: null, total_value: 11, total_value_minor: null })
    expect(run.summary.classes[0]).toMatchObject({ class: 'A', customers: 2, value: 7, value_minor: null })
  })

  it('in another currency sees the waybills of that one', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc', ...period, currency: 'USD' })
    expect(rows.map((row) => [row.customer.external_id, row.class, row.value])).toEqual([['K8', 'A', 70_000]])
    // All counting waybills of listed customers in CNY: 4 of K1 and K7, 3 of K2, 1 of K3, 2 of K4, 1 of K5.
    expect(run.summary).toMatchObject({ customers: 1, without_waybills: 7, excluded: [{ currency: 'CNY', waybills: 11 }] })
  })

  it('of a period in which nothing happened is empty, not wrong', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc', from: '2020-01-01', to: '2021-01-01' })
    expect(rows).toEqual([])
    expect(run).toMatchObject({
      status: 'done',
      summary: { customers: 0, without_waybills: 8, total_value_minor: 0, unpriced: 0, excluded: [] },
    })
    expect(run.summary.classes.map((entry: { value_share: number | null }) => entry.value_share)).toEqual([null, null, null])
  })
})

describe('abc_weighted', () => {
  it('scales three criteria over the run and classes the score', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'abc_weighted', ...period })
    // Revenue over −500 … 13,000; cost 2,000, 0, 1,000, 0, 0 turned round; days as a customer 3652, 29, 730, 20, 87.
    const score = (revenue: number, cost: number, days: number) =>
      (3 * ((revenue + 500) / 13_500) + (1 - cost / 2_000) + (days - 20) / 3_632) / 5
    const expected = {
      K1: score(13_000, 2_000, 3_652),
      K2: score(5_000, 0, 29),
      K3: score(1_500, 1_000, 730),
      K4: score(1_500, 0, 20),
      K5: score(-500, 0, 87),
    }
    expect(by(rows, (row) => row.value)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, closeTo(value)])),
    )
    // 0.8, 0.4449, 0.2889, 0.2280, 0.2037 of 1.9655: before K3 0.780, before K5 0.896.
    expect(classes(rows)).toEqual({ K1: 'A', K2: 'A', K4: 'A', K3: 'A', K5: 'B' })
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5])
    expect(run.parameters).toEqual({
      weights: { revenue: 3, cost: 1, years: 1 },
      cost_raises: false,
      a_share: 0.8,
      b_share: 0.95,
    })
    expect(run.summary).toMatchObject({ unpriced: 1, total_value_minor: null })
  })
})

describe('rfm', () => {
  it('scores by type-7 quantiles plus one unit; only customers with a shipment are in it', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'rfm', ...period })
    // R: 18, 29, 60, 81 days, cuts 24.6, 35.2, 53.8, 68.4 plus 1. F: 1, 2, 2, 4, cuts 1.6, 2, 2, 2.8 plus 1.
    // M in yuan: 1500, 1500, 5000, 13000, cuts 1500, 2200, 4300, 8200 plus 1.
    const segment = (row: Rows[number]) =>
      row.reasons.find((reason: { code: string }) => reason.code === 'rfm.segment').params.segment
    expect(by(rows, (row) => [row.class, segment(row), row.rank])).toEqual({
      K1: ['155', 'at_risk', 1],
      K2: ['414', 'promising', 2],
      K3: ['211', 'about_to_sleep', 3],
      K4: ['511', 'new', 3],
    })
    expect(run.summary).toMatchObject({ customers: 4, without_waybills: 4, unpriced: 1, total_value_minor: 2_100_000 })
  })
})

describe('dormancy', () => {
  it('divides by the own rhythm, else by that of the kind, else by everybody’s; shares mean nothing', async () => {
    const { run, rows } = await runScheme(company, { scheme: 'dormancy', ...period })
    // K1 ships every 31, 28, 31 days, median 31, the only rhythm there is. Days since: 81, 29, 60, 18, 211.
    expect(by(rows, (row) => [row.class, row.value, row.share, row.cumulative_share, row.reasons[0].code])).toEqual({
      K10: ['asleep', closeTo(211 / 31), null, null, 'dormancy.kind_rhythm'],
      K1: ['drowsy', closeTo(81 / 31), null, null, 'dormancy.own_rhythm'],
      K3: ['drowsy', closeTo(60 / 31), null, null, 'dormancy.company_rhythm'],
      K2: ['awake', closeTo(29 / 31), null, null, 'dormancy.kind_rhythm'],
      K4: ['awake', closeTo(18 / 31), null, null, 'dormancy.kind_rhythm'],
    })
    // K3 has shipped on 1 May: 1.5 × 31 is passed, 3 × 31 = 93 days after it is 2 August.
    const k3 = rows.find((row) => row.customer.external_id === 'K3')
    expect(k3.changes.map((change: { code: string; params: unknown }) => [change.code, change.params])).toEqual([
      ['dormancy.wakes', { class: 'awake' }],
      ['dormancy.sinks', { class: 'half_asleep', day: '2026-08-02' }],
    ])
    expect(run.summary).toMatchObject({ unpriced: null, total_value_minor: null, without_waybills: 3 })
    expect(run.summary.classes.map((entry: { class: string; customers: number }) => [entry.class, entry.customers])).toEqual([
      ['awake', 2],
      ['drowsy', 2],
      ['half_asleep', 0],
      ['asleep', 1],
    ])
  })
})

describe('loyalty', () => {
  it('crosses the latest answer of all members with shipping days in the period', async () => {
    const { rows } = await runScheme(company, { scheme: 'loyalty', ...period })
    // Shipping days 4, 2, 1, 1, 0: the median is 1. K1’s latest answer came from K7; K4’s is older than twelve months; K3’s is a 6.
    expect(by(rows, (row) => [row.class, row.value, row.rank, row.share])).toEqual({
      K1: ['loyal', 4, 1, null],
      K4: ['unknown', 2, 2, null],
      K2: ['loyal', 1, 3, null],
      K3: ['spurious', 1, 3, null],
      K10: ['latent', 0, 5, null],
    })
  })
})
