import { describe, expect, it } from 'vitest'
import { cutTree } from '#lib/platform/org/outlet-tree'
import type { TreeOutlet } from '#lib/platform/org/outlets'

const outlet = (id: number, parentId: number | null): TreeOutlet => ({
  id,
  externalId: `O${id}`,
  name: `网点${id}`,
  kind: 'outlet',
  franchise: false,
  parentId,
  people: 0,
  archived: false,
})
// 1 ─ 2 ─ 4, 5 ─ 7
//   └ 3 ─ 6
const tree = [outlet(1, null), outlet(2, 1), outlet(3, 1), outlet(4, 2), outlet(5, 2), outlet(6, 3), outlet(7, 5)]

type Shown = [number, number, Shown[]]
const shape = (node: NonNullable<ReturnType<typeof cutTree>>['top']): Shown => [node.id, node.hidden, node.children.map(shape)]

describe('the part of the tree that is shown', () => {
  it('is the whole when it fits', () => {
    expect(shape(cutTree(tree, null, 7)?.top ?? fail())).toEqual([
      1,
      0,
      [
        [
          2,
          0,
          [
            [4, 0, []],
            [5, 0, [[7, 0, []]]],
          ],
        ],
        [3, 0, [[6, 0, []]]],
      ],
    ])
  })

  it('ends with the last level that fits whole, and tells how many are below', () => {
    expect(shape(cutTree(tree, null, 5)?.top ?? fail())).toEqual([
      1,
      0,
      [
        [2, 3, []],
        [3, 1, []],
      ],
    ])
  })

  it('always has the level below the outlet that was opened, and knows the way to it', () => {
    const cut = cutTree(tree, 2, 1)
    expect(shape(cut?.top ?? fail())).toEqual([
      2,
      0,
      [
        [4, 0, []],
        [5, 1, []],
      ],
    ])
    expect(cut?.path.map(({ id }) => id)).toEqual([1])
  })

  it('is nothing for an outlet that is not there', () => {
    expect(cutTree(tree, 99, 10)).toBeNull()
  })
})

function fail(): never {
  throw new Error('no tree')
}
