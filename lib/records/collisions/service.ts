import { AppError } from '#lib/core/errors'
import { maskName } from '#lib/core/personal'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { notify } from '#lib/platform/notify/notify'
import { findDuplicates } from '#lib/platform/privacy/duplicate-check'
import { permit } from '#lib/platform/scope/scope'
import { nameOwnerCause } from '../customers/owner-cause/cause.ts'
import { shareCustomer } from '../ownership/service.ts'
import { consumerPersonal } from '../record/changes.ts'
import { asInstant, asInt, asText } from '../record/column.ts'
import type { CollisionState } from './collision.ts'
import { requireGround } from './dictionary.ts'
import type { CollisionReach, CollisionRow } from './repository.ts'
import {
  countToRuleRows,
  findToRule,
  insertCollision,
  listCollisionRows,
  listSharedManagers,
  ruleRow,
  setOwner,
} from './repository.ts'
import type { ClaimInput, RuleInput } from './schema.ts'

/** A claim as its reader has it: who does not see the customer reads a masked name. */
export type Collision = CollisionRow

const reachOf = (ctx: Context): CollisionReach => ({
  userId: ctx.actor.userId,
  rules: ctx.actor.permissions['collision:rule'] ?? null,
  customers: ctx.actor.permissions['customer:read'] ?? null,
})

/** Lists the claims that the actor made, that concern the own customers, or that he may rule, the latest first. Throws `invalid_cursor`. */
export async function listCollisions(
  ctx: Context,
  { state, limit, cursor }: { state: CollisionState; limit: number; cursor?: string | undefined },
): Promise<ListPage<Collision>> {
  permit(ctx, 'customer:read')
  const page = await listCollisionRows(ctx.db, reachOf(ctx), state, { limit, cursor, now: ctx.now })
  return { ...page, rows: page.rows.map(view) }
}

/** So many are counted; more are shown as "99+". */
const MOST_TO_RULE = 100

/** Counts the open claims that the actor may rule, at most 100; none for whoever rules nothing. */
export async function countToRule(ctx: Context): Promise<number> {
  const reach = reachOf(ctx)
  return reach.rules === null ? 0 : countToRuleRows(ctx.db, reach, MOST_TO_RULE)
}

/**
 * Claims a customer that stands with somebody else, known by its whole name, telephone number or credit code; its owner and the manager of both are told. Answers the id of the claim.
 * Counted and noted as the duplicate check is. Throws `rule_violated` where the company has none such, where it is the actor's own or nobody's, and where several colleagues have one;
 * `duplicate` while the same claim is open, `invalid_request` for a ground that is none.
 */
export async function claimCollision(ctx: Context, { ground, evidence, ...known }: ClaimInput): Promise<number> {
  const { userId } = ctx.actor
  await requireGround(ctx, ground)
  const found = await findDuplicates(ctx, known)
  const others = found.filter(({ ownerId }) => ownerId !== null && ownerId !== userId)
  const [match] = others
  if (match === undefined || match.ownerId === null)
    throw refusal(found.length === 0 ? 'none' : found.some(({ ownerId }) => ownerId === userId) ? 'own' : 'unowned')
  if (others.length > 1) throw refusal('several')
  const { id: customerId, ownerId } = match
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const id = await insertCollision(db, {
      customer_id: asInt(customerId),
      claimant_id: asInt(userId),
      owner_id: asInt(ownerId),
      ground: asText(ground),
      evidence: asText(evidence),
    })
    await audit(inner, {
      action: 'collision.claim',
      subjectType: 'customer',
      subjectId: customerId,
      detail: { collision: id, ground },
    })
    const managers = await listSharedManagers(db, [userId, ownerId])
    const told = [...new Set([ownerId, ...managers.map((each) => each.userId)])]
    const params = { by: ctx.actor.name, name: maskName(match.name) }
    await notify(
      inner,
      told.map((each) => ({ userId: each, kind: 'collision_claimed', params, href: '/collisions', matter: `collision:${id}` })),
    )
    return id
  })
}

/**
 * Rules a claim: the owner keeps the customer, it goes to the claimant, or the claimant works along. Both are told, and the ruling stands with its reason. For whoever reaches both sides,
 * but the claimant. Throws `not_found` out of reach, `rule_violated` for one's own claim, `conflict` for an older version or one that is ruled.
 */
export async function ruleCollision(ctx: Context, id: number, { version, ruling, reason }: RuleInput): Promise<void> {
  permit(ctx, 'collision:rule')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const claim = await findToRule(db, reachOf(ctx), id)
    if (claim === null) throw new AppError('not_found', {})
    if (claim.claimantId === ctx.actor.userId) throw refusal('ruled_by_claimant')
    const set = {
      ruling: asText(ruling),
      reason: asText(reason),
      ruled_by_id: asInt(ctx.actor.userId),
      ruled_at: asInstant(ctx.now),
    }
    if (!(await ruleRow(db, id, version, set, ctx.now))) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const { customerId, customerName, claimantId, ownerId } = claim
    const name = view(claim).customerName
    const detail = { collision: id, ruling, owner_id: ruling === 'transfer' ? [claim.presentOwnerId, claimantId] : null }
    await audit(inner, { action: 'collision.rule', subjectType: 'customer', subjectId: customerId, detail })
    if (ruling === 'transfer') {
      await nameOwnerCause(inner, 'collision', reason)
      await setOwner(db, customerId, claimantId, ctx.now)
    }
    if (ruling === 'share') await shareCustomer(inner, { id: customerId, name }, claimantId, reason)
    const params = { by: ctx.actor.name, name: maskName(customerName), ruling }
    const told = [...new Set([claimantId, ownerId, ...(claim.presentOwnerId === null ? [] : [claim.presentOwnerId])])]
    await notify(
      inner,
      told.map((userId) => ({
        userId,
        kind: 'collision_ruled',
        params,
        href: '/collisions?state=ruled',
        matter: `collision:${id}`,
      })),
    )
  })
}

function refusal(why: 'none' | 'own' | 'unowned' | 'several' | 'ruled_by_claimant'): AppError {
  const details = {
    none: 'collision.none',
    own: 'collision.own',
    unowned: 'collision.unowned',
    several: 'collision.several',
    ruled_by_claimant: 'collision.ruled_by_claimant',
  } as const
  return new AppError('rule_violated', {}, { detail: details[why] })
}

function view(row: CollisionRow): Collision {
  if (!row.inReach) return { ...row, customerName: maskName(row.customerName), ownersSide: null }
  return row.customerKind === 'consumer' ? { ...row, customerName: consumerPersonal.name(row.customerName) } : row
}
