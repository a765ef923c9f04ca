import { describe, expect, it } from 'vitest'
import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'
import { classesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand from the rule of docs/formulas.md: high counts 2, middle 1, low 0. High value is core, and to grow where it ships seldom; low value is kept from 2 points on, else light;
// middle value is to grow from 4 points on, else kept. Here seldom ends at 10 shipping days and often begins at 50; margin is middle from 100.00 and high from 1,000.00.

const cuts = { second_cuts: [10, 50], third_cuts: [100, 1_000] }
const at = (kind: (typeof CUSTOMER_KINDS)[number], days: number, marginMinor: number) =>
  classesOf(
    'attributes',
    columnsOf({ kind: [CUSTOMER_KINDS.indexOf(kind)], shippingDays: [days], marginMinor: [marginMinor], revenueMinor: [1] }),
    cuts,
  )[0]

describe('attributes', () => {
  it.each([
    ['consumer', 10, 100_000, 'core'],
    ['distributor', 9, 100_000, 'grow'],
    // 2 + 1 + 1 and 1 + 2 + 1 are four; 1 + 1 + 1 and 0 + 2 + 1 are three.
    ['distributor', 10, 99_999, 'grow'],
    ['business', 50, 10_000, 'grow'],
    ['business', 49, 10_000, 'keep'],
    ['consumer', 50, 10_000, 'keep'],
    ['consumer', 9, 10_000, 'keep'],
    // 1 + 1, 2 + 0; 0 + 1, 1 + 0.
    ['business', 10, 9_999, 'keep'],
    ['distributor', 9, 9_999, 'keep'],
    ['consumer', 49, 9_999, 'light'],
    ['business', 9, 9_999, 'light'],
  ] as const)('a %s with %i shipping days and %i of margin: %s', (kind, days, margin, name) => {
    expect(at(kind, days, margin)).toBe(name)
  })

  it('a refund larger than sales is a low value like any other: never at the core', () => {
    expect(at('distributor', 300, -50_000)).toBe('keep')
    expect(at('consumer', 9, -50_000)).toBe('light')
  })
})
