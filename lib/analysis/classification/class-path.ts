import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { classGroups } from './class-group.ts'
import type { Incomparable } from './compared-with/comparable.ts'
import { comparableWithLast } from './compared-with/comparable.ts'
import { SCHEME_IDS } from './registry.ts'
import { listClassesOver, listShownRunsOver } from './repository.ts'

/** A class, or no class, in which a customer was found from a day on. */
export interface ClassStep {
  /** The day of the first run that found it so. */
  asOf: Day
  /** A group of classes as readers see them; null for not in that run. */
  group: string | null
}

/** How a customer came to its class in one scheme. */
export interface ClassPath {
  scheme: string
  /** The latest first; one step says that nothing has changed since the first run that is kept. */
  steps: ClassStep[]
  /** Why earlier runs are not told of: of several reasons that of the latest of them; null where none is left out. */
  leftOut: Incomparable | null
}

/** One run and where it found the customer. */
export interface FoundIn {
  asOf: Day
  group: string | null
}

/** Answers the steps of a path, the latest first: runs that found the same as the one before are left out, and of several for one day the last counts. Runs come in the order in which they were made. */
export function stepsOf(found: readonly FoundIn[]): ClassStep[] {
  const byDay = new Map(found.map((each) => [each.asOf, each]))
  const rising = [...byDay.values()].sort((left, right) => (left.asOf < right.asOf ? -1 : 1))
  return rising.filter(({ group }, place) => place === 0 || group !== rising[place - 1]?.group).reverse()
}

/**
 * Answers how a customer's computed classes moved in every scheme, as far as rows of runs are kept: the last published run of each month, two years back, and the latest. Schemes that never
 * found it are left out; a customer out of scope has no path. Runs whose classes cannot be compared with those of the scheme's latest are not told of: the customer did nothing that changed its class.
 * @source docs/formulas.md#movement-between-runs
 */
export async function classPaths(ctx: Context, customerId: number): Promise<ClassPath[]> {
  const scope = permit(ctx, 'analysis:read')
  const runs = await listShownRunsOver(ctx.db, SCHEME_IDS)
  if (runs.length === 0) return []
  const classes = new Map((await listClassesOver(ctx.db, scope, runs, customerId)).map((row) => [row.runId, row.class]))
  return SCHEME_IDS.flatMap((scheme) => {
    const { comparable, leftOut } = comparableWithLast(runs.filter((run) => run.scheme === scheme))
    if (!comparable.some(({ id }) => classes.has(id))) return []
    const found = comparable.map(({ id, asOf, parameters }) => ({
      asOf,
      group: groupOf(scheme, parameters, classes.get(id)),
    }))
    return [{ scheme, steps: stepsOf(found), leftOut }]
  })
}

/** The segment of three digits of RFM; every other class as it is. */
function groupOf(scheme: string, parameters: unknown, name: string | undefined): string | null {
  if (name === undefined || scheme !== 'rfm') return name ?? null
  return classGroups(scheme, parameters).find(({ classes }) => classes.includes(name))?.key ?? name
}
