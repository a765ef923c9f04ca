import { invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import type { Person } from '#lib/platform/org/user-list'
import { getPerson } from '#lib/platform/org/user-list'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import { needsApproval } from '../../approvals/authority.ts'
import { nameOwnerCause } from '../owner-cause/cause.ts'
import { countTransferOf, destinationOf, lackingAuthority } from '../transfer/authority.ts'
import { countOwnedBy, giveToOwner } from './repository.ts'

/** So many customers change hands in one transaction. */
const CHUNK = 2_000

/** Counts the customers of a person, archived ones included. For whoever manages the people of the whole company. */
export async function countCustomersOf(ctx: Context, userId: number): Promise<number> {
  permitWholeCompany(ctx, 'user:manage')
  return countOwnedBy(ctx.db, userId)
}

/**
 * Gives every customer of one person to another, archived and merged ones too, and tells the new owner. Answers how many customers that were. In chunks, each with
 * its audit event; cut off in the middle, it may simply be asked for again. For whoever manages both people and customers of the whole company. Throws `not_found`
 * for an unknown person, `invalid_request` for a new owner who cannot sign in, or is the same, `rule_violated` for more than the actor may let go alone.
 */
export async function handOver(ctx: Context, fromId: number, toId: number): Promise<number> {
  const { lacking } = await measureHandOver(ctx, fromId, toId)
  if (lacking !== null) throw needsApproval(ctx, lacking.decider)
  return carryOutHandOver(ctx, fromId, toId)
}

/** Looks both people up, and answers what the actor lacks to let the customers go alone; null for nothing. Throws as `handOver`. */
export async function measureHandOver(ctx: Context, fromId: number, toId: number) {
  const { from, to } = await bothPeople(ctx, fromId, toId)
  const counts = await countTransferOf(ctx, from.id, await destinationOf(ctx, to.id))
  return { from, to, counts, lacking: await lackingAuthority(ctx, counts) }
}

async function bothPeople(ctx: Context, fromId: number, toId: number): Promise<{ from: Person; to: Person }> {
  permitWholeCompany(ctx, 'user:manage')
  permitWholeCompany(ctx, 'customer:update')
  const from = await getPerson(ctx, fromId)
  const to = await getPerson(ctx, toId)
  if (to.id === from.id || to.disabledAt !== null) throw invalidField('to', 'colleague_not_found')
  return { from, to }
}

/** The same, whoever has decided it. */
export async function carryOutHandOver(ctx: Context, fromId: number, toId: number): Promise<number> {
  const { from, to } = await bothPeople(ctx, fromId, toId)
  let customers = 0
  for (;;) {
    const moved = await handOverChunk(ctx, from, to)
    customers += moved.customers
    if (moved.rows < CHUNK) break
  }
  if (customers > 0)
    await notify(ctx, [
      {
        userId: to.id,
        kind: 'customers_handed_over',
        params: { by: ctx.actor.name, from: from.name, count: customers },
        href: '/customers?owner=me',
        matter: `handed_over:${from.id}`,
      },
    ])
  return customers
}

function handOverChunk(ctx: Context, from: Person, to: Person): Promise<{ rows: number; customers: number }> {
  return ctx.db.tx(async (db) => {
    await nameOwnerCause({ ...ctx, db }, 'hand_over')
    const moved = await giveToOwner(db, { fromId: from.id, toId: to.id, limit: CHUNK, now: ctx.now })
    if (moved.rows > 0) {
      const detail = { owner_id: [from.id, to.id], customers: moved.customers }
      await audit({ ...ctx, db }, { action: 'customer.hand_over', subjectType: 'user', subjectId: from.id, detail })
    }
    return moved
  })
}
