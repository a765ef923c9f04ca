import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { readInstant } from './instant.ts'

/** Clocks of two machines may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000

/** Reads the instant of something that has happened, as `readInstant` does. Throws `invalid_request` for the named field when it lies in the future. */
export function readHappened(ctx: Context, field: string, text: string): Date {
  const at = readInstant(field, text, ctx.company.timeZone)
  if (at.getTime() > ctx.now.getTime() + CLOCK_SKEW_MS) throw invalidField(field, 'in_the_future')
  return at
}
