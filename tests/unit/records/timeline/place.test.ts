import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelinePlace } from '#lib/records/timeline/place'
import { isBehind, laterFirst } from '#lib/records/timeline/place'

const places = fc.record({
  at: fc.integer({ min: 0, max: 3 }).map((seconds) => new Date(seconds * 1_000)),
  rank: fc.integer({ min: 0, max: 2 }),
  id: fc.integer({ min: 1, max: 3 }),
})
const same = (a: TimelinePlace, b: TimelinePlace) => a.at.getTime() === b.at.getTime() && a.rank === b.rank && a.id === b.id

describe('places in a timeline', () => {
  it('stand in one order: of two different ones exactly one is behind the other', () => {
    fc.assert(
      fc.property(places, places, (a, b) => {
        if (same(a, b)) expect([isBehind(a, b), isBehind(b, a)]).toEqual([false, false])
        else expect(isBehind(a, b)).toBe(!isBehind(b, a))
      }),
    )
  })

  it('are cut into pages that hold each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(places, { maxLength: 12, comparator: same }), fc.integer({ min: 1, max: 4 }), (all, size) => {
        const sorted = [...all].sort(laterFirst)
        const seen: TimelinePlace[] = []
        for (let before: TimelinePlace | null = null; ; ) {
          const page: TimelinePlace[] = sorted.filter((place) => isBehind(place, before)).slice(0, size)
          if (page.length === 0) break
          seen.push(...page)
          before = page.at(-1) ?? null
        }
        expect(seen).toEqual(sorted)
      }),
    )
  })

  it('the later come first; of one instant what was said stands above what followed from it', () => {
    const early = { at: new Date(0), rank: 9, id: 9 }
    const late = { at: new Date(1), rank: 0, id: 1 }
    expect([early, late].sort(laterFirst)).toEqual([late, early])
  })
})
