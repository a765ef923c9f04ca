import { describe, expect, it } from 'vitest'
import { expectedSpending, fitGammaGamma } from '#lib/analysis/lifetime/gamma-gamma'
import { compareHeldOut } from '#lib/analysis/lifetime/hold-out'
import { lifetimeValueOf, marginMultiple } from '#lib/analysis/lifetime/value'

/** As published for the CDNOW customers who came again: Fader & Hardie, The Gamma-Gamma model of monetary value, 2013. */
const published = { p: 6.25, q: 3.74, v: 15.44 }

describe('Gamma–Gamma', () => {
  // The same source: customers 1 and 2 of CDNOW, and one of whom nothing is known.
  it.each([
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
  ])('expects of %d transactions of %d on average what was published: %d', (transactions, mean, value) => {
    expect(expectedSpending({ transactions, mean }, published)).toBeCloseTo(value, 1)
  })

  it('expects the mean of all, p·v ÷ (q − 1), where nothing is known, and goes to the own mean', () => {
    expect(expectedSpending({ transactions: 0, mean: 0 }, published)).toBeCloseTo((6.25 * 15.44) / 2.74, 10)
    expect(expectedSpending({ transactions: 1e9, mean: 80 }, published)).toBeCloseTo(80, 5)
  })

  it('scales with money, and says nothing of one customer or of equal ones', () => {
    const spendings = { transactions: [1, 2, 3, 5, 8, 2, 1, 4], mean: [10, 35, 22, 41, 18, 60, 12, 25] }
    const found = fitGammaGamma(spendings)
    const cents = fitGammaGamma({ ...spendings, mean: spendings.mean.map((each) => each * 100) })
    expect(cents?.p).toBeCloseTo(found?.p ?? 0, 2)
    expect((cents?.v ?? 0) / (found?.v ?? 1)).toBeCloseTo(100, 0)
    expect(fitGammaGamma({ transactions: [3], mean: [10] })).toBeNull()
    expect(fitGammaGamma({ transactions: [3, 1], mean: [10, 10] })).toBeNull()
    expect(fitGammaGamma({ transactions: [3, 0, 2], mean: [-1, 5, 0] })).toBeNull()
  })
})

describe('lifetime value', () => {
  it('by a multiple of the margin: r = 0.8 and i = 0.10 make 2.67', () => {
    expect(marginMultiple(0.8, 0.1)).toBeCloseTo(2.67, 2)
  })

  const model = {
    ...{ bgNbd: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, gammaGamma: published, unitDays: 7 },
    ...{ horizonDays: 273, discountRate: 0 },
  }
  const customer = { frequency: 2, recencyDays: 213, ageDays: 272, amountMinor: 90 }

  it('is expected transactions times expected spending when nothing is discounted, and less when it is', () => {
    const plain = lifetimeValueOf(customer, model)
    expect(plain.value).toBeCloseTo(plain.shipments * plain.perShipment, 9)
    expect(plain.perShipment).toBeCloseTo((6.25 * (15.44 + 90)) / (6.25 * 3 + 2.74), 9)
    const discounted = lifetimeValueOf(customer, { ...model, discountRate: 0.1 })
    // All of it lies between now and nine months from now.
    expect(discounted.value).toBeLessThan(plain.value)
    expect(discounted.value).toBeGreaterThan(plain.value / 1.1 ** (273 / 365))
  })

  it('goes on with the own mean where that is not positive, and can be negative', () => {
    expect(lifetimeValueOf({ ...customer, amountMinor: 0 }, model).value).toBe(0)
    expect(lifetimeValueOf({ ...customer, amountMinor: -300 }, model).perShipment).toBe(-100)
  })
})

describe('a hold-out', () => {
  it('tells by how much the model and a naive expectation missed', () => {
    // Of two customers 1 and 0 came; going on as before they would have made 3 ÷ 10 × 5 and 1 ÷ 20 × 5.
    const found = compareHeldOut({ frequency: [2, 0], recency: [8, 0], age: [10, 20] }, [1, 0], 5, { r: 1, alpha: 5, a: 2, b: 3 })
    expect(found).toMatchObject({ customers: 2, actual: 1 })
    expect(found?.naive.expected).toBeCloseTo(1.75, 12)
    expect(found?.naive.mae).toBeCloseTo((0.5 + 0.25) / 2, 12)
    expect(found?.naive.rmse).toBeCloseTo(Math.sqrt((0.25 + 0.0625) / 2), 12)
    expect(compareHeldOut({ frequency: [], recency: [], age: [] }, [], 5, { r: 1, alpha: 5, a: 2, b: 3 })).toBeNull()
  })
})
