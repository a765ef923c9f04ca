import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScreenWorld } from './screen-world.ts'
import { openScreenWorld } from './screen-world.ts'
import { actionLines } from './screens/all.ts'

let world: ScreenWorld
beforeAll(async () => {
  world = await openScreenWorld()
}, 900_000)
afterAll(() => world.close())

describe('who may call which server action on what', () => {
  it('the build offers those of the table, and no other', () => {
    expect([...world.ids.keys()].sort()).toEqual([...new Set(actionLines.map((line) => line.action))].sort())
  })

  // Those that change nothing come first, while the lists are short.
  const inOrder = [...actionLines].sort((left, right) => Number(left.changes ?? false) - Number(right.changes ?? false))
  it.each(inOrder.map((line, index) => [line.action, index] as const))('%s', async (_, index) => {
    const line = inOrder[index]
    if (line !== undefined) expect(await world.checker.check(world.doorOfAction(line))).toEqual([])
  })
})

describe('the check itself complains', () => {
  it('when an action is called by whoever may not', async () => {
    const line = actionLines.find((each) => each.action.endsWith('#findOutlets'))
    if (line === undefined) throw new Error('no line')
    const door = world.doorOfAction(line)
    const complaints = await world.checker.check({ ...door, knock: (_, target) => door.knock('executive', target) })
    expect(complaints).toContainEqual(expect.stringMatching(/, sales: the record at sibling shows$/))
    expect(complaints).toContainEqual(expect.stringMatching(/, no role, own: expected x, found \+/))
    expect(complaints).toContainEqual(expect.stringMatching(/, signed out, own: expected \(401\), found \+/))
  })
})
