import { describe, expect, test } from 'vitest'
import { disagreements } from '#lib/analysis/classification/disagree'

const of = (classes: Record<string, string>) =>
  disagreements(Object.entries(classes).map(([scheme, standing]) => ({ scheme, standing }))).map(({ code }) => code)

describe('where the classes of a customer contradict one another', () => {
  test('important but without profit, at a loss, asleep, or held by price alone: the gravest first', () => {
    expect(
      of({ loyalty: 'spurious', dormancy: 'asleep', relationship_scale: 'large_negative', golden_list: 'part', abc: 'A' }),
    ).toEqual(['no_profit', 'sleeps', 'held_by_price'])
    expect(of({ abc: 'A', golden_list: 'few', relationship_scale: 'medium_negative' })).toEqual(['loses'])
  })

  test('unimportant but at the core of profit', () => {
    expect(of({ abc: 'C', golden_list: 'core' })).toEqual(['small_but_core'])
  })

  test('nothing where they agree, where one is not known, and without ABC', () => {
    expect(of({ abc: 'A', golden_list: 'core', dormancy: 'awake', loyalty: 'loyal', relationship_scale: 'large_high' })).toEqual(
      [],
    )
    expect(of({ abc: 'A', golden_list: 'unknown', relationship_scale: 'unknown', loyalty: 'unknown' })).toEqual([])
    expect(of({ abc: 'C', golden_list: 'part', dormancy: 'asleep' })).toEqual([])
    expect(of({ golden_list: 'part', dormancy: 'asleep' })).toEqual([])
  })
})
