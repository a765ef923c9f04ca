import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRICS } from '#lib/analysis/classification/columns'
import { getScheme, SCHEME_IDS } from '#lib/analysis/classification/registry'
import type { Customer } from '../random-customers.ts'
import { columnsOfCustomers, crowd, customer } from '../random-customers.ts'
import { classNamesOf } from '../run-columns.ts'

// What holds for every scheme, whoever writes the next one, asked of customers made at random.

const run = (scheme: string, customers: readonly Customer[]) => getScheme(scheme).run(columnsOfCustomers(customers), {})
const classes = (scheme: string, customers: readonly Customer[]) => classNamesOf(run(scheme, customers))
const few = { numRuns: 40 }

describe.each(SCHEME_IDS)('%s', (scheme) => {
  it('gives each customer the same class in whatever order they come', () => {
    fc.assert(
      fc.property(crowd, fc.infiniteStream(fc.nat()), (customers, stream) => {
        const order = customers.map((_, place) => place).sort(() => (Number(stream.next().value) % 2 === 0 ? -1 : 1))
        const shuffled = classes(
          scheme,
          order.flatMap((place) => customers[place] ?? []),
        )
        const plain = classes(scheme, customers)
        expect(shuffled).toEqual(order.map((place) => plain[place]))
      }),
      few,
    )
  })

  it('puts everybody into one class, and what classes hold adds up to the whole', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const { summary, ranking, values } = run(scheme, customers)
        expect(summary.classes.reduce((all, entry) => all + entry.customers, 0)).toBe(customers.length)
        const shares = summary.classes.map((entry) => entry.valueShare)
        if (!getScheme(scheme).hasShares) expect(new Set(shares)).toEqual(new Set([null]))
        else if (values.some((value) => value > 0))
          expect(shares.reduce((all: number, share) => all + (share ?? 0), 0)).toBeCloseTo(1, 9)
        expect(ranking.rank.length).toBe(customers.length)
      }),
      few,
    )
  })

  it('has an answer for nobody, for one, and for customers that are all alike: one class', () => {
    expect(classes(scheme, [])).toEqual([])
    fc.assert(
      fc.property(customer, (one) => {
        expect(classes(scheme, [one])).toHaveLength(1)
        expect(new Set(classes(scheme, [one, one, one])).size).toBe(1)
      }),
      few,
    )
  })

  it('gives reasons for each customer and knows its class from what a run keeps', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const result = run(scheme, customers)
        const explain = getScheme(scheme).explainer(result.parameters, JSON.parse(JSON.stringify(result.model)))
        classNamesOf(result).forEach((name, place) => {
          const kept = result.inputColumns.map((column) => column[place] ?? Number.NaN)
          const explained = explain(kept.map((value) => (Number.isNaN(value) ? null : value)))
          expect(explained).toMatchObject({ class: name, value: result.values[place] })
          expect(explained.reasons.length).toBeGreaterThan(0)
        })
      }),
      few,
    )
  })
})

/** Adds one unit of money to each customer before it divides (`rfm`, as the package for R does), takes the logarithm of 1 + money (clusters), or expects amounts that may round to nothing (lifetime value; its
 * model is scaled in tests of its own). */
const countsUnits = new Set(['rfm', 'clusters', 'lifetime_value'])

describe.each(SCHEME_IDS.filter((scheme) => !countsUnits.has(scheme)))('%s', (scheme) => {
  it('changes no class when all money is ten times as much', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const scaled = customers.map(
          (each) => Object.fromEntries(METRICS.map((name) => [name, each[name] * (name.endsWith('Minor') ? 10 : 1)])) as Customer,
        )
        expect(classes(scheme, scaled)).toEqual(classes(scheme, customers))
      }),
      few,
    )
  })
})
