import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('cost_contribution')

interface Customer {
  readonly margin: number
  readonly known: number
  readonly claims?: number
  readonly service?: number
  readonly marketing?: number
}
const run = (customers: readonly Customer[], parameters: unknown = {}) =>
  scheme.run(
    columnsOf(
      {
        marginMinor: customers.map(({ margin }) => margin),
        knownRevenueMinor: customers.map(({ known }) => known),
        claimsMinor: customers.map(({ claims = 0 }) => claims),
        serviceMinor: customers.map(({ service = 0 }) => service),
        annualMarketingCostMinor: customers.map(({ marketing = Number.NaN }) => marketing),
      },
      { fromDay: 19_635, toDay: 20_000 },
    ),
    parameters,
  )

describe('contribution to cost', () => {
  // By hand: costs of serving 20 + 30 + 50 = 100 and so on; 365 days are one year of marketing.
  const customers: Customer[] = [
    { margin: 500, known: 900, claims: 20, service: 30, marketing: 50 },
    { margin: 499, known: 900, claims: 20, service: 30, marketing: 50 },
    { margin: 100, known: 900, claims: 100 },
    { margin: 99, known: 900, service: 100 },
    { margin: 0, known: 900, service: 100 },
    { margin: -1, known: 900 },
    { margin: 70, known: 900 },
    { margin: 0, known: 0, claims: 40 },
    { margin: -30, known: 0, claims: 40 },
  ]
  test('a refund larger than sales: a negative margin is negative whatever serving costs, and no rate of it is good', () => {
    // By hand: 100 sold, 300 given back, 50 of cost: −250, and 40 of claims more −290.
    const refunded = { margin: 100 - 300 - 50, known: 100 - 300 }
    const result = run([refunded, { ...refunded, claims: 40 }, { margin: 500, known: 900, claims: 100 }])
    expect(classNamesOf(result)).toEqual(['negative', 'negative', 'high'])
    expect(Array.from(result.values)).toEqual([-250, -290, 400])
  })

  test('is margin ÷ cost of serving, cut at 1 and 5', () => {
    const { values, ...result } = run(customers)
    expect(classNamesOf({ values, ...result })).toEqual([
      ...['high', 'medium', 'medium', 'low', 'low', 'negative', 'unserved', 'unknown', 'negative'],
    ])
    expect(Array.from(values)).toEqual([400, 399, 0, -1, -100, -1, 70, 0, -70])
    expect(classNamesOf(run(customers, { contribution_cuts: [2, 4] })).slice(0, 3)).toEqual(['high', 'high', 'low'])
  })

  test('takes marketing by the days of the period', () => {
    const half = scheme.run(
      columnsOf(
        { marginMinor: [500], knownRevenueMinor: [900], claimsMinor: [0], serviceMinor: [0], annualMarketingCostMinor: [730] },
        { fromDay: 19_900, toDay: 20_000 },
      ),
      {},
    )
    // 730 × 100 ÷ 365 = 200.
    expect(Array.from(half.values)).toEqual([300])
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const amount = fc.integer({ min: 0, max: 300 })
    const customer = fc.record({ margin: fc.integer({ min: -300, max: 900 }), known: amount, claims: amount, service: amount })
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 20 }), fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const turned = [...given].reverse().map(({ margin, known, claims, service }) => ({
          ...{ margin: margin * factor, known: known * factor, claims: claims * factor, service: service * factor },
        }))
        expect(classNamesOf(run(turned)).reverse()).toEqual(classNamesOf(run(given)))
        const { ranking } = run(given)
        const sum = ranking.share.reduce((total, share) => total + share, 0)
        expect(Number.isNaN(sum) || Math.abs(sum - 1) < 1e-9 || given.length === 0).toBe(true)
      }),
    )
  })

  test('tells the parts, the rate, and how much margin or saving leads to the next class', () => {
    const { model } = run(customers)
    const explain = scheme.explainer({}, model)
    const explained = explain([99, 900, 20, 30, 50])
    expect(explained.figures).toEqual({ serve_cost_minor: 100, contribution_rate: 0.99 })
    expect(explained.reasons).toEqual([
      { code: 'cost_contribution.rate', params: { margin_minor: 99, serve_minor: 100, rate: 0.99 } },
      { code: 'cost_contribution.serve', params: { claims_minor: 20, service_minor: 30, marketing_minor: 50 } },
    ])
    expect(explained.changes).toEqual([
      { code: 'cost_contribution.earns', params: { amount_minor: 1, class: 'medium' } },
      { code: 'cost_contribution.saves', params: { amount_minor: 1, class: 'medium' } },
    ])
    // From medium to high: 5 × 100 = 500 of margin, or a cost of 499 ÷ 5 = 99.8, so 99.
    expect(explain([499, 900, 100, 0, null]).changes).toEqual([
      { code: 'cost_contribution.earns', params: { amount_minor: 1, class: 'high' } },
      { code: 'cost_contribution.saves', params: { amount_minor: 1, class: 'high' } },
    ])
    expect(explain([-5, 900, 10, 0, null]).changes).toEqual([
      { code: 'cost_contribution.earns', params: { amount_minor: 5, class: 'low' } },
    ])
    expect(explain([0, 0, 40, 0, null])).toMatchObject({
      class: 'unknown',
      changes: [{ code: 'unknown.costs' }],
      figures: { contribution_rate: null },
    })
  })

  test('nobody has an answer; cuts rise', () => {
    expect(classNamesOf(run([]))).toEqual([])
    expect(scheme.parameters.safeParse({ contribution_cuts: [5, 1] }).success).toBe(false)
    expect(scheme.parameters.safeParse({ contribution_cuts: [0, 1] }).success).toBe(false)
  })

  test('says that less margin than nothing is a loss', () => {
    const explain = scheme.explainer({}, run(customers).model)
    // Nothing is spent on serving it: it earns until its margin is −1.
    expect(explain([500, 900, 0, 0, null]).changes).toEqual([
      { code: 'cost_contribution.falls_to_loss', params: { amount_minor: 501, loss_minor: 1, class: 'negative' } },
    ])
    // High from 5 × 100: 600 − 499, and 499 is no loss.
    expect(explain([600, 900, 100, 0, null]).changes).toEqual([
      { code: 'cost_contribution.falls', params: { amount_minor: 101, class: 'medium' } },
    ])
  })
})
