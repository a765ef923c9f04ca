import { describe, expect, it } from 'vitest'
import { addCells, figuresOfCell } from '#lib/analysis/relationship/matrix'
import { recommendLevel } from '#lib/analysis/relationship/recommend'

describe('the level that the two matrices recommend', () => {
  it('is that of the customer’s own cell, whatever its segment has', () => {
    expect(recommendLevel(['partnership'], 'basic')).toEqual({ level: 'partnership', by: 'scale' })
    expect(recommendLevel(['basic'], 'partnership')).toEqual({ level: 'basic', by: 'scale' })
  })

  it('is the nearer of two printed levels to that of the segment, and the closer relationship where it cannot tell', () => {
    expect(recommendLevel(['proactive', 'accountable'], 'reactive')).toEqual({ level: 'accountable', by: 'scale_and_segment' })
    expect(recommendLevel(['accountable', 'proactive'], 'partnership')).toEqual({ level: 'proactive', by: 'scale_and_segment' })
    expect(recommendLevel(['partnership', 'accountable'], 'proactive')).toEqual({ level: 'partnership', by: 'scale_and_segment' })
    expect(recommendLevel(['accountable', 'proactive'], null)).toEqual({ level: 'proactive', by: 'scale' })
  })

  it('is the segment’s where the own margin is not known, and none where neither is', () => {
    expect(recommendLevel(null, 'reactive')).toEqual({ level: 'reactive', by: 'segment' })
    expect(recommendLevel(null, null)).toBeNull()
  })
})

describe('figures of a cell', () => {
  const cell = (customers: number, revenueMinor: number, marginMinor: number) => ({
    ...{ customers, revenueMinor, knownRevenueMinor: revenueMinor, marginMinor },
  })

  it('add up, with a margin rate and a share of positive revenue', () => {
    const all = [cell(1, 300, 60), cell(2, 100, -10), cell(1, -50, 0)]
    expect(addCells(all)).toEqual({ customers: 4, revenueMinor: 350, knownRevenueMinor: 350, marginMinor: 50 })
    // 300 ÷ 400, 60 ÷ 300; a refund larger than sales holds nothing.
    expect(figuresOfCell(cell(1, 300, 60), all)).toMatchObject({ revenueShare: 0.75, marginRate: 0.2 })
    expect(figuresOfCell(cell(1, -50, 0), all)).toMatchObject({ revenueShare: 0, marginRate: null })
  })

  it('are unknown, not 0, where nothing is known', () => {
    expect(addCells([])).toEqual({ customers: 0, revenueMinor: 0, knownRevenueMinor: 0, marginMinor: 0 })
    expect(figuresOfCell(addCells([]), [])).toMatchObject({ revenueShare: null, marginRate: null })
  })
})
