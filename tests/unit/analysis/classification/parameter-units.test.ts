import { expect, it } from 'vitest'
import { parameterFields } from '#lib/analysis/classification/parameter-fields'
import { unitOf } from '#lib/analysis/classification/parameter-units'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'

/** What is a plain number by its nature: weights, comparisons, bins, groups, cuts of whatever factor somebody chose, and days that the name says in brackets. */
const plain =
  /^(weights\.|compare\.|first_cuts|second_cuts|third_cuts|bins|most_clusters|clusters|outlet_divisor|repeat_high|min_gap_days|horizon_days|staying_days)/

it('every number among the parameters has a unit, but for those that have none', () => {
  const without = SCHEME_IDS.flatMap((scheme) =>
    parameterFields(scheme)
      .filter(({ kind, path }) => kind !== 'choice' && kind !== 'switch' && !path.startsWith('cells.') && !plain.test(path))
      .filter(({ path }) => unitOf(path, { scale_by: 'revenue' }) === 'number')
      .map(({ path }) => `${scheme}.${path}`),
  )
  expect(without).toEqual([])
})

it('what is large is money a month or a count, as the run asked', () => {
  expect([unitOf('large_from', { scale_by: 'revenue' }), unitOf('large_from', { scale_by: 'shipments' })]).toEqual([
    'monthly',
    'number',
  ])
})
