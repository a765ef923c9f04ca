import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToLevel } from '#lib/records/cases/level-by-load'
import { levelByLoad } from '#lib/records/cases/level-by-load'
import type { Priority } from '#lib/records/cases/priority'

const held = (holderId: number, caseId: number, priority: Priority = 3, candidates: readonly number[] = [7, 8, 9]): ToLevel => ({
  caseId,
  priority,
  holderId,
  candidates,
})
const loads = (...each: [number, number][]) => new Map(each)

describe('levelling', () => {
  it('moves half of the difference and no more', () => {
    // Six against none: three each after three moves.
    const cases = [1, 2, 3, 4, 5, 6].map((id) => held(7, id))
    expect([...levelByLoad(cases, loads([7, 6], [8, 0]))]).toEqual([
      [1, 8],
      [2, 8],
      [3, 8],
    ])
  })

  it('moves nothing where nothing becomes more even', () => {
    expect(levelByLoad([held(7, 1), held(7, 2)], loads([7, 2], [8, 1])).size).toBe(0)
    // An urgent one, which weighs three, would only change who has more.
    expect(levelByLoad([held(7, 1, 1)], loads([7, 3], [8, 0])).size).toBe(0)
    expect(levelByLoad([], loads([7, 50], [8, 0])).size).toBe(0)
  })

  it('moves one that weighs as much as is too much, rather than several that weigh less', () => {
    // Four too many: one of weight two makes both equal.
    const cases = [held(7, 1), held(7, 2), held(7, 3, 2)]
    expect([...levelByLoad(cases, loads([7, 4], [8, 0]))]).toEqual([[3, 8]])
  })

  it('gives to whoever has least, and counts what may not move', () => {
    // Nine has the most, of which one alone may move; eight has least.
    expect([...levelByLoad([held(9, 5)], loads([7, 4], [8, 1], [9, 20]))]).toEqual([[5, 8]])
    expect([...levelByLoad([held(9, 5)], loads([7, 1], [8, 1], [9, 20]))]).toEqual([[5, 7]])
  })

  it('moves what somebody may have, and neither from nor to anybody else', () => {
    expect([...levelByLoad([held(7, 1, 3, [7, 9])], loads([7, 9], [8, 0], [9, 5]))]).toEqual([[1, 9]])
    expect(levelByLoad([held(7, 1, 3, [7])], loads([7, 9], [8, 0])).size).toBe(0)
    expect(levelByLoad([held(6, 1)], loads([7, 0], [8, 0])).size).toBe(0)
    expect(levelByLoad([held(7, 1, 3, [6])], loads([7, 9])).size).toBe(0)
  })

  it('takes the first of those that help as much', () => {
    expect([...levelByLoad([held(7, 4), held(7, 2), held(7, 3)], loads([7, 3], [8, 0]))]).toEqual([[4, 8]])
  })
})

describe('laws', () => {
  const people = [7, 8, 9]
  const each = fc.record({
    priority: fc.constantFrom(1, 2, 3) as fc.Arbitrary<Priority>,
    holderId: fc.constantFrom(...people),
    candidates: fc.subarray(people),
  })
  const weightOf = { 1: 3, 2: 2, 3: 1 } as const
  const given = fc.array(each, { maxLength: 40 }).map((list) => list.map((one, index) => ({ ...one, caseId: index + 1 })))
  const sumOf = (list: readonly ToLevel[], holderOf: (one: ToLevel) => number) =>
    new Map(
      people.map((id) => [
        id,
        list.filter((one) => holderOf(one) === id).reduce((sum, { priority }) => sum + weightOf[priority], 0),
      ]),
    )
  const unevenness = (sums: ReadonlyMap<number, number>) => [...sums.values()].reduce((sum, load) => sum + load ** 2, 0)

  it('makes loads more even with every move, and never gives a case to its holder or to whoever may not have it', () => {
    fc.assert(
      fc.property(given, (list) => {
        const before = sumOf(list, ({ holderId }) => holderId)
        const moves = levelByLoad(list, before)
        const holderAfter = (one: ToLevel) => moves.get(one.caseId) ?? one.holderId
        for (const one of list) {
          const to = moves.get(one.caseId)
          if (to !== undefined) expect([to !== one.holderId, one.candidates.includes(to)]).toEqual([true, true])
        }
        const after = sumOf(list, holderAfter)
        if (moves.size === 0) expect(after).toEqual(before)
        else expect(unevenness(after)).toBeLessThan(unevenness(before))
      }),
    )
  })

  it('of cases of one weight that everybody may have, leaves nobody with more than one above another, by the fewest moves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...people), { maxLength: 40 }), (holders) => {
        const list = holders.map((holderId, index) => held(holderId, index + 1))
        const before = sumOf(list, ({ holderId }) => holderId)
        const moves = levelByLoad(list, before)
        const after = [...sumOf(list, (one) => moves.get(one.caseId) ?? one.holderId).values()]
        expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1)
        // Nobody both gives and gets: what is above the end is what has to move.
        const least = Math.floor(list.length / people.length)
        const most = list.length % people.length
        const wanted = [...before.values()].sort((left, right) => right - left)
        const needed = wanted.reduce((sum, load, place) => sum + Math.max(0, load - (least + (place < most ? 1 : 0))), 0)
        expect(moves.size).toBe(needed)
      }),
    )
  })
})
