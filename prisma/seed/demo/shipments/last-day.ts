import type { State } from '../customers/volumes.ts'
import type { Random } from '../random.ts'
import type { Rhythm } from './rhythm.ts'

/** How many gaps have passed since the last shipping day, by state: inside the thresholds of 1.5, 3 and 6, and away from them. */
const gapsSince = { drowsy: [1.7, 2.6], half_asleep: [3.4, 5.3] } as const
const awakeUntil = 1.25

/** Answers the day of the last shipment of a customer that is falling asleep, by the rhythm of the days that it would have had; null for the others. */
export function lastDayOf(random: Random, state: State, days: Uint16Array, rhythm: Rhythm, lastDay: number): number | null {
  if (state !== 'drowsy' && state !== 'half_asleep') return null
  const [low, high] = gapsSince[state]
  const inDays = rhythm.gapOf(days) / rhythm.season
  const least = Math.ceil(low * inDays)
  const most = Math.max(least, Math.floor(high * inDays))
  return rhythm.before(lastDay, random.between(least, most))
}

/** Brings the last shipment of a customer that is awake so near to the last day that it counts as awake; changes the days that are given. */
export function keepAwake(random: Random, days: Uint16Array, rhythm: Rhythm, lastDay: number): void {
  const last = days.length - 1
  const most = Math.floor((rhythm.gapOf(days) * awakeUntil) / rhythm.season)
  if (last >= 0 && rhythm.between(days[last] ?? 0, lastDay) > most)
    days[last] = rhythm.before(lastDay, random.between(0, Math.floor(most * 0.7)))
}
