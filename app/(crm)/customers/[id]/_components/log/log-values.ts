import type { FormValues } from '#components/form/form-values'
import type { InteractionResource } from '#lib/records/interactions/schema'
import { wallTime } from '../wall-time.ts'

/** The fields of a note, in the order in which a talk goes. */
export const logFields = [
  'channel',
  'contact_id',
  'purpose',
  'heard',
  'answered',
  'result',
  'next_touch_on',
  'direction',
  'duration_minutes',
  'occurred_at',
] as const
export type LogField = (typeof logFields)[number]

/** What the form of a new note begins with: a call of ours, unless the URL names another way that is offered; where calls are offered no more, what is offered first. */
export function newLogValues(
  given: { channel?: string | undefined; contact?: string | undefined },
  offered: readonly string[],
): FormValues {
  const usual = offered.includes('call') ? 'call' : (offered[0] ?? '')
  return {
    ...Object.fromEntries(logFields.map((field) => [field, ''])),
    channel: offered.find((channel) => channel === given.channel) ?? usual,
    direction: 'outbound',
    contact_id: given.contact !== undefined && /^\d{1,9}$/.test(given.contact) ? given.contact : '',
  }
}

/** What the form holds of a note that stands; its time as a clock of the company shows it. */
export function logValues(note: InteractionResource, timeZone: string): FormValues {
  return {
    ...Object.fromEntries(logFields.map((field) => [field, note[field] === null ? '' : String(note[field])])),
    occurred_at: wallTime(note.occurred_at, timeZone),
  }
}

/** Turns fields of the form into what the service takes; null empties a field. What is no number goes as it is, and is refused there. */
export function toLogInput(fields: Readonly<Record<string, string | null>>): Record<string, unknown> {
  const minutes = fields['duration_minutes']
  const isNumber = typeof minutes === 'string' && /^\d+$/.test(minutes)
  return isNumber ? { ...fields, duration_minutes: Number(minutes) } : { ...fields }
}
