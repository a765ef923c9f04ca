/** Ways of reaching somebody that a contact may refuse. */
export const reachChannels = ['call', 'visit', 'message', 'wechat', 'mail', 'letter'] as const
export type ReachChannel = (typeof reachChannels)[number]

/** For what personal data is used beyond the service itself; each needs its own yes. */
export const consentPurposes = ['marketing', 'survey', 'profiling'] as const

/** How a contact wants to be reached. */
export interface Preference {
  refused: readonly ReachChannel[]
  /** HH:MM in company time, from the first minute to the one that is no longer in; both or neither. */
  fromTime: string | null
  toTime: string | null
  /** At most once in so many days. */
  leastDays: number | null
}

/** Why somebody should not be reached in this way now; codes of sentences. */
export interface Obstacle {
  code: 'contact_refuses' | 'contact_outside_hours' | 'contact_too_soon'
  params: Record<string, string | number>
}

/**
 * Answers what a contact's preferences say against reaching it over a channel now, the strongest first; null for nothing. `time` is HH:MM in company time, `daysSince` the days
 * since it was last reached by us, null for never. Hours hold for calls, visits and messages; nobody is woken by a letter or by mail.
 */
export function obstacleTo(
  { refused, fromTime, toTime, leastDays }: Preference,
  asked: { channel: ReachChannel; time: string; daysSince: number | null },
): Obstacle | null {
  const { channel, time, daysSince } = asked
  if (refused.includes(channel)) return { code: 'contact_refuses', params: {} }
  const hasHours = channel !== 'letter' && channel !== 'mail' && fromTime !== null && toTime !== null
  if (hasHours && (time < fromTime || time >= toTime))
    return { code: 'contact_outside_hours', params: { from: fromTime, to: toTime } }
  if (leastDays !== null && daysSince !== null && daysSince < leastDays)
    return { code: 'contact_too_soon', params: { least: leastDays, since: daysSince } }
  return null
}
