import { invalidField, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { listCustomers } from '../../customers/list.ts'
import { createCustomer, getCustomer } from '../../customers/service.ts'
import { getWaybill } from '../../waybills/service.ts'
import type { WaybillStatus } from '../../waybills/status.ts'
import type { QueueRow } from '../queue/service.ts'
import { listQueue } from '../queue/service.ts'
import type { CaseResource } from '../schema.ts'
import { createCase } from '../service.ts'
import type { Suggestion } from '../suggest.ts'
import { suggestCase } from '../suggest.ts'
import type { IntakeInput } from './schema.ts'

/** What is known of a waybill when somebody calls about it. */
export interface WaybillForCase {
  waybillNo: string
  customer: { id: string; name: string }
  status: WaybillStatus
  acceptedOn: string
  promisedAt: string | null
  deliveredAt: string | null
  /** What a case on it is likely about; null when nothing stands out. */
  suggestion: Suggestion | null
  /** Cases on it that are not closed. */
  openCases: QueueRow[]
}

const MOST_OPEN = 5

/** Looks a waybill up for a case on it: whose it is, where it stands, what is likely wrong, and which cases are open on it; null when it is not known, or not
 * to the actor. */
export async function lookUpWaybill(ctx: Context, waybillNo: string): Promise<WaybillForCase | null> {
  permit(ctx, 'case:create')
  const waybill = await findWaybill(ctx, waybillNo)
  if (waybill === null) return null
  const [customer, open] = await Promise.all([
    getCustomer(ctx, { id: waybill.customerId }),
    listQueue(ctx, { waybillNo: waybill.waybillNo, sort: 'next_due', falling: false, limit: MOST_OPEN }),
  ])
  return {
    waybillNo: waybill.waybillNo,
    customer: { id: String(customer.id), name: customer.name },
    status: waybill.status,
    acceptedOn: waybill.acceptedOn,
    promisedAt: waybill.promisedAt?.toISOString() ?? null,
    deliveredAt: waybill.deliveredAt?.toISOString() ?? null,
    suggestion: suggestCase({ ...waybill, lastEventAt: waybill.events.at(-1)?.occurredAt ?? null }, ctx.now),
    openCases: open.rows.filter(({ stage }) => stage !== 'closed'),
  }
}

/** Finds the waybill of a number within reach; null when it is not known, or not to the actor. */
export async function findWaybill(ctx: Context, waybillNo: string) {
  try {
    return await getWaybill(ctx, waybillNo.trim())
  } catch (error) {
    // Numbers are kept as callers give them: one that is not known is no mistake.
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}

/** Records what somebody called about. Whose it is: the customer of the waybill, else the one named, else whoever in reach has the caller's number, else a consumer
 * who is made of the caller. It goes to whoever records it, if that is somebody who works on cases. Throws `invalid_request` where the customer cannot be told, and as
 * `createCase`. */
export async function recordCase(ctx: Context, input: IntakeInput): Promise<CaseResource> {
  permit(ctx, 'case:create')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { customer_id: _named, ...given } = input
    return createCase(inner, {
      ...given,
      customer_id: await customerOf(inner, input),
      opened_at: ctx.now.toISOString(),
      ...(mayEver(ctx, 'case:update') && ctx.actor.kind === 'person' ? { assignee_id: String(ctx.actor.userId) } : {}),
    })
  })
}

async function customerOf(ctx: Context, input: IntakeInput): Promise<string> {
  const waybill = input.waybill_no === undefined ? null : await findWaybill(ctx, input.waybill_no)
  if (waybill !== null) return String(waybill.customerId)
  if (input.customer_id !== undefined) return input.customer_id
  const { caller_name: name, caller_phone: phone } = input
  if (phone !== undefined) {
    const { rows } = await listCustomers(ctx, { q: phone, limit: 2 })
    if (rows.length > 1) throw invalidField('customer_id', 'several_customers')
    const [only] = rows
    if (only !== undefined) return String(only.id)
  }
  if (name === undefined || phone === undefined || !mayEver(ctx, 'customer:create'))
    throw invalidField('customer_id', 'customer_or_caller')
  return String((await createCustomer(ctx, { name, phone, kind: 'consumer' })).id)
}
