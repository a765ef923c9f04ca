import { AppError } from '#lib/core/errors'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { getUser } from '#lib/platform/org/users'
import { findRoot } from './of-customer.ts'

/** What a colleague must be able to do, and what is said when that is not so. */
interface Needed {
  /** How far it must reach: to the customer. */
  permission: string
  disabled: string
  cannotSee: string
}

/** Answers the id of a colleague within reach who is given something, oneself included. Whoever cannot see the customer that it is about (null: it is about none) could
 * not deal with it: it would be nobody's. Throws `not_found` out of reach, `rule_violated` for one who is disabled or does not see the customer. */
export async function colleagueFor(ctx: Context, colleague: RecordId, rootId: number | null, needed: Needed): Promise<number> {
  if ('id' in colleague && colleague.id === ctx.actor.userId) return colleague.id
  const user = await getUser(ctx, colleague)
  if (user.disabledAt !== null) throw new AppError('rule_violated', {}, { detail: needed.disabled })
  if (rootId === null) return user.id
  const scope = (await resolveActor(ctx.db, user.id))?.actor.permissions[needed.permission]
  const sees = scope !== undefined && (await findRoot(ctx.db, scope, { id: rootId })) !== null
  if (!sees) throw new AppError('rule_violated', {}, { detail: needed.cannotSee })
  return user.id
}
