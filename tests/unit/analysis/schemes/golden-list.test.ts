import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricName } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('golden_list')

interface Customer extends Partial<Record<MetricName, number>> {
  readonly marginMinor: number
}

/** Known, served by nobody, many shipments, as much revenue as before, with us for a year. */
const usual = {
  ...{ knownRevenueMinor: 1_000, revenueMinor: 1_000, earlierRevenueMinor: 1_000, claimsMinor: 0, serviceMinor: 0 },
  ...{ annualMarketingCostMinor: Number.NaN, shipments: 100, walletShare: Number.NaN, reviewsPotential: 0 },
  ...{ statedReputation: 0, statedLongTerm: 0, setValueKinds: Number.NaN, customerSinceDay: 19_700, firstWaybillDay: 19_700 },
}
/** Whoever brings nothing may be parted with, however little it loses, unless a test says otherwise. */
const run = (customers: readonly Customer[], parameters: object = {}) => {
  const metrics = Object.fromEntries(
    Object.keys({ marginMinor: 0, ...usual }).map((name) => [
      name,
      customers.map((each) => ({ ...usual, ...each })[name as MetricName] ?? Number.NaN),
    ]),
  )
  return scheme.run(columnsOf(metrics, { asOfDay: 20_000, fromDay: 19_636, toDay: 20_001 }), { part_loss_from: 0, ...parameters })
}
const classes = (customers: readonly Customer[], parameters: object = {}) => classNamesOf(run(customers, parameters))

