import { expect, it } from 'vitest'
import { whatToSee } from '#app/(crm)/analysis/_components/to-see'
import type { SchemeState } from '#lib/analysis/classification/overview'
import type { RunResource } from '#lib/analysis/classification/schema'

const today = '2026-11-28'
const run = (as_of: string) => ({ id: '1', as_of }) as RunResource
const state = (scheme: SchemeState['scheme'], more: Partial<SchemeState> = {}): SchemeState => ({
  ...{ scheme, shown: run('2026-11-27'), current: null, failed: null },
  ...more,
})
const sharing = (customerShare: number) => ({
  groups: [{ key: 'A', customers: 1, computed: 1, came: 0, went: 0, customerShare, valueMinor: 0, valueShare: null, own: null }],
})
const nobody = new Map<string, ReturnType<typeof sharing>>()

it('nothing is to be seen first where every result is of last night and tells customers apart', () => {
  expect(whatToSee([state('abc'), state('rfm', { shown: null })], new Map([['abc', sharing(0.14)]]), today)).toEqual([])
})

it('failed runs come first and together, but for those that run again; then the old ones with the oldest day; then classes that tell nobody apart', () => {
  const states = [
    state('abc', { failed: run('2026-11-27') }),
    state('rfm', { failed: run('2026-11-27'), current: run('2026-11-27') }),
    state('dormancy', { failed: run('2026-11-27'), shown: run('2026-11-20') }),
    // Three days back is a long weekend.
    state('loyalty', { shown: run('2026-11-25') }),
    state('clusters', { shown: run('2026-11-24') }),
    state('abc_weighted'),
  ]
  expect(whatToSee(states, new Map([['abc_weighted', sharing(0.748)]]), today)).toEqual([
    { kind: 'failed', schemes: ['abc', 'dormancy'] },
    { kind: 'old', schemes: ['dormancy', 'clusters'], asOf: '2026-11-20' },
    { kind: 'holds_most', scheme: 'abc_weighted', best: sharing(0.748).groups[0] },
  ])
})

it('more than three would be the panels again', () => {
  const states = [state('abc', { failed: run('2026-11-27') }), state('abc_weighted'), state('lifetime_value'), state('rfm')]
  const crowded = new Map([
    ['abc', sharing(0.6)],
    ['abc_weighted', sharing(0.7)],
    ['lifetime_value', sharing(0.8)],
    // Most customers may well be champions.
    ['rfm', sharing(0.9)],
  ])
  expect(whatToSee(states, crowded, today).map(({ kind }) => kind)).toEqual(['failed', 'holds_most', 'holds_most'])
  expect(whatToSee(states, nobody, today)).toHaveLength(1)
})
