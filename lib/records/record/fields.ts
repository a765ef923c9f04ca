import { z } from 'zod'
import { isDay } from '#lib/core/day'
import { recordId } from '#lib/platform/http/record-id'
import { textField } from '#lib/platform/http/text-field'

// The fields that come in at the doors of every record. All refuse NUL, halves of surrogate pairs and what is too long with the field's name,
// and keep everything else exactly, but for Unicode's composed form.

/** A text of at most so many characters (code points); blank is refused. */
export const text = textField

/** The caller's own id. */
export const externalId = text(200)

/** A calendar day that exists. */
export const day = z
  .string()
  .meta({ format: 'date', examples: ['2026-11-23'] })
  .superRefine((value, refinement) => {
    if (!isDay(value)) refinement.addIssue({ code: 'custom', params: { code: 'day_unreadable' } })
  })

/** An instant, ISO 8601; without an offset it is company time, and a day alone is its first instant (a promise: its last). */
export const instant = z
  .string()
  .max(40)
  .meta({ examples: ['2026-11-23T09:30:00+08:00'] })
  .superRefine((value, refinement) => {
    if (!isInstantText(value)) refinement.addIssue({ code: 'custom', params: { code: 'instant_unreadable' } })
  })

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/

/** Tells whether a text is an instant or a day as the API takes them. */
export function isInstantText(value: string): boolean {
  const found = INSTANT.exec(value)
  return found?.[1] !== undefined && isDay(found[1]) && found[1] > '0001-01-02' && found[1] < '9999-12-30'
}

/** An amount that cannot be negative. */
export const positiveMinor = z
  .number()
  .int()
  .min(0)
  .meta({ description: 'minor units of the currency beside it (fen for CNY); an integer, not negative' })

/** The version that a change starts from. */
export const version = z.number().int().min(1).max(2_147_483_647)

/** Path of one record. */
export const idPath = z.strictObject({ id: recordId })

/** true or false in a query string. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
