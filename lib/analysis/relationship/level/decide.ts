import { AppError, isAppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '#lib/records/approvals/ask'
import { requireAuthority } from '#lib/records/approvals/authority'
import { classDistance } from '#lib/records/overrides/distance'
import { findRoot } from '#lib/records/record/of-customer'
import type { RelationshipLevel } from '../../schemes/relationship-levels.ts'
import { RELATIONSHIP_LEVELS } from '../../schemes/relationship-levels.ts'
import { acceptRecommended, appendDecision, undoBatch } from './decisions/repository.ts'
import { findLevel } from './repository.ts'
import { LEVEL_SUBJECT, RELATIONSHIP_LEVEL, WANTED_LEVEL } from './waiting.ts'

/**
 * Lets what is recommended stand for some customers; answers for how many, and the batch by which it is undone. Whoever is out of reach, has no recommendation or stands there already is passed over; throws `not_found` when that is all.
 */
export async function acceptLevels(
  ctx: Context,
  { customers }: { customers: readonly number[] },
): Promise<{ count: number; batch: number }> {
  const scope = permit(ctx, 'customer:override')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await requireAuthority(inner, 'override', { amount: 0 })
    const done = await acceptRecommended(db, [...new Set(customers)], scope, { byId: ctx.actor.userId, at: ctx.now })
    if (done.customers.length === 0) throw new AppError('not_found', {})
    await noteEach(inner, 'customer.level_accepted', done.customers, { batch: done.batch })
    return { count: done.customers.length, batch: done.batch }
  })
}

/** Puts back what stood before a batch of the actor's own, for those on whom nobody has decided since; answers for how many. Throws `not_found` when there is none. */
export async function undoAccepted(ctx: Context, { batch }: { batch: number }): Promise<{ count: number }> {
  const scope = permit(ctx, 'customer:override')
  return ctx.db.tx(async (db) => {
    const ids = await undoBatch(db, batch, scope, { byId: ctx.actor.userId, at: ctx.now })
    if (ids.length === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, 'customer.level_undone', ids, { batch })
    return { count: ids.length }
  })
}

/**
 * Decides on the level of a customer, with a reason; where it lies further from the recommended one than the actor may decide alone, asks whoever may and answers the request's id, else null. Throws `not_found` out of scope, and as `askApproval`.
 */
export async function decideLevel(
  ctx: Context,
  id: RecordId,
  decided: { level: RelationshipLevel; reason: string },
): Promise<{ askedId: number | null }> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { rootId, recommended } = await stands(inner, id)
    const measured = { amount: classDistance(RELATIONSHIP_LEVELS, recommended, decided.level) }
    try {
      await requireAuthority(inner, 'override', measured)
    } catch (error) {
      if (!(isAppError(error) && error.detail === 'approval.needed')) throw error
      return { askedId: await ask(inner, { rootId, recommended, measured, ...decided }) }
    }
    await saveLevel(inner, rootId, decided)
    return { askedId: null }
  })
}

/** Takes a decision back, so that nobody has decided. Throws `not_found` out of scope, and where nobody had. */
export async function withdrawLevel(ctx: Context, id: RecordId): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { rootId, accepted } = await stands(inner, id)
    if (accepted === null) throw new AppError('not_found', {})
    await saveLevel(inner, rootId, { level: null, reason: null })
  })
}

/** Stores what was decided, in the transaction of the decision, as the actor's. */
export async function saveLevel(
  ctx: Context,
  rootId: number,
  { level, reason }: { level: RelationshipLevel | null; reason: string | null },
  approvalId?: number,
): Promise<void> {
  const before = await findLevel(ctx.db, rootId)
  await appendDecision(ctx.db, rootId, { level, reason, byId: ctx.actor.userId, at: ctx.now })
  await audit(ctx, {
    ...{ action: 'customer.level', subjectType: 'customer', subjectId: rootId },
    detail: { level: [before?.accepted ?? null, level], ...(approvalId === undefined ? {} : { approval_id: approvalId }) },
    ...(reason === null ? {} : { reason }),
  })
}

async function stands(ctx: Context, id: RecordId) {
  const rootId = await findRoot(ctx.db, permit(ctx, 'customer:override'), id)
  if (rootId === null) throw new AppError('not_found', {})
  const found = await findLevel(ctx.db, rootId)
  return { rootId, recommended: found?.recommended ?? null, accepted: found?.accepted ?? null }
}

interface Asked {
  rootId: number
  recommended: RelationshipLevel | null
  level: RelationshipLevel
  reason: string
  measured: { amount: number }
}

function ask(ctx: Context, { rootId, recommended, level, reason, measured }: Asked): Promise<number> {
  // The classes of the first matrix are the levels, by the same names.
  const scheme = 'relationship_count'
  return askApproval(ctx, {
    ...{ kind: RELATIONSHIP_LEVEL, rule: 'override', measured, reason },
    subject: { type: LEVEL_SUBJECT, id: String(rootId), customerId: rootId },
    payload: { customer_id: rootId, level, reason },
    facts: [
      { key: 'recommended_level', as: 'class', scheme, class: recommended },
      { key: WANTED_LEVEL, as: 'class', scheme, class: level },
    ],
  })
}

async function noteEach(ctx: Context, action: string, ids: readonly number[], detail: Record<string, unknown>): Promise<void> {
  for (const id of ids) await audit(ctx, { action, subjectType: 'customer', subjectId: id, detail })
}
