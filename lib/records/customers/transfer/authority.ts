import type { Context } from '#lib/platform/context'
import { subtreeIds } from '#lib/platform/org/outlets'
import { permit } from '#lib/platform/scope/scope'
import { authorityOf } from '../../approvals/authority.ts'
import type { Measured, RuleLine } from '../../approvals/rule.ts'
import type { RuleKey } from '../../approvals/shipped-rules.ts'
import type { CustomerListQuery } from '../list.ts'
import { requestOf } from '../list.ts'
import type { Destination, TransferCount } from './repository.ts'
import { countChosen, countListed, countOwned, findOutletName, findWorkplace, listVersions } from './repository.ts'

export type { Destination, TransferCount }

/** What the actor lacks to let customers change hands alone. */
export interface LackingAuthority {
  rule: Extract<RuleKey, 'transfer' | 'transfer_across'>
  measured: Measured
  decider: Pick<RuleLine, 'role' | 'grade'> | null
}

/** Answers what the actor lacks to let so many customers change hands, so many of them to another outlet; null for nothing. There are two ceilings, and both hold. */
export async function lackingAuthority(ctx: Context, { count, across }: TransferCount): Promise<LackingAuthority | null> {
  const [within, beyond] = await Promise.all([
    authorityOf(ctx, 'transfer', { amount: count }),
    across === 0 ? null : authorityOf(ctx, 'transfer_across', { amount: across }),
  ])
  const lacksBeyond = beyond !== null && !beyond.enough
  if (lacksBeyond) {
    // Whoever decides it decides on all of them.
    const amount = within.enough ? across : count
    const { decider } = await authorityOf(ctx, 'transfer_across', { amount })
    return { rule: 'transfer_across', measured: { amount }, decider }
  }
  return within.enough ? null : { rule: 'transfer', measured: { amount: count }, decider: within.decider }
}

/** Answers where customers belong that an owner is given: to the outlet where that person works, or below it. */
export async function destinationOf(ctx: Pick<Context, 'db'>, ownerId: number): Promise<Destination> {
  const workplace = await findWorkplace(ctx.db, ownerId)
  return { outletIds: workplace === null ? [] : await subtreeIds(ctx.db, workplace.outletId), ownerId }
}

/** Counts the customers that the actor may change, chosen one by one or all of a list, and how many of them would go to another outlet. */
export async function countTransfer(
  ctx: Context,
  which: { ids: readonly number[] } | { query: CustomerListQuery },
  to: Destination,
): Promise<TransferCount> {
  const scope = permit(ctx, 'customer:update')
  if ('ids' in which) return countChosen(ctx.db, which.ids, scope, to)
  return countListed(ctx.db, await requestOf(ctx, which.query, scope), to)
}

/** The same of everything that a person has. */
export function countTransferOf(ctx: Pick<Context, 'db'>, userId: number, to: Destination): Promise<TransferCount> {
  return countOwned(ctx.db, userId, to)
}

/** Names to whom, or where, customers would go. */
export async function nameOfTarget(
  ctx: Pick<Context, 'db'>,
  target: { ownerId: number } | { outletId: number },
): Promise<string> {
  if ('outletId' in target) return findOutletName(ctx.db, target.outletId)
  return (await findWorkplace(ctx.db, target.ownerId))?.name ?? ''
}

/** Answers chosen customers with the versions that they have now. */
export function asTheyAre(ctx: Pick<Context, 'db'>, ids: readonly number[]): Promise<{ id: number; version: number }[]> {
  return listVersions(ctx.db, ids)
}
