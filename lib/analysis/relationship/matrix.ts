import type { CountCell } from '../schemes/relationship-count.ts'
import { COUNT_MARGINS, COUNTS } from '../schemes/relationship-count.ts'
import type { ScaleCell } from '../schemes/relationship-scale.ts'
import { SCALE_MARGINS } from '../schemes/relationship-scale.ts'
import { SCALES } from '../schemes/trade-scale.ts'

/** What the customers of a cell come to, in minor units. Revenue and margin are those of waybills of which both are known; null where there is none. */
export interface CellSums {
  customers: number
  revenueMinor: number
  knownRevenueMinor: number
  marginMinor: number
}

export interface CellFigures extends CellSums {
  /** Margin ÷ revenue over waybills of which both are known, 0–1; null without any such revenue. */
  marginRate: number | null
  /** Of the revenue of all cells that is positive; null without any. */
  revenueShare: number | null
}

/** The rows of the two matrices, each with its cells from the best margin to the worst. */
export const countRows: readonly { row: (typeof COUNTS)[number]; cells: readonly CountCell[] }[] = COUNTS.map((row) => ({
  row,
  cells: COUNT_MARGINS.map((margin): CountCell => `${row}_${margin}`),
}))
export const scaleRows: readonly { row: (typeof SCALES)[number]; cells: readonly ScaleCell[] }[] = SCALES.map((row) => ({
  row,
  cells: SCALE_MARGINS.map((margin): ScaleCell => `${row}_${margin}`),
}))

const nobody: CellSums = { customers: 0, revenueMinor: 0, knownRevenueMinor: 0, marginMinor: 0 }

/** Adds up what falls into the same cell: customers, and money in minor units. Nothing is four times 0. */
export function addCells(sums: readonly CellSums[]): CellSums {
  return sums.reduce(
    (total, each) => ({
      customers: total.customers + each.customers,
      revenueMinor: total.revenueMinor + each.revenueMinor,
      knownRevenueMinor: total.knownRevenueMinor + each.knownRevenueMinor,
      marginMinor: total.marginMinor + each.marginMinor,
    }),
    nobody,
  )
}

/**
 * Answers the figures of a cell among all of its matrix: margin rate over waybills of which revenue and cost are known, and its share of the revenue of all cells, those below zero counting as 0.
 * @source docs/formulas.md#figures-of-a-matrix
 */
export function figuresOfCell(sums: CellSums, all: readonly CellSums[]): CellFigures {
  const total = all.reduce((sum, { revenueMinor }) => sum + Math.max(0, revenueMinor), 0)
  return {
    ...sums,
    marginRate: sums.knownRevenueMinor > 0 ? sums.marginMinor / sums.knownRevenueMinor : null,
    revenueShare: total === 0 ? null : Math.max(0, sums.revenueMinor) / total,
  }
}
