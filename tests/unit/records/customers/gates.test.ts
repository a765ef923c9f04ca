import { describe, expect, it } from 'vitest'
import { gateStateOf, metGatesOf } from '#lib/records/customers/gates'

const met = (given: Partial<Record<'new' | 'regular' | 'loyal', boolean | null>>) => ({
  ...{ potential: true, new: false, regular: false, loyal: false },
  ...given,
})

describe('a stage that is stated', () => {
  it('differs when its own gate is not met, and when that of the next one is', () => {
    expect(gateStateOf('new', met({ new: true }))).toBeNull()
    expect(gateStateOf('new', met({ new: true, regular: true }))).toBe('open')
    expect(gateStateOf('new', met({}))).toBe('unmet')
    expect(gateStateOf('regular', met({ new: true }))).toBe('unmet')
    expect(gateStateOf('potential', met({}))).toBeNull()
    expect(gateStateOf('potential', met({ new: true }))).toBe('open')
  })

  it('is told to lie too high before it is told to lie too low, and the last one has none after it', () => {
    expect(gateStateOf('regular', met({ loyal: true }))).toBe('unmet')
    expect(gateStateOf('loyal', met({ new: true, regular: true, loyal: true }))).toBeNull()
  })

  it('differs from nothing that was never worked out', () => {
    const unknown = metGatesOf({ lastShippingOn: '2026-11-01', meetsRegular: null, meetsLoyal: null })
    expect((['potential', 'new', 'regular', 'loyal'] as const).map((stage) => gateStateOf(stage, unknown))).toEqual([
      ...['open', null, null, null],
    ])
  })
})
