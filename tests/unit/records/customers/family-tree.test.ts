import { describe, expect, it } from 'vitest'
import type { Member } from '#lib/records/customers/family/tree'
import { placeMembers } from '#lib/records/customers/family/tree'

const member = (id: number, parentId: number | null, seen: string | null = `m${id}`): Member<string> => ({ id, parentId, seen })
const shape = (members: Member<string>[]) => placeMembers(members).map(({ id, depth, seen }) => [id, depth, seen])

describe('a group as a tree', () => {
  it('has parents before their children, which keep their order', () => {
    expect(shape([member(1, null), member(3, 1), member(2, 1), member(4, 3)])).toEqual([
      [1, 0, 'm1'],
      [3, 1, 'm3'],
      [4, 2, 'm4'],
      [2, 1, 'm2'],
    ])
  })

  it('keeps who may not be seen only where somebody below may', () => {
    expect(shape([member(1, null, null), member(2, 1), member(3, 1, null), member(4, 3, null)])).toEqual([
      [1, 0, null],
      [2, 1, 'm2'],
    ])
  })

  it('puts whoever names an unknown parent at the top, and loses nobody', () => {
    expect(shape([member(7, 99), member(8, 7)])).toEqual([
      [7, 0, 'm7'],
      [8, 1, 'm8'],
    ])
  })

  it('is empty where nobody may be seen', () => {
    expect(shape([member(1, null, null), member(2, 1, null)])).toEqual([])
  })
})
