import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { churnCauses } from '#lib/records/customers/churn'
import { findRoot } from '#lib/records/record/of-customer'
import { listOfOwnTerm } from '#lib/records/terms/keyed-terms'
import { openStated } from './keeping/repository.ts'
import type { LossRow } from './repository.ts'
import { findLossLocked, insertAttempt, listLossesOfCustomer, unwriteLoss, writeLoss } from './repository.ts'
import type { RecordLossInput, WinBackInput } from './schema.ts'

/**
 * Records why a customer left, over what was said of the same loss before; where it has no open loss one is opened as of the day that is stated, today unless given, with what it had brought. Answers the loss's id. Throws
 * `not_found` out of scope, `conflict` for an older version, `invalid_request` for an unknown cause or a day to come, `rule_violated` for a customer that never shipped.
 */
export async function recordLoss(ctx: Context, id: RecordId, input: RecordLossInput): Promise<{ id: string }> {
  const scope = permit(ctx, 'customer:update')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  for (const field of ['lost_on', 'exit_call_on'] as const) {
    if ((input[field] ?? today) > today) throw invalidField(field, 'day_is_to_come')
  }
  await requireCause(ctx, input.cause)
  return ctx.db.tx(async (db) => {
    const customerId = await findRoot(db, scope, id)
    if (customerId === null) throw new AppError('not_found', {})
    const open = async () => (await listLossesOfCustomer(db, customerId, scope)).find(({ backOn }) => backOn === null)
    const before = await open()
    if (before === undefined) await openStated(db, { customerId, lostOn: input.lost_on ?? today, currency: ctx.company.currency })
    const loss = before ?? (await open())
    if (loss === undefined) throw new AppError('rule_violated', {}, { detail: 'loss.never_shipped' })
    const written = {
      cause: input.cause,
      rival: input.rival ?? null,
      note: input.note ?? null,
      exitCallOn: input.exit_call_on ?? null,
    }
    const version = before === undefined ? loss.version : (input.version ?? loss.version)
    if (!(await writeLoss(db, loss.id, version, { ...written, byId: ctx.actor.userId, at: ctx.now }))) throw older()
    await note({ ...ctx, db }, 'loss.record', loss, { cause: { from: loss.cause, to: input.cause } })
    return { id: String(loss.id) }
  })
}

/** Takes back what was said of a loss: one that stood by statement alone is gone, of any other the cause is open again. Throws `not_found`, `conflict` for an older version, and `rule_violated` where a stated loss has attempts. */
export async function takeLossBack(ctx: Context, id: number, { version }: { version: number }): Promise<void> {
  await ctx.db.tx(async (db) => {
    const loss = await reached({ ...ctx, db }, id)
    if (loss.stated && loss.attempts.length > 0) throw new AppError('rule_violated', {}, { detail: 'loss.has_attempts' })
    if (!(await unwriteLoss(db, { id, version, stated: loss.stated }))) throw older()
    await note({ ...ctx, db }, 'loss.take_back', loss, { cause: { from: loss.cause, to: null } })
  })
}

/** Notes an attempt to win a lost customer back. Throws `not_found` out of scope, `invalid_request` for a day before the loss's last shipment or to come, `rule_violated` for one that ships again. */
export async function noteWinBack(ctx: Context, id: number, input: WinBackInput): Promise<void> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const madeOn = input.made_on ?? today
  if (madeOn > today) throw invalidField('made_on', 'day_is_to_come')
  await ctx.db.tx(async (db) => {
    const loss = await reached({ ...ctx, db }, id)
    if (madeOn < loss.lastShippingOn) throw invalidField('made_on', 'day_before_last_shipment')
    if (loss.backOn !== null) throw new AppError('rule_violated', {}, { detail: 'loss.is_back' })
    await insertAttempt(db, {
      ...{ lossId: id, madeOn, way: input.way, offer: input.offer, note: input.note ?? null },
      ...{ costMinor: input.cost_minor ?? null, result: input.result, byId: ctx.actor.userId },
    })
    await note({ ...ctx, db }, 'loss.win_back', loss, { way: input.way, offer: input.offer, result: input.result })
  })
}

async function reached(ctx: Context, id: number): Promise<LossRow> {
  const loss = await findLossLocked(ctx.db, id, permit(ctx, 'customer:update'))
  if (loss === null) throw new AppError('not_found', {})
  return loss
}

const older = () => new AppError('conflict', {}, { detail: 'record.version_is_old' })

async function requireCause(ctx: Context, key: string): Promise<void> {
  if (churnCauses.some((cause) => cause === key) || (await listOfOwnTerm(ctx, key)) === 'churn_cause') return
  throw invalidField('cause', 'term_unknown')
}

function note(ctx: Context, action: string, loss: LossRow, detail: Record<string, unknown>): Promise<void> {
  return audit(ctx, { action, subjectType: 'customer', subjectId: loss.customerId, detail })
}
