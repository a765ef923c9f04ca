/** How often something comes round, by the company's clock. */
type Rhythm = { every: 'minute' } | { every: 'hour'; minute: number } | { every: 'day'; time: string }

/** Answers how often a schedule (minute, hour, day of month, month, day of week) comes round; null for one that says more than a time of day. */
export function rhythmOf(cron: string): Rhythm | null {
  const [minute = '', hour = '', ...days] = cron.split(' ')
  if (days.length !== 3 || days.some((day) => day !== '*')) return null
  if (minute === '*' && hour === '*') return { every: 'minute' }
  if (!/^\d{1,2}$/.test(minute)) return null
  if (hour === '*') return { every: 'hour', minute: Number(minute) }
  return /^\d{1,2}$/.test(hour) ? { every: 'day', time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` } : null
}
