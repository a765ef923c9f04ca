import { describe, expect, it } from 'vitest'
import type { BgNbd } from '#lib/analysis/lifetime/bg-nbd'
import { expectedTransactions, fitBgNbd, logLikelihood, probabilityAlive } from '#lib/analysis/lifetime/bg-nbd'
import { atOnce } from '#lib/core/steps'
import { alive, expected, likelihood } from './integrals.ts'

/** As published for the CDNOW customers: Fader, Hardie & Lee 2005, table 2. */
const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
/** a > 1, where the formula's fraction changes its sign. */
const other: BgNbd = { r: 1.7, alpha: 9, a: 1.8, b: 3.1 }

const histories = [
  { x: 0, recency: 0, age: 38.86 },
  { x: 2, recency: 30.43, age: 38.86 },
  { x: 1, recency: 1.71, age: 38.86 },
  { x: 7, recency: 20, age: 60 },
  { x: 12, recency: 59, age: 60 },
]

describe('BG/NBD', () => {
  it('expects of customer 1 of CDNOW what was published: 1.226 transactions in 39 weeks', () => {
    // Fader, Hardie & Lee, Implementing the BG/NBD model in Excel, 2005: x = 2, t_x = 30.43, T = 38.86.
    expect(expectedTransactions({ x: 2, recency: 30.43, age: 38.86 }, 39, published)).toBeCloseTo(1.226, 3)
  })

  describe.each([
    ['as published', published],
    ['with a above 1', other],
  ])('%s, against sums over what nobody sees', (_, model) => {
    it.each(histories)('x $x, last at $recency of $age', (history) => {
      const one = { frequency: [history.x], recency: [history.recency], age: [history.age] }
      expect(Math.exp(logLikelihood(one, model)) / likelihood(history, model)).toBeCloseTo(1, 2)
      expect(probabilityAlive(history, model)).toBeCloseTo(alive(history, model), 3)
      expect(expectedTransactions(history, 26, model) / expected(history, 26, model)).toBeCloseTo(1, 2)
    })
  })

  it('passes through a = 1 without a step', () => {
    const history = { x: 3, recency: 20, age: 30 }
    const at = (a: number) => expectedTransactions(history, 52, { ...published, a })
    expect(at(1)).toBeCloseTo(at(1.000_1), 3)
    expect(at(1)).toBeCloseTo(at(0.999_9), 3)
  })

  it('expects nothing of no time, more of more time, and nobody to be likelier a customer the longer nothing came', () => {
    const history = { x: 4, recency: 10, age: 12 }
    expect(expectedTransactions(history, 0, published)).toBe(0)
    expect(expectedTransactions(history, 20, published)).toBeGreaterThan(expectedTransactions(history, 10, published))
    expect(probabilityAlive({ ...history, age: 40 }, published)).toBeLessThan(probabilityAlive(history, published))
    expect(probabilityAlive({ x: 0, recency: 0, age: 500 }, published)).toBe(1)
  })

  it('finds its parameters again from histories that were drawn by them, and says nothing where nobody came twice', () => {
    const drawn = drawHistories(6_000, { r: 0.9, alpha: 7, a: 1.2, b: 4 })
    const found = atOnce(fitBgNbd(drawn))
    expect(found?.converged).toBe(true)
    expect(found?.r).toBeCloseTo(0.9, 0)
    expect((found?.alpha ?? 0) / (found?.r ?? 1)).toBeCloseTo(7 / 0.9, 0)
    expect((found?.a ?? 0) / ((found?.a ?? 0) + (found?.b ?? 1))).toBeCloseTo(1.2 / 5.2, 1)
    // What fits is no worse than what they were drawn by.
    expect(found?.logLikelihood).toBeGreaterThanOrEqual(logLikelihood(drawn, { r: 0.9, alpha: 7, a: 1.2, b: 4 }) - 1e-6)
    expect(atOnce(fitBgNbd({ frequency: [0, 0], recency: [0, 0], age: [3, 9] }))).toBeNull()
    expect(atOnce(fitBgNbd({ frequency: [], recency: [], age: [] }))).toBeNull()
  })

  it.each([
    ['one customer', { frequency: [1], recency: [9], age: [9] }],
    ['equal customers', { frequency: [2, 2, 2], recency: [5, 5, 5], age: [10, 10, 10] }],
    ['customers of one day', { frequency: [1, 0], recency: [0, 0], age: [0, 0] }],
    ['very regular ones', { frequency: [500, 510, 498], recency: [700, 699, 700], age: [700, 700, 700] }],
  ])('of %s still says numbers', (_, histories) => {
    const found = atOnce(fitBgNbd(histories))
    if (found === null) throw new Error('nothing was fitted')
    for (const [position, x] of histories.frequency.entries()) {
      const history = { x, recency: histories.recency[position] ?? 0, age: histories.age[position] ?? 0 }
      const expected = expectedTransactions(history, 52, found)
      expect(Number.isFinite(expected) && expected >= 0).toBe(true)
      const alive = probabilityAlive(history, found)
      expect(alive >= 0 && alive <= 1).toBe(true)
    }
  })

  it('does not depend on the order of customers, nor on the unit of time but for alpha', () => {
    const drawn = drawHistories(800, { r: 0.9, alpha: 7, a: 1.2, b: 4 })
    const found = atOnce(fitBgNbd(drawn))
    const turned = atOnce(
      fitBgNbd({
        frequency: [...drawn.frequency].reverse(),
        recency: [...drawn.recency].reverse(),
        age: [...drawn.age].reverse(),
      }),
    )
    expect(turned?.logLikelihood).toBeCloseTo(found?.logLikelihood ?? 0, 5)
    const days = atOnce(
      fitBgNbd({
        frequency: drawn.frequency,
        recency: drawn.recency.map((at) => at * 7),
        age: drawn.age.map((at) => at * 7),
      }),
    )
    expect((days?.alpha ?? 0) / (found?.alpha ?? 1)).toBeCloseTo(7, 1)
    expect(days?.a).toBeCloseTo(found?.a ?? 0, 1)
  })
})

/** Draws histories as the model has them, with its own small generator. */
function drawHistories(count: number, { r, alpha, a, b }: BgNbd) {
  let state = 12_345
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state + 0.5) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
  // Marsaglia & Tsang 2000; for a shape below 1 with their boost.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * next() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const z = normal()
      const v = (1 + z / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const histories = { frequency: [] as number[], recency: [] as number[], age: [] as number[] }
  for (let customer = 0; customer < count; customer += 1) {
    const rate = gamma(r) / alpha
    const left = gamma(a)
    const chance = left / (left + gamma(b))
    const age = 30 + 40 * next()
    let [x, at] = [0, 0]
    for (;;) {
      const then = at - Math.log(next()) / rate
      if (then > age) break
      x += 1
      at = then
      if (next() < chance) break
    }
    histories.frequency.push(x)
    histories.recency.push(at)
    histories.age.push(age)
  }
  return histories
}
