import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { maskCustomerName } from '#lib/core/personal'
import { perMillion, ratioOrNull } from '#lib/core/ratio'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { Incomparable } from '../classification/compared-with/comparable.ts'
import { findUsualPair } from '../classification/shown-run.ts'
import { limitOfPlace } from '../concentration/place-limit.ts'
import type { ConcentrationAlarms } from '../concentration/settings.ts'
import { concentrationSetting } from '../concentration/settings.ts'
import { behindBy } from '../manager-figures/behind.ts'
import { yearBefore } from '../manager-figures/keep.ts'
import type { Basis, Behind } from '../manager-figures/kept.ts'
import { reachOf } from '../period/reach.ts'
import type { ServiceBenchmark } from './benchmark.ts'
import { benchmarkOf, serviceBenchmarkSetting } from './benchmark.ts'
import { lastSevenDays, monthToDate } from './compared-days.ts'
import type { Decomposition } from './decompose.ts'
import { decompose, withoutComparison } from './decompose.ts'
import type { HangsOnFew } from './hangs-on-few.ts'
import { hangsOnFew } from './hangs-on-few.ts'
import type { KeptPeriod, KindSums, NegativeRow, StandOut } from './repository.ts'
import { countOutletsAbove, findPeriod, listNegativeRows, listStandOuts, sumOwners, sumParts } from './repository.ts'

export interface NamedAmount {
  id: number
  name: string
  minor: number
}

/** A kind of customer by name: a code for kinds, free text for industries; null while no season is kept. */
export interface KindName {
  level: 'company' | 'kind' | 'industry'
  name: string
}

/** What was shipped and paid in some days, against others, taken apart. */
export type ComparedRevenue = Decomposition & {
  now: Period
  earlier: Period
  basis: Basis
  shipments: number
  shipmentsThen: number
  /** Revenue a shipment; null without one. */
  priceMinor: number | null
  priceThenMinor: number | null
  mainKind: KindName | null
}

/** What managers see first, over the customers within reach. */
export interface ManagerFigures {
  scope: 'company' | 'own'
  asOf: Day
  /** When they were worked out, and what has come since that they do not hold yet; null while they hold all. */
  keptAt: Date
  behind: Behind | null
  /** The seven days up to `asOf` against the same weekdays of the year before; null where they were not kept yet. */
  week: ComparedRevenue | null
  /** Why revenue is what it is: this month to date against the days of `earlier`. */
  revenue: ComparedRevenue & {
    /** Kinds of customer by how much their revenue changed, the largest change first. */
    kinds: { kind: KindName | null; minor: number }[]
    /** Customers whose revenue fell, and rose, most. */
    falls: NamedAmount[]
    rises: NamedAmount[]
  }
  /** Who left A and who came into it, with the revenue a month that it is worth; null without two runs to compare. */
  movement: {
    leftA: number
    leftAMinor: number
    newA: number
    newAMinor: number
    /** Those of both whose revenue a month changed most. */
    left: NamedAmount[]
    came: NamedAmount[]
    runId: number
    againstId: number
    /** The last days of both runs. */
    runAsOf: Day
    againstAsOf: Day
  } | null
  /** Why nothing is said of movement where there are two runs; null where there are no two, or where it is said. */
  incomparable: Incomparable | null
  concentration: HangsOnFew & {
    year: Period
    /** Over so many months the share of the four largest is compared. */
    comparedMonths: number
    outlets: number
    /** Where one customer holds more of the outlet's revenue than `alarms.outlet`. */
    outletsAbove: number
    alarms: ConcentrationAlarms
    /** From which share on one customer is too much of the place; null for some people's customers, which are no whole. */
    limit: number | null
  }
  negative: { customers: number; minor: number; year: Period }
  service: {
    waybills: number
    onTime: number | null
    within72: number | null
    /** Complaints for a million waybills. */
    complaintsPerMillion: number | null
    complaints: number
    /** Postal appeals for a million waybills, and those of them that the regulator found to be effective. */
    appealsPerMillion: number | null
    effectivePerMillion: number | null
    breaches: number
    /** What the regulator published of all express companies, with its month; null where none is set. */
    benchmark: ServiceBenchmark | null
  }
}

