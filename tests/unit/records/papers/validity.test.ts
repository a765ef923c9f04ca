import { describe, expect, it } from 'vitest'
import { endsSoonBefore, validityOf } from '#lib/records/papers/validity'

const today = '2026-11-26'

describe('how a paper stands', () => {
  it.each([
    [null, 'open'],
    ['2026-11-25', 'ended'],
    // It holds on its last day.
    ['2026-11-26', 'ending'],
    ['2026-12-26', 'ending'],
    ['2026-12-27', 'valid'],
    ['2031-01-01', 'valid'],
  ] as const)('until %s: %s', (until, validity) => expect(validityOf(until, today)).toBe(validity))

  it('thirty days from today are the last that count as soon, over the end of a year too', () => {
    expect(endsSoonBefore(today)).toBe('2026-12-27')
    expect(endsSoonBefore('2026-12-15')).toBe('2027-01-15')
  })
})
