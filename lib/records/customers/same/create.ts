import { AppError, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { CreateCustomerInput } from '../schema.ts'
import { createCustomer } from '../service.ts'
import type { CustomerView } from '../view.ts'
import { listSameCustomers } from './service.ts'

/**
 * Adds a customer that somebody typed, as `createCustomer`; where the company has one of the same name, telephone number or credit code only with the reason why there is to be another, which stands in
 * its story. Throws `duplicate` with those that there are, naming the reason that is missing. Whoever has checked too often is not held up.
 */
export async function createUnlessSame(
  ctx: Context,
  input: CreateCustomerInput,
  reason: string | undefined,
): Promise<CustomerView> {
  if (reason !== undefined) return createCustomer(ctx, input, reason)
  const { name, phone, credit_code } = input
  const same = await listSameCustomers(ctx, { name, phone, credit_code }).catch((error: unknown) => {
    if (isAppError(error, 'rate_limited')) return []
    throw error
  })
  if (same.length === 0) return createCustomer(ctx, input)
  const issues = [{ name: 'duplicate_reason', code: 'same_customer_reason', params: {} }]
  throw new AppError('duplicate', {}, { detail: 'customer.same_exists', issues, current: same })
}
