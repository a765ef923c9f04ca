import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectionScore } from '#lib/records/opportunities/scorecard'
import type { Known } from '#lib/records/opportunities/step'
import { missingFor, openSteps } from '#lib/records/opportunities/step'

const nothing: Known = {
  serviceable: null,
  wishes: null,
  able: null,
  piecesMonth: null,
  contacts: 0,
  deciders: 0,
  interactions: 0,
}

describe('the gates', () => {
  it('ask nothing of a lead, and of a prospect that it can be served, wishes and is able to pay', () => {
    expect(missingFor('unqualified', nothing)).toEqual([])
    expect(missingFor('qualified', nothing)).toEqual(['serviceable', 'wishes', 'able'])
    // Wish without the ability is a need and no demand.
    expect(missingFor('qualified', { ...nothing, serviceable: true, wishes: true, able: false })).toEqual(['able'])
  })

  it('ask for somebody to talk to and a talk, and before an offer for the volume and who decides', () => {
    const known = { ...nothing, serviceable: true, wishes: true, able: true }
    expect(missingFor('contacted', known)).toEqual(['contact', 'interaction'])
    expect(missingFor('proposal', { ...known, contacts: 2, interactions: 1 })).toEqual(['pieces_month', 'decider'])
    expect(missingFor('proposal', { ...known, contacts: 2, interactions: 1, piecesMonth: 300, deciders: 1 })).toEqual([])
  })

  it('of a later step hold all of an earlier one', () => {
    const known = fc.record({
      serviceable: fc.option(fc.boolean()),
      wishes: fc.option(fc.boolean()),
      able: fc.option(fc.boolean()),
      piecesMonth: fc.option(fc.nat()),
      contacts: fc.nat(2),
      deciders: fc.nat(2),
      interactions: fc.nat(2),
    })
    fc.assert(
      fc.property(known, (given) => {
        const counts = openSteps.map((step) => missingFor(step, given).length)
        expect(counts).toEqual([...counts].sort((left, right) => left - right))
      }),
    )
  })
})

describe('the score of selection', () => {
  it('is the weighted mean of the points, in hundredths of the most', () => {
    // 30 × 5 + 20 × 2 + 50 × 0 = 190 of 500.
    expect(
      selectionScore([
        { weight: 30, points: 5 },
        { weight: 20, points: 2 },
        { weight: 50, points: 0 },
      ]),
    ).toBe(38)
    expect(selectionScore([{ weight: 7, points: 5 }])).toBe(100)
    expect(selectionScore([])).toBeNull()
  })

  it('lies between 0 and 100 and does not depend on the order, nor on the unit of the weights', () => {
    const judged = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 100 }), points: fc.integer({ min: 0, max: 5 }) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(judged, (given) => {
        const score = selectionScore(given) ?? Number.NaN
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(selectionScore([...given].reverse())).toBeCloseTo(score, 9)
        expect(selectionScore(given.map((each) => ({ ...each, weight: each.weight * 3 })))).toBeCloseTo(score, 9)
      }),
    )
  })
})
