import { describe, expect, it } from 'vitest'
import { changesBy, profileValues } from '#lib/analysis/profile/profile'

describe('what choosing a profile changes', () => {
  it('is nothing for what ships when both kinds of customers are chosen', () => {
    expect(changesBy('mixed', { absolute_shipments: false, medium_margin: 0.08, high_margin: 0.2 }, null)).toEqual([])
  })

  it('is each value that is not right already, from and to', () => {
    expect(changesBy('business', { absolute_shipments: false, medium_margin: 0.08, high_margin: 0.2 }, null)).toEqual([
      { field: 'medium_margin', from: 0.08, to: 0.1, byHand: false },
      { field: 'high_margin', from: 0.2, to: 0.25, byHand: false },
    ])
  })

  it('marks what somebody set to something else than the profile of before, and only that', () => {
    expect(changesBy('online', { absolute_shipments: false, medium_margin: 0.1, high_margin: 0.3 }, 'business')).toEqual([
      { field: 'absolute_shipments', from: false, to: true, byHand: false },
      { field: 'medium_margin', from: 0.1, to: 0.05, byHand: false },
      { field: 'high_margin', from: 0.3, to: 0.12, byHand: true },
    ])
    // By hand, and as it happens to what is chosen now: nothing changes.
    expect(
      changesBy('online', { absolute_shipments: true, medium_margin: 0.05, high_margin: 0.25 }, 'business').map(
        ({ field }) => field,
      ),
    ).toEqual(['high_margin'])
  })

  it('in every profile medium lies below high', () => {
    for (const { medium_margin, high_margin } of Object.values(profileValues)) expect(medium_margin).toBeLessThan(high_margin)
  })
})
