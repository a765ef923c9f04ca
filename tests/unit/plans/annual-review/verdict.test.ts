import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeOf, outcomeOf } from '#lib/plans/annual-review/grade'
import type { Sent } from '#lib/plans/annual-review/verdict'
import { countProgresses, PROGRESSES, progressOf, verdictOf } from '#lib/plans/annual-review/verdict'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'

const sent = (revenueMinor: number, shipments: number): Sent => ({ revenueMinor, shipments })
const nothing = sent(0, 0)
const half = { fallenTo: 0.5, lost: false }

describe('the counts in the head of the wanted customers', () => {
  it('add up to all of them, whatever states they are in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PROGRESSES)), (progresses) => {
        expect(Object.values(countProgresses(progresses)).reduce((all, count) => all + count, 0)).toBe(progresses.length)
      }),
    )
    expect(countProgresses(['won', 'shipping', 'shipping', 'lost'])).toMatchObject({ won: 1, shipping: 2, lost: 1, talks: 0 })
  })

  it.each(locales)('are all said in %s', (locale) => {
    const sum = findText(locale, 'review.parts.wanted.sum') ?? ''
    for (const progress of PROGRESSES) expect(sum).toContain(`{${progress}}`)
  })
})

describe('how a customer stands beside the same days of the year before', () => {
  it('is flagged at half of them or below, in revenue or in shipments (features.md, 1)', () => {
    const then = sent(100_000, 200)
    expect(verdictOf(then, sent(50_001, 101), half)).toBe('lower')
    expect(verdictOf(then, sent(50_000, 150), half)).toBe('fallen')
    expect(verdictOf(then, sent(120_000, 100), half)).toBe('fallen')
    expect(verdictOf(then, sent(100_000, 101), half)).toBe('held')
    expect(verdictOf(then, sent(99_999, 300), half)).toBe('lower')
  })

  it('is stopped without a shipment, whatever was written off or credited', () => {
    expect(verdictOf(sent(100_000, 200), nothing, half)).toBe('stopped')
    expect(verdictOf(sent(100_000, 200), sent(-500, 0), half)).toBe('stopped')
  })

  it('is stopped once it is lost, whatever it sent until then', () => {
    const lost = { ...half, lost: true }
    // A little less than the year before, all of it in the first half.
    expect(verdictOf(sent(100_000, 200), sent(90_000, 180), lost)).toBe('stopped')
    expect(verdictOf(sent(100_000, 200), sent(150_000, 300), lost)).toBe('stopped')
    expect(verdictOf(nothing, sent(100, 1), lost)).toBe('no_base')
    expect(verdictOf(null, sent(100, 1), lost)).toBe('early')
  })

  it('is said of nobody who sent nothing then, and of nobody while days cannot be compared', () => {
    expect(verdictOf(nothing, sent(100, 1), half)).toBe('no_base')
    expect(verdictOf(null, sent(100, 1), half)).toBe('early')
    // Only a credit note then: there is no share of a negative sum.
    expect(verdictOf(sent(-100, 2), sent(50, 2), half)).toBe('held')
  })

  it('compares shares as they are written: 57 of 100 is 57 %, whatever doubles say', () => {
    expect(0.57 * 100 < 57).toBe(true)
    expect(verdictOf(sent(100, 1_000), sent(57, 900), { fallenTo: 0.57, lost: false })).toBe('fallen')
    expect(verdictOf(sent(100, 1_000), sent(58, 900), { fallenTo: 0.57, lost: false })).toBe('lower')
  })

  it('does not depend on the unit of money', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const count = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(amount, count, amount, count, fc.integer({ min: 1, max: 1_000 }), (a, b, c, d, unit) => {
        expect(verdictOf(sent(a * unit, b), sent(c * unit, d), half)).toBe(verdictOf(sent(a, b), sent(c, d), half))
      }),
    )
  })
})

