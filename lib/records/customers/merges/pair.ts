import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findCustomerRow } from '../repository.ts'
import { found } from '../service.ts'
import type { CustomerView } from '../view.ts'
import { maskedView } from '../view.ts'

/** Answers one customer that the actor may merge, masked. Throws `not_found` for one that he may only see. */
export async function getCustomerToMerge(ctx: Context, id: RecordId): Promise<CustomerView> {
  return maskedView(found(await findCustomerRow(ctx.db, permit(ctx, 'customer:merge'), id)))
}
