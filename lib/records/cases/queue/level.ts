import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { levelByLoad } from '../level-by-load.ts'
import { candidatesOf, choosePeople, loadsOf } from './desk-people.ts'
import type { QueueFilter } from './filter.ts'
import type { Given } from './give.ts'
import { giveCases } from './give.ts'
import { takeHeld } from './giving/repository.ts'
import { groundOf } from './service.ts'

/** So many cases are looked at for levelling at once. */
const LEVELLED_AT_MOST = 500

/** Cases that change hands only when that is asked for: those that wait for their customer, and those that an outlet has to answer. */
export const WAITING = ['waiting_customer', 'waiting_outlet'] as const
export type Waiting = (typeof WAITING)[number]

/** Who gave how many cases to whom. */
export interface Moved {
  from: string
  to: string
  count: number
}

/**
 * Evens out what the people named have, moving only cases that one of them has already, as the filter narrows them, and only as many as that takes; what somebody has besides counts, and stays. A case that
 * is solved stays with whoever solved it, one that waits for its customer or for an outlet stays unless `also` names it. What nobody has spoken about yet and what is least urgent moves first. Clocks run
 * on. `keep` is told each case that changed hands. Throws `invalid_request` for somebody who is none of the actor's people.
 */
export async function levelCases(
  ctx: Context,
  filter: QueueFilter,
  userIds: readonly number[],
  also: readonly Waiting[],
  keep: (given: readonly Given[]) => void = () => undefined,
): Promise<Moved[]> {
  const scope = permit(ctx, 'case:oversee')
  const chosen = await choosePeople(ctx, userIds)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const cases = await takeHeld(db, scope, filter, groundOf(ctx, scope), { holderIds: userIds, also, most: LEVELLED_AT_MOST })
    const candidates = await candidatesOf(inner, cases, chosen)
    const moves = levelByLoad(
      cases.map(({ id, priority, holderId }) => ({
        ...{ caseId: id, priority, holderId },
        candidates: candidates.get(id) ?? [],
      })),
      await loadsOf(inner, userIds),
    )
    const given = cases.flatMap(({ id, holderId }) => {
      const toId = moves.get(id)
      return toId === undefined ? [] : [{ caseId: id, toId, fromId: holderId }]
    })
    await giveCases(inner, chosen.people, given)
    keep(given)
    const moved = chosen.people.flatMap((from) =>
      chosen.people.map((to) => ({
        ...{ from: from.name, to: to.name },
        count: given.filter(({ fromId, toId }) => fromId === from.id && toId === to.id).length,
      })),
    )
    const some = moved.filter(({ count }) => count > 0)
    if (some.length > 0)
      await audit(inner, {
        action: 'case.level',
        detail: { moved: some.map(({ from, to, count }) => `${from} → ${to}: ${count}`).join(', ') },
      })
    return some
  })
}
