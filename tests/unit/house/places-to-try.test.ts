import { expect, it } from 'vitest'
import { placesToTry } from '#tests/integration/matrix/checker'

it('tries one place for each sign, and over the turns every place', () => {
  const row = '++-+--x'
  const turns = Array.from({ length: 6 }, (_, turn) => placesToTry(row, 'one place for each sign', turn))
  for (const tried of turns) expect(tried.map((index) => row[index]).sort()).toEqual(['+', '-', 'x'])
  expect([...new Set(turns.flat())].sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
})

it('tries every place when it is asked to', () => {
  expect(placesToTry('+-x', 'every place', 7)).toEqual([0, 1, 2])
})
