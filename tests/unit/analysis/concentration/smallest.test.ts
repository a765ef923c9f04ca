import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateConcentration } from '#lib/analysis/concentration/concentration'
import { countSmallest, smallestPositions } from '#lib/analysis/concentration/smallest/smallest'

describe('the smallest hundredths of customers', () => {
  it('are so many, one that lies in them in part among them', () => {
    expect([
      countSmallest(10, 50),
      countSmallest(7, 50),
      countSmallest(7, 100),
      countSmallest(1, 1),
      countSmallest(0, 50),
    ]).toEqual([5, 4, 7, 1, 0])
  })

  it('are listed from the largest of them down, without zero and negative ones', () => {
    expect([...smallestPositions(Float64Array.of(40, 0, 10, -5, 30, 20), 50)]).toEqual([5, 2])
    expect([...smallestPositions(Float64Array.of(40, 0, 10, -5, 30, 20), 100)]).toEqual([0, 4, 5, 2])
    expect([...smallestPositions(Float64Array.of(7, 7, 7), 34)]).toEqual([1, 2])
    expect([...smallestPositions(Float64Array.of(0, -1), 100)]).toEqual([])
    expect([...smallestPositions(Float64Array.of(), 50)]).toEqual([])
  })

  it('hold what the Lorenz curve says where no customer is cut in two', () => {
    const values = fc.array(fc.integer({ min: -5, max: 1_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (given, hundredths) => {
        const column = Float64Array.from(given)
        const { lorenz, customers, total } = rateConcentration(column)
        fc.pre(lorenz !== null && (customers * hundredths) % 100 === 0)
        const held = [...smallestPositions(column, hundredths)].reduce((sum, place) => sum + (column[place] ?? 0), 0)
        expect(held / total).toBeCloseTo(lorenz?.[hundredths]?.[1] ?? -1, 9)
      }),
    )
  })
})
