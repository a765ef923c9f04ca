import { dayOf } from '#lib/core/time-zone'

/** An instant as a field for day and time takes it, in company time: YYYY-MM-DDTHH:MM. */
export function wallTime(instant: string, timeZone: string): string {
  const at = new Date(instant)
  return `${dayOf(at, timeZone)}T${at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })}`
}
