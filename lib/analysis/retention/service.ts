import type { Context } from '#lib/platform/context'
import type { LeftOut } from '../left-out/service.ts'
import { leftOutOf } from '../left-out/service.ts'
import { monthsIn } from '../period/compared-months.ts'
import { reachOf } from '../period/reach.ts'
import type { CurveMonth, SurvivalPoint } from './kaplan-meier.ts'
import { curveByMonth, kaplanMeier, medianStay, survivalAfter } from './kaplan-meier.ts'
import type { RetentionRates, RetentionSums } from './rates.ts'
import { retentionRates } from './rates.ts'
import type { RetentionPeriodRow, StayRow } from './repository.ts'
import { findRetentionPeriod, listKept, listStays } from './repository.ts'
import type { RetentionInput, RetentionResource } from './schema.ts'
import { wasWatched, watchedMonths, watchedUpTo } from './watched.ts'

/** How many stay how long, and how much of their revenue does. */
export interface Retention extends RetentionSums, RetentionRates {
  /** After how many months half are lost; null while more than half stay. */
  medianMonths: number | null
}

export interface RetentionReport {
  /** Null until the first night. */
  period: RetentionPeriodRow | null
  outletId: number | null
  /** How many months of both years are compared, twelve at most; 0 where the records cover none of the year before. */
  months: number
  all: Retention
  kinds: (Retention & { kind: string; yearSurvival: number | null })[]
  survival: SurvivalPoint[]
  /** The same at every whole month, as long as a few are watched. */
  curve: CurveMonth[]
  /** Share that stays longer than a year; null where nobody was watched for as long. */
  yearSurvival: number | null
  /** Of whom the curve is. */
  customers: number
  /** Seen to leave, of the curve. */
  lost: number
  /** In no curve: customers before the records begin, and nobody knows since when … */
  unknown: number
  /** … and those that came after the months in which anybody can be seen to leave. */
  later: number
  /** Lost as of the night, of those in the curve and of those in none. */
  allLost: number
  /** What revenue then and since leaves out, of those of the year before. */
  leftOut: LeftOut
}

const YEAR = 12

/**
 * Answers how long the customers within reach stay, and how many of those of the same months of the year before, with how much of their revenue, are still here, as the last night worked it out. Nobody archived or merged away
 * is among them; in the curve nobody that was a customer before the records begin, unless it is known since when, and nobody that came within the threshold of being lost; nor whoever the reader only works along on. Of one kind of customer where it is named, but for what is left out, which is of all. Throws `not_found` for an outlet out of reach.
 * @source docs/formulas.md#retention
 */
export async function getRetention(
  ctx: Context,
  { kind, ...input }: RetentionInput & { kind?: string | undefined },
): Promise<RetentionReport> {
  const { customers: scope, outlet } = await reachOf(ctx, input)
  const ofKind = <Row extends { kind: string }>(rows: Row[]) => rows.filter((row) => kind === undefined || row.kind === kind)
  const question = { scope, outletIds: outlet?.ids }
  const [period, all, kept, leftOut] = await Promise.all([
    findRetentionPeriod(ctx.db),
    listStays(ctx.db, question).then(ofKind),
    listKept(ctx.db, question).then(ofKind),
    leftOutOf(ctx, 'retention', { needs: 'freight', outlet: input.outlet }),
  ])
  const known = all.filter((stay) => stay.known)
  const stays = known.filter(wasWatched)
  const of = (sums: RetentionSums, some: readonly StayRow[]): Retention => ({
    ...sums,
    ...retentionRates(sums),
    medianMonths: medianStay(kaplanMeier(some)),
  })
  const count = (some: readonly StayRow[]) => some.reduce((sum, { customers }) => sum + customers, 0)
  return {
    ...{ period, outletId: outlet?.id ?? null },
    months: period === null ? 0 : monthsIn({ from: period.middle, to: period.to }),
    all: of(sumOf(kept), stays),
    kinds: kept.map(({ kind, ...sums }) => {
      const own = stays.filter((stay) => stay.kind === kind)
      return { kind, ...of(sums, own), yearSurvival: yearOf(own) }
    }),
    survival: kaplanMeier(stays),
    curve: curveByMonth(stays),
    yearSurvival: yearOf(stays),
    customers: count(stays),
    lost: count(stays.filter(({ lost }) => lost)),
    unknown: count(all) - count(known),
    later: count(known) - count(stays),
    allLost: count(all.filter(({ pastThreshold }) => pastThreshold)),
    leftOut,
  }
}

/** The same as programs read it. */
export async function getRetentionResource(ctx: Context, input: RetentionInput): Promise<RetentionResource> {
  const { period, outletId, all, kinds, survival, customers, unknown, later, leftOut } = await getRetention(ctx, input)
  return {
    ...{ from: period?.from ?? null, then_to: period?.thenTo ?? null, middle: period?.middle ?? null, to: period?.to ?? null },
    ...{ lost_after_days: period?.lostAfterDays ?? null, watched_to: period?.watchedTo ?? null },
    currency: ctx.company.currency,
    outlet: outletId === null ? null : String(outletId),
    ...leftOut,
    ...ratesOf(all),
    kinds: kinds.map((each) => ({ kind: each.kind, ...ratesOf(each), median_months: each.medianMonths })),
    median_months: all.medianMonths,
    survival_customers: customers,
    survival_unknown: unknown,
    survival_later: later,
    survival: survival.map(({ atRisk, standardError, ...point }) => ({
      ...point,
      at_risk: atRisk,
      standard_error: standardError,
    })),
  }
}

function ratesOf({ customersThen, customersKept, revenueThenMinor, customers, grossRevenue, netRevenue }: Retention) {
  return {
    ...{ customers_then: customersThen, customers_kept: customersKept, revenue_then_minor: revenueThenMinor },
    ...{ customer_retention: customers, gross_revenue_retention: grossRevenue, net_revenue_retention: netRevenue },
  }
}

function yearOf(stays: readonly StayRow[]): number | null {
  return survivalAfter(kaplanMeier(stays), YEAR, watchedUpTo(watchedMonths(stays), 1))
}

function sumOf(rows: readonly RetentionSums[]): RetentionSums {
  const sum = (key: keyof RetentionSums) => rows.reduce((total, row) => total + row[key], 0)
  return {
    ...{ customersThen: sum('customersThen'), customersKept: sum('customersKept'), revenueThenMinor: sum('revenueThenMinor') },
    ...{ revenueKeptMinor: sum('revenueKeptMinor'), revenueNowMinor: sum('revenueNowMinor') },
  }
}
