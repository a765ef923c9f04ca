import type { State } from '../customers/volumes.ts'
import type { Random } from '../random.ts'
import { medianGap } from './draw-days.ts'

/** Gaps shorter than this count as this: the default of dormancy. */
const leastGap = 3
/** How many gaps have passed since the last shipping day, by state: inside the thresholds of 1.5, 3 and 6, and away from them. */
const gapsSince = { drowsy: [1.65, 2.7], half_asleep: [3.3, 5.5] } as const
const awakeUntil = 1.25

const gapOf = (days: Uint16Array) => Math.max(medianGap(days) ?? leastGap, leastGap)

/** Answers the day of the last shipment of a customer that is falling asleep, by the rhythm of the days that it would have had; null for the others. */
export function lastDayOf(random: Random, state: State, days: Uint16Array, lastDay: number): number | null {
  if (state !== 'drowsy' && state !== 'half_asleep') return null
  const [low, high] = gapsSince[state]
  return lastDay - Math.round(gapOf(days) * (low + (high - low) * random.next()))
}

/** Brings the last shipment of a customer that is awake so near to the last day that it counts as awake; changes the days that are given. */
export function keepAwake(random: Random, days: Uint16Array, lastDay: number): void {
  const last = days.length - 1
  const most = Math.floor(gapOf(days) * awakeUntil)
  if (last >= 0 && lastDay - (days[last] ?? 0) > most) days[last] = lastDay - random.between(0, Math.floor(most * 0.7))
}