describe('how far a wanted customer is won', () => {
  const state = { lastYear: nothing, thisYear: nothing, earlier: nothing, later: nothing, touches: 0, step: null }

  it('is won when it ships and sent nothing the year before', () => {
    expect(progressOf({ ...state, thisYear: sent(900, 3), later: sent(900, 3) })).toBe('won')
    expect(progressOf({ ...state, lastYear: sent(10, 1), thisYear: sent(900, 3), later: sent(900, 3) })).toBe('grown')
    // It sends less than in the same days; or these cannot be compared yet.
    const old = { ...state, lastYear: sent(5_000, 9), thisYear: sent(900, 3), later: sent(900, 3) }
    expect(progressOf({ ...old, earlier: sent(900, 2) })).toBe('shipping')
    expect(progressOf({ ...old, earlier: null })).toBe('shipping')
  })

  it('is in talks from the first touch of the year, or from a step beyond the lead', () => {
    expect(progressOf(state)).toBe('untouched')
    expect(progressOf({ ...state, step: 'unqualified' })).toBe('untouched')
    expect(progressOf({ ...state, step: 'contacted' })).toBe('talks')
    expect(progressOf({ ...state, touches: 1 })).toBe('talks')
    expect(progressOf({ ...state, touches: 4, step: 'lost' })).toBe('lost')
    expect(progressOf({ ...state, step: 'lost', thisYear: sent(1, 1), later: sent(1, 1) })).toBe('won')
  })
})

describe('the grade of last year', () => {
  it('says of a wanted customer whether it came, grew, only ships, or did not', () => {
    expect(outcomeOf(nothing, nothing, sent(100, 1))).toBe('won')
    expect(outcomeOf(sent(100, 1), sent(101, 1), sent(300, 2))).toBe('grown')
    expect(outcomeOf(sent(100, 1), sent(100, 1), sent(300, 2))).toBe('shipping')
    expect(outcomeOf(sent(100, 1), nothing, nothing)).toBe('open')
  })

  it('counts who came and what these brought more than before, who stayed, and what the biggest brought before and after', () => {
    const grade = gradeOf({
      wanted: [
        { outcome: 'won', base: nothing, same: sent(900, 4), year: sent(1_000, 5) },
        // 250 in the same days, of which 190 were there before.
        { outcome: 'grown', base: sent(190, 4), same: sent(250, 4), year: sent(300, 5) },
        { outcome: 'shipping', base: sent(80, 5), same: sent(70, 5), year: sent(70, 5) },
        { outcome: 'open', base: sent(80, 5), same: nothing, year: nothing },
      ],
      complainers: [
        { verdict: 'held', complaints: 0 },
        { verdict: 'lower', complaints: 2 },
        { verdict: 'fallen', complaints: 1 },
        { verdict: 'stopped', complaints: 0 },
        { verdict: 'early', complaints: 0 },
      ],
      biggest: [
        { verdict: 'held', base: sent(500, 1), same: sent(600, 1) },
        { verdict: 'fallen', base: sent(400, 1), same: sent(100, 1) },
      ],
    })
    expect(grade).toEqual({
      wanted: { customers: 4, won: 1, grown: 1, broughtMinor: 1_060 },
      complainers: { customers: 5, stayed: 2, fallen: 1, stopped: 1, again: 2 },
      biggest: { customers: 2, stayed: 1, fallen: 1, stopped: 0, earlierMinor: 900, laterMinor: 700 },
    })
  })

  it('of an empty workbook is nothing', () => {
    expect(gradeOf({ wanted: [], complainers: [], biggest: [] })).toEqual({
      wanted: { customers: 0, won: 0, grown: 0, broughtMinor: 0 },
      complainers: { customers: 0, stayed: 0, fallen: 0, stopped: 0, again: 0 },
      biggest: { customers: 0, stayed: 0, fallen: 0, stopped: 0, earlierMinor: 0, laterMinor: 0 },
    })
  })
})
