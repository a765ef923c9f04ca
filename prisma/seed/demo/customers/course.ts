import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** How a customer's sending changed against the season; `new` is too short a time to tell. */
export type Trend = 'stable' | 'grows' | 'shrinks' | 'diverted' | 'new'

/** The days in which a customer ships, and the day from which it ships more or less than before: over `ramp` days its rate goes from 1 to `level`. */
export interface Course {
  readonly from: number
  /** The day after the last. */
  readonly to: number
  readonly turn: number
  readonly ramp: number
  readonly level: number
}

/** Answers the rate on a day against what it was before the turn. */
export function rateOn(course: Course, day: number): number {
  if (day < course.from || day >= course.to) return 0
  if (day < course.turn) return 1
  return course.ramp === 0 || day >= course.turn + course.ramp
    ? course.level
    : 1 + ((course.level - 1) * (day - course.turn + 1)) / course.ramp
}

const levels = { grows: [1.25, 2.2], shrinks: [0.42, 0.78], diverted: [0.05, 0.35] } as const
/** Days before the end at which it turns. */
const turns = { grows: [35, 220], shrinks: [30, 220], diverted: [18, 110] } as const

/** What happens in the last quarter happens in these days before the end, and strongly: it has to show in the sum of a year. */
const lastQuarter = [30, 80] as const
const strong = { grows: [2, 2.6], shrinks: [0.25, 0.45], diverted: [0.05, 0.2] } as const

/** Draws the course of a customer that ships until the end of the demo. One that is not new has shipped since before the demo begins. `isRecent`: it
 * changed in the last quarter. */
export function drawCourse(random: Random, { days }: Timeline, trend: Trend, isRecent: boolean): Course {
  const whole = { from: 0, to: days, turn: days, ramp: 0, level: 1 }
  if (trend === 'stable') return whole
  if (trend === 'new') return { ...whole, from: days - random.between(4, isRecent ? 70 : 330) }
  const [low, high] = (isRecent ? strong : levels)[trend]
  const [latest, earliest] = isRecent ? lastQuarter : turns[trend]
  return {
    ...whole,
    turn: days - random.between(latest, earliest),
    ramp: random.between(5, 30),
    level: low + (high - low) * random.next(),
  }
}

/** Of the steady ones so many were won during the first year of the demo: quarters of new customers that had time to become regular, and loyal. */
const wonMeanwhile = 0.12

/** Draws whether a steady customer was won during the first year of the demo, and shipped since. */
export function drawBeginning(random: Random, { yearBegin }: Timeline, course: Course): Course {
  return random.chance(wonMeanwhile) ? { ...course, from: random.between(40, yearBegin - 20) } : course
}

/** Draws the course of a customer that has not shipped for more than twelve months; every fifth had begun in the demo itself. */
export function drawLostCourse(random: Random, timeline: Timeline): Course {
  const { yearBegin } = timeline
  const to = yearBegin - random.between(1, yearBegin - 40)
  const from = random.chance(0.2) ? random.between(0, Math.floor(to / 2)) : 0
  return { from, to, turn: to, ramp: 0, level: 1 }
}
