import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { RFM_SEGMENTS, segmentOf } from '#lib/analysis/schemes/rfm-segments'
import { classesOf, columnsOf } from '../run-columns.ts'

const AS_OF = 20_000

interface Customer {
  readonly recency: number
  readonly shipments: number
  readonly revenue: number
}

const columnsFor = (customers: readonly Customer[]) =>
  columnsOf({
    lastShippingDay: customers.map(({ recency }) => AS_OF - recency),
    shipments: customers.map(({ shipments }) => shipments),
    revenueMinor: customers.map(({ revenue }) => revenue),
  })

/** Type 7 after Hyndman & Fan: with g = (n − 1)·p, (1 − frac)·x₍floor₎ + frac·x₍floor+1₎, kept as a fraction over five. */
function scoreByDefinition(values: readonly number[], value: number, unit: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = [1, 2, 3, 4].map((k) => {
    const scaled = (sorted.length - 1) * k
    const at = (index: number) => sorted[index] ?? 0
    return (
      BigInt(5 - (scaled % 5)) * BigInt(at(Math.floor(scaled / 5))) +
      BigInt(scaled % 5) * BigInt(at(Math.floor(scaled / 5) + 1)) +
      BigInt(5 * unit)
    )
  })
  return 1 + cuts.filter((cut) => BigInt(5) * BigInt(value) >= cut).length
}

describe('RFM', () => {
  test('five customers worked out by hand', () => {
    // Days 1…5: quantiles at 20/40/60/80 % of (1, 2, 3, 4, 5) are 1.8, 2.6, 3.4, 4.2; plus one day 2.8, 3.6, 4.4, 5.2: 1 and 2 are below all, 3 has passed one,
    // 4 two, 5 three. Recency counts backwards. Shipments alike: quantile 7, cut 8. Revenue 1.00 … 5.00: cuts 2.80, 3.60, 4.40, 5.20.
    const customers = [1, 2, 3, 4, 5].map((step) => ({ recency: step, shipments: 7, revenue: step * 100 }))
    expect(classesOf('rfm', columnsFor(customers))).toEqual(['511', '511', '412', '313', '214'])
  })

  test('a value on a cut point belongs to the interval above it', () => {
    // Shipments (0, 1, 2, 3, 4, 5): (n − 1)·k ÷ 5 is whole, so the quantiles are 1, 2, 3, 4 and the cuts 2, 3, 4, 5.
    const customers = [0, 1, 2, 3, 4, 5].map((shipments) => ({ recency: 0, shipments, revenue: 0 }))
    expect(classesOf('rfm', columnsFor(customers)).map((name) => name[1])).toEqual(['1', '1', '2', '3', '4', '5'])
  })

  test('money moves by a major unit of the currency', () => {
    const customers = [0, 1, 2, 3, 4, 5].map((revenue) => ({ recency: 0, shipments: 1, revenue }))
    expect(classesOf('rfm', columnsFor(customers)).map((name) => name[2])).toEqual(['1', '1', '1', '1', '1', '1'])
    const yen = { ...columnsFor(customers), frame: { ...columnsFor(customers).frame, minorPerMajor: 1 } }
    expect(classesOf('rfm', yen).map((name) => name[2])).toEqual(['1', '1', '2', '3', '4', '5'])
  })

  test('agrees with the definition of the quantiles', () => {
    const customer = fc.record({
      recency: fc.integer({ min: 0, max: 400 }),
      shipments: fc.integer({ min: 1, max: 30 }),
      revenue: fc.integer({ min: -1000, max: 10 ** 12 }),
    })
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 40 }), (customers) => {
        const expected = customers.map(({ recency, shipments, revenue }) => {
          const r =
            6 -
            scoreByDefinition(
              customers.map((other) => other.recency),
              recency,
              1,
            )
          const f = scoreByDefinition(
            customers.map((other) => other.shipments),
            shipments,
            1,
          )
          return `${r}${f}${scoreByDefinition(
            customers.map((other) => other.revenue),
            revenue,
            100,
          )}`
        })
        expect(classesOf('rfm', columnsFor(customers))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  test('a refund larger than sales: a negative revenue has the lowest score of money, and shifts nobody else to it', () => {
    // By hand, in fen: quantiles of (−30000, 0, 10000, 20000, 30000, 40000) at 20/40/60/80 % are 0, 10000, 20000, 30000; with one yuan more 100, 10100, 20100, 30100.
    const customers = [-30_000, 0, 10_000, 20_000, 30_000, 40_000].map((revenue) => ({ recency: 3, shipments: 1, revenue }))
    expect(classesOf('rfm', columnsFor(customers)).map((name) => name[2])).toEqual(['1', '1', '2', '3', '4', '5'])
  })

  test('one customer, and none', () => {
    expect(classesOf('rfm', columnsFor([{ recency: 3, shipments: 1, revenue: 5 }]))).toEqual(['511'])
    expect(classesOf('rfm', columnsFor([]))).toEqual([])
  })

  test('the reasons name the segment and the three scores', () => {
    const scheme = getScheme('rfm')
    const run = scheme.run(columnsFor([1, 2, 3, 4, 5].map((step) => ({ recency: step, shipments: 7, revenue: step * 100 }))), {})
    expect(scheme.explainer({}, run.model)([AS_OF - 4, 7, 400]).reasons).toEqual([
      { code: 'rfm.segment', params: { segment: 'promising' } },
      { code: 'rfm.recency', params: { day: '2024-10-04', days: 4, score: 3, bins: 5 } },
      { code: 'rfm.frequency', params: { shipments: 7, score: 1, bins: 5 } },
      { code: 'rfm.money', params: { revenue_minor: 400, score: 3, bins: 5 } },
    ])
  })
})

describe('segments', () => {
  test.each([
    ['555', 'champions'],
    ['553', 'potential_loyalist'],
    ['344', 'potential_loyalist'],
    ['244', 'loyal'],
    ['333', 'potential_loyalist'],
    ['315', 'promising'],
    ['511', 'new'],
    ['255', 'at_risk'],
    ['145', 'cant_lose'],
    ['125', 'at_risk'],
    ['253', 'need_attention'],
    ['211', 'about_to_sleep'],
    ['111', 'lost'],
    ['551', 'others'],
  ])('%s is %s: the first match wins', (scores, segment) => {
    const [recency, frequency, money] = Array.from(scores, Number)
    expect(segmentOf(recency ?? 0, frequency ?? 0, money ?? 0)).toBe(segment)
  })

  test('nobody is left over, and every segment can be reached', () => {
    const digits = [1, 2, 3, 4, 5]
    const reached = new Set(digits.flatMap((r) => digits.flatMap((f) => digits.map((m) => segmentOf(r, f, m)))))
    expect([...reached].sort()).toEqual([...RFM_SEGMENTS].sort())
  })
})
