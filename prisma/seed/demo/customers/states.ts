import { entryAt, makeRandom, shuffled } from '../random.ts'
import type { DemoSize } from '../size.ts'
import { cast, castAt } from '../stories/cast.ts'
import type { Timeline } from '../timeline.ts'
import { boundaryTrends } from './boundary.ts'
import type { Course, Trend } from './course.ts'
import { drawBeginning, drawCourse, drawLostCourse } from './course.ts'
import type { State, Volume } from './volumes.ts'

/** A customer with how it went through the two years and how it stands today. */
export interface PlannedVolume extends Volume {
  readonly standing: State
  readonly trend: Trend | null
  readonly course: Course | null
}

/** Shares of the customers that ship, by how their sending changed; the rest is stable. */
const trendShares: readonly (readonly [Trend, number])[] = [
  ['grows', 0.12],
  ['shrinks', 0.18],
  ['diverted', 0.05],
  ['new', 0.07],
]
/** Shares of all customers whose last shipping day lies too far back. */
const sleepShares = { drowsy: 0.07, half_asleep: 0.05 } as const
/** Whoever sends less than this a month has no rhythm to fall out of. */
const leastForRhythm = 0.7
const leastForDiverted = 8
/** The largest are watched by name: they neither begin anew nor fall asleep by lot. */
const watched = 60

/** Decides by lot, with fixed shares, how every customer went on. */
export function planStates(size: DemoSize, timeline: Timeline, volumes: readonly Volume[]): PlannedVolume[] {
  const byRevenue = volumes.filter(({ state }) => state === 'shipping').toSorted((a, b) => b.yuanMonth - a.yuanMonth)
  const boundary = boundaryTrends(byRevenue)
  const trends = drawTrends(byRevenue, boundary)
  const states = drawStates(size, byRevenue, trends)
  return volumes.map((volume) => {
    const random = makeRandom(`course ${volume.trade.key}`, volume.rank)
    if (volume.state === 'potential') return { ...volume, standing: 'potential', trend: null, course: null }
    if (volume.state === 'lost') return { ...volume, standing: 'lost', trend: null, course: drawLostCourse(random, timeline) }
    const trend = trends.get(volume) ?? 'stable'
    const drawn = courseOfCast(volume, timeline) ?? drawCourse(random, timeline, trend, boundary.has(volume))
    const isPlain = trend === 'stable' && !boundary.has(volume) && castAt(volume.trade.key, volume.rank) === null
    const course = isPlain && mayTake('new', volume, byRevenue) ? drawBeginning(random, timeline, drawn) : drawn
    return { ...volume, standing: states.get(volume) ?? 'awake', trend, course }
  })
}

function drawTrends(byRevenue: readonly Volume[], boundary: ReadonlyMap<Volume, Trend>): Map<Volume, Trend> {
  const trends = new Map(boundary)
  for (const volume of byRevenue) {
    const playing = castTrend(volume)
    if (playing !== null) trends.set(volume, playing)
  }
  const rest = shuffled(
    makeRandom('trends'),
    byRevenue.filter((volume) => !trends.has(volume)),
  )
  for (const [trend, share] of trendShares) {
    const already = [...trends.values()].filter((each) => each === trend).length
    let wanted = Math.round(byRevenue.length * share) - already
    for (const volume of rest) {
      if (wanted <= 0) break
      if (trends.has(volume) || !mayTake(trend, volume, byRevenue)) continue
      trends.set(volume, trend)
      wanted -= 1
    }
  }
  return trends
}

function mayTake(trend: Trend, volume: Volume, byRevenue: readonly Volume[]): boolean {
  if (trend === 'new') return byRevenue.indexOf(volume) > byRevenue.length * 0.16
  return trend !== 'diverted' || volume.fullMonth >= leastForDiverted
}

/** Those of the cast keep still unless their story moves them; most warehouses grow, which is why revenue a waybill falls. */
function castTrend({ trade, rank }: Volume): Trend | null {
  const member = castAt(trade.key, rank)
  if (member === cast.brokenParcels) return 'shrinks'
  if (member === cast.belowCost) return 'grows'
  if (trade.key === 'warehouse') return rank % 2 === 0 ? 'grows' : 'stable'
  return member === null ? null : 'stable'
}

/** In the last four weeks 42 % less than before, and falling on. */
function courseOfCast({ trade, rank }: Volume, { days }: Timeline): Course | null {
  if (castAt(trade.key, rank) !== cast.brokenParcels) return null
  return { from: 0, to: days, turn: days - 28, ramp: 28, level: 0.16 }
}

function drawStates(size: DemoSize, byRevenue: readonly Volume[], trends: Map<Volume, Trend>): Map<Volume, State> {
  const candidates = shuffled(
    makeRandom('states'),
    byRevenue.filter(
      (volume, place) =>
        place > (byRevenue.length * watched) / 1_184 &&
        volume.trade.rhythm !== 'fresh' &&
        volume.waybillsMonth >= leastForRhythm &&
        !['grows', 'new'].includes(trends.get(volume) ?? '') &&
        castAt(volume.trade.key, volume.rank) === null,
    ),
  )
  const states = new Map<Volume, State>()
  let next = 0
  for (const state of ['drowsy', 'half_asleep'] as const) {
    for (let left = Math.round(size.customers * sleepShares[state]); left > 0; left -= 1) {
      states.set(entryAt(candidates, next), state)
      next += 1
    }
  }
  return states
}
