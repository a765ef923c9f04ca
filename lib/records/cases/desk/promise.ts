import { invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { readInstant } from '../../record/instant.ts'

/** Answers when a call was promised; null when none was. Throws `invalid_request` for what cannot be read or is past. */
export function promisedCall(ctx: Context, given: string | undefined): Date | null {
  if (given === undefined) return null
  const at = readInstant('callback_at', given, ctx.company.timeZone)
  if (at <= ctx.now) throw invalidField('callback_at', 'in_the_past')
  return at
}

/** Answers what an event says of a promised call; nothing without one. */
export function promiseDetail(
  ctx: Context,
  { callback_at: given }: { callback_at?: string | undefined },
): Record<string, string> {
  const at = promisedCall(ctx, given)
  return at === null ? {} : { callback_at: at.toISOString(), callback_on: dayOf(at, ctx.company.timeZone) }
}
