import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { changesOf } from '../../record/changes.ts'
import { holdsWithin } from '../holder.ts'
import { nameOwnerCause } from '../owner-cause/cause.ts'
import { holdPayers, refusePayerChain } from '../payer/chain.ts'
import { personalFields } from '../personal-kind.ts'
import { findCustomerRow } from '../repository.ts'
import type { MergeInput } from '../schema.ts'
import { searchTextOf } from '../search-text.ts'
import { found, olderVersion, personalOf } from '../service.ts'
import type { CustomerRow, CustomerView } from '../view.ts'
import { maskedView } from '../view.ts'
import type { RawCustomer } from './fields.ts'
import { takenOver } from './fields.ts'
import { insertMerge, lockRoots, moveUnder, noteChanged, writeRoot } from './repository.ts'

export interface Merged {
  id: number
  mergedId: number
  survivor: CustomerView
}

/**
 * Merges a customer, with everybody merged into it before, into another one, which takes over the fields that were chosen. Nothing that hangs on
 * either moves: it is read under the survivor from then on. Throws `not_found` when either is out of scope, `conflict` with the customer that
 * somebody has changed meanwhile, and `rule_violated` for one and the same, an archived survivor, a consumer's personal values on another kind of
 * customer, where they would be seen in clear, or a survivor that would have a payer and pay for others.
 */
export async function mergeCustomers(ctx: Context, survivorId: RecordId, input: MergeInput): Promise<Merged> {
  const scope = permit(ctx, 'customer:merge')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await holdPayers(inner)
    const survivor = found(await findCustomerRow(db, scope, survivorId))
    const merged = found(await findCustomerRow(db, scope, parseRecordId(input.merged)))
    if (survivor.id === merged.id) throw new AppError('rule_violated', {}, { detail: 'customer.merge_with_itself' })
    const [one, other] = await lockBoth(inner, scope, [survivor, input.version], [merged, input.merged_version])
    // A payer may have been merged away into either of them: it is compared as its survivor.
    const pays = [
      { ...one, payer_id: survivor.payerId },
      { ...other, payer_id: merged.payerId },
    ] as const
    const taken = takenOver(...pays, input.fields ?? {})
    refuse(scope, survivor, merged, { ...one, ...taken }, taken)

    const searchText = taken.name === undefined ? null : searchTextOf(String(taken.name), survivor.externalId)
    const write = { id: survivor.id, version: input.version, set: taken, searchText, above: merged.version, now: ctx.now }
    // Whoever moves is locked before what search knows of the survivor: an import locks customers first, too.
    const members = await moveUnder(db, merged, survivor.id, ctx.now)
    await nameOwnerCause(inner, 'merge')
    const change = await writeRoot(db, write)
    if (change === null || members === null) throw olderVersion(ctx, change === null ? survivor : merged)
    await refusePayerChain(inner, [survivor.id], 'customer.merge_chains_payers')
    const before = Object.fromEntries(Object.keys(taken).map((column) => [column, one[column] ?? null]))
    const id = await insertMerge(db, {
      survivorId: survivor.id,
      mergedId: merged.id,
      before: { fields: before, members },
      after: { fields: taken, version: Number(change.after.version) },
      userId: ctx.actor.userId,
      now: ctx.now,
    })
    await noteChanged(db, [survivor.id, merged.id], dayOf(ctx.now, ctx.company.timeZone))
    const changes = changesOf(change.before, change.after, personalOf(survivor.kind, merged.kind))
    const note = { merge_id: id, survivor_id: survivor.id, merged_id: merged.id, members }
    await audit(inner, {
      action: 'customer.merge',
      subjectType: 'customer',
      subjectId: survivor.id,
      detail: { ...note, changes },
    })
    await audit(inner, { action: 'customer.merged_away', subjectType: 'customer', subjectId: merged.id, detail: note })
    return { id, mergedId: merged.id, survivor: maskedView(found(await findCustomerRow(db, scope, { id: survivor.id }))) }
  })
}

/** Locks both and sees that neither has moved on since the caller read it. */
async function lockBoth(
  ctx: Context,
  scope: Scope,
  ...pair: [[CustomerRow, number], [CustomerRow, number]]
): Promise<[RawCustomer, RawCustomer]> {
  const rows = await lockRoots(
    ctx.db,
    scope,
    pair.map(([row]) => row.id),
  )
  const locked = pair.map(([row, version]) => {
    const raw = rows.find((one) => one.id === row.id)
    return raw?.version === version ? raw : null
  })
  const [one = null, other = null] = locked
  if (one !== null && other !== null) return [one, other]
  // Seen again, because somebody may have been merging or changing it until just now.
  const [moved] = one === null ? pair[0] : pair[1]
  throw olderVersion(ctx, found(await findCustomerRow(ctx.db, scope, { id: moved.id })))
}

function refuse(scope: Scope, survivor: CustomerRow, merged: CustomerRow, result: RawCustomer, taken: RawCustomer): void {
  const rule = (detail: string) => new AppError('rule_violated', {}, { detail })
  if (survivor.archivedAt !== null) throw rule('customer.merge_into_archived')
  const ownerId = result.owner_id as number | null
  const outletId = result.outlet_id as number | null
  const handsOn = taken.owner_id !== undefined || taken.outlet_id !== undefined
  if (handsOn && !holdsWithin(scope, ownerId, outletId)) throw rule('customer.merge_leaves_scope')
  if (result.kind === 'consumer') return
  const showsPerson = personalFields.some((field) => {
    const from = taken[field] === undefined ? survivor : merged
    return from.kind === 'consumer' && result[field] !== null
  })
  if (showsPerson) throw rule('customer.personal_stays_hidden')
}
