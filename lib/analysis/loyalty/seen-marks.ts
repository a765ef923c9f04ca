import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { markSeenIn, takeSeenBackIn } from '../hand-out/mark-seen.ts'
import { removeSeen, writeSeen } from './repository.ts'
import type { MarkSeenInput } from './schema.ts'

/**
 * Notes of some customers of spurious loyalty that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many. It holds three months, while the class
 * stays. Reaches as far as handing out does: whoever left the class meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export async function markLoyaltySeen(ctx: Context, input: MarkSeenInput): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return markSeenIn(ctx, 'loyalty', input, (db, ids, mark) => writeSeen(db, ids, scopes, mark))
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is of spurious loyalty and within reach. */
export async function takeLoyaltySeenBack(
  ctx: Context,
  { customers }: { customers: readonly number[] },
): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return takeSeenBackIn(ctx, 'loyalty', (db) => removeSeen(db, customers, scopes))
}
