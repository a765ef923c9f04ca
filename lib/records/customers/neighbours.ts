import type { Context } from '#lib/platform/context'
import type { CustomerListQuery } from './list.ts'
import { requestOf } from './list.ts'
import { readNeighbours } from './repository.ts'
import { maskedView } from './view.ts'

/** A customer beside another one: enough to go there. */
export interface Neighbour {
  id: number
  name: string
}

/** Answers who stands before and after a customer in a list of `listCustomers`, masked; nobody at an end, and on both sides when the list, as it is now,
 * does not hold the customer. */
export async function findNeighbours(
  ctx: Context,
  query: CustomerListQuery,
  id: number,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const found = await readNeighbours(ctx.db, await requestOf(ctx, query), id)
  if (found === null) return { previous: null, next: null }
  const seen = (row: typeof found.next) => (row === null ? null : { id: row.id, name: maskedView(row).name })
  return { previous: seen(found.previous), next: seen(found.next) }
}
