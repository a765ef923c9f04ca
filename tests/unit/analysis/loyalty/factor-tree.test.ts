import { describe, expect, it } from 'vitest'
import { compareSamples, FACTOR_TREE } from '#lib/analysis/loyalty/factor-tree'

const sample = (customers: number, mean: number, variance: number) => ({ customers, mean, variance })

describe('the factors of loyalty', () => {
  it('compare means with the interval of Welch, by the normal distribution', () => {
    // Python's statistics over two lists of 40 and 50 numbers.
    const { difference, interval, verdict } = compareSamples(
      sample(40, 6.05, 10.612820512820512),
      sample(50, 6.02, 14.59142857142857),
      'more',
    )
    expect(difference).toBeCloseTo(0.03, 12)
    expect(interval?.[0]).toBeCloseTo(-1.4329645464365492, 10)
    expect(interval?.[1]).toBeCloseTo(1.4929645464365497, 10)
    expect(verdict).toBe('open')
  })

  it('say whether a clear difference lies as the tree has it', () => {
    const [high, low] = [sample(100, 0.95, 0.01), sample(100, 0.8, 0.01)]
    expect(compareSamples(high, low, 'more').verdict).toBe('as_expected')
    expect(compareSamples(high, low, 'less').verdict).toBe('against')
    expect(compareSamples(low, high, 'less').verdict).toBe('as_expected')
  })

  it('conclude nothing from few customers, from one, or from none', () => {
    expect(compareSamples(sample(29, 9, 0), sample(500, 1, 0), 'more').verdict).toBe('too_few')
    const one = { customers: 1, mean: 3, variance: null }
    expect(compareSamples(one, sample(50, 1, 1), 'more')).toEqual({ difference: 2, interval: null, verdict: 'too_few' })
    const nobody = { customers: 0, mean: null, variance: null }
    expect(compareSamples(nobody, one, 'more')).toEqual({ difference: null, interval: null, verdict: 'too_few' })
  })

  it('name every branch of document 003, and each leaf once', () => {
    expect(FACTOR_TREE.map(({ key }) => key)).toEqual(['ties', 'benefits', 'value', 'cost'])
    const keys = FACTOR_TREE.flatMap(({ leaves }) => leaves.map(({ key }) => key))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
