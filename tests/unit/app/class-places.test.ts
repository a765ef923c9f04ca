import { expect, test } from 'vitest'
import { DECIDING, FOLDED } from '#app/(crm)/customers/[id]/_components/class-places'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'

test('the card shows every scheme in one place', () => {
  const shown: string[] = [...DECIDING, ...FOLDED.flatMap(({ schemes }) => [...schemes])]
  expect(shown.toSorted()).toEqual([...SCHEME_IDS].toSorted())
})
