import { maskName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { countReferred, listReferredRows, listReferrerRows } from './repository.ts'

/** Somebody who brought a customer. */
export interface Referrer {
  id: number
  /** A person's is masked; null for one out of the reader's reach, whose name is not told. */
  name: string | null
}

/** A customer whom another one brought. */
export interface ReferredCustomer {
  id: number
  /** A person's is masked. */
  name: string
  archived: boolean
  abcClass: string | null
  /** In minor units of the company's currency. */
  valueMinor: number | null
}

export interface Referrals {
  /** Who brought the customer, who brought that one, and so on: the nearest first, five at most. */
  by: Referrer[]
  /** Whom it brought within the reader's reach, archived ones too, those of most value first. */
  brought: ReferredCustomer[]
  count: number
  /** There are more than were counted. */
  more: boolean
}

const LONGEST_CHAIN = 5
/** So many are counted; what is more is said to be more. */
const MOST_COUNTED = 1_000

/** Answers who brought a customer within reach and whom it brought, of these at most so many; survivors where somebody was merged away. Nobody at all for a customer out of reach. */
export async function referralsOf(ctx: Context, customerId: number, most: number): Promise<Referrals> {
  const scope = permit(ctx, 'customer:read')
  const [by, brought] = await Promise.all([
    listReferrerRows(ctx.db, scope, customerId, LONGEST_CHAIN),
    listReferredRows(ctx.db, scope, customerId, most),
  ])
  const count = brought.length < most ? brought.length : await countReferred(ctx.db, scope, customerId, MOST_COUNTED + 1)
  return {
    by: by.map(viewReferrer),
    brought: brought.map(({ kind, name, ...row }) => ({ ...row, name: shownName({ kind, name }) })),
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
  }
}

/** Answers who brought a customer within reach, the survivor where that one was merged away; null when nobody did, or the customer lies out of reach. */
export async function referrerOf(ctx: Context, customerId: number): Promise<Referrer | null> {
  const [row] = await listReferrerRows(ctx.db, permit(ctx, 'customer:read'), customerId, 1)
  return row === undefined ? null : viewReferrer(row)
}

function viewReferrer(row: { id: number; name: string; kind: string; inScope: boolean }): Referrer {
  return { id: row.id, name: row.inScope ? shownName(row) : null }
}

function shownName({ kind, name }: { kind: string; name: string }): string {
  return kind === 'consumer' ? maskName(name) : name
}
