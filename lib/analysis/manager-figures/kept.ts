import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/**
 * What the present days are held against: those of the year before, or, where nothing was shipped in them or the records do not cover them, those of the month before (a week: four weeks before) as the season would have it; none
 * where the records do not cover these either.
 */
export const bases = ['year', 'month', 'none'] as const
export type Basis = (typeof bases)[number]

/** Against what kept figures can be behind: records that an import has brought since, or another run that is to be compared. */
export type Behind = 'records' | 'run'

const SERVICE_DAYS = 30
/** A waybill accepted in the last minute of the last of them has had its 72 hours when the day that the figures are of is over, which is before the night adds them up. */
const SERVICE_ENDS_BEFORE = 3

/** Answers the thirty days over which service is summed up as of a day: they ended long enough before for every waybill of them to have had its 72 hours. */
export function serviceDays(asOf: Day): Period {
  const to = addDays(asOf, 1 - SERVICE_ENDS_BEFORE)
  return { from: addDays(to, -SERVICE_DAYS), to }
}
