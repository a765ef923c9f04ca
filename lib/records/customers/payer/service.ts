import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { LinkedCustomer } from '../linked/service.ts'
import { countLinked, linkedCustomers, shownName } from '../linked/service.ts'
import { findPayerRow } from './repository.ts'

/** Who settles for a customer. */
export interface PayingCustomer {
  id: number
  /** A person's is masked. */
  name: string
  /** Whether the reader may open its card; where not, the name is all there is. */
  inReach: boolean
}

/** Answers who settles for a customer within reach, the survivor where that one was merged away: its name also where the payer itself lies out of reach, for whoever serves a customer
 * must know who gets the bill. Null for a customer that pays itself, or lies out of reach. */
export async function payingCustomerOf(ctx: Context, customerId: number): Promise<PayingCustomer | null> {
  const row = await findPayerRow(ctx.db, permit(ctx, 'customer:read'), customerId)
  return row === null ? null : { id: row.id, name: shownName(row), inReach: row.inScope }
}

export interface PaidCustomers {
  customers: LinkedCustomer[]
  count: number
  /** What those counted are worth together, in minor units of the company's currency. */
  valueMinor: number
  /** There are more than were counted. */
  more: boolean
}

/** Answers whom a customer settles for, at most so many, those of most value first, how many there are and what they are worth together; within the reader's reach, archived ones too. None for a customer out of reach. */
export async function customersPaidBy(ctx: Context, customerId: number, most: number): Promise<PaidCustomers> {
  const [customers, sum] = await Promise.all([
    linkedCustomers(ctx, 'payer_id', customerId, most),
    countLinked(ctx, 'payer_id', customerId),
  ])
  return { customers, ...sum }
}
