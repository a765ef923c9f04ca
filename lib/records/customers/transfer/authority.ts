import type { Context } from '#lib/platform/context'
import { subtreeIds } from '#lib/platform/org/outlets'
import { authorityOf } from '../../approvals/authority.ts'
import type { Measured, RuleLine } from '../../approvals/rule.ts'
import type { RuleKey } from '../../approvals/shipped-rules.ts'
import type { Destination, TransferCount } from './repository.ts'
import { findWorkplace } from './repository.ts'

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
