import type { CadenceChannel } from '#lib/records/cadence/rhythm'

/** Whether a customer was contacted more than its class asks for, less, or as often. */
export const BALANCES = ['less', 'more', 'even'] as const
export type Balance = (typeof BALANCES)[number]

/** Contacts are looked at over so many days, the last of them yesterday. */
export const BALANCE_DAYS = 90

/** What a rhythm asks for: contacts of any kind, how many of them have to be visits, and the hours that these take. */
export interface Asked {
  contacts: number
  visits: number
  hours: number
}

/**
 * Answers how many contacts a rhythm asks for in a day, how many of them visits, and how many hours they take: a visit, a meeting of the managements and a review are visits, and a visit is a call as well, so that only the calls beyond them are calls on the telephone. A way with no
 * rhythm (null) asks for nothing.
 * @source docs/formulas.md#contact-balance
 */
export function askedADay(
  rhythm: Readonly<Record<CadenceChannel, number | null>>,
  hours: { call: number; visit: number },
): Asked {
  const perDay = (days: number | null) => (days === null ? 0 : 1 / days)
  const visits = perDay(rhythm.visit) + perDay(rhythm.executive) + perDay(rhythm.review)
  const calls = Math.max(0, perDay(rhythm.call) - visits)
  return { contacts: visits + calls, visits, hours: visits * hours.visit + calls * hours.call }
}
