import { describe, expect, it } from 'vitest'
import { correlationOf } from '#lib/analysis/lifetime/correlation'
import { expectedSpending, fitGammaGamma } from '#lib/analysis/lifetime/gamma-gamma'
import { compareHeldOut, modelWins } from '#lib/analysis/lifetime/hold-out'
import { lifetimeValueOf, marginMultiple } from '#lib/analysis/lifetime/value'
import { atOnce } from '#lib/core/steps'

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
    const found = atOnce(fitGammaGamma(spendings))
    const cents = atOnce(fitGammaGamma({ ...spendings, mean: spendings.mean.map((each) => each * 100) }))
    expect(cents?.p).toBeCloseTo(found?.p ?? 0, 2)
    expect((cents?.v ?? 0) / (found?.v ?? 1)).toBeCloseTo(100, 0)
    expect(atOnce(fitGammaGamma({ transactions: [3], mean: [10] }))).toBeNull()
    expect(atOnce(fitGammaGamma({ transactions: [3, 1], mean: [10, 10] }))).toBeNull()
    expect(atOnce(fitGammaGamma({ transactions: [3, 0, 2], mean: [-1, 5, 0] }))).toBeNull()
  })
})

describe('lifetime value', () => {
  it.each([
    // r = 0.8, i = 0.10, as the source has it: 0.8 ÷ 0.3; at once (1.1 ÷ 0.3); growing by 5 % 0.8 ÷ (1.1 − 0.84) and 1.1 ÷ 0.26. Worked out by hand.
    [0, false, 2.67],
    [0, true, 3.67],
    [0.05, false, 3.08],
    [0.05, true, 4.23],
  ])('by a multiple of the margin: r = 0.8, i = 0.10, growth %d, at once %s, make %d', (growthRate, atOnce, multiple) => {
    expect(marginMultiple({ retention: 0.8, discountRate: 0.1, growthRate, atOnce })).toBeCloseTo(multiple, 2)
  })

  it('has no multiple where what stays grows as fast as it is discounted', () => {
    expect(marginMultiple({ retention: 0.8, discountRate: 0.1, growthRate: 0.375, atOnce: false })).toBe(Number.POSITIVE_INFINITY)
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
    const found = atOnce(
      compareHeldOut({ frequency: [2, 0], recency: [8, 0], age: [10, 20] }, [1, 0], 5, { r: 1, alpha: 5, a: 2, b: 3 }),
    )
    expect(found).toMatchObject({ customers: 2, actual: 1 })
    expect(found?.naive.expected).toBeCloseTo(1.75, 12)
    expect(found?.naive.mae).toBeCloseTo((0.5 + 0.25) / 2, 12)
    expect(found?.naive.rmse).toBeCloseTo(Math.sqrt((0.25 + 0.0625) / 2), 12)
    // By how often they had come: the one of 0 and the one of 2.
    expect(found?.calibration.map(({ from, to, customers, actual }) => [from, to, customers, actual])).toEqual([
      [0, 0, 1, 0],
      [2, 2, 1, 1],
    ])
    expect(found?.calibration.map(({ naive }) => naive)).toEqual([0.25, 1.5])
    expect(atOnce(compareHeldOut({ frequency: [], recency: [], age: [] }, [], 5, { r: 1, alpha: 5, a: 2, b: 3 }))).toBeNull()
  })

  it('keeps everybody in one band, and all bands add up to the whole', () => {
    const histories = {
      frequency: [0, 1, 5, 6, 100, 101, 400],
      recency: [0, 3, 4, 9, 9, 10, 10],
      age: [10, 10, 10, 10, 10, 10, 10],
    }
    const found = atOnce(compareHeldOut(histories, [0, 1, 2, 3, 50, 60, 200], 5, { r: 1, alpha: 5, a: 2, b: 3 }))
    expect(found?.calibration.map(({ from, to }) => `${from}–${to}`)).toEqual(['0–0', '1–1', '3–5', '6–10', '51–100', '101–null'])
    const sum = (of: 'customers' | 'expected' | 'naive' | 'actual') =>
      found?.calibration.reduce((total, band) => total + band[of], 0)
    expect([sum('customers'), sum('actual')]).toEqual([7, 316])
    expect(sum('expected')).toBeCloseTo(found?.model.expected ?? Number.NaN, 9)
    expect(sum('naive')).toBeCloseTo(found?.naive.expected ?? Number.NaN, 9)
  })

  it('says who wins by the mean absolute error, and nobody where both miss alike', () => {
    expect(modelWins({ model: { mae: 1 }, naive: { mae: 2 } })).toBe(true)
    expect(modelWins({ model: { mae: 2 }, naive: { mae: 1 } })).toBe(false)
    expect(modelWins({ model: { mae: 1 }, naive: { mae: 1 } })).toBeNull()
  })
})

describe('the correlation of frequency and money', () => {
  it('is Pearson’s, over those that count', () => {
    // Σ(x − x̄)(y − ȳ) ÷ √(Σ(x − x̄)² Σ(y − ȳ)²), worked out with python3.
    const [days, mean] = [
      [2, 1, 4, 3, 7, 99],
      [10, 14, 9, 12, 20, -5],
    ]
    expect(correlationOf(days, mean, (position) => (mean[position] ?? 0) > 0)).toBeCloseTo(0.622_823_917_790_571, 9)
  })

  it('is 1 and −1 of a line, and unknown of one customer and of equal ones', () => {
    const all = () => true
    expect(correlationOf([1, 2, 3], [2, 4, 6], all)).toBeCloseTo(1, 12)
    expect(correlationOf([1, 2, 3], [6, 4, 2], all)).toBeCloseTo(-1, 12)
    expect(correlationOf([1], [2], all)).toBeNull()
    expect(correlationOf([1, 2, 3], [5, 5, 5], all)).toBeNull()
    expect(correlationOf([], [], all)).toBeNull()
  })
})
