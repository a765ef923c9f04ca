import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween, monthOf, nextMonth } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import type { KeptSeason, KindMonth, SeasonLevel, SeasonRow } from './repository.ts'
import { countKinds, listSeasons, shippedBetween, storeSeasons, sumKindMonths } from './repository.ts'
import type { FittedSeason, MonthSum, Season } from './season.ts'
import { fitCompanySeason, fitKindSeason, indexOf, noSeason } from './season.ts'

/** So many months are looked at, the last of them the one that has begun. */
const MONTHS_BACK = 36
/** Indexes are kept for so many months to come, for who plans. */
const MONTHS_AHEAD = 18
/** An industry, a free text, has a season of its own when so many customers of it ship so much a month; the largest of them at most. */
const LEAST_CUSTOMERS = 5
const LEAST_SHIPMENTS = 20
const MOST_INDUSTRIES = 60

/**
 * Works the season of every kind of customer out anew from the kept months up to a day, yesterday unless given, and keeps it; for the nightly job. Answers how many
 * kinds have one. May be repeated at any time.
 */
export async function keepSeasons(ctx: Context, asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1)): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  return ctx.db.tx(async (db) => {
    const end = nextMonth(asOf)
    const begin = addMonths(monthOf(asOf), 1 - MONTHS_BACK)
    const { first, last } = await shippedBetween(db, begin, end)
    if (first === null || last === null) return 0
    // Of a month in which something was shipped after the day, the kept sum says too much.
    const to = last > asOf ? monthOf(asOf) : nextMonth(last)
    const seen = { first, end: last > asOf ? monthOf(asOf) : addDays(last, 1) }
    const sums = await sumKindMonths(db, begin, to)
    const seasons = fitAll(sums, await countKinds(db), seen)
    const months = monthsFrom(addMonths(monthOf(asOf), -MONTHS_BACK), MONTHS_BACK + 1 + MONTHS_AHEAD)
    const rows = seasons.map((one) => ({
      ...one,
      from: seen.first,
      to: seen.end,
      indexes: months.map((month) => indexAt(one, month)),
    }))
    await storeSeasons(db, rows)
    return rows.length
  })
}

function indexAt({ season }: { season: Season }, month: Day) {
  return { month, index: indexOf(season, Number(month.slice(0, 4)), Number(month.slice(5, 7))) }
}

function monthsFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, place) => addMonths(first, place))
}

type Counts = readonly { industry: string | null; kind: string; customers: number }[]
type Fitted = Omit<SeasonRow, 'from' | 'to' | 'indexes'>

function fitAll(sums: readonly KindMonth[], counts: Counts, seen: { first: Day; end: Day }): Fitted[] {
  const customersOf = (of: (each: Counts[number]) => boolean) =>
    counts.filter(of).reduce((sum, { customers }) => sum + customers, 0)
  const monthsOf = (of: (each: KindMonth) => boolean) => observed(sums.filter(of), seen)
  const all = monthsOf(() => true)
  const company = fitCompanySeason(all)
  const known = company !== null
  const base = company?.season ?? noSeason
  const line = (level: SeasonLevel, name: string, customers: number, fitted: FittedSeason): Fitted => ({
    ...{ level, name, customers, known },
    ...(known ? fitted : { ...fitted, season: noSeason, weight: 0 }),
  })
  const kinds = [...new Set(sums.map(({ kind }) => kind))]
  const industries = [...new Set(sums.flatMap(({ industry }) => (industry === null ? [] : [industry])))]
  const ofIndustries = industries
    .map((name) => {
      const months = monthsOf(({ industry }) => industry === name)
      return line(
        'industry',
        name,
        customersOf(({ industry }) => industry === name),
        fitKindSeason(months, base),
      )
    })
    .filter(({ customers, shipmentsPerMonth }) => customers >= LEAST_CUSTOMERS && shipmentsPerMonth >= LEAST_SHIPMENTS)
    .sort((left, right) => right.shipmentsPerMonth - left.shipmentsPerMonth)
    .slice(0, MOST_INDUSTRIES)
  return [
    line(
      'company',
      '',
      customersOf(() => true),
      company ?? { ...fitKindSeason(all, noSeason), weight: 1 },
    ),
    ...kinds.map((name) =>
      line(
        'kind',
        name,
        customersOf(({ kind }) => kind === name),
        fitKindSeason(
          monthsOf(({ kind }) => kind === name),
          base,
        ),
      ),
    ),
    ...ofIndustries,
  ]
}

/** The months of a kind with the days that records cover; a month without a shipment is a month of none. */
function observed(sums: readonly KindMonth[], { first, end }: { first: Day; end: Day }): MonthSum[] {
  const shipments = new Map<Day, number>()
  for (const each of sums) shipments.set(each.month, (shipments.get(each.month) ?? 0) + each.shipments)
  const months: MonthSum[] = []
  for (let month = monthOf(first); month < end; month = nextMonth(month)) {
    const from = month > first ? month : first
    const to = nextMonth(month) < end ? nextMonth(month) : end
    const days = daysBetween(from, to)
    const [year = 0, of = 0] = month.split('-').map(Number)
    const whole = from === month && to === nextMonth(month)
    months.push({ year, month: of, shipments: shipments.get(month) ?? 0, days, whole })
  }
  return months
}

/** The season of one kind of customer, as the screens show it. */
export interface SeasonView {
  level: SeasonLevel
  /** A kind of customer by its code, an industry by its name; empty for the whole company. */
  name: string
  /** January to December of the year. */
  indexes: number[]
  /** Null for readers who do not see the whole company. */
  customers: number | null
  shipmentsPerMonth: number | null
  /** How much of the index is the kind's own, 0 to 1. */
  weight: number
  growth: number
}

export interface SeasonsView {
  year: number
  /** The days whose records it was worked out from; null where there is nothing yet. */
  period: { from: Day; to: Day } | null
  keptAt: Date | null
  known: boolean
  seasons: SeasonView[]
}

/** Answers the kept seasons with their months of a year, the present one unless given. They are of the whole company, for every reader of analysis; how much is shipped
 * only readers of the whole company are told. */
export async function viewSeasons(ctx: Context, year?: number): Promise<SeasonsView> {
  const seesAll = permit(ctx, 'analysis:read').kind === 'all'
  const kept = await listSeasons(ctx.db)
  const [first] = kept
  const shown = year ?? Number(dayOf(ctx.now, ctx.company.timeZone).slice(0, 4))
  return {
    year: shown,
    period: first === undefined ? null : { from: first.from, to: first.to },
    keptAt: first?.keptAt ?? null,
    known: first?.known ?? false,
    seasons: kept.map((one) => viewSeason(one, shown, seesAll)),
  }
}

function viewSeason(kept: KeptSeason, year: number, seesAll: boolean): SeasonView {
  const { level, name, customers, shipmentsPerMonth, weight, growth, ...season } = kept
  return {
    ...{ level, name, weight, growth },
    indexes: Array.from({ length: 12 }, (_, place) => indexOf(season, year, place + 1)),
    customers: seesAll ? customers : null,
    shipmentsPerMonth: seesAll ? shipmentsPerMonth : null,
  }
}
