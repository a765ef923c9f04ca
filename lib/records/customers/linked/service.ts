import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { LinkColumn } from './repository.ts'
import { listLinkedRows, sumLinked } from './repository.ts'

/** A customer that names another one as who brought it, or who settles for it. */
export interface LinkedCustomer {
  id: number
  /** A person's is masked. */
  name: string
  archived: boolean
  abcClass: string | null
  /** What somebody decided in place of it. */
  abcOverride: { class: string; reason: string; byName: string | null } | null
  /** In minor units of the company's currency. */
  valueMinor: number | null
}

/** Answers those within the reader's reach who name a customer within reach, or somebody merged into it, archived ones too: at most so many, those of most value first. */
export async function linkedCustomers(
  ctx: Context,
  column: LinkColumn,
  customerId: number,
  most: number,
): Promise<LinkedCustomer[]> {
  const rows = await listLinkedRows(ctx.db, permit(ctx, 'customer:read'), column, customerId, most)
  return rows.map(({ kind, name, ...row }) => ({ ...row, name: shownName({ kind, name }) }))
}

/** So many are counted; what is more is said to be more. */
const MOST_COUNTED = 1_000

/** Answers how many they are, what those counted are worth together in minor units of the company's currency, and whether there are more than were counted. */
export async function countLinked(
  ctx: Context,
  column: LinkColumn,
  customerId: number,
): Promise<{ count: number; valueMinor: number; more: boolean }> {
  const { count, valueMinor } = await sumLinked(ctx.db, permit(ctx, 'customer:read'), column, customerId, MOST_COUNTED + 1)
  return { count: Math.min(count, MOST_COUNTED), valueMinor, more: count > MOST_COUNTED }
}

/** A customer's name, a person's masked. */
export function shownName({ kind, name }: { kind: string; name: string }): string {
  return maskCustomerName(kind, name)
}
