import type { SurvivalPoint } from './kaplan-meier.ts'
import { kaplanMeier, medianStay, survivalAfter } from './kaplan-meier.ts'
import type { LogRank, Loss } from './log-rank.ts'
import { expectedLosses, logRank } from './log-rank.ts'
import type { Stay } from './watched.ts'
import { watchedMonths, watchedUpTo } from './watched.ts'

/** With fewer losses to be expected the distribution of the test is not the one that it is read by (W. Cochran, 1954). */
const LEAST_EXPECTED = 5
const YEAR = 12

/** How long the customers of one group stay. */
export interface GroupSurvival extends Loss {
  readonly group: string
  /** Too few to say anything of: shown, and left out of the test. */
  readonly tooFew: boolean
  readonly survival: readonly SurvivalPoint[]
  /** Up to so many months, without a gap from the first, somebody of it was watched; beyond them nothing is known. */
  readonly watchedMonths: number
  /** After how many months half are lost; null while more than half stay. */
  readonly medianMonths: number | null
  /** Share that stays longer than a year; null where nobody was watched for as long. */
  readonly yearSurvival: number | null
}

/** Groups beside one another, and whether what parts them is more than chance. */
export interface Comparison {
  readonly groups: readonly GroupSurvival[]
  /** Over the groups that are large enough; null with fewer than two of them. */
  readonly test: LogRank | null
  /** Of these, the group that lost least against what was to be expected, and the one that lost most; null without a test. */
  readonly longest: GroupSurvival | null
  readonly shortest: GroupSurvival | null
}

/**
 * Compares how long the customers of groups stay: a curve each, and a log-rank test over those groups of which at least five losses were to be expected, worked out among these alone.
 * @source docs/formulas.md#log-rank-test
 */
export function compareStays(given: readonly { readonly group: string; readonly stays: readonly Stay[] }[]): Comparison {
  const losses = expectedLosses(given.map(({ stays }) => stays))
  const groups = given.map(({ group, stays }, place): GroupSurvival => {
    const survival = kaplanMeier(stays)
    const longest = watchedUpTo(watchedMonths(stays), 1)
    const loss = losses[place] ?? { customers: 0, lost: 0, expected: 0 }
    return {
      ...{ group, ...loss, tooFew: loss.expected < LEAST_EXPECTED, survival, watchedMonths: longest },
      ...{ medianMonths: medianStay(survival), yearSurvival: survivalAfter(survival, YEAR, longest) },
    }
  })
  const large = groups.filter(({ tooFew }) => !tooFew)
  const test = logRank(given.filter((_, place) => groups[place]?.tooFew === false).map(({ stays }) => stays))
  const byLoss = large.toSorted((left, right) => left.lost / left.expected - right.lost / right.expected)
  return {
    ...{ groups, test },
    longest: test === null ? null : (byLoss[0] ?? null),
    shortest: test === null ? null : (byLoss.at(-1) ?? null),
  }
}

/** After so many months, the share of each group that stays longer; null where nobody of a group has been here for as long. */
export interface CurvePoint {
  readonly months: number
  readonly stays: Readonly<Record<string, number | null>>
}

/** Draws curves of groups together, month by month from the first shipment on; steps in whole months. */
export function curvesOf(groups: readonly GroupSurvival[]): CurvePoint[] {
  const longest = groups.reduce((most, { watchedMonths }) => Math.max(most, watchedMonths), 0)
  return Array.from({ length: longest + 1 }, (_, months) => ({
    months,
    stays: Object.fromEntries(
      groups.map(({ group, survival, watchedMonths }) => [group, survivalAfter(survival, months, watchedMonths)]),
    ),
  }))
}
