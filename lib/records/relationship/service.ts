import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { getCustomer, getCustomerToChange } from '../customers/service.ts'
import type { StageChange } from './repository.ts'
import { appendStageChange, listStageChangeRows, writeStage } from './repository.ts'
import type { RelationshipStage } from './stage.ts'
import { stageOf } from './stage.ts'

export type { StageChange } from './repository.ts'

const MOST_CHANGES = 20

/** Lists how a customer in reach came nearer, the latest first. Throws `not_found` out of scope. */
export async function listStageChanges(ctx: Context, customer: RecordId): Promise<StageChange[]> {
  const { id } = await getCustomer(ctx, customer)
  return listStageChangeRows(ctx.db, id, MOST_CHANGES)
}

/** Sets how near a customer stands that has not shipped, in place of the stage that was seen. Throws `not_found` out of scope, `rule_violated` for one that has shipped, `conflict` where
 * it stands elsewhere by now. */
export async function setStage(
  ctx: Context,
  customer: RecordId,
  given: { stage: RelationshipStage; insteadOf: RelationshipStage },
): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await getCustomerToChange(inner, customer)
    if (stored.lifecycle !== 'potential') throw new AppError('rule_violated', {}, { detail: 'customer.has_shipped' })
    const { stage: to, insteadOf: from } = given
    if (stageOf(stored) === to) return
    if (!(await writeStage(db, stored.id, { from, to }, ctx.now)))
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    await appendStageChange(db, { rootId: stored.id, from, to, byId: ctx.actor.userId, now: ctx.now })
    const detail = { relationship_stage: [from, to] }
    await audit(inner, { action: 'customer.stage', subjectType: 'customer', subjectId: stored.id, detail })
  })
}
