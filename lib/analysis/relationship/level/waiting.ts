import type { Context } from '#lib/platform/context'
import { listApprovalsWaiting } from '#lib/records/approvals/of-subject'
import type { RelationshipLevel } from '../../schemes/relationship-levels.ts'
import { relationshipLevel } from '../../schemes/relationship-levels.ts'

/** Key of the kind of request, as requests store it, of what it is about, and of the fact that says which level is asked for. */
export const RELATIONSHIP_LEVEL = 'relationship_level'
export const LEVEL_SUBJECT = 'customer_level'
export const WANTED_LEVEL = 'wanted_level'

/** A level that somebody asked for and on which somebody else decides. */
export interface WaitingLevel {
  approvalId: number
  /** Null where the request does not say it. */
  wanted: RelationshipLevel | null
  askedBy: string
  /** Who decides. */
  deciders: string[]
}

/** Answers for which of some customers another level was asked for and is not decided yet, by the customer's id. That the reader may see them, the caller has looked. */
export async function waitingLevels(ctx: Pick<Context, 'db'>, rootIds: readonly number[]): Promise<Map<number, WaitingLevel>> {
  const found = await listApprovalsWaiting(ctx, RELATIONSHIP_LEVEL, { type: LEVEL_SUBJECT, ids: rootIds.map(String) })
  return new Map(
    found.map(({ id, subjectId, facts, requesterName, deciderNames }) => {
      const wanted = facts.find(({ key }) => key === WANTED_LEVEL)
      const level = relationshipLevel
        .nullable()
        .catch(null)
        .parse(wanted?.as === 'class' ? wanted.class : null)
      return [Number(subjectId), { approvalId: id, wanted: level, askedBy: requesterName, deciders: deciderNames }]
    }),
  )
}
