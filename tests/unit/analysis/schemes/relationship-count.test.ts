import { describe, expect, it } from 'vitest'
import type { Columns } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import { classNamesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand from the matrix that document 003 prints: count × margin rate, many from 200 customers and moderate from 20, medium from 8 % and high from 20 %.

const scheme = getScheme('relationship_count')
const names = ['服装', '食品', 'kind:business']

/** So many customers of each industry, each with a margin and a revenue. */
function columns(groups: readonly { count: number; margin: number; revenue: number }[]): Columns {
  const all = groups.flatMap(({ count, margin, revenue }, segment) =>
    Array.from({ length: count }, () => ({ segment, margin, revenue })),
  )
  const made = columnsOf({
    ...{ segment: all.map(({ segment }) => segment), kindSegment: all.map(() => 2) },
    ...{ marginMinor: all.map(({ margin }) => margin), knownRevenueMinor: all.map(({ revenue }) => revenue) },
  })
  return { ...made, labels: { segment: names, kindSegment: names } }
}
const levels = (...groups: { count: number; margin: number; revenue: number }[]) => [
  ...new Set(classNamesOf(scheme.run(columns(groups), {}))),
]

describe('the level of relationship by number of customers and margin rate', () => {
  it.each([
    // Few: partnership, partnership, accountable.
    [19, 20, 'partnership'],
    [19, 8, 'partnership'],
    [19, 7, 'accountable'],
    // Moderate: proactive, accountable, reactive.
    [20, 20, 'proactive'],
    [20, 19, 'accountable'],
    [199, 7, 'reactive'],
    // Many: accountable, reactive, basic.
    [200, 20, 'accountable'],
    [200, 8, 'reactive'],
    [200, -5, 'basic'],
  ])('%i customers at %i %% are %s', (count, margin, level) => {
    expect(levels({ count, margin, revenue: 100 })).toEqual([level])
  })

  it('is that of the segment, not of the customer: 30 ÷ 200 is 15 % for both', () => {
    const two = columns([{ count: 2, margin: 15, revenue: 100 }])
    const uneven = { ...two, metrics: { ...two.metrics, marginMinor: Float64Array.of(40, -10) } }
    const run = scheme.run(uneven, {})
    expect(classNamesOf(run)).toEqual(['partnership', 'partnership'])
    expect(Array.from(run.values)).toEqual([0.15, 0.15])
  })

  it('is unknown without a known cost, and for a segment whose refunds are larger than its sales; then costs would tell', () => {
    expect(levels({ count: 3, margin: 0, revenue: 0 })).toEqual(['unknown'])
    expect(levels({ count: 3, margin: -10, revenue: -100 })).toEqual(['unknown'])
    const { model } = scheme.run(columns([{ count: 3, margin: 0, revenue: 0 }]), {})
    expect(scheme.explainer({}, model)([0, 0, 0]).changes).toEqual([
      { code: 'relationship_count.costs', params: { segment_name: '服装' } },
    ])
  })

  it('says which margin rate and which number of customers of the segment are another level', () => {
    // 20 customers at 10 %: moderate × medium, accountable. High is proactive, low reactive; few is partnership, many reactive.
    const { model } = scheme.run(columns([{ count: 20, margin: 10, revenue: 100 }]), {})
    expect(scheme.explainer({}, model)([0, 10, 100]).changes).toEqual([
      { code: 'relationship_count.rate_below', params: { margin_rate: 0.08, class: 'reactive' } },
      { code: 'relationship_count.rate_reaches', params: { margin_rate: 0.2, class: 'proactive' } },
      { code: 'relationship_count.customers_below', params: { customers: 20, class: 'partnership' } },
      { code: 'relationship_count.customers_reach', params: { customers: 200, class: 'reactive' } },
    ])
  })
})
