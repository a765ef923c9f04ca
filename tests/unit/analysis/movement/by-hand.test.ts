import { expect, it } from 'vitest'
import { asItStands } from '#lib/analysis/movement/by-hand'

const cell = (from: string | null, to: string | null, customers: number, value: number) => ({ from, to, customers, value })

it('whose class was set by hand goes from the computed cell into that of its classes, and the sums stay', () => {
  const cells = [cell('A', 'A', 10, 1_000), cell('A', 'B', 2, 100), cell('B', 'B', 5, 50)]
  const moves = [
    { from: 'A', to: 'B', standsFrom: 'A', standsTo: 'A', customers: 2, value: 100 },
    { from: 'B', to: 'B', standsFrom: 'B', standsTo: 'C', customers: 1, value: 5 },
  ]
  expect(asItStands(cells, moves)).toEqual([cell('A', 'A', 12, 1_100), cell('B', 'B', 4, 45), cell('B', 'C', 1, 5)])
  expect(asItStands(cells, [])).toEqual(cells)
})
