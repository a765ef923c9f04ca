import type { ClassGroup } from '../classification/class-group.ts'
import type { MovementCell } from '../classification/movement.ts'

/** Customers whose class somebody set by hand: where they went by what was computed, and where by the classes that stand. */
export interface MoveByHand {
  readonly from: string | null
  readonly to: string | null
  readonly standsFrom: string | null
  readonly standsTo: string | null
  readonly customers: number
  readonly value: number
}

/** Answers how many of these customers moved between groups of classes because of what was set by hand: by the classes that stand they did, and not so by what was computed. */
export function movedByHand(moves: readonly MoveByHand[], groups: readonly ClassGroup[]): number {
  const groupOf = (name: string | null) =>
    name === null ? null : (groups.find(({ classes }) => classes.includes(name))?.key ?? name)
  return moves
    .filter(({ from, to, standsFrom, standsTo }) => {
      const [before, now] = [groupOf(standsFrom), groupOf(standsTo)]
      return before !== now && (before !== groupOf(from) || now !== groupOf(to))
    })
    .reduce((sum, { customers }) => sum + customers, 0)
}

/**
 * Answers a movement by the classes that stand: each of the few whose class was set by hand goes out of the cell that was computed and into that of its classes. Cells that become empty are left out; sums stay what they
 * were.
 */
export function asItStands(cells: readonly MovementCell[], moves: readonly MoveByHand[]): MovementCell[] {
  const sums = new Map<string, MovementCell>()
  const add = (from: string | null, to: string | null, customers: number, value: number) => {
    const key = JSON.stringify([from, to])
    const before = sums.get(key) ?? { from, to, customers: 0, value: 0 }
    sums.set(key, { from, to, customers: before.customers + customers, value: before.value + value })
  }
  for (const { from, to, customers, value } of cells) add(from, to, customers, value)
  for (const { from, to, standsFrom, standsTo, customers, value } of moves) {
    add(from, to, -customers, -value)
    add(standsFrom, standsTo, customers, value)
  }
  return [...sums.values()].filter(({ customers }) => customers > 0)
}
