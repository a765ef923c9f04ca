import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import { hashFilter } from '#lib/core/page'
import type { Context } from '#lib/platform/context'
import { askApproval } from '../../approvals/ask.ts'
import { deciderName } from '../../approvals/authority.ts'
import type { Fact } from '../../approvals/fact.ts'
import type { ApprovalKind } from '../../approvals/kind.ts'
import { defineApprovalKind } from '../../approvals/kind.ts'
import type { CustomerListQuery } from '../list.ts'
import type { Destination, LackingAuthority, TransferCount } from '../transfer/authority.ts'
import { asTheyAre, countTransfer, destinationOf, lackingAuthority, nameOfTarget } from '../transfer/authority.ts'
import type { BulkChange } from './change.ts'
import { MOST_COUNTED } from './change.ts'
import type { BulkChangeInput } from './schema.ts'
import { storedChange } from './schema.ts'
import type { BulkChangeView, BulkChoice } from './service.ts'
import { carryOutBulkChange, getBulkChange, resolveBulkChange } from './service.ts'

/** What became of a change of many: it was made, or somebody else is asked. */
export type StartedOrAsked = { started: BulkChangeView } | { askedId: number }

/**
 * Makes a change of many customers where the actor may decide it alone; else asks whoever may, with the reason. Throws `invalid_request` for the missing reason, which names who would decide, and as
 * `resolveBulkChange`, `carryOutBulkChange` and `askApproval`.
 */
export async function startOrAskBulkChange(
  ctx: Context,
  input: BulkChangeInput,
  choice: BulkChoice,
  { reason, search }: { reason?: string | undefined; search: string },
): Promise<StartedOrAsked> {
  const change = await resolveBulkChange(ctx, input)
  const lacking = await findLacking(ctx, change, choice)
  if (lacking === null) return { started: await getBulkChange(ctx, await carryOutBulkChange(ctx, change, choice)) }
  if (reason === undefined) throw invalidField('reason', 'approval_reason', { who: deciderName(ctx, lacking.decider) })
  return { askedId: await ask(ctx, change, choice, lacking, { reason, search }) }
}

interface Lacking extends LackingAuthority, TransferCount {}

/** What the actor lacks to make a change alone; null for nothing. Only who has a customer, and where it belongs, is anybody else's to decide. */
async function findLacking(ctx: Context, change: BulkChange, choice: BulkChoice): Promise<Lacking | null> {
  const to = await destinationOfChange(ctx, change)
  if (to === null) return null
  const which = 'rows' in choice ? { ids: choice.rows.map(({ id }) => id) } : { query: { ...choice.query, limit: MOST_COUNTED } }
  const counts = await countTransfer(ctx, which, to)
  const lacking = await lackingAuthority(ctx, counts)
  return lacking === null ? null : { ...lacking, ...counts }
}

async function destinationOfChange(ctx: Context, change: BulkChange): Promise<Destination | null> {
  if (change.kind === 'owner') return destinationOf(ctx, change.ownerId)
  return change.kind === 'outlet' ? { outletIds: [change.outletId], ownerId: null } : null
}

async function ask(
  ctx: Context,
  change: BulkChange,
  choice: BulkChoice,
  { rule, measured, count, across }: Lacking,
  { reason, search }: { reason: string; search: string },
): Promise<number> {
  const which = 'rows' in choice ? { ids: choice.rows.map(({ id }) => id) } : { query: withoutPlace(choice.query) }
  const facts: Fact[] = [
    { key: 'customers', as: 'count', count },
    ...(across === 0 ? [] : [{ key: 'across', as: 'count', count: across } as const]),
    { key: change.kind === 'owner' ? 'new_owner' : 'new_outlet', as: 'text', text: await targetName(ctx, change) },
  ]
  return askApproval(ctx, {
    ...{ kind: 'transfer', rule, measured, reason, facts },
    subject: { type: 'transfer', id: `${ctx.actor.userId}:${hashFilter({ change, ...which })}`, customerId: null },
    payload: { change, ...which, search },
  })
}

const withoutPlace = ({ sort: _s, falling: _f, limit: _l, cursor: _c, ...query }: CustomerListQuery) => query

async function targetName(ctx: Context, change: BulkChange): Promise<string> {
  return change.kind === 'owner' || change.kind === 'outlet' ? nameOfTarget(ctx, change) : ''
}

const payload = z.object({
  change: storedChange,
  ids: z.array(z.int()).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  search: z.string(),
})

/** Customers that change hands, more of them or farther than somebody may let go alone: approved, whoever asked lets them go, each as it stands then. */
export const transferKind: ApprovalKind = defineApprovalKind({
  key: 'transfer',
  payload,
  hrefOf: ({ search }) => (search === '' ? '/customers' : `/customers?${search}`),
  approve: async (_, { payload: { change, ids, query = {} }, requester }) => {
    if (change.kind !== 'owner' && change.kind !== 'outlet') throw new AppError('not_found', {})
    // Of a list: whoever is in it now, as the list was asked for.
    const choice = ids === undefined ? { query: query as CustomerListQuery } : { rows: await asTheyAre(requester, ids) }
    await carryOutBulkChange(requester, change, choice)
  },
})
