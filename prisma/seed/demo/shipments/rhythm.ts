import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'
import type { Ordinals } from '#lib/analysis/metrics/working-ordinals'
import { ordinalsByKind } from '#lib/analysis/metrics/working-ordinals'
import type { MonthSum } from '#lib/analysis/season/season'
import { fitCompanySeason, fitKindSeason, indexOf, noSeason } from '#lib/analysis/season/season'
import { addDays, addMonths, dayNumber, daysBetween, monthOf, nextMonth } from '#lib/core/day'
import { medianGapDays } from '#lib/core/day-mask'
import { daysOf, shippedYears } from '#lib/platform/calendar/shipped-days'
import { WorkingDays } from '#lib/platform/calendar/working-days'
import { entryAt } from '../random.ts'
import type { Trade } from '../recipe/trades.ts'
import type { Timeline } from '../timeline.ts'

/** Gaps shorter than this count as this: the default of dormancy. */
const leastGap = 3

/** By what it is told who sleeps, with the thresholds that ship: the days on which a trade ships, and how the month of the last day stands against the year. */
export interface Rhythm {
  /** How much is sent in the month of the last day, 1 = average. */
  readonly season: number
  /** Counts the days that count, behind a day up to another. */
  between(day: number, later: number): number
  /** Answers the day on which the trade ships that lies so many of them before another. */
  before(day: number, count: number): number
  /** Answers the median gap between days of shipping, ascending, in days that count. */
  gapOf(days: Uint16Array): number
}

/** Answers the rhythm of each trade, its season worked out from the days of everybody's waybills. */
export function rhythmsOf(
  timeline: Timeline,
  shipped: readonly { readonly trade: Trade; readonly days: Uint16Array }[],
): ReadonlyMap<Trade, Rhythm> {
  const first = dayNumber(timeline.begin)
  const last = addDays(timeline.end, -1)
  const otherwise = new Map(shippedYears.flatMap(daysOf).map(({ day, kind }) => [day, kind] as const))
  const worked = new WorkingDays(otherwise)
  const ordinals = ordinalsByKind((day) => worked.includes(day), dayNumber(last))
  const company = fitCompanySeason(
    monthSums(
      timeline,
      shipped.map(({ days }) => days),
    ),
  )
  const seasonOf = (trade: Trade) => {
    const own = shipped.filter((each) => each.trade === trade).map(({ days }) => days)
    const season = company === null ? noSeason : fitKindSeason(monthSums(timeline, own), company.season).season
    return indexOf(season, Number(last.slice(0, 4)), Number(last.slice(5, 7)))
  }
  const trades = new Set(shipped.map(({ trade }) => trade))
  return new Map(
    [...trades].map((trade) => [
      trade,
      makeRhythm(entryAt(ordinals, CUSTOMER_KINDS.indexOf(trade.kind)), first, seasonOf(trade)),
    ]),
  )
}

function makeRhythm(ordinals: Ordinals, first: number, season: number): Rhythm {
  const numberOf = (day: number) => ordinals.of(first + day)
  const before = (day: number, count: number) => {
    let at = day
    while (numberOf(day) - numberOf(at) < count) at -= 1
    // A day that does not count bears the number of the one before it.
    while (at > 0 && numberOf(at - 1) === numberOf(at)) at -= 1
    return at
  }
  return {
    season,
    between: (day, later) => numberOf(later) - numberOf(day),
    before,
    gapOf: (days) => {
      const gap = medianGapDays([...new Set(days)].map(numberOf))
      return Math.max(Number.isNaN(gap) ? leastGap : gap, leastGap)
    },
  }
}

/** What was sent in each month of the demo; its first and its last are seldom whole. */
function monthSums({ begin, end, numberOf }: Timeline, shipped: readonly Uint16Array[]): MonthSum[] {
  const sent = new Float64Array(daysBetween(begin, end))
  for (const days of shipped) for (const day of days) sent[day] = (sent[day] ?? 0) + 1
  const sums: MonthSum[] = []
  for (let month = monthOf(begin); month < end; month = addMonths(month, 1)) {
    const from = month > begin ? month : begin
    const to = nextMonth(month) < end ? nextMonth(month) : end
    const shipments = sent.subarray(numberOf(from), numberOf(to)).reduce((sum, each) => sum + each, 0)
    const whole = from === month && to === nextMonth(month)
    sums.push({
      year: Number(month.slice(0, 4)),
      month: Number(month.slice(5, 7)),
      shipments,
      days: daysBetween(from, to),
      whole,
    })
  }
  return sums
}
