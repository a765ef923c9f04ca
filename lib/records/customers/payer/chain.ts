import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { hasPayerChain, lockPayers } from './repository.ts'

/** Waits until nobody else changes who pays for whom, until the transaction ends; before customers are locked. */
export function holdPayers({ db }: Context): Promise<void> {
  return lockPayers(db)
}

/** Throws `rule_violated` where one of some customers, as they stand now in the transaction, has a payer and is itself one, or has one that has a payer in turn. */
export async function refusePayerChain(
  { db }: Context,
  ids: readonly number[],
  detail: 'customer.merge_chains_payers' | 'customer.undo_chains_payers',
): Promise<void> {
  if (await hasPayerChain(db, ids)) throw new AppError('rule_violated', {}, { detail })
}
