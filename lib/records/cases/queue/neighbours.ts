import type { Context } from '#lib/platform/context'
import type { Between } from '#lib/platform/list/list-page'
import { permit } from '#lib/platform/scope/scope'
import type { QueueQuery } from './filter.ts'
import { queueRequest, readQueueNeighbours } from './repository.ts'
import type { QueueRow } from './service.ts'
import { groundOf, viewQueueRow } from './service.ts'

/** Answers which cases stand before and after one in a list of `listQueue`; none at an end, and on both sides when the list, as it is now, does not hold the case. */
export async function findQueueNeighbours(ctx: Context, query: QueueQuery, id: number): Promise<Between<QueueRow>> {
  const scope = permit(ctx, 'case:read')
  const found = await readQueueNeighbours(ctx.db, queueRequest(scope, query, groundOf(ctx, scope)), id)
  const seen = (row: NonNullable<typeof found>['next']) => (row === null ? null : viewQueueRow(ctx, scope, row))
  return { previous: seen(found?.previous ?? null), next: seen(found?.next ?? null) }
}
