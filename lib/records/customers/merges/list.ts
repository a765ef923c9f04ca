import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { MergeableField } from '../schema.ts'
import { columnOf } from './fields.ts'
import { listMergeRows } from './repository.ts'

/** A merge that stands. */
export interface StandingMerge {
  id: number
  /** Who was merged in; a person's name is masked. */
  name: string
  externalId: string | null
  at: Date
  by: string | null
  /** Fields that were taken over from it. */
  fields: MergeableField[]
}

/** Lists the merges into a customer that were not undone, the latest first: in this order they can be undone. Nothing for a customer out of scope. */
export async function listMerges(ctx: Context, customerId: number): Promise<StandingMerge[]> {
  const rows = await listMergeRows(ctx.db, permit(ctx, 'customer:read'), customerId)
  return rows.map(({ kind, name, columns, ...row }) => ({
    ...row,
    name: maskCustomerName(kind, name),
    fields: (Object.keys(columnOf) as MergeableField[]).filter((field) => columns.includes(columnOf[field])),
  }))
}
