import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { ClassGroup } from '../classification/class-group.ts'
import { classGroups, occupied } from '../classification/class-group.ts'
import { listSchemeStates } from '../classification/overview.ts'
import { ownParameters } from '../classification/own-parameters.ts'
import type { OwnValue } from '../classification/own-value.ts'
import { sharesOfJudged } from '../classification/own-value.ts'
import { getScheme, STANDING_SCHEMES } from '../classification/registry.ts'
import { getDoneRun, readWhileKept } from '../classification/service.ts'
import type { ClassCount, ClassShift, RunClassCount } from './repository.ts'
import { countClasses, countOverrides, countRunClasses } from './repository.ts'

/** Customers whose present class lies in one group. */
export interface GroupCount {
  key: string
  customers: number
  /** How many of them were computed, how many came by hand out of another class (or none), and how many that were computed somebody set to another: customers = computed + came − went. */
  computed: number
  came: number
  went: number
  /** Of the customers that have a class; 0–1, null for none. */
  customerShare: number | null
  /** Revenue as the shown ABC run has it, minor units of the company's currency. */
  valueMinor: number
  /** Of the positive sums of all groups; null without any. */
  valueShare: number | null
  /** What the run itself gives them, where that is money other than revenue. */
  own: OwnShare | null
}

export interface OwnShare {
  minor: number
  /** What their positive values hold of all positive ones of those who are judged; null for who is not judged. */
  share: number | null
}

export interface Distribution {
  scope: 'company' | 'own'
  groups: GroupCount[]
  /** Customers that have a class, and those that have none. */
  customers: number
  unclassed: number
  valueMinor: number
  /** What the value of the scheme is, where it is money other than revenue and classes are read from its run. */
  ownValue: OwnValue | null
  /** How many of the customers have a class that somebody set by hand; they are counted in that one. */
  overridden: number
}

/**
 * Answers for every scheme whose class stands beside customers how many customers within reach are in which group of its classes at present, and what they are worth; the same customers that the list of
 * customers shows under the filter. A class set by hand counts in place of the computed one. Archived customers and those merged away are left out.
 */
export async function listDistributions(ctx: Context): Promise<Map<string, Distribution>> {
  const scope = permit(ctx, 'analysis:read')
  const [counts, shifts, all] = await Promise.all([
    countClasses(ctx.db, scope),
    countOverrides(ctx.db, scope),
    listSchemeStates(ctx),
  ])
  const states = all.filter(({ scheme }) => STANDING_SCHEMES.some((standing) => standing === scheme))
  const groups = await Promise.all(
    states.map(async ({ scheme, shown }) => classGroups(scheme, shown?.parameters ?? (await ownParameters(ctx, scheme)))),
  )
  return new Map(
    states.map(({ scheme }, place) => [
      scheme,
      {
        scope: scope.kind === 'all' ? 'company' : 'own',
        ...standing(
          groups[place] ?? [],
          counts.filter((count) => count.scheme === scheme),
          shifts.filter((shift) => shift.scheme === scheme),
        ),
      },
    ]),
  )
}

/** What was set by hand moves out of the computed class and into the one that was set: all are counted once by what was computed, and the few are put right. */
function standing(
  groups: readonly ClassGroup[],
  computed: readonly Omit<ClassCount, 'scheme'>[],
  shifts: readonly ClassShift[],
): Omit<Distribution, 'scope'> {
  const gone = shifts.map((shift) => ({ class: shift.computed, customers: -shift.customers, valueMinor: -shift.valueMinor }))
  const all = distributionOf(groups, [...computed, ...gone, ...shifts], shifts)
  return { ...all, ownValue: null, overridden: total(shifts, 'customers') }
}

/**
 * Answers the same of one stored run, for a scheme whose classes stand beside no customer. Throws `not_found` when the rows of the run are no longer kept, `conflict` while it is not done.
 */
export async function distributionOfRun(ctx: Context, runId: string): Promise<Distribution> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  if (!run.rowsKept) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  const counts = await readWhileKept(ctx, [run.id], () => countRunClasses(ctx.db, scope, run.id))
  const groups = classGroups(run.scheme, run.parameters)
  const all = distributionOf(groups, counts)
  const { ownValue, unjudged } = getScheme(run.scheme)
  const own = ownValue(run.parameters)
  return {
    ...{ ...all, scope: scope.kind === 'all' ? 'company' : 'own', overridden: 0, ownValue: own },
    groups: own === null ? all.groups : withOwn(all.groups, groups, counts, unjudged),
  }
}

/** Sets beside every group what the run itself gives its customers. */
function withOwn(
  counted: readonly GroupCount[],
  groups: readonly ClassGroup[],
  counts: readonly RunClassCount[],
  unjudged: readonly string[],
): GroupCount[] {
  const of = (key: string, sum: 'ownMinor' | 'positiveMinor') =>
    total(
      counts.filter((count) => count.class !== null && groups.find((group) => group.key === key)?.classes.includes(count.class)),
      sum,
    )
  const shares = sharesOfJudged(
    counted.map(({ key }) => ({ key, held: of(key, 'positiveMinor') })),
    unjudged,
  )
  return counted.map((group, place) => ({
    ...group,
    own: { minor: of(group.key, 'ownMinor'), share: shares[place] ?? null },
  }))
}

function distributionOf(
  groups: readonly ClassGroup[],
  own: readonly Omit<ClassCount, 'scheme'>[],
  shifts: readonly ClassShift[] = [],
): Omit<Distribution, 'scope' | 'overridden' | 'ownValue'> {
  const sums = groups.map(({ key, classes }) => {
    const inGroup = own.filter((count) => count.class !== null && classes.includes(count.class))
    const holds = (name: string | null) => name !== null && classes.includes(name)
    const customers = total(inGroup, 'customers')
    const came = total(
      shifts.filter((shift) => holds(shift.class) && !holds(shift.computed)),
      'customers',
    )
    const went = total(
      shifts.filter((shift) => !holds(shift.class) && holds(shift.computed)),
      'customers',
    )
    return { key, customers, computed: customers - came + went, came, went, valueMinor: total(inGroup, 'valueMinor') }
  })
  const customers = total(sums, 'customers')
  const positive = sums.reduce((sum, group) => sum + Math.max(group.valueMinor, 0), 0)
  return {
    groups: occupied(sums).map((group) => ({
      ...group,
      customerShare: customers === 0 ? null : group.customers / customers,
      valueShare: positive === 0 ? null : Math.max(group.valueMinor, 0) / positive,
      own: null,
    })),
    customers,
    unclassed: total(
      own.filter((count) => count.class === null),
      'customers',
    ),
    valueMinor: total(sums, 'valueMinor'),
  }
}

function total<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}
