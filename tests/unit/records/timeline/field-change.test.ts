import { describe, expect, it } from 'vitest'
import { hidePersonal, namesIn, showChange } from '#lib/records/timeline/field-change'

describe('a change as it is told', () => {
  const names = new Map([
    ['user 5', '周敏'],
    ['outlet 2', '首南营业部'],
  ])

  it('names whom ids mean, and says nothing of those who may not be known', () => {
    expect(showChange('owner_id', [null, 5], names)).toEqual({ field: 'owner_id', from: null, to: '周敏' })
    expect(showChange('outlet_id', [2, 3], names)).toEqual({ field: 'outlet_id', from: '首南营业部', to: null })
    expect(showChange('parent_id', [9, null], names)).toEqual({ field: 'parent_id', from: null, to: null })
  })

  it('tells values as they are, lists with dots between, an empty list as nothing', () => {
    expect(showChange('industry', ['服装', '食品'], names)).toEqual({ field: 'industry', from: '服装', to: '食品' })
    expect(showChange('tags', [[], ['甲', '乙']], names)).toEqual({ field: 'tags', from: null, to: '甲 · 乙' })
    expect(showChange('annual_marketing_cost_minor', [0, 100], names)).toMatchObject({ from: '0', to: '100' })
  })

  it('collects every id once', () => {
    const said = [
      { changes: { owner_id: [1, 2] as const, tags: [[], ['3']] as const }, otherId: 7 },
      { changes: { owner_id: [2, null] as const, parent_id: [null, 7] as const }, otherId: null },
    ]
    expect(namesIn(said)).toEqual({ users: [1, 2], outlets: [], customers: [7] })
  })

  it('hides what is personal of a person, and hiding twice is hiding once', () => {
    const hidden = hidePersonal('phone', ['13812345678', null])
    expect(hidden).toEqual(['138******78', null])
    expect(hidePersonal('phone', hidden)).toEqual(hidden)
    expect(hidePersonal('industry', ['服装', '食品'])).toEqual(['服装', '食品'])
  })
})
