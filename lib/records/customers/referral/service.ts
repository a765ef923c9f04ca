import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { LinkedCustomer } from '../linked/service.ts'
import { countLinked, linkedCustomers, shownName } from '../linked/service.ts'
import { listReferrerRows } from './repository.ts'

/** Somebody who brought a customer. */
export interface Referrer {
  id: number
  /** A person's is masked; null for one out of the reader's reach, whose name is not told. */
  name: string | null
}

export interface Referrals {
  /** Who brought the customer, who brought that one, and so on: the nearest first, five at most. */
  by: Referrer[]
  /** Whom it brought within the reader's reach, archived ones too, those of most value first. */
  brought: LinkedCustomer[]
  count: number
  /** There are more than were counted. */
  more: boolean
}

const LONGEST_CHAIN = 5

/** Answers who brought a customer within reach and whom it brought, of these at most so many; survivors where somebody was merged away. Nobody at all for a customer out of reach. */
export async function referralsOf(ctx: Context, customerId: number, most: number): Promise<Referrals> {
  const [by, brought] = await Promise.all([
    listReferrerRows(ctx.db, permit(ctx, 'customer:read'), customerId, LONGEST_CHAIN),
    linkedCustomers(ctx, 'referrer_id', customerId, most),
  ])
  const { count, more } =
    brought.length < most ? { count: brought.length, more: false } : await countLinked(ctx, 'referrer_id', customerId)
  return { by: by.map(viewReferrer), brought, count, more }
}

/** Answers who brought a customer within reach, the survivor where that one was merged away; null when nobody did, or the customer lies out of reach. */
export async function referrerOf(ctx: Context, customerId: number): Promise<Referrer | null> {
  const [row] = await listReferrerRows(ctx.db, permit(ctx, 'customer:read'), customerId, 1)
  return row === undefined ? null : viewReferrer(row)
}

function viewReferrer(row: { id: number; name: string; kind: string; inScope: boolean }): Referrer {
  return { id: row.id, name: row.inScope ? shownName(row) : null }
}
