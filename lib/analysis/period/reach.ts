import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getOutlet, subtreeIds } from '#lib/platform/org/outlets'
import { getUser } from '#lib/platform/org/users'
import { cutTo } from '#lib/platform/scope/combine'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'

/** Over which customers a figure is worked out. */
export interface Reach {
  /** What the reader may see of analysis. */
  reader: Scope
  /** That, cut to the customers of the outlet asked for. */
  customers: Scope
  /** The outlet asked for with everything below it. */
  outlet: { id: number; ids: readonly number[] } | null
}

/**
 * Answers how far a figure reaches: as far as the reader's `analysis:read`, and within it only the customers that belong to an outlet, or to one below it, when one
 * is asked for. Whoever holds some of those customers in person only, not through an outlet, does not see them under the outlet. Throws `not_found` for an
 * outlet out of reach.
 */
export async function reachOf(ctx: Context, asked: { outlet?: string | undefined }): Promise<Reach> {
  const reader = permit(ctx, 'analysis:read')
  if (asked.outlet === undefined) return { reader, customers: reader, outlet: null }
  const { id } = await getOutlet(ctx, parseRecordId(asked.outlet))
  const ids = await subtreeIds(ctx.db, id)
  if (reader.kind === 'some' && !ids.some((each) => reader.outletIds.includes(each))) throw new AppError('not_found', {})
  const customers = cutTo(reader, { kind: 'some', ownerIds: [], outletIds: ids, collaboratorId: null })
  return { reader, customers, outlet: { id, ids } }
}

/** Answers the customers of one owner, those of everybody where none is named; beside a reader's reach, not in its place. */
export function heldBy(owner: number | undefined): Scope {
  return owner === undefined ? { kind: 'all' } : { kind: 'some', ownerIds: [owner], outletIds: [], collaboratorId: null }
}

/** Answers the id of the user whose customers are asked for. An id of nobody finds nothing; what a caller names by its own id is looked up, and throws `not_found` out of reach. */
export async function ownerIdOf(ctx: Context, owner: string): Promise<number> {
  const id = parseRecordId(owner)
  return 'id' in id ? id.id : (await getUser(ctx, id)).id
}
