import { describe, expect, it } from 'vitest'
import type { LifecycleFacts } from '#lib/analysis/lifecycle/gate'
import { gateAfter } from '#lib/analysis/lifecycle/gate'
import { lifecycleSetting } from '#lib/analysis/lifecycle/settings'

const cuts = lifecycleSetting.schema.parse({})
const facts = (given: Partial<LifecycleFacts> = {}): LifecycleFacts => ({
  months: Array.from({ length: 13 }, () => 0),
  monthsAsCustomer: 0,
  attitudeIsHigh: null,
  walletShare: null,
  ...given,
})
const holds = (stage: Parameters<typeof gateAfter>[0], given: Partial<LifecycleFacts>, changed = {}) =>
  gateAfter(stage, facts(given), { ...cuts, ...changed }).map((line) => line.holds)
/** Thirteen months, the last ones as given. */
const ending = (...last: number[]) => [...Array.from({ length: 13 - last.length }, () => 0), ...last]

describe('the gate of regular customers', () => {
  it('asks for three months in a row with four shipments each; three months with a gap, or with three, are not enough', () => {
    expect(holds('new', { months: ending(4, 5, 4) })).toEqual([true])
    expect(holds('new', { months: ending(4, 4, 0, 4, 4) })).toEqual([false])
    expect(holds('new', { months: ending(40, 3, 40, 40) })).toEqual([false])
  })

  it('takes the longest run of the thirteen months, ended or not, and says how long it is', () => {
    expect(gateAfter('new', facts({ months: ending(9, 9, 9, 0, 9, 0) }), cuts)).toEqual([
      { gate: 'months_in_row', holds: true, needed: 3, reached: 3, running: 1, shipments: 4 },
    ])
  })

  it('says how long the row is that goes on today: the running month counts once it has reached that, and breaks none before', () => {
    const running = (...last: number[]) =>
      gateAfter('new', facts({ months: ending(...last) }), cuts).map((line) =>
        line.gate === 'months_in_row' ? line.running : null,
      )
    expect([running(4, 4), running(4, 4, 1), running(4, 4, 0, 1), running(4, 0, 4)]).toEqual([[2], [2], [0], [1]])
    expect(running(...Array.from({ length: 13 }, () => 9))).toEqual([13])
  })

  it('is what the company has set', () => {
    expect(holds('new', { months: ending(1, 1) }, { regular_months: 2, regular_shipments: 1 })).toEqual([true])
  })
})

describe('the gate of loyal customers', () => {
  const old = { monthsAsCustomer: 12, months: Array.from({ length: 13 }, (_, place) => (place < 2 ? 0 : 1)) }

  it('asks for twelve months, ten with shipments, and one of two signs that it is meant', () => {
    expect(holds('regular', { ...old, attitudeIsHigh: true })).toEqual([true, true, true])
    expect(holds('regular', { ...old, walletShare: 0.6 })).toEqual([true, true, true])
    expect(holds('regular', { ...old, attitudeIsHigh: false, walletShare: 0.59 })).toEqual([true, true, false])
    expect(holds('regular', { ...old, monthsAsCustomer: 11 })).toEqual([false, true, false])
  })

  it('does not count the running month among the twelve', () => {
    const months = Array.from({ length: 13 }, (_, place) => (place < 3 ? 0 : 1))
    expect(gateAfter('regular', facts({ months }), cuts)[1]).toMatchObject({ reached: 9, holds: false })
  })
})

describe('the first and the last stage', () => {
  it('are left by the first waybill, and by nothing', () => {
    expect(holds('potential', {})).toEqual([false])
    expect(holds('potential', { months: ending(1) })).toEqual([true])
    expect(gateAfter('loyal', facts(), cuts)).toEqual([])
  })
})
