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

/** Why somebody should not be reached in this way now; codes of sentences. The last two are the company's own rule, of which one is told and no more. */
export interface Obstacle {
  code: 'contact_refuses' | 'contact_outside_hours' | 'contact_too_soon' | 'company_hours' | 'company_attempts'
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

/** When the company calls, in full hours of its time: from `opens` to `closes` without a break in between; and how often in a day, 0 for any number. */
export interface ContactHours {
  opens: number
  break_from: number
  break_to: number
  closes: number
  attempts: number
}

/**
 * Answers what the company's own rule says against a call now, null for nothing: too many calls of the day before hours. `hour` is the full hour of now in company time, `calls` how often
 * we have called today; whoever named hours of their own is called in those.
 */
export function companyObstacle(
  rule: ContactHours,
  asked: { hour: number; calls: number; hasOwnHours: boolean },
): Obstacle | null {
  const { opens, break_from: breakFrom, break_to: breakTo, closes, attempts } = rule
  if (attempts > 0 && asked.calls >= attempts) return { code: 'company_attempts', params: { calls: asked.calls, most: attempts } }
  const { hour } = asked
  const isOpen = hour >= opens && hour < closes && (hour < breakFrom || hour >= breakTo)
  if (isOpen || asked.hasOwnHours) return null
  const spans = breakFrom < breakTo ? [opens, breakFrom, breakTo, closes] : [opens, closes]
  const hours = spans.map((at, i) => `${at}:00${i === spans.length - 1 ? '' : i % 2 === 0 ? '–' : ' / '}`).join('')
  return { code: 'company_hours', params: { hours } }
}
