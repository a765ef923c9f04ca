import fc from 'fast-check'
import type { Columns, MetricName } from '#lib/analysis/classification/columns'
import { METRICS } from '#lib/analysis/classification/columns'
import { columnsOf } from './run-columns.ts'

// Customers made at random, for what holds for every scheme.

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

export type Customer = Record<MetricName, number>
const segments = ['kind:consumer', 'kind:business', 'kind:distributor', 'kind:internal']

/** One customer, with values that hang together. */
export const customer: fc.Arbitrary<Customer> = fc
  .record(Object.fromEntries(METRICS.map((name) => [name, valuesOf(name)])) as Record<MetricName, fc.Arbitrary<number>>)
  .map((made) => {
    const shippingDays = Math.min(made.shippingDays, made.lastShippingDay - 19_636 + 1)
    // Of whoever has no day since when it is a customer, the first waybill is looked up.
    const firstWaybillDay = Number.isNaN(made.customerSinceDay) ? made.lastShippingDay - shippingDays : made.firstWaybillDay
    return { ...made, shippingDays, firstWaybillDay, firstShippingDay: made.lastShippingDay - shippingDays + 1 }
  })

/** The columns of a run over some customers. */
export function columnsOfCustomers(customers: readonly Customer[]): Columns {
  const metrics = Object.fromEntries(METRICS.map((name) => [name, customers.map((each) => each[name])]))
  return { ...columnsOf(metrics), labels: { segment: segments, kindSegment: segments } }
}

export const crowd = fc.array(customer, { minLength: 2, maxLength: 40 })
