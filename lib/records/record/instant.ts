import { dayNumber } from '#lib/core/day'
import { invalidField } from '#lib/core/errors'
import { firstInstantOf, lastInstantOf } from '#lib/core/time-zone'
import { isInstantText } from './fields.ts'

const DAY_MS = 86_400_000

/**
 * Reads an instant as the API takes it: with an offset exactly, without one in company time, a day alone as its first instant or, for a
 * promise, its last. Throws `invalid_request` for the named field when it is none.
 */
export function readInstant(field: string, text: string, zone: string, end: 'first' | 'last' = 'first'): Date {
  if (!isInstantText(text)) throw invalidField(field, 'instant_unreadable')
  if (text.length === 10) return end === 'first' ? firstInstantOf(text, zone) : lastInstantOf(text, zone)
  if (/(Z|[+-]\d\d:?\d\d)$/.test(text.slice(10))) {
    const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    if (Number.isNaN(instant.getTime())) throw invalidField(field, 'instant_unreadable')
    return instant
  }
  const wall = Date.parse(`${text.replace(' ', 'T')}Z`)
  const guess = wall - offsetMs(wall, zone)
  // Beside a change of clocks the offset of the wall time, taken as UTC, is not yet that of the instant.
  return new Date(wall - offsetMs(guess, zone))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function offsetMs(instant: number, zone: string): number {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]))
  const day = `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`
  const local = dayNumber(day) * DAY_MS + (Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second)) * 1000
  return local - Math.floor(instant / 1000) * 1000
}
