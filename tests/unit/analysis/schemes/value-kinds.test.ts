import { describe, expect, test } from 'vitest'
import type { MetricName } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import { kindsOfClass, nameOfKinds, VALUE_KIND_CLASSES } from '#lib/analysis/schemes/value-kind-names'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('value_kinds')
const usual = {
  ...{ knownRevenueMinor: 1_000, claimsMinor: 0, serviceMinor: 0, annualMarketingCostMinor: Number.NaN, shippingDays: 50 },
  ...{ lastShippingDay: 20_000, customerSinceDay: 19_900, firstWaybillDay: 19_900, statedReputation: 0, statedLongTerm: 0 },
}
type Customer = Partial<Record<MetricName, number>> & { marginMinor: number }
const run = (customers: readonly Customer[], parameters: unknown = {}) => {
  const metrics = Object.fromEntries(
    Object.keys({ marginMinor: 0, ...usual }).map((name) => [
      name,
      customers.map((each) => ({ ...usual, ...each })[name as MetricName] ?? Number.NaN),
    ]),
  )
  return scheme.run(columnsOf(metrics, { asOfDay: 20_000, fromDay: 19_636, toDay: 20_001 }), parameters)
}

describe('the kinds of value', () => {
  test('profit is who holds 80 % of all profit, reputation is stated, long-term stated or by years, days and the last shipment', () => {
    const old = { customerSinceDay: 18_000 }
    // Profits 800, 100, 50, 50: the first holds all of the 80 %.
    const customers: Customer[] = [
      { marginMinor: 800, ...old, statedReputation: 2 },
      { marginMinor: 100, statedReputation: 1 },
      { marginMinor: 50, ...old },
      { marginMinor: 50, statedLongTerm: 1, statedReputation: 1 },
      { marginMinor: -5 },
      { marginMinor: 0, ...old, shippingDays: 11 },
      { marginMinor: 0, ...old, lastShippingDay: 20_000 - 91 },
      { marginMinor: 0, ...old, lastShippingDay: 20_000 - 90 },
      { marginMinor: 0, knownRevenueMinor: 0 },
      { marginMinor: 0, knownRevenueMinor: 0, ...old },
    ]
    expect(classNamesOf(run(customers))).toEqual(['prl', 'r', 'l', 'rl', 'none', 'none', 'none', 'l', 'unknown', 'l'])
  })

  test('who was named as a reference since the run, or is one no more, is told so', () => {
    const { model } = run([{ marginMinor: 800, statedReputation: 2 }, { marginMinor: 10 }])
    const of = (statedReputation: number) => {
      const row = scheme
        .needs({})
        .map((name) => ({ ...usual, marginMinor: 10, statedReputation })[name as 'marginMinor'] ?? Number.NaN)
      return scheme.explainer({}, model)(row)
    }
    const told = (statedReputation: number, isReference: boolean) => {
      const { reasons, changes } = scheme.since?.(of(statedReputation), { isReference }) ?? { reasons: [], changes: [] }
      return { reputation: reasons[1]?.code, asksForOne: changes.some(({ code }) => code === 'value_kinds.stands_for_us') }
    }
    expect(told(0, false)).toEqual({ reputation: 'value_kinds.no_reputation', asksForOne: true })
    expect(told(0, true)).toEqual({ reputation: 'value_kinds.reference_since', asksForOne: false })
    expect(told(2, true)).toEqual({ reputation: 'value_kinds.reference', asksForOne: false })
    expect(told(2, false)).toEqual({ reputation: 'value_kinds.reference_ended', asksForOne: false })
    // A fact that was stated has nothing to do with the list.
    expect(told(1, true)).toEqual({ reputation: 'value_kinds.reputation', asksForOne: false })
    expect(told(1, false)).toEqual({ reputation: 'value_kinds.reputation', asksForOne: false })
  })

  test('names and kinds are one another’s inverse', () => {
    for (const name of VALUE_KIND_CLASSES) {
      const kinds = kindsOfClass(name)
      if (kinds !== null) expect(nameOfKinds(kinds)).toBe(name)
    }
    expect(kindsOfClass('unknown')).toBeNull()
  })

  test('nobody has an answer; without any profit nobody has that kind', () => {
    expect(classNamesOf(run([]))).toEqual([])
    expect(classNamesOf(run([{ marginMinor: -1 }, { marginMinor: 0 }]))).toEqual(['none', 'none'])
  })
})
