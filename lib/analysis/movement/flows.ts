import type { MovementCell } from '../classification/movement.ts'

/** What the width of a flow stands for. */
export type FlowWidth = 'customers' | 'value'

/** Answers the flows of a movement that went anywhere, the widest first: other classes, and with `nowhere` those who came and went. By value only what is worth something has a width. */
export function largestFlows(
  cells: readonly MovementCell[],
  { width, most, withNowhere }: { width: FlowWidth; most: number; withNowhere: boolean },
): MovementCell[] {
  return cells
    .filter(({ from, to }) => from !== to && (withNowhere || (from !== null && to !== null)))
    .filter((cell) => widthOf(cell, width) > 0)
    .sort((left, right) => widthOf(right, width) - widthOf(left, width))
    .slice(0, most)
}

/** Answers how wide a flow is: its customers, or what they are worth in minor units; a negative worth has no width. */
export function widthOf(cell: MovementCell, width: FlowWidth): number {
  return width === 'customers' ? cell.customers : Math.max(0, cell.value)
}
