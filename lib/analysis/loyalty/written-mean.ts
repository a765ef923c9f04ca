import type { Measured } from './factor-tree.ts'

/** Factors that are shares of customers or shipments; the others are numbers with a unit in their name. */
const SHARES = new Set<string>(['connected', 'discount', 'on_time', 'added', 'electronic'] satisfies Measured[])

/** Says whether a factor is a share, 0 to 1, and written as percent. */
export const isShare = (factor: string): boolean => SHARES.has(factor)

/** A percent is written with one decimal, a number with two: whole thousandths of a share, whole hundredths of a number. */
const writtenScale = (factor: string): number => (isShare(factor) ? 1_000 : 100)

/** Answers the difference of two means as each is written, so that it is what a reader takes one from the other: a share, or a number in the factor's unit; null where either is unknown. */
export function writtenDifference(factor: string, one: number | null, other: number | null): number | null {
  if (one === null || other === null) return null
  const scale = writtenScale(factor)
  return (Math.round(one * scale) - Math.round(other * scale)) / scale
}
