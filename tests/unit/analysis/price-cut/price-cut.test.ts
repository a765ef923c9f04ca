import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakEvenVolume, outcomeOf, priceVerdict } from '#lib/analysis/price-cut/price-cut'

describe('the volume at which another price pays', () => {
  // T. Nagle, J. Hogan, The Strategy and Tactics of Pricing, "Westside Manufacturing": price 10.00, variable cost 5.50, a cut of 5 % needs 12.5 % more.
  it('is that of the published case', () => {
    expect(breakEvenVolume(-0.05, 0.45)).toBeCloseTo(0.125, 12)
  })

  it('may fall by p ÷ (m + p) after a rise', () => {
    // 5 ÷ (45 + 5).
    expect(breakEvenVolume(0.05, 0.45)).toBeCloseTo(-0.1, 12)
  })

  it('does not exist for a cut to the cost or below it', () => {
    expect(breakEvenVolume(-0.1, 0.1)).toBeNull()
    expect(breakEvenVolume(-0.2, 0.1)).toBeNull()
    expect(breakEvenVolume(-0.01, -0.3)).toBeNull()
  })

  it('may all leave after a rise when it brought nothing, and is the same without a change', () => {
    expect(breakEvenVolume(0.1, 0)).toBe(-1)
    expect(breakEvenVolume(0.1, -0.4)).toBe(-1)
    expect(breakEvenVolume(0, 0.2)).toBe(0)
  })

  it('leaves the contribution what it was', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.9, noNaN: true }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (margin, part) => {
          // A cut by less than the margin, or a rise.
          const change = part * margin
          const volume = 1 + (breakEvenVolume(change, margin) ?? Number.NaN)
          expect(volume * (margin + change)).toBeCloseTo(margin, 9)
        },
      ),
    )
  })
})

describe('a customer’s year at another price', () => {
  // 1,000 shipments at 10.00; freight and cost known of 800 for 8,000.00 and 6,000.00: a margin of 25 %. A tenth less: 0.1 ÷ 0.15 = ⅔ more, 1,666.7 shipments.
  const year = { shipments: 1_000, revenueMinor: 1_000_000, knownRevenueMinor: 800_000, knownCostMinor: 600_000 }

  it('goes by the margin of what is known', () => {
    const outcome = outcomeOf(year, -0.1)
    expect(outcome).toMatchObject({ priceMinor: 1_000, newPriceMinor: 900, costMinor: 750, marginRate: 0.25 })
    expect(outcome?.givenUpMinor).toBe(100_000)
    expect(outcome?.newMarginRate).toBeCloseTo(150 / 900, 12)
    expect(outcome?.breakEven).toBeCloseTo(2 / 3, 12)
    expect(outcome?.shipmentsNeeded).toBe(1_667)
  })

  it('says nothing of volume without a known cost', () => {
    expect(outcomeOf({ ...year, knownRevenueMinor: 0, knownCostMinor: 0 }, -0.1)).toMatchObject({
      ...{
        costMinor: null,
        marginRate: null,
        newMarginRate: null,
        breakEven: null,
        shipmentsNeeded: null,
        givenUpMinor: 100_000,
      },
    })
  })

  it('does not exist without a shipment, without revenue, and where refunds are larger than sales', () => {
    expect(outcomeOf({ ...year, shipments: 0 }, -0.1)).toBeNull()
    expect(outcomeOf({ ...year, revenueMinor: 0 }, -0.1)).toBeNull()
    expect(outcomeOf({ ...year, revenueMinor: -5 }, -0.1)).toBeNull()
  })
})

describe('what is said of a change', () => {
  // 1,000 shipments at 10.00 that cost 11.41 each: 14.1 % below cost. A tenth more: (−0.141 + 0.1) ÷ 1.1 = −3.7 %.
  const losing = { shipments: 1_000, revenueMinor: 1_000_000, knownRevenueMinor: 1_000_000, knownCostMinor: 1_141_000 }
  const paying = { ...losing, knownCostMinor: 750_000 }
  const said = (basis: typeof losing, change: number) => {
    const outcome = outcomeOf(basis, change)
    return outcome === null ? null : priceVerdict(change, outcome)
  }

  it('is that who is below cost loses more with a cut, and with a rise still or no longer', () => {
    expect(said(losing, -0.05)).toBe('lower')
    expect(said(losing, 0.1)).toBe('stillBelow')
    expect(outcomeOf(losing, 0.1)?.newMarginRate).toBeCloseTo(-0.041 / 1.1, 12)
    expect(said(losing, 0.15)).toBe('above')
  })

  it('is the volume that pays for who is above it, where any does', () => {
    expect(said(paying, -0.1)).toBe('cut')
    expect(said(paying, -0.25)).toBe('never')
    expect(said(paying, 0.1)).toBe('rise')
    expect(said(paying, 0)).toBe('same')
    expect(said({ ...losing, knownRevenueMinor: 0, knownCostMinor: 0 }, 0.1)).toBe('unknown')
    // At cost nothing is lost today: all of it may go.
    expect(said({ ...losing, knownCostMinor: 1_000_000 }, 0.1)).toBe('rise')
  })

  it('is 0 shipments where all may go, never −0', () => {
    // 29,464 × (1 − 1) = 0; what doubles may be off made it −0, which is written "-0".
    expect(Object.is(outcomeOf({ ...losing, shipments: 29_464 }, 0.1)?.shipmentsNeeded, 0)).toBe(true)
  })
})
