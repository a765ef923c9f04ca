import { compareShare } from '#lib/core/ratio'

/** What a customer sent in some days: revenue in minor units, and shipments. */
export interface Sent {
  readonly revenueMinor: number
  readonly shipments: number
}

/** How a customer stands beside the same days of the year before: as much revenue or more · less, but not by much · fallen to the flagged share or below, in revenue or in shipments · ships no
 * more (not in these days, or lost by the end of them) · sent nothing then · the days cannot be compared yet. */
export const VERDICTS = ['held', 'lower', 'fallen', 'stopped', 'no_base', 'early'] as const
export type Verdict = (typeof VERDICTS)[number]

interface Judging {
  /** The share, 0–1, at or below which a customer is flagged; it is compared exactly. */
  readonly fallenTo: number
  /** Whether it is lost as of the last day that is looked at (see `lostAsOf`): what it sent in the first months of a year does not make it one that stays. */
  readonly lost: boolean
}

/**
 * Says how a customer stands beside the same days of the year before. `then` is null for days that cannot be compared.
 * @source docs/formulas.md#annual-review
 */
export function verdictOf(then: Sent | null, now: Sent, { fallenTo, lost }: Judging): Verdict {
  if (then === null) return 'early'
  if (then.shipments <= 0 && then.revenueMinor <= 0) return 'no_base'
  if (lost || now.shipments <= 0) return 'stopped'
  if (atMost(now.revenueMinor, then.revenueMinor, fallenTo) || atMost(now.shipments, then.shipments, fallenTo)) return 'fallen'
  return now.revenueMinor < then.revenueMinor ? 'lower' : 'held'
}

/** Whether a whole number is at most that share of another, as exact fractions. Of nothing there is no share. */
function atMost(now: number, then: number, share: number): boolean {
  return then > 0 && compareShare(now, then, share) <= 0
}

/** How far a wanted customer is won: ships where it sent nothing the year before · ships more than in the same days · ships, not more · is talked to · nobody has spoken to it this
 * year · said no. */
export const PROGRESSES = ['won', 'grown', 'shipping', 'talks', 'untouched', 'lost'] as const
export type Progress = (typeof PROGRESSES)[number]

/** Counts wanted customers by how far they are won; every state is there, so that the counts add up to all of them. */
export function countProgresses(progresses: readonly Progress[]): Record<Progress, number> {
  const counts: Record<Progress, number> = { won: 0, grown: 0, shipping: 0, talks: 0, untouched: 0, lost: 0 }
  for (const progress of progresses) counts[progress] += 1
  return counts
}

export interface WantedState {
  /** Of the whole year before, and of the year to date. */
  readonly lastYear: Sent
  readonly thisYear: Sent
  /** Of the same days of both; null where they cannot be compared. */
  readonly earlier: Sent | null
  readonly later: Sent
  /** Calls, visits, letters and messages of the year. */
  readonly touches: number
  /** The step of its latest opportunity; null without one. */
  readonly step: string | null
}

/**
 * Says how far a wanted customer is won in the year.
 * @source docs/formulas.md#annual-review
 */
export function progressOf({ lastYear, thisYear, earlier, later, touches, step }: WantedState): Progress {
  if (thisYear.shipments > 0) {
    if (lastYear.shipments <= 0) return 'won'
    return earlier !== null && later.revenueMinor > earlier.revenueMinor ? 'grown' : 'shipping'
  }
  if (step === 'lost') return 'lost'
  return touches > 0 || (step !== null && step !== 'unqualified') ? 'talks' : 'untouched'
}
