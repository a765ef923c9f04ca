import { daysInMonth } from '#lib/core/day'
import { STRETCH_DAYS, springFestivalOf, stretchDaysIn } from '#lib/core/spring-festival'

/** What was shipped in one month, by customers of one kind. */
export interface MonthSum {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly shipments: number
  /** Days of the month that were looked at; fewer than the month has where records begin or end in it. */
  readonly days: number
  /** Whether all days of the month were looked at. */
  readonly whole: boolean
}

/** How much more or less than on an average day is shipped, 1 = average. */
export interface Season {
  /** March to December. */
  readonly levels: readonly number[]
  /** A day of January or February outside the stretch of the Spring Festival, and one inside it. */
  readonly ordinary: number
  readonly festival: number
}

export interface FittedSeason {
  readonly season: Season
  /** By how much a year's volume exceeds that of the year before; 1 where no month can be compared. */
  readonly growth: number
  /** In an average month. */
  readonly shipmentsPerMonth: number
  /** How much of it is the kind's own, 0 to 1; the rest is the company's. */
  readonly weight: number
}

/** An average month of a year has so many days. */
const MONTH_DAYS = 365.25 / 12
/** January and February of a common year, in which the festival's whole stretch lies in most years. */
const WINTER_DAYS = 59
const FIRST_LEVEL = 3
const LEVELS = 10
/** Of a month of the year less than this tells nothing. */
const LEAST_DAYS = 15
/** With so many shipments a month the index is half the kind's own and half the company's. */
export const HALF_WEIGHT_SHIPMENTS = 300
/** Growth beyond these is a company that begins or ends, not a trade that grows. */
const GROWTH_BOUNDS = [0.25, 4] as const

/** The same all year round; for who has no year of records yet. */
export const noSeason: Season = { levels: Array.from({ length: LEVELS }, () => 1), ordinary: 1, festival: 1 }

/**
 * Works out the season of the whole company from its months, in any order: each month's shipments a day, with the yearly growth taken out, averaged by month of the
 * year and brought to a mean of 1. January and February are told apart by how much of the Spring Festival's stretch lies in them. Null for less than a year of
 * records, in which some month of the year is missing.
 * @source docs/formulas.md#seasonal-index
 */
export function fitCompanySeason(months: readonly MonthSum[]): FittedSeason | null {
  const raw = rawSeason(months)
  const season = isComplete(raw.season) ? normalised(raw.season) : null
  return season === null ? null : { season, growth: raw.growth, shipmentsPerMonth: perMonth(months), weight: 1 }
}

/**
 * Works out the season of one kind of customer in the same way, and moves it towards the company's, the more the less the kind ships: own weight =
 * shipments a month ÷ (the same + 300). A month of the year that the kind has no records of takes the company's level, at the kind's scale.
 * @source docs/formulas.md#seasonal-index
 */
export function fitKindSeason(months: readonly MonthSum[], company: Season): FittedSeason {
  const shipmentsPerMonth = perMonth(months)
  const raw = rawSeason(months)
  const own = normalised(filledIn(raw.season, company))
  if (own === null) return { season: company, growth: raw.growth, shipmentsPerMonth, weight: 0 }
  const weight = shipmentsPerMonth / (shipmentsPerMonth + HALF_WEIGHT_SHIPMENTS)
  const mix = (left: number, right: number) => weight * left + (1 - weight) * right
  const season = {
    levels: own.levels.map((level, place) => mix(level, company.levels[place] ?? 1)),
    ordinary: mix(own.ordinary, company.ordinary),
    festival: mix(own.festival, company.festival),
  }
  return { season, growth: raw.growth, shipmentsPerMonth, weight }
}

/** Answers the index of a month of a year: of March to December its level; of January and February by the days of the festival's stretch in it. Beyond the
 * almanac's years both winter months have their common mean. */
export function indexOf(season: Season, year: number, month: number): number {
  const level = month >= FIRST_LEVEL ? season.levels[month - FIRST_LEVEL] : undefined
  if (level !== undefined) return level
  if (springFestivalOf(year) === null) return winterMean(season)
  return winterDay(season, stretchShare(year, month))
}

interface RawSeason {
  levels: readonly (number | null)[]
  ordinary: number | null
  festival: number | null
}

function rawSeason(months: readonly MonthSum[]): { season: RawSeason; growth: number } {
  const growth = growthOf(months)
  const first = Math.min(...months.map(placeOf))
  const rated = months.map((sum) => ({ ...sum, rate: sum.shipments / sum.days / growth ** ((placeOf(sum) - first) / 12) }))
  const levels = Array.from({ length: LEVELS }, (_, place) =>
    meanRate(rated.filter(({ month }) => month === place + FIRST_LEVEL)),
  )
  return { season: { levels, ...winterOf(rated.filter(({ month }) => month < FIRST_LEVEL)) }, growth }
}

