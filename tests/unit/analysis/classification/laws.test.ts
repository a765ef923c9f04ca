import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Columns, MetricName } from '#lib/analysis/classification/columns'
import { METRICS } from '#lib/analysis/classification/columns'
import { getScheme, SCHEME_IDS } from '#lib/analysis/classification/registry'
import { classNamesOf, columnsOf } from '../run-columns.ts'

// What holds for every scheme, whoever writes the next one, asked of customers made at random.

const day = fc.integer({ min: 19_640, max: 20_000 })
const notKnown = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: Number.NaN, freq: 4 })
/** Refunds may be larger than sales; cost and margin likewise. */
const money = fc.integer({ min: -500_000, max: 5_000_000 })

/** A metric's values by what its name says it is. */
function valuesOf(name: MetricName): fc.Arbitrary<number> {
  if (name === 'annualMarketingCostMinor') return notKnown(fc.integer({ min: 0, max: 100_000 }))
  if (name === 'claimsMinor' || name === 'serviceMinor') return fc.integer({ min: 0, max: 100_000 })
  if (name.endsWith('Minor')) return money
  if (/Day(Before)?$/.test(name)) return name === 'lastShippingDay' ? day : notKnown(day)
  if (name.endsWith('GapDays')) return notKnown(fc.integer({ min: 1, max: 40 }))
  if (name === 'seasonIndex') return fc.constantFrom(0.5, 1, 1.5)
  if (name === 'kind' || name === 'kindSegment' || name === 'segment') return fc.integer({ min: 0, max: 3 })
  if (name === 'creditGrade') return notKnown(fc.integer({ min: 0, max: 3 }))
  if (name === 'recommend') return notKnown(fc.integer({ min: 0, max: 10 }))
  if (name === 'satisfaction') return notKnown(fc.integer({ min: 1, max: 5 }))
  if (name === 'heldByOutlet') return fc.integer({ min: 0, max: 1 })
  return fc.integer({ min: 1, max: 300 })
}

type Customer = Record<MetricName, number>
const segments = ['kind:consumer', 'kind:business', 'kind:distributor', 'kind:internal']

const customer: fc.Arbitrary<Customer> = fc
  .record(Object.fromEntries(METRICS.map((name) => [name, valuesOf(name)])) as Record<MetricName, fc.Arbitrary<number>>)
  .map((made) => {
    const shippingDays = Math.min(made.shippingDays, made.lastShippingDay - 19_636 + 1)
    // Of whoever has no day since when it is a customer, the first waybill is looked up.
    const firstWaybillDay = Number.isNaN(made.customerSinceDay) ? made.lastShippingDay - shippingDays : made.firstWaybillDay
    return { ...made, shippingDays, firstWaybillDay, firstShippingDay: made.lastShippingDay - shippingDays + 1 }
  })

function columnsOfCustomers(customers: readonly Customer[]): Columns {
  const metrics = Object.fromEntries(METRICS.map((name) => [name, customers.map((each) => each[name])]))
  return { ...columnsOf(metrics), labels: { segment: segments, kindSegment: segments } }
}

const run = (scheme: string, customers: readonly Customer[]) => getScheme(scheme).run(columnsOfCustomers(customers), {})
const classes = (scheme: string, customers: readonly Customer[]) => classNamesOf(run(scheme, customers))
const crowd = fc.array(customer, { minLength: 2, maxLength: 40 })
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
