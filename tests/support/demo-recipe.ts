import { expect } from 'vitest'

// The figures of the demo's recipe as its design prints them, for the full size. They were worked out when the recipe was written down, by other tools than
// this code.

/** Median (of an even number the upper one of the two in the middle), mean and largest waybills a month, each with a unit of its last printed digit. */
export const printedTrades = [
  { key: 'commerce', customerShare: 0.22, median: [12, 1], mean: [99, 1], max: [5_300, 100], price: 330 },
  { key: 'warehouse', customerShare: 0.01, median: [300, 10], mean: [486, 1], max: [2_100, 100], price: 290 },
  { key: 'factory', customerShare: 0.24, median: [2.3, 0.1], mean: [13, 1], max: [600, 10], price: 1_350 },
  { key: 'office', customerShare: 0.2, median: [2.6, 0.1], mean: [12, 1], max: [450, 10], price: 1_400 },
  { key: 'medical', customerShare: 0.03, median: [13, 1], mean: [35, 1], max: [340, 10], price: 1_700 },
  { key: 'fresh', customerShare: 0.06, median: [4.6, 0.1], mean: [18, 1], max: [300, 10], price: 2_100 },
  { key: 'channel', customerShare: 0.02, median: [7, 1], mean: [17, 1], max: [140, 10], price: 550 },
  { key: 'consumer', customerShare: 0.22, median: [1, 0.1], mean: [1.6, 0.1], max: [18, 1], price: 1_550 },
] as const

/** Shares in per cent, each with a unit of its last printed digit. */
export const printedShares = {
  classes: { A: [13, 1], B: [25, 1], C: [62, 1] },
  /** What the first so many per cent of the customers hold of the revenue. */
  top: { 5: [61, 1], 10: [75, 1], 20: [87, 1] },
  pieces: { cr1: [12.7, 0.1], cr4: [27.7, 0.1], cr10: [41.4, 0.1] },
  revenue: { cr1: [7, 0.1], cr4: [16, 0.1], cr10: [28.8, 0.1] },
} as const

/** Yuan. */
export const printedTotals = { perWaybill: [6, 0.1], perMonth: [250_000, 10_000] } as const

export type Printed = readonly [value: number, unit: number]

/** The share of a printed figure that may be missing or too much. */
const tolerance = 0.02

/** Expects a figure within two per cent of the printed one, or within its rounding where that is coarser. */
export function expectAsPrinted(found: number, [value, unit]: Printed, what: string): void {
  const allowed = Math.max(value * tolerance, unit / 2)
  expect(Math.abs(found - value), `${what}: ${found}, printed ${value}`).toBeLessThanOrEqual(allowed)
}

/** Answers what the largest so many hold of all, in per cent; values fall. */
export function heldByLargest(falling: readonly number[], count: number): number {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  return (100 * sum(falling.slice(0, count))) / sum(falling)
}
