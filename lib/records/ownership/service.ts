import { AppError, invalidField, isAppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { notify } from '#lib/platform/notify/notify'
import type { User } from '#lib/platform/org/users'
import { getUser } from '#lib/platform/org/users'
import { permit } from '#lib/platform/scope/scope'
import { holdsWithin } from '../customers/holder.ts'
import { getCustomer, getCustomerToChange } from '../customers/service.ts'
import type { CustomerView } from '../customers/view.ts'
import type { Collaborator, OwnerChange } from './repository.ts'
import { deleteCollaborator, insertCollaborator, listCollaboratorRows, listOwnerChangeRows } from './repository.ts'

/** So many changes of owners are shown. */
const MOST_CHANGES = 50
/** More would be a list of the company. */
const MOST_COLLABORATORS = 20

export interface Ownership {
  /** The latest first. */
  changes: OwnerChange[]
  collaborators: Collaborator[]
  /** Whether the actor may say who works along: whoever holds the customer, not who only works along. */
  mayShare: boolean
}

/** Answers who owned a customer in reach before, when and why that changed, and who works along. Throws `not_found` out of scope. */
export async function getOwnership(ctx: Context, customer: RecordId): Promise<Ownership> {
  const { id, ownerId, outletId } = await getCustomer(ctx, customer)
  const [changes, collaborators] = await Promise.all([
    listOwnerChangeRows(ctx.db, id, MOST_CHANGES),
    listCollaboratorRows(ctx.db, id),
  ])
  const scope = ctx.actor.permissions['customer:update']
  return { changes, collaborators, mayShare: scope !== undefined && holdsWithin(scope, ownerId, outletId) }
}

/**
 * Lets a colleague within reach work along on a customer: it lies in their scope then as if it were their own, but for handing it on. They are told. Throws `not_found` out of scope,
 * `forbidden` for whoever only works along, `invalid_request` for a colleague who is not found, is the owner or works along already, `rule_violated` for too many.
 */
export async function addCollaborator(
  ctx: Context,
  customer: RecordId,
  given: { user: RecordId; reason: string | null },
): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const held = await heldCustomer(inner, customer)
    const user = await colleague(inner, given.user)
    if (user.id === held.ownerId) throw invalidField('user', 'colleague_owns_it')
    if ((await listCollaboratorRows(db, held.id)).length >= MOST_COLLABORATORS)
      throw new AppError('rule_violated', { most: MOST_COLLABORATORS }, { detail: 'customer.too_many_collaborators' })
    if (!(await shareCustomer(inner, held, user.id, given.reason))) throw invalidField('user', 'colleague_works_along')
  })
}

/** Lets somebody work along on a customer, in the running transaction and after the caller's own permission check; false where they do already. */
export async function shareCustomer(
  ctx: Context,
  customer: Pick<CustomerView, 'id' | 'name'>,
  userId: number,
  reason: string | null,
): Promise<boolean> {
  const byId = ctx.actor.userId
  if (!(await insertCollaborator(ctx.db, { rootId: customer.id, userId, byId, reason, now: ctx.now }))) return false
  const detail = { collaborator: [null, userId] }
  await audit(ctx, { action: 'customer.share', subjectType: 'customer', subjectId: customer.id, detail })
  const params = { by: ctx.actor.name, name: customer.name }
  const href = `/customers/${customer.id}`
  await notify(ctx, [{ userId, kind: 'customer_shared', params, href, matter: `customer:${customer.id}` }])
  return true
}

/** Ends that a colleague works along on a customer. Throws `not_found` out of scope or where they do not, `forbidden` for whoever only works along. */
export async function removeCollaborator(ctx: Context, customer: RecordId, userId: number): Promise<void> {
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { id } = await heldCustomer(inner, customer)
    if (!(await deleteCollaborator(db, id, userId))) throw new AppError('not_found', {})
    const detail = { collaborator: [userId, null] }
    await audit(inner, { action: 'customer.unshare', subjectType: 'customer', subjectId: id, detail })
  })
}

async function colleague(ctx: Context, id: RecordId): Promise<User> {
  const user = await getUser(ctx, id).catch((error: unknown) => {
    if (isAppError(error, 'not_found')) return null
    throw error
  })
  if (user === null || user.disabledAt !== null) throw invalidField('user', 'colleague_not_found')
  return user
}

async function heldCustomer(ctx: Context, customer: RecordId): Promise<CustomerView> {
  const held = await getCustomerToChange(ctx, customer)
  if (!holdsWithin(permit(ctx, 'customer:update'), held.ownerId, held.outletId))
    throw new AppError('forbidden', { permission: 'customer:update' })
  return held
}
