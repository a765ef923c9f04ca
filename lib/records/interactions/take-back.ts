import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { keepCadence } from '../cadence/keep.ts'
import { setNextTouch } from '../customers/next-touch.ts'
import { asInstant } from '../record/column.ts'
import { findInteractionRow, findTouchBefore, updateInteractionRow } from './repository.ts'

interface Written {
  userId: number
  createdAt: Date
}

/** Tells whether somebody may still take a note back: whoever wrote it, on the day on which it was written, in company time. */
export function mayTakeBack({ userId, createdAt }: Written, ctx: Pick<Context, 'actor' | 'now' | 'company'>): boolean {
  const { timeZone } = ctx.company
  return userId === ctx.actor.userId && dayOf(createdAt, timeZone) === dayOf(ctx.now, timeZone)
}

/**
 * Takes back a note that the actor wrote today: it is archived, and where the customer's next touch still is the day that it set, the one that stood before stands again. Throws `not_found` out of
 * scope, `rule_violated` for another's note and after its day, `conflict` for a note that was changed meanwhile.
 */
export async function takeBackInteraction(ctx: Context, id: RecordId): Promise<void> {
  const scope = permit(ctx, 'interaction:update')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const row = await findInteractionRow(db, scope, id)
    if (row === null || row.archived) throw new AppError('not_found', {})
    if (!mayTakeBack(row, ctx)) throw new AppError('rule_violated', {}, { detail: 'interaction.too_late' })
    const set = { archived_at: asInstant(ctx.now) }
    if ((await updateInteractionRow(db, scope, row.id, row.version, set, ctx.now)) === null)
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    await audit(inner, { action: 'interaction.take_back', subjectType: 'interaction', subjectId: row.id })
    if (row.nextTouchOn !== null) {
      const before = await findTouchBefore(db, row.customerId, row.nextTouchOn)
      if (before !== null) await setNextTouch(inner, row.customerId, before.day, { insteadOf: row.nextTouchOn })
    }
    await keepCadence(inner, [row.customerId])
  })
}