const placeOf = ({ year, month }: { year: number; month: number }) => year * 12 + month

interface Rated extends MonthSum {
  readonly rate: number
}

function meanRate(rated: readonly Rated[]): number | null {
  const days = rated.reduce((sum, each) => sum + each.days, 0)
  return days < LEAST_DAYS ? null : rated.reduce((sum, each) => sum + each.rate * each.days, 0) / days
}

/** Whole months against the same of the year before; the two winter months only together, for the festival moves between them. */
function growthOf(months: readonly MonthSum[]): number {
  const whole = new Map(months.filter((sum) => sum.whole).map((sum) => [placeOf(sum), sum]))
  const sides = (place: number) => [whole.get(place), whole.get(place - 12)] as const
  let later = 0
  let earlier = 0
  for (const sum of whole.values()) {
    const place = placeOf(sum)
    const other = sum.month === 1 ? place + 1 : sum.month === 2 ? place - 1 : place
    const pairs = [sides(place), sides(other)]
    if (pairs.some((pair) => pair.some((side) => side === undefined))) continue
    later += sum.shipments
    earlier += whole.get(place - 12)?.shipments ?? 0
  }
  if (earlier === 0 || later === 0) return 1
  return Math.min(GROWTH_BOUNDS[1], Math.max(GROWTH_BOUNDS[0], later / earlier))
}

const stretchShare = (year: number, month: number) => stretchDaysIn(year, month) / daysInMonth(year, month)

/** The least-squares line of the rate over the share of the month that lies in the stretch, weighted by days: at 0 an ordinary day, at 1 one of the stretch. */
function winterOf(rated: readonly Rated[]): { ordinary: number | null; festival: number | null } {
  const mean = meanRate(rated)
  const seen = new Set(rated.filter(({ days }) => days >= LEAST_DAYS).map(({ month }) => month))
  if (mean === null || seen.size < 2) return { ordinary: null, festival: null }
  const days = rated.reduce((sum, each) => sum + each.days, 0)
  const share = ({ year, month }: Rated) => stretchShare(year, month)
  const meanShare = rated.reduce((sum, each) => sum + share(each) * each.days, 0) / days
  const spread = rated.reduce((sum, each) => sum + each.days * (share(each) - meanShare) ** 2, 0)
  if (spread === 0) return { ordinary: mean, festival: mean }
  const slope = rated.reduce((sum, each) => sum + each.days * (share(each) - meanShare) * (each.rate - mean), 0) / spread
  // Nothing is shipped less often than never.
  return { ordinary: Math.max(0, mean - slope * meanShare), festival: Math.max(0, mean + slope * (1 - meanShare)) }
}

const winterDay = ({ ordinary, festival }: Season, share: number) => ordinary * (1 - share) + festival * share
const winterMean = (season: Season) => winterDay(season, STRETCH_DAYS / WINTER_DAYS)

function isComplete(raw: RawSeason): raw is Season {
  return raw.levels.every((level) => level !== null) && raw.ordinary !== null && raw.festival !== null
}

function filledIn(raw: RawSeason, company: Season): Season {
  const known = raw.levels.flatMap((level, place) => (level === null ? [] : [[level, company.levels[place] ?? 1] as const]))
  const winter = raw.ordinary === null || raw.festival === null ? null : { ordinary: raw.ordinary, festival: raw.festival }
  if (winter !== null) known.push([winterMean({ levels: [], ...winter }), winterMean(company)])
  const scale = known.reduce((sum, [own]) => sum + own, 0) / known.reduce((sum, [, all]) => sum + all, 0)
  return {
    levels: raw.levels.map((level, place) => level ?? (company.levels[place] ?? 1) * scale),
    ordinary: winter?.ordinary ?? company.ordinary * scale,
    festival: winter?.festival ?? company.festival * scale,
  }
}

/** Brings a season to a mean of 1 over the twelve months; null where nothing was shipped. */
function normalised(season: Season): Season | null {
  const mean = (season.levels.reduce((sum, level) => sum + level, 0) + 2 * winterMean(season)) / 12
  if (!(mean > 0)) return null
  return {
    levels: season.levels.map((level) => level / mean),
    ordinary: season.ordinary / mean,
    festival: season.festival / mean,
  }
}

function perMonth(months: readonly MonthSum[]): number {
  const days = months.reduce((sum, each) => sum + each.days, 0)
  return days === 0 ? 0 : (months.reduce((sum, each) => sum + each.shipments, 0) / days) * MONTH_DAYS
}
