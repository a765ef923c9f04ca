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
