import { rateOn } from '../customers/course.ts'
import { harvestOf } from '../customers/harvest.ts'
import type { PlannedVolume } from '../customers/states.ts'
import type { Random } from '../random.ts'
import { entryAt, makeRandom } from '../random.ts'
import { apportion, lognormalQuantiles } from '../recipe/quantiles.ts'
import { dayWeights } from '../recipe/season.ts'
import type { Trade } from '../recipe/trades.ts'
import type { DemoSize } from '../size.ts'
import type { Timeline } from '../timeline.ts'
import { drawDays } from './draw-days.ts'
import { keepAwake, lastDayOf } from './last-day.ts'
import type { Rhythm } from './rhythm.ts'
import { rhythmsOf } from './rhythm.ts'

/** How much the days of one customer differ by chance. */
const dailyNoise = 0.22
/** Who was lost had sent something. */
const leastOfLost = 3

/**
 * Answers the days of the waybills of each customer, ascending. The last twelve months hold what the recipe gives a month, twelve times; the twelve before
 * hold what the customer's course makes of it, and those of the lost, who had in them what their trade then sent more than today's customers.
 */
export function allotShipments(size: DemoSize, timeline: Timeline, planned: readonly PlannedVolume[]): Uint16Array[] {
  const seasons = new Map<string, Float64Array>()
  const allotted = planned.map((): Uint16Array => new Uint16Array())
  const drawn = new Map<number, Drawn>()
  for (const trade of new Set(planned.map((customer) => customer.trade))) {
    const places = planned.flatMap((customer, place) => (customer.trade === trade && customer.course !== null ? [place] : []))
    const shipping = places.filter((place) => entryAt(planned, place).standing !== 'lost')
    const counts = apportion(
      Math.round((size.waybills / 2) * trade.waybillShare),
      shipping.map((place) => entryAt(planned, place).waybillsMonth),
    ).map((count) => Math.max(1, count))
    let before = 0
    shipping.forEach((place, order) => {
      const weights = weightsOf(seasons, timeline, entryAt(planned, place))
      const draw = drawShipping(timeline, entryAt(planned, place), weights, counts[order] ?? 1)
      drawn.set(place, draw)
      before += draw.before.length
    })
    const lost = places.filter((place) => entryAt(planned, place).standing === 'lost')
    const left = Math.max(lost.length * leastOfLost, (size.waybills / 2) * trade.waybillShare - before)
    const lostCounts = lognormalQuantiles(lost.length, trade.sigma, left)
    lost.forEach((place, order) => {
      const customer = entryAt(planned, place)
      const { from = 0, to = 0 } = customer.course ?? {}
      const random = randomOf(trade, customer.rank)
      const count = Math.max(1, Math.round(lostCounts[order] ?? 1))
      allotted[place] = drawDays(random, weightsOf(seasons, timeline, customer), from, to, count)
    })
  }
  for (const [place, { before, year }] of drawn) allotted[place] = joined(before, year)
  // Who has fallen asleep is told by rhythm and season, and those by what everybody would have sent.
  const rhythms = rhythmsOf(
    timeline,
    planned.map(({ trade }, place) => ({ trade, days: entryAt(allotted, place) })),
  )
  for (const [place, draw] of drawn) {
    const customer = entryAt(planned, place)
    const rhythm = rhythms.get(customer.trade)
    if (rhythm !== undefined) allotted[place] = ended(timeline, customer, draw, entryAt(allotted, place), rhythm)
  }
  return allotted
}

const randomOf = (trade: Trade, rank: number) => makeRandom(`days ${trade.key}`, rank)

/** The days that a customer would have had; what ends them is drawn from the same lot. */
interface Drawn {
  readonly random: Random
  readonly weights: Float64Array
  readonly before: Uint16Array
  readonly year: Uint16Array
}

function drawShipping({ yearBegin, days }: Timeline, customer: PlannedVolume, weights: Float64Array, count: number): Drawn {
  const random = randomOf(customer.trade, customer.rank)
  const earlier = (sumOf(weights, 0, yearBegin) / sumOf(weights, yearBegin, days)) * count
  const countBefore = Number.isFinite(earlier) ? Math.floor(earlier + random.next()) : 0
  const before = drawDays(random, weights, 0, yearBegin, countBefore)
  return { random, weights, before, year: drawDays(random, weights, yearBegin, days, count) }
}

/** The same as they ended: of those asleep all of the year's waybills lie before their last day. */
function ended(
  { yearBegin, days }: Timeline,
  customer: PlannedVolume,
  draw: Drawn,
  all: Uint16Array,
  rhythm: Rhythm,
): Uint16Array {
  const { random, weights, before, year } = draw
  const cut = lastDayOf(random, customer.standing, all, rhythm, days - 1)
  if (cut === null) {
    keepAwake(random, all, rhythm, days - 1)
    return all
  }
  const until = Math.max(cut, yearBegin)
  const shortened = drawDays(random, weights, yearBegin, until + 1, year.length)
  shortened[year.length - 1] = until
  return joined(before, shortened)
}

function joined(before: Uint16Array, after: Uint16Array): Uint16Array {
  const all = new Uint16Array(before.length + after.length)
  all.set(before)
  all.set(after, before.length)
  return all
}

function sumOf(weights: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let day = from; day < to; day += 1) sum += weights[day] ?? 0
  return sum
}

function weightsOf(seasons: Map<string, Float64Array>, timeline: Timeline, customer: PlannedVolume): Float64Array {
  const { trade, rank, course } = customer
  const harvest = harvestOf(trade, rank)
  const key = `${trade.rhythm} ${harvest}`
  const days = Array.from({ length: timeline.days }, (_, day) => day)
  const season = seasons.get(key) ?? dayWeights(days.map(timeline.dayAt), trade.rhythm, harvest)
  seasons.set(key, season)
  const random = makeRandom(`noise ${trade.key}`, rank)
  return Float64Array.from(season, (weight, day) => {
    const noise = random.lognormal(1, dailyNoise)
    return course === null ? 0 : weight * rateOn(course, day) * noise
  })
}
