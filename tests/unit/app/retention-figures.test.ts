import { expect, it } from 'vitest'
import { drawnGroups } from '#app/(crm)/analysis/retention/_components/drawn-groups'
import type { GroupSurvival } from '#lib/analysis/retention/compare'

const group = (name: string, customers: number, tooFew = false): GroupSurvival => ({
  ...{ group: name, customers, lost: 0, expected: 0, tooFew, survival: [] },
  ...{ watchedMonths: 0, medianMonths: null, yearSurvival: null },
})
const namesOf = (groups: readonly GroupSurvival[]) => groups.map(({ group: name }) => name)

it('of many groups the two that the sentence names are always drawn, then the tested and the largest, in the order of the table', () => {
  const groups = [group('a', 60), group('few', 55, true), group('b', 50), group('c', 40), group('d', 30), group('e', 20)]
  const [longest = null, shortest = null] = [groups[5] ?? null, groups[4] ?? null]
  expect(namesOf(drawnGroups({ groups, longest, shortest }))).toEqual(['a', 'b', 'd', 'e'])
  expect(namesOf(drawnGroups({ groups, longest: null, shortest: null }))).toEqual(['a', 'b', 'c', 'd'])
})

it('few groups are all drawn, those that are not tested too', () => {
  const groups = [group('A', 9), group('B', 30, true), group('C', 20)]
  expect(namesOf(drawnGroups({ groups, longest: null, shortest: null }))).toEqual(['A', 'B', 'C'])
  expect(drawnGroups({ groups: [], longest: null, shortest: null })).toEqual([])
})
