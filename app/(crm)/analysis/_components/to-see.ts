import type { SchemeState } from '#lib/analysis/classification/overview'
import type { Distribution, GroupCount } from '#lib/analysis/distribution/service'
import type { Day } from '#lib/core/day'
import { daysBetween } from '#lib/core/day'
import { holdsMost } from './holds-most.ts'

type SchemeId = SchemeState['scheme']

/** What is to be seen before the panels of all schemes: runs that failed, a class that tells nobody apart, results that are not of these days. */
export type ToSee =
  | { kind: 'failed'; schemes: SchemeId[] }
  | { kind: 'holds_most'; scheme: SchemeId; best: GroupCount }
  | { kind: 'old'; schemes: SchemeId[]; asOf: Day }

/** Runs come every night: one that lies further back than a long weekend has been left out. */
const OLD_DAYS = 3
/** So many things are told at most. */
export const MOST_TO_SEE = 3

/** Answers at most three things that the panels of the schemes would say one by one, the gravest first; failed and old runs are one thing each. */
export function whatToSee(
  states: readonly SchemeState[],
  distributions: ReadonlyMap<string, Pick<Distribution, 'groups'>>,
  today: Day,
): ToSee[] {
  const schemesOf = (some: readonly SchemeState[]) => some.map(({ scheme }) => scheme)
  const failed = states.filter((state) => state.failed !== null && state.current === null)
  const old = states.filter(({ shown }) => shown !== null && daysBetween(shown.as_of, today) > OLD_DAYS)
  const oldest = old.map(({ shown }) => shown?.as_of ?? today).sort()[0]
  const crowded = states.flatMap(({ scheme, shown }): ToSee[] => {
    const distribution = distributions.get(scheme)
    const best = shown === null || distribution === undefined ? null : holdsMost(scheme, distribution)
    return best === null ? [] : [{ kind: 'holds_most', scheme, best }]
  })
  return [
    ...(failed.length === 0 ? [] : [{ kind: 'failed', schemes: schemesOf(failed) } as const]),
    ...(oldest === undefined ? [] : [{ kind: 'old', schemes: schemesOf(old), asOf: oldest } as const]),
    ...crowded,
  ].slice(0, MOST_TO_SEE)
}
