import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { listText } from '#lib/core/formats'
import { audit } from '#lib/platform/audit/audit'
import { listMakers } from '#lib/platform/auth/api-keys'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from './kind.ts'
import type { ApprovalRow } from './repository.ts'
import { closeStep, endApproval, findReadable, holdApproval, noteDecision } from './repository.ts'
import { representedBy } from './represented.ts'
import type { DecideInput, WithdrawInput } from './schema.ts'
import { tellRequester } from './tell.ts'
import type { ApprovalView } from './view.ts'
import { viewApproval } from './view.ts'

/**
 * Approves or refuses a request: what was asked for is done in the same transaction, or, refused, not at all. Of two who decide at once the second meets a conflict. Throws `not_found`
 * out of scope, `rule_violated` for a request of one's own or of a program whose key one made, and for one that waits for somebody else, `invalid_request` for a refusal without a reason, `conflict`, with the
 * request as it stands, for another version and for one that is decided; and what the kind throws when what was asked for can no longer be done.
 */
export async function decideApproval(
  ctx: Context,
  kinds: readonly ApprovalKind[],
  id: number,
  input: DecideInput,
): Promise<ApprovalView> {
  const scope = permit(ctx, 'approval:decide')
  const isApproved = input.decision === 'approve'
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    await holdApproval(db, id)
    const row = found(await findReadable(db, id, { userId: ctx.actor.userId, scope }))
    refuseUnlessAsItWas(ctx, kinds, row, input.version)
    if (await isOwn(inner, row)) throw new AppError('rule_violated', {}, { detail: 'approval.own_request' })
    const forId = await placeOf(inner, row)
    if (!isApproved && input.reason === undefined) throw invalidField('reason', 'reason_required')
    await closeStep(db, id, ctx.now)
    await endApproval(db, id, isApproved ? 'approved' : 'refused', ctx.now)
    const act = isApproved ? 'approved' : 'refused'
    await noteDecision(db, { approvalId: id, act, byId: ctx.actor.userId, forId, reason: input.reason ?? null, at: ctx.now })
    if (isApproved) await carryOut(inner, kinds, row)
    await audit(inner, {
      action: isApproved ? 'approval.approve' : 'approval.refuse',
      subjectType: 'approval',
      subjectId: id,
      detail: { kind: row.kind, subject: `${row.subjectType}:${row.subjectId}`, requester_id: row.requesterId, for_id: forId },
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    })
    await tellRequester(inner, row, isApproved ? 'approval_approved' : 'approval_refused')
    return viewApproval(inner, kinds, found(await findReadable(db, id, { userId: ctx.actor.userId, scope })))
  })
}

/** Says whether the actor asked, or made the key of the program that did: nobody asks through a program of one's own and decides. */
async function isOwn({ db, actor }: Context, { requesterId }: ApprovalRow): Promise<boolean> {
  return requesterId === actor.userId || (await listMakers(db, requesterId)).includes(actor.userId)
}

/** For whom the actor would decide: null for himself, else the one whose place is taken. */
async function placeOf(ctx: Context, row: ApprovalRow): Promise<number | null> {
  const { deciderIds } = row
  if (deciderIds.includes(ctx.actor.userId)) return null
  const represented = await representedBy(ctx)
  // Whoever asked is in nobody's place, and nobody is in his for this.
  const forId = represented.find((userId) => deciderIds.includes(userId) && userId !== row.requesterId)
  if (forId === undefined)
    throw new AppError('rule_violated', { who: listText(ctx.locale, row.deciderNames) }, { detail: 'approval.not_yours' })
  return forId
}

async function carryOut(ctx: Context, kinds: readonly ApprovalKind[], row: ApprovalRow): Promise<void> {
  const kind = kinds.find(({ key }) => key === row.kind)
  if (kind === undefined) throw new AppError('rule_violated', {}, { detail: 'approval.kind_unknown' })
  const asker = await resolveActor(ctx.db, row.requesterId)
  if (asker === null || asker.disabled) throw new AppError('rule_violated', {}, { detail: 'approval.requester_gone' })
  const requester = { ...ctx, actor: asker.actor }
  try {
    await kind.approve(ctx, { approvalId: row.id, payload: row.payload, reason: row.reason, requester })
  } catch (error) {
    // It is who asked that lacks the right or no longer sees the record, not who decides.
    if (isAppError(error, 'forbidden') || isAppError(error, 'not_found'))
      throw new AppError('rule_violated', {}, { detail: 'approval.cannot_be_done', cause: error })
    throw error
  }
}

/** Takes a request of one's own back. Throws `not_found` for another's, `conflict` for another version and for one that is decided. */
export async function withdrawApproval(
  ctx: Context,
  kinds: readonly ApprovalKind[],
  id: number,
  input: WithdrawInput,
): Promise<ApprovalView> {
  const scope = permit(ctx, 'approval:read')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const reader = { userId: ctx.actor.userId, scope }
    await holdApproval(db, id)
    const row = found(await findReadable(db, id, reader))
    if (row.requesterId !== ctx.actor.userId) throw new AppError('not_found', {})
    refuseUnlessAsItWas(ctx, kinds, row, input.version)
    await closeStep(db, id, ctx.now)
    await endApproval(db, id, 'withdrawn', ctx.now)
    await noteDecision(db, { approvalId: id, act: 'withdrawn', byId: ctx.actor.userId, at: ctx.now })
    const detail = { kind: row.kind, subject: `${row.subjectType}:${row.subjectId}` }
    await audit(inner, { action: 'approval.withdraw', subjectType: 'approval', subjectId: id, detail })
    return viewApproval(inner, kinds, found(await findReadable(db, id, reader)))
  })
}

function refuseUnlessAsItWas(ctx: Context, kinds: readonly ApprovalKind[], row: ApprovalRow, version: number): void {
  if (row.status === 'waiting' && row.version === version) return
  const detail = row.status === 'waiting' ? 'record.version_is_old' : 'approval.is_decided'
  throw new AppError('conflict', {}, { detail, current: viewApproval(ctx, kinds, row) })
}

function found(row: ApprovalRow | null): ApprovalRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}
