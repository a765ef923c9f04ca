import { expect, it } from 'vitest'
import { relationOf } from '#lib/analysis/lifetime/fitted'

it('frequency and money are unrelated near 0, weakly related up to 0.3, and related beyond it, whatever the sign', () => {
  // CDNOW has 0.11, and 0.06 without one outlier (Fader, Hardie and Lee, RFM and CLV, 2005).
  expect([0, 0.06, -0.099, 0.1, 0.11, -0.26, 0.3, 0.301, -0.9].map(relationOf)).toEqual([
    ...['unrelated', 'unrelated', 'unrelated', 'weak', 'weak', 'weak', 'weak', 'related', 'related'],
  ])
})
