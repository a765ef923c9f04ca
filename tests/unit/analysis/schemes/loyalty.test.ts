import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

const none = Number.NaN
const columnsFor = (customers: readonly (readonly [days: number, recommend: number, satisfaction: number])[]) =>
  columnsOf({
    shippingDays: customers.map(([days]) => days),
    recommend: customers.map(([, recommend]) => recommend),
    satisfaction: customers.map(([, , satisfaction]) => satisfaction),
  })

describe('loyalty', () => {
  test('attitude × repeat, and unknown is not low', () => {
    // Median of 1, 2, 10, 20, 5 is 5, which is high.
    expect(
      classesOf(
        'loyalty',
        columnsFor([
          [20, 9, none],
          [2, 10, none],
          [10, 8, none],
          [1, 0, none],
          [5, none, none],
        ]),
      ),
    ).toEqual(['loyal', 'latent', 'spurious', 'none', 'unknown'])
  })

  test('satisfaction speaks only where would-recommend was not asked', () => {
    expect(
      classesOf(
        'loyalty',
        columnsFor([
          [1, none, 4],
          [1, none, 3],
          [1, 8, 5],
          [1, 9, 1],
        ]),
      ),
    ).toEqual(['loyal', 'spurious', 'spurious', 'loyal'])
  })

  test('the median of an even number of customers is the mean of the middle two', () => {
    expect(
      classesOf(
        'loyalty',
        columnsFor([
          [2, 9, none],
          [3, 9, none],
        ]),
      ),
    ).toEqual(['latent', 'loyal'])
  })

  test('cuts are parameters', () => {
    const columns = columnsFor([
      [2, 8, none],
      [30, 8, none],
    ])
    expect(classesOf('loyalty', columns, { attitude_high: { recommend: 8 }, repeat_high: 2 })).toEqual(['loyal', 'loyal'])
    expect(getScheme('loyalty').parameters.parse({})).toEqual({
      attitude_high: { recommend: 9, satisfaction: 4 },
      repeat_high: 'median',
    })
  })

  test('the value is shipping days, without shares', () => {
    const { summary, values } = getScheme('loyalty').run(
      columnsFor([
        [2, 9, none],
        [3, none, none],
      ]),
      {},
    )
    expect(Array.from(values)).toEqual([2, 3])
    expect(summary).toMatchObject({ customers: 2, totalValue: 5, valueUnit: 'days', unpriced: null })
    expect(summary.classes).toContainEqual({ class: 'unknown', customers: 1, value: 3, valueShare: null })
    expect(classesOf('loyalty', columnsFor([]))).toEqual([])
  })

  test('reasons say which answer and which median', () => {
    const scheme = getScheme('loyalty')
    const { model } = scheme.run(
      columnsFor([
        [2, none, 5],
        [4, none, none],
      ]),
      {},
    )
    expect(scheme.explainer({}, model)([2, null, 5]).reasons).toEqual([
      { code: 'loyalty.satisfaction', params: { satisfaction: 5, from: 4, attitude: 'high' } },
      { code: 'loyalty.repeat', params: { days: 2, from: 3, repeat: 'low' } },
    ])
  })
})
