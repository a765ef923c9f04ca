import { isAppError } from '#lib/core/errors'
import { maskName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { findDuplicates } from '#lib/platform/privacy/duplicate-check'
import { mayEver } from '#lib/platform/scope/scope'
import { getCustomer } from '../service.ts'

/** By what two customers are taken for one. */
export type SameBy = 'name' | 'phone' | 'credit_code'

/** A customer that the company has already under the same name, telephone number or credit code. */
export interface SameCustomer {
  /** Null out of the reader's reach: then the name is masked. */
  id: number | null
  name: string
  ownerName: string | null
  outletName: string | null
  /** Whether the reader owns it. */
  mine: boolean
  by: SameBy
}

/** Fewer characters say nothing yet. */
const fewest = { name: 2, phone: 7, credit_code: 15 } as const
const keys: readonly SameBy[] = ['name', 'phone', 'credit_code']

/**
 * Lists the customers anywhere in the company with the same whole name, telephone number or credit code, each once: in clear and with its id within reach, masked beyond. Every value that is given is one
 * counted look-up; none for whoever may not check. Throws `rate_limited`.
 */
export async function listSameCustomers(
  ctx: Context,
  known: { [Key in SameBy]?: string | null | undefined },
): Promise<SameCustomer[]> {
  if (!mayEver(ctx, 'duplicate:check')) return []
  const found = new Map<number, SameCustomer>()
  for (const by of keys) {
    const value = known[by]?.trim() ?? ''
    if (!isLongEnough(by, value)) continue
    for (const match of await findDuplicates(ctx, { [by]: value })) {
      if (found.has(match.id)) continue
      const { ownerName, outletName } = match
      const reached = await nameInReach(ctx, match.id)
      found.set(match.id, {
        id: reached === null ? null : match.id,
        name: reached ?? maskName(match.name),
        ...{ ownerName, outletName, by, mine: match.ownerId === ctx.actor.userId },
      })
    }
  }
  return [...found.values()]
}

function isLongEnough(by: SameBy, value: string): boolean {
  const counted = by === 'phone' ? value.normalize('NFKC').replace(/\D/g, '') : value
  return Array.from(counted).length >= fewest[by]
}

/** The customer's name as the reader sees it elsewhere; null out of reach. */
async function nameInReach(ctx: Context, id: number): Promise<string | null> {
  if (!mayEver(ctx, 'customer:read')) return null
  try {
    return (await getCustomer(ctx, { id })).name
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
