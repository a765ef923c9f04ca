import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { changesOf } from '../../record/changes.ts'
import { nameOwnerCause } from '../owner-cause/cause.ts'
import { holdPayers, refusePayerChain } from '../payer/chain.ts'
import { findCustomerRow } from '../repository.ts'
import type { MergeableField } from '../schema.ts'
import { searchTextOf } from '../search-text.ts'
import { found, personalOf } from '../service.ts'
import type { CustomerView } from '../view.ts'
import { maskedView } from '../view.ts'
import type { RawCustomer } from './fields.ts'
import { givenBack } from './fields.ts'
import type { Merge } from './repository.ts'
import { isTakenOverSince, lockMerge, lockRoots, markUndone, moveOut, noteChanged, writeRoot } from './repository.ts'

export interface Undone {
  id: number
  survivor: CustomerView
  /** Who stands alone again; null when out of the actor's reach. */
  restored: CustomerView | null
  /** Fields that somebody has changed since the merge: they stay as they are. */
  kept: MergeableField[]
}

/**
 * Undoes a merge: whoever was merged away stands alone again, with those who had come along, and the survivor's fields are as they were before, where
 * they are still as the merge left them. Throws `not_found` out of scope, and `rule_violated` for a merge that is undone already, whose survivor was
 * merged away itself since, or from which a later merge has taken over the same fields: those come first; and where one of the two would have a payer and pay for others.
 */
export async function undoMerge(ctx: Context, mergeId: number): Promise<Undone> {
  const scope = permit(ctx, 'customer:merge')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await holdPayers(inner)
    const merge = await lockMerge(db, scope, mergeId)
    if (merge === null) throw new AppError('not_found', {})
    const rule = (detail: string) => new AppError('rule_violated', {}, { detail })
    if (merge.undone) throw rule('customer.merge_undone')
    const [now] = await lockRoots(db, scope, [merge.survivorId])
    if (merge.rootId !== merge.survivorId || now === undefined) throw rule('customer.merge_below_newer')
    if (await isTakenOverSince(db, merge)) throw rule('customer.merge_below_newer')

    const { restored, kept } = backOf(merge, now)
    const name = restored.name === undefined ? null : String(restored.name)
    const externalId = typeof now.external_id === 'string' ? now.external_id : null
    await nameOwnerCause(inner, 'merge')
    const change = await writeRoot(db, {
      id: merge.survivorId,
      version: Number(now.version),
      set: restored,
      searchText: name === null ? null : searchTextOf(name, externalId),
      above: 0,
      now: ctx.now,
    })
    if (change === null) throw rule('customer.merge_below_newer')
    await moveOut(
      db,
      merge.mergedId,
      merge.before.members,
      { id: merge.survivorId, version: Number(change.after.version) },
      ctx.now,
    )
    await refusePayerChain(inner, [merge.survivorId, merge.mergedId], 'customer.undo_chains_payers')
    await markUndone(db, merge.id, ctx.actor.userId, ctx.now)
    await noteChanged(db, [merge.survivorId, merge.mergedId], dayOf(ctx.now, ctx.company.timeZone))
    const changes = changesOf(change.before, change.after, personalOf(String(change.before.kind), String(change.after.kind)))
    const note = { merge_id: merge.id, survivor_id: merge.survivorId, merged_id: merge.mergedId, kept }
    await audit(inner, {
      action: 'customer.unmerge',
      subjectType: 'customer',
      subjectId: merge.survivorId,
      detail: { ...note, changes },
    })
    await audit(inner, { action: 'customer.stand_alone', subjectType: 'customer', subjectId: merge.mergedId, detail: note })
    const alone = await findCustomerRow(db, scope, { id: merge.mergedId })
    return {
      id: merge.id,
      survivor: maskedView(found(await findCustomerRow(db, { kind: 'all' }, { id: merge.survivorId }))),
      restored: alone === null ? null : maskedView(alone),
      kept,
    }
  })
}

/** What the survivor gets back. Where the merge had made a consumer of it, it becomes a business again only untouched: personal values that were entered since
 * would be seen in clear. */
function backOf(merge: Merge, now: RawCustomer): { restored: Record<string, unknown>; kept: MergeableField[] } {
  const { restored, kept } = givenBack(now, merge.before.fields, merge.after.fields)
  const wouldShow =
    now.kind === 'consumer' && restored.kind !== undefined && restored.kind !== 'consumer' && now.version !== merge.after.version
  if (!wouldShow) return { restored, kept }
  const { kind: _kind, ...others } = restored
  return { restored: others, kept: ['kind', ...kept] }
}
