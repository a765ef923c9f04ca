import type { Context } from '#lib/platform/context'
import { setOwnerCause } from './repository.ts'

/** Why a customer got another owner: edited by hand, in bulk, with all of a colleague's, by a merge or its undo, by the ruling of a collision; or in another way, such as a file. */
export const ownerCauses = ['edit', 'bulk', 'hand_over', 'merge', 'collision', 'other'] as const
export type OwnerCause = (typeof ownerCauses)[number]

/** Says who changes owners in the running transaction of `ctx` and why, before they are changed: every change is noted with it. */
export function nameOwnerCause(
  ctx: Pick<Context, 'db' | 'actor'>,
  cause: OwnerCause,
  reason: string | null = null,
): Promise<void> {
  const { userId } = ctx.actor
  return setOwnerCause(ctx.db, userId === 0 ? null : userId, cause, reason)
}
