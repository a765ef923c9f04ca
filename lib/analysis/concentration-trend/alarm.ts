import { compareShare } from '#lib/core/ratio'
import { hhiWithout } from '../concentration/leaving.ts'
import type { ConcentrationAlarms } from '../concentration/settings.ts'

/** Months of a window of concentration. */
export const WINDOW_MONTHS = 12

/** A customer that holds more of a place than is safe. */
export interface Alarm {
  readonly position: number
  readonly share: number
  /** HHI of the place without it; null where nobody else is there. */
  readonly hhiAfter: number | null
}

/** Places where the smaller part of the company's revenue is worth a warning: everything above a single outlet. */
const SINGLE: ReadonlySet<string> = new Set(['outlet', 'hub'])

/** Answers from which share on a customer is worth a warning in a place; null is the company. */
export function limitOf(kind: string | null, { outlet, company }: ConcentrationAlarms): number {
  return kind !== null && SINGLE.has(kind) ? outlet : company
}

/**
 * Answers which of a place's customers hold more than a share of its revenue; exactly at it is not more. The total is of those with a positive value. `positions` are those of the place in `values`.
 * @source docs/formulas.md#alarms-of-concentration
 */
export function findAlarms(values: Float64Array, positions: Int32Array, limit: number, place: PlaceTotals): Alarm[] {
  const { total, hhi } = place
  const found: Alarm[] = []
  for (const position of positions) {
    const value = values[position] ?? 0
    // Doubles leave out nearly all; what is near is compared as the exact fraction that it is.
    if (!(value > 0) || value < total * limit * (1 - 1e-9) || compareShare(value, total, limit) <= 0) continue
    const share = value / total
    found.push({ position, share, hhiAfter: value === total ? null : hhiWithout(hhi, share) })
  }
  return found
}

interface PlaceTotals {
  readonly total: number
  readonly hhi: number | null
}

/** Tells whether the share of the four largest moved by more than a limit between two times; null where either is not known. */
export function hasMoved(now: number | null, before: number | null, limit: number): boolean | null {
  return now === null || before === null ? null : Math.abs(now - before) > limit + 1e-12
}

/** Answers which of the two shares of the four largest moved by more than the limit in a year, for a sentence that names no other. */
export function whichMoved(
  revenue: boolean | null,
  pieces: boolean | null,
): 'noYear' | 'steady' | 'movedRevenue' | 'movedPieces' | 'movedBoth' {
  if (revenue === null && pieces === null) return 'noYear'
  if (revenue === true) return pieces === true ? 'movedBoth' : 'movedRevenue'
  return pieces === true ? 'movedPieces' : 'steady'
}
