import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Priority } from '#lib/records/cases/priority'
import { loadOf, shareByLoad } from '#lib/records/cases/share-by-load'

const cases = (...priorities: Priority[]) =>
  priorities.map((priority, index) => ({ caseId: index + 1, priority, candidates: [7, 8] }))

describe('sharing out', () => {
  it('gives the urgent ones first, each to whoever has least', () => {
    const given = shareByLoad(
      cases(3, 1, 2),
      new Map([
        [7, 0],
        [8, 2],
      ]),
    )
    // The urgent one (3) to 7, who then has 3; the second (2) to 8, who then has 4; the last to 7.
    expect([...given]).toEqual([
      [2, 7],
      [3, 8],
      [1, 7],
    ])
  })

  it('leaves out what nobody may see, and gives it to whoever may', () => {
    const given = shareByLoad(
      [
        { caseId: 1, priority: 3, candidates: [] },
        { caseId: 2, priority: 3, candidates: [8] },
      ],
      new Map([
        [7, 0],
        [8, 50],
      ]),
    )
    expect([...given]).toEqual([[2, 8]])
  })

  it('weighs an urgent case as three', () => {
    expect(loadOf([1, 2, 3])).toBe(6)
    expect(loadOf([])).toBe(0)
  })
})

describe('laws', () => {
  const priorities = fc.array(fc.constantFrom(1, 2, 3) as fc.Arbitrary<Priority>, { maxLength: 60 })
  const people = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 })

  it('among those who begin with nothing, nobody ends with more than one urgent case above another; nothing is lost; the order of the list does not matter', () => {
    fc.assert(
      fc.property(priorities, people, (each, ids) => {
        const list = each.map((priority, index) => ({ caseId: index + 1, priority, candidates: ids }))
        const given = shareByLoad(list, new Map())
        expect(given.size).toBe(each.length)
        const loads = ids.map((id) =>
          loadOf(list.filter(({ caseId }) => given.get(caseId) === id).map(({ priority }) => priority)),
        )
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(3)
        expect(new Map(shareByLoad([...list].reverse(), new Map()))).toEqual(given)
      }),
    )
  })
})
