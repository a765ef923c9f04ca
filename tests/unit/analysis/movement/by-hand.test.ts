import { expect, it } from 'vitest'
import { asItStands, movedByHand } from '#lib/analysis/movement/by-hand'

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

it('who moved by hand are those who would not have moved so by what was computed, from group to group', () => {
  const group = (key: string, ...classes: string[]) => ({ key, classes })
  const groups = [group('A', 'A'), group('rest', 'B', 'C')]
  const move = (
    from: string | null,
    to: string | null,
    standsFrom: string | null,
    standsTo: string | null,
    customers: number,
  ) => ({
    ...{ from, to, standsFrom, standsTo, customers, value: 0 },
  })
  const moves = [
    // Held by hand where the computed class moved: nobody moved.
    move('A', 'B', 'A', 'A', 2),
    // Set by hand to A.
    move('B', 'B', 'B', 'A', 3),
    // Within one group, and as computed anyway.
    move('B', 'B', 'B', 'C', 5),
    move('A', 'B', 'A', 'C', 7),
    // New, and set by hand.
    move(null, 'B', null, 'A', 11),
  ]
  expect(movedByHand(moves, groups)).toBe(14)
  expect(movedByHand([], groups)).toBe(0)
})
