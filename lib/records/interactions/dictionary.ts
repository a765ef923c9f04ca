import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { listOfOwnTerm } from '../terms/keyed-terms.ts'
import { TOUCH_CHANNELS } from './channel.ts'

/** Throws `invalid_request` for a way of speaking with a customer that neither ships nor is the company's. */
export async function requireTouchChannel(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  if (TOUCH_CHANNELS.some((channel) => channel === key) || (await listOfOwnTerm(ctx, key)) === 'touch_channel') return
  throw invalidField('channel', 'term_unknown')
}
