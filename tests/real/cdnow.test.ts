import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectedTransactions, fitBgNbd } from '#lib/analysis/lifetime/bg-nbd'
import { fitGammaGamma } from '#lib/analysis/lifetime/gamma-gamma'
import { atOnce } from '#lib/core/steps'
import { sharedData } from './shared-data.ts'

// The 2,357 customers of CDNOW, in weeks: repeat purchases in the first 39 weeks, time of the last, time observed, mean of the repeat purchases.

const rows = readFileSync(sharedData('cdnow', 'customers.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',').map(Number))
const column = (place: number) => rows.map((row) => row[place] ?? Number.NaN)

describe('the customers of CDNOW', () => {
  it('are all there', () => {
    expect(rows).toHaveLength(2_357)
  })

  it('give BG/NBD the published parameters and log-likelihood', () => {
    const found = atOnce(fitBgNbd({ frequency: column(1), recency: column(2), age: column(3) }))
    // Fader, Hardie & Lee 2005, table 2.
    expect(found?.converged).toBe(true)
    expect(found?.r).toBeCloseTo(0.243, 3)
    expect(found?.alpha).toBeCloseTo(4.414, 2)
    expect(found?.a).toBeCloseTo(0.793, 2)
    expect(found?.b).toBeCloseTo(2.426, 2)
    expect(found?.logLikelihood).toBeCloseTo(-9_582.4, 1)
    if (found !== null) expect(expectedTransactions({ x: 2, recency: 30.43, age: 38.86 }, 39, found)).toBeCloseTo(1.226, 2)
  })

  it('give Gamma–Gamma the published parameters', () => {
    const found = atOnce(fitGammaGamma({ transactions: column(1), mean: column(4) }))
    // Fader & Hardie 2013, of the 946 who came again.
    expect(column(1).filter((x) => x > 0)).toHaveLength(946)
    expect(found?.p).toBeCloseTo(6.25, 1)
    expect(found?.q).toBeCloseTo(3.74, 1)
    expect(found?.v).toBeCloseTo(15.44, 0)
  })
})
