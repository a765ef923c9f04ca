import type { Day } from '#lib/core/day'
import type { PlaceNode } from './places.ts'
import { placesAbove } from './places.ts'

/** Waybills of a month of the customers of one outlet, 0 for none, in one currency, and how many of them have no freight. */
export interface MonthLeftOut {
  readonly outletId: number
  readonly month: Day
  readonly currency: string
  readonly waybills: number
  readonly unpriced: number
}

/** What a window leaves out: waybills without a freight in its currency, and by currency those in others. */
export interface WindowLeftOut {
  readonly unpriced: number
  readonly excluded: Readonly<Record<string, number>>
}

/**
 * Answers what the months [from, to) of a place leave out of amounts in one currency, an outlet with those below it; with nothing left out 0 and none.
 * @source docs/formulas.md#left-out
 */
export function leftOutByWindow(
  months: readonly MonthLeftOut[],
  tree: readonly PlaceNode[],
  currency: string,
): (placeId: number, from: Day, to: Day) => WindowLeftOut {
  const above = placesAbove(tree)
  const ofPlaces = new Map<number, MonthLeftOut[]>()
  for (const row of months) {
    for (const placeId of above(row.outletId)) {
      const rows = ofPlaces.get(placeId)
      if (rows === undefined) ofPlaces.set(placeId, [row])
      else rows.push(row)
    }
  }
  return (placeId, from, to) => {
    let unpriced = 0
    const excluded: Record<string, number> = {}
    for (const row of ofPlaces.get(placeId) ?? []) {
      if (row.month < from || row.month >= to) continue
      if (row.currency === currency) unpriced += row.unpriced
      else excluded[row.currency] = (excluded[row.currency] ?? 0) + row.waybills
    }
    return { unpriced, excluded }
  }
}
