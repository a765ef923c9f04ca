import { invalidField, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getOutlet } from '#lib/platform/org/outlets'
import { listUsers } from '#lib/platform/org/users'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { findRoot } from '../record/of-customer.ts'
import { holdsWithin } from './holder.ts'
import { lockPayers, payerProblem } from './payer/repository.ts'
import { isBelow, lockFamilies } from './repository.ts'

/** What a body names of others. */
export interface NamedReferences {
  owner_email?: string | null | undefined
  outlet_code?: string | null | undefined
  parent_external_id?: string | null | undefined
  parent_id?: string | null | undefined
  payer_id?: string | null | undefined
  referrer_external_id?: string | null | undefined
  referrer_id?: string | null | undefined
}

/** The ids of what was named; undefined where nothing was. */
export interface References {
  ownerId?: number | null
  outletId?: number | null
  parentId?: number | null
  payerId?: number | null
  referrerId?: number | null
}

/** Who is changed, with what it refers to now; id 0 for one that is being made, with the owner and outlet that it gets unless others are named. */
interface Stored {
  id: number
  ownerId: number | null
  outletId: number | null
  ownerEmail?: string | null
  outletCode?: string | null
  parentExternalId?: string | null
  payerId?: number | null
  referrerExternalId?: string | null
  referrerId?: number | null
}

/**
 * Looks up what a body names, each within what the actor may see of its kind. What is named as it stands already is not looked at. Throws
 * `invalid_request` with the field for what is unknown, for an owner or outlet by which the customer would leave `scope`, for a parent that
 * is the customer itself or below it, and for a payer that is itself, archived, or would make a chain.
 */
export async function resolveReferences(ctx: Context, scope: Scope, named: NamedReferences, stored: Stored): Promise<References> {
  const found: References = {}
  if (named.owner_email !== undefined && named.owner_email !== stored.ownerEmail)
    found.ownerId = await ownerNamed(ctx, named.owner_email)
  if (named.outlet_code !== undefined && named.outlet_code !== stored.outletCode)
    found.outletId = await outletNamed(ctx, named.outlet_code)
  if (named.parent_external_id !== undefined && named.parent_id !== undefined) throw invalidField('parent_id', 'give_one')
  if (named.parent_external_id !== undefined && named.parent_external_id !== stored.parentExternalId)
    found.parentId = await parentNamed(ctx, 'parent_external_id', byExternalId(named.parent_external_id), stored)
  if (named.parent_id !== undefined)
    found.parentId = await parentNamed(ctx, 'parent_id', named.parent_id === null ? null : parseRecordId(named.parent_id), stored)
  if (named.referrer_external_id !== undefined && named.referrer_id !== undefined) throw invalidField('referrer_id', 'give_one')
  if (named.referrer_external_id !== undefined && named.referrer_external_id !== stored.referrerExternalId)
    found.referrerId = await customerNamed(ctx, 'referrer_external_id', byExternalId(named.referrer_external_id), stored)
  if (named.referrer_id !== undefined && !namesStored(named.referrer_id, stored.referrerId))
    found.referrerId = await customerNamed(
      ctx,
      'referrer_id',
      named.referrer_id === null ? null : parseRecordId(named.referrer_id),
      stored,
    )
  if (named.payer_id !== undefined && !namesStored(named.payer_id, stored.payerId))
    found.payerId = await payerNamed(ctx, named.payer_id === null ? null : parseRecordId(named.payer_id), stored.id)
  refuseToLeave(scope, found, stored)
  return found
}

function refuseToLeave(scope: Scope, found: References, stored: Stored): void {
  if (stored.id !== 0 && found.ownerId === undefined && found.outletId === undefined) return
  const ownerId = found.ownerId === undefined ? stored.ownerId : found.ownerId
  const outletId = found.outletId === undefined ? stored.outletId : found.outletId
  if (holdsWithin(scope, ownerId, outletId)) return
  throw invalidField(found.ownerId === undefined && found.outletId !== undefined ? 'outlet_code' : 'owner_email', 'not_in_scope')
}

/** Answers the colleague of an e-mail address, within what the actor may see; null for none. Throws `invalid_request` for one who is unknown or disabled. */
export async function ownerNamed(ctx: Context, email: string | null): Promise<number | null> {
  if (email === null) return null
  const [user] = await listUsers(ctx, { email, disabled: false }, { startId: null, falling: false, limit: 1 })
  if (user === undefined) throw invalidField('owner_email', 'owner_unknown')
  return user.id
}

/** Answers the outlet of a code, within what the actor may see; null for none. Throws `invalid_request` for one that is unknown or archived. */
export async function outletNamed(ctx: Context, code: string | null): Promise<number | null> {
  if (code === null) return null
  try {
    const outlet = await getOutlet(ctx, { externalId: code })
    if (outlet.archivedAt === null) return outlet.id
  } catch (error) {
    if (!isAppError(error, 'not_found')) throw error
  }
  throw invalidField('outlet_code', 'outlet_unknown')
}

const byExternalId = (externalId: string | null): RecordId | null => (externalId === null ? null : { externalId })

async function customerNamed(ctx: Context, field: string, name: RecordId | null, stored: { id: number }): Promise<number | null> {
  if (name === null) return null
  const id = await findRoot(ctx.db, permit(ctx, 'customer:read'), name)
  if (id === null) throw invalidField(field, 'customer_unknown')
  if (id === stored.id) throw invalidField(field, 'customer_is_itself')
  return id
}

async function parentNamed(ctx: Context, field: string, name: RecordId | null, stored: Stored): Promise<number | null> {
  const id = await customerNamed(ctx, field, name, stored)
  if (id === null || stored.id === 0) return id
  await lockFamilies(ctx.db)
  if (await isBelow(ctx.db, id, stored.id)) throw invalidField(field, 'customer_is_below')
  return id
}

const namesStored = (named: string | null, stored: number | null | undefined) =>
  (named === null && stored === null) || (stored !== null && stored !== undefined && named === String(stored))

async function payerNamed(ctx: Context, name: RecordId | null, payeeId: number): Promise<number | null> {
  const id = await customerNamed(ctx, 'payer_id', name, { id: payeeId })
  if (id === null) return null
  await lockPayers(ctx.db)
  const problem = await payerProblem(ctx.db, id, payeeId)
  if (problem !== null) throw invalidField('payer_id', problem)
  return id
}
