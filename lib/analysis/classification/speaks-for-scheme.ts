import { addDays } from '#lib/core/day'
import { resolvePeriod } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Company } from '#lib/platform/context'
import type { RunRow } from './run-row.ts'
import type { RunnableScheme } from './run-scheme.ts'
import { sameParameters } from './same-parameters.ts'

type Shown = Pick<RunRow, 'id' | 'asOf' | 'from' | 'to' | 'requestedAt' | 'summary' | 'parameters'>

/**
 * Says whether a run becomes what standing shows of its scheme, in the place of `shown`. One that tries parameters out never does, whatever they are. It must be in the company's currency and with the company's own
 * parameters of the scheme: other ones make a class of another meaning. Those that a call of the API leaves out will do while no run with the company's own has been shown: they are what a
 * program means that says nothing. Its period must be the standard one of the day on which it was asked for, as programs get it that say nothing, or of the day before, as nights and buttons ask for it, unless no such run has
 * classed anybody yet: then any period is better than an empty column, but none that ends on an earlier day than what is shown. Nor does one that was killed and comes late take the place of a later one.
 */
export function speaksForScheme(
  company: Company,
  scheme: RunnableScheme,
  own: Readonly<Record<string, unknown>>,
  run: RunRow,
  shown: Shown | null,
): boolean {
  if (run.trial) return false
  const isOwn = sameParameters(scheme, run.parameters, own)
  if (run.currency !== company.currency || !(isOwn || sameParameters(scheme, run.parameters, {}))) return false
  if (shown === null) return true
  if (shown.id > run.id) return false
  if (!isOwn && !sameParameters(scheme, shown.parameters, {})) return false
  if (isOwn && !sameParameters(scheme, shown.parameters, own)) return isOfItsDay(company, scheme, run) || run.asOf >= shown.asOf
  if (isOfItsDay(company, scheme, run) || shown.summary?.customers === 0) return true
  return !isOfItsDay(company, scheme, shown) && run.asOf >= shown.asOf
}

/** Not the day on which it is worked off: a run that waits over midnight is still the one that was asked for as of today. */
function isOfItsDay(
  { timeZone }: Company,
  { defaultMonths }: RunnableScheme,
  run: Pick<RunRow, 'asOf' | 'from' | 'to' | 'requestedAt'>,
): boolean {
  const day = dayOf(run.requestedAt, timeZone)
  return [day, addDays(day, -1)]
    .map((today) => resolvePeriod({ today, defaultMonths }))
    .some(({ asOf, from, to }) => run.asOf === asOf && run.from === from && run.to === to)
}
