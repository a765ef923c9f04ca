import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findRoot } from '../record/of-customer.ts'
import { deleteOverride, findOverride, saveOverride } from './repository.ts'
import type { OverrideResource, PutOverrideInput } from './schema.ts'

/** Sets by hand which class a customer has in a scheme, whatever its runs compute; the class is the caller's to check, because records do not know the schemes.
 * The reason stands beside it and in the audit. Throws `not_found` out of scope. */
export async function storeOverride(
  ctx: Context,
  customer: RecordId,
  scheme: string,
  input: PutOverrideInput,
): Promise<OverrideResource> {
  const scope = permit(ctx, 'customer:override')
  return ctx.db.tx(async (db) => {
    const rootId = await findRoot(db, scope, customer)
    if (rootId === null) throw new AppError('not_found', {})
    const before = await findOverride(db, rootId, scheme)
    const set = { scheme, class: input.class, reason: input.reason, setById: ctx.actor.userId, setAt: ctx.now }
    await saveOverride(db, rootId, set)
    await audit(
      { ...ctx, db },
      {
        action: 'customer.override',
        subjectType: 'customer',
        subjectId: rootId,
        detail: { scheme, class: [before?.class ?? null, input.class] },
        reason: input.reason,
      },
    )
    return {
      scheme,
      class: input.class,
      reason: input.reason,
      by: String(ctx.actor.userId),
      by_name: ctx.actor.name,
      at: ctx.now.toISOString(),
    }
  })
}

/** Takes an override away, so that the computed class counts again. Throws `not_found` out of scope, and when there is none. */
export async function removeOverride(ctx: Context, customer: RecordId, scheme: string): Promise<void> {
  const scope = permit(ctx, 'customer:override')
  await ctx.db.tx(async (db) => {
    const rootId = await findRoot(db, scope, customer)
    const before = rootId === null ? null : await findOverride(db, rootId, scheme)
    if (rootId === null || before === null || !(await deleteOverride(db, rootId, scheme))) throw new AppError('not_found', {})
    const detail = { scheme, class: [before.class, null] }
    await audit({ ...ctx, db }, { action: 'customer.override', subjectType: 'customer', subjectId: rootId, detail })
  })
}
