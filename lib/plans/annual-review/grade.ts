import type { Sent, Verdict } from './verdict.ts'

/** What became of a wanted customer once its year is over: won · grown · ships, not more · not won. */
export const OUTCOMES = ['won', 'grown', 'shipping', 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Says what became of a customer that a signed workbook wanted: `base` is what it sent the year before, as the workbook has it; `same` what it sent in the same days of the workbook's
 * year, and `year` in all of it.
 * @source docs/formulas.md#annual-review
 */
export function outcomeOf(base: Sent, same: Sent, year: Sent): Outcome {
  if (year.shipments <= 0) return 'open'
  if (base.shipments <= 0) return 'won'
  return same.revenueMinor > base.revenueMinor ? 'grown' : 'shipping'
}

/** How last year's workbook came out. Amounts in minor units. */
export interface Grade {
  wanted: { customers: number; won: number; grown: number; broughtMinor: number }
  complainers: { customers: number; stayed: number; fallen: number; stopped: number; again: number }
  biggest: { customers: number; stayed: number; fallen: number; stopped: number; earlierMinor: number; laterMinor: number }
}

interface Graded {
  wanted: readonly { outcome: Outcome; base: Sent; same: Sent; year: Sent }[]
  complainers: readonly { verdict: Verdict; complaints: number }[]
  biggest: readonly { verdict: Verdict; base: Sent; same: Sent }[]
}

const stays = (verdict: Verdict) => verdict === 'held' || verdict === 'lower'

/** What a wanted customer brought that it did not bring before: one that was won all of the year, one that grew what it brought more than in the same days. */
function broughtBy({ outcome, base, same, year }: Graded['wanted'][number]): number {
  if (outcome === 'won') return year.revenueMinor
  return outcome === 'grown' ? same.revenueMinor - base.revenueMinor : 0
}

/**
 * Adds up how many of the wanted were won and how much more they brought in that year (won and grown), how many of the complainers stayed and complained again, and whether the biggest held. Who sent nothing in the days before is
 * neither staying nor gone.
 * @source docs/formulas.md#annual-review
 */
export function gradeOf({ wanted, complainers, biggest }: Graded): Grade {
  const counted = (rows: readonly { verdict: Verdict }[]) => ({
    customers: rows.length,
    stayed: rows.filter(({ verdict }) => stays(verdict)).length,
    fallen: rows.filter(({ verdict }) => verdict === 'fallen').length,
    stopped: rows.filter(({ verdict }) => verdict === 'stopped').length,
  })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    wanted: {
      customers: wanted.length,
      won: wanted.filter(({ outcome }) => outcome === 'won').length,
      grown: wanted.filter(({ outcome }) => outcome === 'grown').length,
      broughtMinor: sum(wanted.map(broughtBy)),
    },
    complainers: { ...counted(complainers), again: complainers.filter(({ complaints }) => complaints > 0).length },
    biggest: {
      ...counted(biggest),
      earlierMinor: sum(biggest.map(({ base }) => base.revenueMinor)),
      laterMinor: sum(biggest.map(({ same }) => same.revenueMinor)),
    },
  }
}
