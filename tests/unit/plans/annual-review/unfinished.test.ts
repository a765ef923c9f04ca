import { describe, expect, test } from 'vitest'
import type { Figures } from '#lib/plans/annual-review/figures'
import { unfinishedOf } from '#lib/plans/annual-review/unfinished'

const nothing = { revenueMinor: 0, shipments: 0 }
const beside = { lastYear: nothing, thisYear: nothing, earlier: null, later: nothing, lastShippingOn: null }
const wanted = (progress: Figures<'wanted'>['progress'], owner: { id: number; name: string } | null = { id: 1, name: '王' }) => ({
  owner,
  figures: { ...beside, lifecycle: 'potential', step: null, touches: 0, lastTouchOn: null, progress },
})
const complainer = (cause: string | null, decision: string | null, recovery: 'none' | 'under_way' | null) => ({
  ...{ cause, decision, recovery },
})
const biggest = (verdict: Figures<'biggest'>['verdict'], decision: string | null) => ({
  decision,
  figures: { ...beside, rank: 1, share: null, verdict, fall: null },
})
const done = {
  wanted: [wanted('talks')],
  complainer: [complainer('破损', '换包装', 'under_way')],
  biggest: [biggest('held', null), biggest('stopped', '走访')],
  mostInA: null,
}

describe('what is not done yet before a workbook is signed', () => {
  test('is nothing where every question is answered; a big customer that holds needs no countermeasure', () => {
    expect(unfinishedOf(done)).toEqual([])
  })

  test('is told by question, with how many of how many', () => {
    expect(
      unfinishedOf({
        wanted: [wanted('untouched'), wanted('untouched', null), wanted('won')],
        complainer: [complainer('破损', null, 'none'), complainer(' ', '换包装', null), ...done.complainer],
        biggest: [biggest('fallen', ''), biggest('stopped', '走访'), biggest('held', null)],
        mostInA: 0.748,
      }),
    ).toEqual([
      { part: 'wanted', gap: 'untouched', count: 2, of: 3 },
      { part: 'wanted', gap: 'unowned', count: 1, of: 3 },
      { part: 'complainer', gap: 'unexplained', count: 2, of: 3 },
      { part: 'complainer', gap: 'unrepaired', count: 2, of: 3 },
      { part: 'biggest', gap: 'unanswered', count: 1, of: 2 },
      { part: 'abc', gap: 'tells_nobody_apart', share: 0.748 },
    ])
  })

  test('is an empty list where nobody is wanted, and nothing to answer where nobody complained', () => {
    expect(unfinishedOf({ ...done, wanted: [], complainer: [] })).toEqual([{ part: 'wanted', gap: 'nobody' }])
  })
})