/**
 * Answers what managers see first, as it was added up last, at night or after a run or an import: the change in revenue taken apart, movement into and out of A, concentration, negative margins and
 * service; over the customers that belong to the outlets or owners within the reader's reach. Null while nothing was added up. Throws `not_found` for an outlet out of reach.
 */
export async function getManagerFigures(
  ctx: Context,
  asked: { outlet?: string | undefined } = {},
): Promise<ManagerFigures | null> {
  const reach = await reachOf(ctx, asked)
  const { reader, customers: scope } = reach
  const period = await findPeriod(ctx.db)
  if (period === null) return null
  const [alarms, benchmark, behind, pair] = await Promise.all([
    getSetting(ctx.db, concentrationSetting),
    getSetting(ctx.db, serviceBenchmarkSetting),
    behindBy(ctx),
    findUsualPair(ctx, 'abc'),
  ])
  const isWhole = scope.kind === 'all' || scope.outletIds.length > 0
  const [kinds, standOuts, outlets, limit] = await Promise.all([
    sumParts(ctx.db, scope),
    listStandOuts(ctx.db, scope),
    countOutletsAbove(ctx.db, scope, alarms.outlet),
    isWhole ? limitOfPlace(ctx, reach, alarms) : null,
  ])
  const all = (of: (row: KindSums) => number) => kinds.reduce((sum, row) => sum + of(row), 0)
  const { asOf, keptAt, laterRunId, earlierRunId, laterAsOf, earlierAsOf, comparedMonths } = period
  const year = yearBefore(asOf)
  return {
    scope: reader.kind === 'all' ? 'company' : 'own',
    ...{ asOf, keptAt, behind },
    week: viewWeek(kinds, period),
    revenue: {
      ...viewRevenue(kinds, standOuts, period.basis),
      ...{ now: monthToDate(asOf), earlier: { from: period.thenFrom, to: period.thenTo }, basis: period.basis },
    },
    movement:
      laterRunId === null || earlierRunId === null || laterAsOf === null || earlierAsOf === null
        ? null
        : {
            ...{ leftA: all((row) => row.leftA), leftAMinor: all((row) => row.leftAMinor) },
            ...{ newA: all((row) => row.newA), newAMinor: all((row) => row.newAMinor) },
            ...{ left: by(standOuts, 'left').map(viewNamed), came: by(standOuts, 'came').map(viewNamed) },
            ...{ runId: laterRunId, againstId: earlierRunId, runAsOf: laterAsOf, againstAsOf: earlierAsOf },
          },
    incomparable: pair?.incomparable ?? null,
    concentration: {
      ...{ year, ...hangsOnFew(kinds, standOuts), comparedMonths, alarms, limit },
      ...{ outlets: outlets.outlets, outletsAbove: outlets.above },
    },
    negative: { customers: all((row) => row.negativeCustomers), minor: all((row) => row.negativeMinor), year },
    service: { ...viewService(all), benchmark: benchmarkOf(benchmark) },
  }
}

/** What the last night added up within a scope: over which days, null while it did not, and the sums by kind of customer. */
export async function readSums(ctx: Context, scope: Scope) {
  const [period, kinds] = await Promise.all([findPeriod(ctx.db), sumParts(ctx.db, scope)])
  return { period, kinds }
}

/**
 * Answers by owner what was shipped and paid this month to date and in the days that it is compared with, with those days: the same sums that the change in revenue is made of. Null while nothing was
 * added up. Whoever may read of the owners' customers is for the caller to say.
 */
export async function readOwners(ctx: Context, scope: Scope, outletIds: readonly number[] | null) {
  const [period, owners] = await Promise.all([findPeriod(ctx.db), sumOwners(ctx.db, scope, outletIds)])
  if (period === null) return null
  return { ...{ asOf: period.asOf, basis: period.basis }, earlier: { from: period.thenFrom, to: period.thenTo }, owners }
}

/** A customer that cost more than it brought; its margin is below 0. */
export type NegativeCustomer = Omit<NegativeRow, 'kind'>

