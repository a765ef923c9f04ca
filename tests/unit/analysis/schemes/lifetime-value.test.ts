import { describe, expect, it } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { columnsOf } from '../run-columns.ts'

const scheme = getScheme('lifetime_value')
const LAST_DAY = 20_000

/** A stored model of margin. With a = 2 and r = b + 1 the published formula has no series left: ₂F₁(r, b; r; z) is (1 − z)⁻ᵇ, and whoever has shipped on a single day is expected on r·t ÷ (α + T + t) more. */
const model = {
  ...{ model: 'bg_nbd', measure: 'margin', unit_days: 1, horizon_days: 365, discount_rate: 0 },
  ...{ last_day: LAST_DAY, period_days: 730, multiple: 4, a_from: null, b_from: null },
  bg_nbd: { r: 3, alpha: 65, a: 2, b: 2, log_likelihood: -1, converged: true },
  ...{ gamma_gamma: null, held_out: null },
}
const explain = scheme.explainer({ measure: 'margin' }, model)

describe('a lifetime value of margin rounds halves away from zero', () => {
  it.each([
    // 3 · 365 ÷ (65 + 300 + 365) = 1.5 days of shipping, each at the margin of the one that there was.
    [-1, -2],
    [1, 2],
    [-3, -5],
    [3, 5],
    [-2, -3],
    [0, 0],
  ])('in what is expected: a margin of %d makes %d', (margin, expected) => {
    const { figures } = explain([1, LAST_DAY - 300, LAST_DAY - 300, margin])
    expect(figures).toMatchObject({ expected_shipments: 1.5, expected_value_minor: expected })
  })

  it.each([
    [-5, -3],
    [5, 3],
    [-1, -1],
    [-4, -2],
  ])('in what one day of shipping brings: two with %d make %d each', (margin, each) => {
    const { reasons } = explain([2, LAST_DAY - 300, LAST_DAY - 10, margin])
    expect(reasons.find(({ code }) => code === 'lifetime_value.expected')?.params).toMatchObject({ per_minor: each })
  })

  it.each([
    // Two years of the period: half of it a year. r = 0.5 and i = 0 make a multiple of 1.
    [-5, -3],
    [5, 3],
    [-1, -1],
    [-8, -4],
  ])('in a year, and in its multiple: %d in two years is %d a year', (margin, yearly) => {
    const parameters = { model: 'margin_multiple', measure: 'margin', retention: 0.5, discount_rate: 0 }
    const single = { shippingDays: [1], firstShippingDay: [LAST_DAY], lastShippingDay: [LAST_DAY], marginMinor: [margin] }
    const beside = { recent3Minor: [0], revenueMinor: [0] }
    const run = scheme.run(columnsOf({ ...single, ...beside }, { fromDay: LAST_DAY - 729, toDay: LAST_DAY + 1 }), parameters)
    expect([...run.values]).toEqual([yearly])
    const { reasons } = scheme.explainer(run.parameters, run.model)([1, LAST_DAY, LAST_DAY, margin])
    expect(reasons.find(({ code }) => code === 'lifetime_value.multiple')?.params).toEqual({ yearly_minor: yearly, multiple: 1 })
  })
})

describe('a fall that shipping days do not show', () => {
  // Day 20,000 is 4 October 2024: the last three months are the 92 days from 5 July, and the first shipping day lies 184 days before them, in which 100.00 came: 50.00 in as many days.
  const revenueModel = { ...model, measure: 'revenue' }
  const [first, at] = [LAST_DAY + 1 - 92 - 184, LAST_DAY]
  const said = (
    recentMinor: number,
    given = {},
    inputs: readonly number[] = [20, first, at, 10_000 + recentMinor, recentMinor],
  ) =>
    scheme
      .explainer(
        { measure: 'revenue' },
        { ...revenueModel, ...given },
      )(inputs)
      .reasons.find(({ code }) => code === 'lifetime_value.fell_lately')

  it('is said where the last three months bring less than half of the usual', () => {
    expect(said(600)?.params).toEqual({ recent_minor: 600, usual_minor: 5_000, recent_share: 0.12 })
    expect(said(2_500)).toBeUndefined()
  })

  it('goes by the share of the parameters, and by revenue also where the value is of margin', () => {
    expect(said(600, { recent_below: 0.1 })).toBeUndefined()
    const { reasons } = explain([20, first, at, 700, 600, 10_600])
    expect(reasons.at(-1)).toEqual({
      code: 'lifetime_value.fell_lately',
      params: { recent_minor: 600, usual_minor: 5_000, recent_share: 0.12 },
    })
    expect(scheme.parameters.parse({})).toMatchObject({ recent_below: 0.5 })
    expect(scheme.parameters.safeParse({ recent_below: 1.1 }).success).toBe(false)
  })

  it('is not known of runs that were stored before it was looked at', () => {
    expect(said(0, {}, [20, first, at, 10_000])).toBeUndefined()
    expect(scheme.needs({ holdout_days: 90 })).toEqual([
      ...['shippingDays', 'firstShippingDay', 'lastShippingDay', 'revenueMinor'],
      ...['shippingDaysBefore', 'lastShippingDayBefore', 'recent3Minor'],
    ])
  })
})

describe('what a run is told by', () => {
  const { unused } = getScheme('lifetime_value')

  it('is what its model looks at: BG/NBD at no rate of staying, the multiple of margins at no horizon', () => {
    expect(unused({})).toEqual(['retention', 'growth_rate', 'first_margin'])
    expect(unused({ model: 'margin_multiple' })).toEqual(['horizon_days', 'unit', 'holdout_days'])
    expect(getScheme('abc').unused({})).toEqual([])
    // Of an earlier version.
    expect(unused({ model: 'none' })).toEqual([])
  })
})
