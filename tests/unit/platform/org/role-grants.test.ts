import { describe, expect, it } from 'vitest'
import { changesOf, covers, raises, shippedGrants, shippedReaches } from '#lib/platform/org/role-grants'
import type { Reach } from '#lib/platform/org/roles'
import { reaches } from '#lib/platform/org/roles'

describe('how far a reach goes', () => {
  it('each holds itself, the whole company holds all, and a team and an outlet hold nothing of each other', () => {
    // Wide to narrow, by hand: what is not listed does not lie within.
    const within: Record<Reach, Reach[]> = {
      own: ['own'],
      team: ['own', 'team'],
      outlet: ['outlet'],
      outlet_tree: ['outlet', 'outlet_tree'],
      all: ['own', 'team', 'outlet', 'outlet_tree', 'all'],
    }
    for (const wide of reaches)
      expect(
        reaches.filter((narrow) => covers(wide, narrow)),
        wide,
      ).toEqual(within[wide])
  })

  it('a change to something that was not within is a raise; taking away is none', () => {
    const raised = (from: Reach | null, to: Reach | null) => raises({ permission: 'customer:read', from, to })
    expect(raised(null, 'own')).toBe(true)
    expect(raised('own', 'team')).toBe(true)
    expect(raised('team', 'outlet')).toBe(true)
    expect(raised('outlet_tree', 'outlet')).toBe(false)
    expect(raised('all', 'own')).toBe(false)
    expect(raised('all', null)).toBe(false)
  })
})

describe('what is changed', () => {
  it('is only what differs; what is not named stays, null takes away what was held', () => {
    const held = { 'customer:read': 'own', 'case:read': 'outlet', 'task:read': 'own' } as const
    expect(changesOf(held, { 'customer:read': 'own', 'case:read': null, 'survey:read': 'team', 'audit:read': null })).toEqual([
      { permission: 'case:read', from: 'outlet', to: null },
      { permission: 'survey:read', from: null, to: 'team' },
    ])
  })

  it('a copy is compared with what it was copied from', () => {
    expect(shippedGrants({ key: 'own_1', basedOn: 'finance' })).toEqual(shippedGrants({ key: 'finance', basedOn: null }))
    expect(shippedGrants({ key: 'finance', basedOn: null })).toMatchObject({ 'customer:export': 'outlet_tree' })
    expect(shippedReaches('contact:reveal')).not.toContain('all')
    expect(shippedReaches('key:manage')).toEqual(['all'])
  })
})