/** Lists the customers within reach that cost more than they brought in the twelve whole months before the present one, the largest loss first, with those months; as the last
 * night added them up. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listNegatives(
  ctx: Context,
  asked: { outlet?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<{ rows: NegativeCustomer[]; nextCursor: string | null; previousCursor: string | null; year: Period | null }> {
  const { customers: scope, outlet } = await reachOf(ctx, asked)
  const { limit, cursor } = asked
  const [page, period] = await Promise.all([
    listNegativeRows(ctx.db, { scope, outletIds: outlet?.ids, limit, cursor, now: ctx.now }),
    findPeriod(ctx.db),
  ])
  const rows = page.rows.map(({ kind, name, ...row }) => ({ ...row, name: maskCustomerName(kind, name) }))
  return { ...page, rows, year: period === null ? null : yearBefore(period.asOf) }
}

type Sum = (of: (row: KindSums) => number) => number

function viewWeek(kinds: readonly KindSums[], period: KeptPeriod): ComparedRevenue | null {
  const { asOf, weekThenFrom, weekThenTo, weekBasis } = period
  if (weekThenFrom === null || weekThenTo === null || weekBasis === null) return null
  const ofWeek = kinds.map((row) => ({
    ...row,
    ...{ shipments: row.weekShipments, revenueMinor: row.weekRevenueMinor },
    ...{ shipmentsThen: row.weekShipmentsThen, revenueThenMinor: row.weekRevenueThenMinor },
  }))
  return {
    ...viewChange(ofWeek, weekBasis),
    now: lastSevenDays(asOf),
    earlier: { from: weekThenFrom, to: weekThenTo },
    basis: weekBasis,
  }
}

function viewRevenue(kinds: readonly KindSums[], standOuts: readonly StandOut[], basis: Basis) {
  const changed = basis === 'none' ? [] : kinds
  const changes = changed.map((row) => ({ kind: kindName(row), minor: Math.round(row.revenueMinor - row.revenueThenMinor) }))
  return {
    ...viewChange(kinds, basis),
    kinds: changes.sort((left, right) => Math.abs(right.minor) - Math.abs(left.minor)),
    falls: by(standOuts, 'fall').map(viewNamed),
    rises: by(standOuts, 'rise').map(viewNamed),
  }
}

function viewChange(kinds: readonly KindSums[], basis: Basis): Omit<ComparedRevenue, 'now' | 'earlier' | 'basis'> {
  const found = basis === 'none' ? withoutComparison(kinds) : decompose(kinds)
  const shipments = kinds.reduce((sum, row) => sum + row.shipments, 0)
  const shipmentsThen = kinds.reduce((sum, row) => sum + row.shipmentsThen, 0)
  const main = kinds.find(({ kindId }) => kindId === found.main?.kindId)
  return {
    ...found,
    ...{ shipments, shipmentsThen },
    priceMinor: ratioOrNull(found.nowMinor, shipments),
    priceThenMinor: ratioOrNull(found.thenMinor, shipmentsThen),
    mainKind: main === undefined ? null : kindName(main),
  }
}

const by = (standOuts: readonly StandOut[], which: StandOut['by']) => standOuts.filter((one) => one.by === which)
const viewNamed = ({ id, name, kind, minor }: StandOut): NamedAmount => ({ id, name: maskCustomerName(kind, name), minor })

/** Names a kind of customer, as seasons are kept by it; null while none is. */
export function kindName({ level, name }: { level: string | null; name: string | null }): KindName | null {
  return (level === 'company' || level === 'kind' || level === 'industry') && name !== null ? { level, name } : null
}

function viewService(all: Sum): Omit<ManagerFigures['service'], 'benchmark'> {
  const waybills = all((row) => row.waybills)
  const complaints = all((row) => row.complaints)
  return {
    ...{ waybills, complaints, breaches: all((row) => row.breaches) },
    onTime: ratioOrNull(
      all((row) => row.onTime),
      all((row) => row.promised),
    ),
    within72: ratioOrNull(
      all((row) => row.delivered72),
      waybills,
    ),
    complaintsPerMillion: perMillion(complaints, waybills),
    appealsPerMillion: perMillion(
      all((row) => row.appeals),
      waybills,
      2,
    ),
    effectivePerMillion: perMillion(
      all((row) => row.effectiveAppeals),
      waybills,
      2,
    ),
  }
}