describe('the golden list', () => {
  // By hand: positive profit 700 + 100 + 100 + 60 + 40 = 1,000. 700 hold less than 800, so both of 100 are core too: before them 700 are held.
  const profits = [700, 100, 100, 60, 40].map((marginMinor) => ({ marginMinor }))
  test('is who holds 80 % of all positive profit, equal ones together; the others are drawn towards it', () => {
    expect(classes(profits)).toEqual(['core', 'core', 'core', 'towards', 'towards'])
    expect(classes(profits, { core_share: 0.7 })).toEqual(['core', 'towards', 'towards', 'towards', 'towards'])
  })

  test('a refund larger than sales: a negative profit is no part of the whole, and is no core', () => {
    // By hand: 900 − 1,300 refunded is −400. Of the positive 1,000 the first holds 800, so 80 % are held before the second.
    const refunded = { marginMinor: 900 - 1_300, revenueMinor: -400, knownRevenueMinor: -400 }
    const result = run([{ marginMinor: 800 }, { marginMinor: 200 }, refunded])
    // Neither profit nor anything to hope for: proposed to part with.
    expect(classNamesOf(result)).toEqual(['core', 'towards', 'part'])
    expect(result.summary.fitted).toMatchObject({ loss_customers: 1, loss_minor: -400 })
  })

  test('tells what the top fifth really hold, and does not assume 80/20', () => {
    // A fifth of five customers is the largest: 700 ÷ 1,000.
    expect(run(profits).summary.fitted).toMatchObject({
      top_fifth_share: 0.7,
      core_customers: 3,
      core_customers_share: 0.6,
      judged_customers: 5,
    })
    const alike = [50, 50, 50, 50, 50].map((marginMinor) => ({ marginMinor }))
    expect(run(alike).summary.fitted).toMatchObject({ top_fifth_share: 0.2, core_customers: 5 })
    expect(classes(alike)).toEqual(['core', 'core', 'core', 'core', 'core'])
    expect(run([{ marginMinor: -50 }, { marginMinor: -5 }]).summary.fitted).toMatchObject({
      top_fifth_share: null,
      loss_customers: 2,
      loss_minor: -55,
    })
  })

  test('judges nobody with fewer than 12 shipments, or without a known cost', () => {
    expect(
      classes([
        { marginMinor: 900, shipments: 11 },
        { marginMinor: 100, shipments: 12 },
        { marginMinor: 0, knownRevenueMinor: 0 },
      ]),
    ).toEqual(['few', 'core', 'unknown'])
  })

  test('takes claims, service and marketing off, or goes by the margin alone', () => {
    const served = [{ marginMinor: 100 }, { marginMinor: 100, claimsMinor: 40, serviceMinor: 30, annualMarketingCostMinor: 30 }]
    // 365 days are one year of marketing: 100 − 40 − 30 − 30 = 0 brings nothing.
    expect(classes(served)).toEqual(['core', 'part'])
    expect(classes(served, { measure: 'margin' })).toEqual(['core', 'core'])
  })

  test('keeps a reputation, a long relation and a potential under review, and what somebody set of them before that', () => {
    const loss = { marginMinor: -10 }
    // Three years are 1,095.75 days up to and with 20,000; 'none' is the eighth of the kinds of value, 'r' the sixth, 'p' the fifth.
    expect(
      classes([
        loss,
        { ...loss, statedReputation: 1 },
        { ...loss, statedReputation: 2 },
        { ...loss, statedLongTerm: 1 },
        { ...loss, customerSinceDay: 20_001 - 1_096 },
        { ...loss, customerSinceDay: 20_001 - 1_095 },
        { ...loss, customerSinceDay: Number.NaN, firstWaybillDay: 18_000 },
        { ...loss, reviewsPotential: 1 },
        { ...loss, statedReputation: 2, setValueKinds: 7 },
        { ...loss, setValueKinds: 5 },
        { ...loss, statedLongTerm: 1, setValueKinds: 4 },
      ]),
    ).toEqual(['part', 'exempt', 'exempt', 'exempt', 'exempt', 'part', 'exempt', 'exempt', 'part', 'exempt', 'part'])
  })

  test('sees potential in growth, in the new, and in what others carry', () => {
    const loss = { marginMinor: -10 }
    expect(
      classes([
        { ...loss, revenueMinor: 1_200 },
        { ...loss, revenueMinor: 1_199 },
        { ...loss, earlierRevenueMinor: 0 },
        { ...loss, walletShare: 0.49 },
        { ...loss, walletShare: 0.5 },
        // A refund larger than the sales of the time before is no ground to grow from.
        { ...loss, earlierRevenueMinor: -100 },
        // Nobody knows whether it is new: no ground to part.
        { ...loss, earlierRevenueMinor: Number.NaN },
      ]),
    ).toEqual(['potential', 'part', 'potential', 'potential', 'part', 'potential', 'potential'])
  })

  test('parts with nobody for a loss below 100 whole units, unless the company says another amount', () => {
    // 100 yuan are 10,000 fen.
    const losses = [{ marginMinor: -9_999 }, { marginMinor: -10_000 }, { marginMinor: 0 }]
    expect(classes(losses, { part_loss_from: undefined })).toEqual(['potential', 'part', 'potential'])
    expect(classes(losses, { part_loss_from: 99.99 })).toEqual(['part', 'part', 'potential'])
    expect(classes(losses)).toEqual(['part', 'part', 'part'])
    const names = scheme.needs({})
    const reasons = (part_loss_from: number) => {
      const { model } = run(losses, { part_loss_from })
      const row = names.map((name) => ({ ...usual, marginMinor: -9_999 })[name as 'marginMinor'] ?? Number.NaN)
      return scheme.explainer({}, model)(row).reasons.at(-1)
    }
    expect(reasons(100)).toEqual({ code: 'golden_list.small_loss', params: { least_minor: 10_000 } })
    expect(reasons(0)?.code).toBe('golden_list.part')
  })

  test('says why, and what would change it', () => {
    const { model } = run(profits)
    const names = scheme.needs({})
    const explain = (customer: Customer) =>
      scheme.explainer({}, model)(names.map((name) => ({ ...usual, ...customer })[name as 'marginMinor'] ?? Number.NaN))
    expect(explain({ marginMinor: 60 }).changes).toEqual([
      { code: 'golden_list.earns', params: { measure: 'profit', amount_minor: 40, class: 'core' } },
    ])
    expect(explain({ marginMinor: 700 }).changes).toEqual([
      { code: 'golden_list.falls', params: { measure: 'profit', amount_minor: 601, class: 'towards' } },
    ])
    const loss = explain({ marginMinor: -20, claimsMinor: 5 })
    expect(loss.reasons.map(({ code }) => code)).toEqual(['golden_list.no_gain', 'golden_list.parts', 'golden_list.part'])
    expect(loss.changes).toEqual([
      { code: 'golden_list.earns', params: { measure: 'profit', amount_minor: 26, class: 'towards' } },
    ])
    expect(explain({ marginMinor: -20, reviewsPotential: 1 }).reasons.at(-1)?.code).toBe('golden_list.exempt_review_potential')
  })

  test('nobody has an answer, and one customer is the whole list', () => {
    expect(classes([])).toEqual([])
    expect(classes([{ marginMinor: 1 }])).toEqual(['core'])
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const amount = fc.integer({ min: -300, max: 900 })
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), fc.integer({ min: 1, max: 1_000 }), (margins, factor) => {
        const given = margins.map((marginMinor) => ({ marginMinor }))
        const turned = given.toReversed().map(({ marginMinor }) => ({ marginMinor: marginMinor * factor }))
        expect(classes(turned).toReversed()).toEqual(classes(given))
      }),
    )
  })
})
