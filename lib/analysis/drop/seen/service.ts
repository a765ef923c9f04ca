import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { markSeenIn, takeSeenBackIn } from '../../hand-out/mark-seen.ts'
import type { WatchList } from '../../metrics/watch-list.ts'
import { dropsWatched } from '../../metrics/watch-list.ts'
import { listReached, removeSeen, writeSeen } from './repository.ts'
import type { MarkSeenInput } from './schema.ts'

/**
 * Notes of some customers in the list of drops that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many. It holds until the drop is a step
 * worse, a month has gone by, or the customer has left the list. Reaches as far as handing out does: whoever left the list meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export const markDropsSeen = (ctx: Context, input: MarkSeenInput): Promise<{ count: number }> =>
  markSeen(ctx, dropsWatched, input)

/** The same of any list that is watched. */
export async function markSeen(ctx: Context, list: WatchList, input: MarkSeenInput): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return markSeenIn(ctx, list.origin, input, (db, ids, mark) => writeSeen(db, list, ids, scopes, mark))
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is in the list and within reach. */
export const takeSeenBack = (ctx: Context, input: { customers: readonly number[] }): Promise<{ count: number }> =>
  takeBack(ctx, dropsWatched, input)

/** The same of any list that is watched. */
export async function takeBack(
  ctx: Context,
  list: WatchList,
  { customers }: { customers: readonly number[] },
): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return takeSeenBackIn(ctx, list.origin, async (db) => {
    const reached = await listReached(db, list, customers, scopes)
    return { reached: reached.length, removed: await removeSeen(db, list, reached) }
  })
}
