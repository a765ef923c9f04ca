import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import type { PlannedVolume } from './states.ts'

/** Most have shipped for one to five years before the demo begins. */
const longestMonthsBefore = 60

/** Answers since when a customer ships: from the day of its course that lies in the demo, or long before; null for one that never has. */
export function sinceOf(random: Random, timeline: Timeline, { course }: PlannedVolume): Day | null {
  if (course === null) return null
  if (course.from > 0) return timeline.dayAt(course.from)
  return addMonths(timeline.dayAt(-random.between(1, 28)), -Math.floor(longestMonthsBefore * random.next() ** 1.4))
}
