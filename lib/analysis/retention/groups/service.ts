import type { Context } from '#lib/platform/context'
import { reachOf } from '../../period/reach.ts'
import type { Comparison, GroupSurvival } from '../compare.ts'
import { compareStays } from '../compare.ts'
import type { RetentionPeriodRow } from '../repository.ts'
import { findRetentionPeriod, listStays } from '../repository.ts'
import type { Stay } from '../watched.ts'
import { wasWatched } from '../watched.ts'
import { listGroupStays } from './repository.ts'
import type { SurvivalGrouping, SurvivalInput, SurvivalResource } from './schema.ts'

export interface SurvivalReport extends Comparison {
  /** Null until the first night. */
  period: RetentionPeriodRow | null
  outletId: number | null
  by: SurvivalGrouping
}

/**
 * Answers how long the customers within reach stay group by group, and whether what parts the groups is more than chance, as the last night worked it out: by the ABC class of what they brought in their first three
 * months, of those that stayed longer and whose first months the records hold; by industry, else kind; or by kind. Who was a customer before the records begin, nobody knows since when, is in no group, nor who came within the threshold of being lost. Nobody archived or merged away is among them. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#log-rank-test
 */
export async function getSurvival(ctx: Context, { by, ...input }: SurvivalInput): Promise<SurvivalReport> {
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const question = { scope, outletIds: outlet?.ids }
  const [period, rows] = await Promise.all([
    findRetentionPeriod(ctx.db),
    by === 'kind'
      ? listStays(ctx.db, question).then((stays) =>
          stays.filter((stay) => stay.known && wasWatched(stay)).map(({ kind, ...stay }) => ({ group: kind, ...stay })),
        )
      : listGroupStays(ctx.db, by, question),
  ])
  const { groups, ...compared } = compareStays(grouped(rows))
  return { ...compared, groups: by === 'class' ? groups : largestFirst(groups), period, outletId: outlet?.id ?? null, by }
}

function grouped(rows: readonly (Stay & { group: string })[]): { group: string; stays: Stay[] }[] {
  const groups = Map.groupBy(rows, ({ group }) => group)
  return [...groups].map(([group, stays]) => ({ group, stays }))
}

function largestFirst(groups: readonly GroupSurvival[]): GroupSurvival[] {
  return groups.toSorted((left, right) => right.customers - left.customers)
}

/** The same as programs read it. */
export async function getSurvivalResource(ctx: Context, input: SurvivalInput): Promise<SurvivalResource> {
  const { period, outletId, by, groups, test, longest, shortest } = await getSurvival(ctx, input)
  return {
    to: period?.to ?? null,
    ...{ lost_after_days: period?.lostAfterDays ?? null, watched_to: period?.watchedTo ?? null },
    ...{ outlet: outletId === null ? null : String(outletId), by },
    groups: groups.map(viewGroup),
    log_rank: test === null ? null : { chi_square: test.chiSquare, degrees_of_freedom: test.degreesOfFreedom, p: test.p },
    ...{ longest: longest?.group ?? null, shortest: shortest?.group ?? null },
  }
}

function viewGroup({
  tooFew,
  medianMonths,
  yearSurvival,
  survival,
  ...given
}: GroupSurvival): SurvivalResource['groups'][number] {
  const { group, customers, lost, expected } = given
  return {
    ...{ group, customers, lost, expected, too_few: tooFew, median_months: medianMonths, year_survival: yearSurvival },
    survival: survival.map(({ atRisk, standardError, ...point }) => ({
      ...point,
      at_risk: atRisk,
      standard_error: standardError,
    })),
  }
}
