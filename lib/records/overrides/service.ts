import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { maskCustomerName } from '#lib/core/personal'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { requireAuthority } from '../approvals/authority.ts'
import { findRoot } from '../record/of-customer.ts'
import { classDistance } from './distance.ts'
import type { ListedOverride, OverrideQuery } from './repository.ts'
import { deleteOverride, findComputedClass, findOverride, listOverrideRows, saveOverride } from './repository.ts'
import type { OverrideResource, PutOverrideInput } from './schema.ts'

/** What is set by hand: for whom, in which scheme, and the classes that the scheme gives, best first; these are the caller's to know, because records do not know the schemes. */
export interface OverrideAsked {
  customer: RecordId
  scheme: string
  classes: readonly string[]
  input: PutOverrideInput
}

/** Sets by hand which class a customer has in a scheme, whatever its runs compute. The reason stands beside it and in the audit. Throws `not_found` out of scope, `rule_violated` for a class so far
 * from the computed one that somebody else has to decide it. */
export async function storeOverride(ctx: Context, asked: OverrideAsked): Promise<OverrideResource> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { rootId, measured } = await measureOverride(inner, asked)
    await requireAuthority(inner, 'override', measured)
    return saveSet(inner, rootId, { scheme: asked.scheme, ...asked.input })
  })
}

/** Finds whom an override is for, and measures it as the rules do: in classes. Throws `not_found` out of scope. */
export async function measureOverride(ctx: Context, { customer, scheme, classes, input }: OverrideAsked) {
  const scope = permit(ctx, 'customer:override')
  const rootId = await findRoot(ctx.db, scope, customer)
  if (rootId === null) throw new AppError('not_found', {})
  const computed = await findComputedClass(ctx.db, rootId, scheme)
  return { rootId, computed, measured: { amount: classDistance(classes, computed, input.class) } }
}

interface ClassSet {
  scheme: string
  class: string
  reason: string
}

/** Stores what was decided on a class, in the transaction of the decision, as the actor's. */
export async function saveSet(
  ctx: Context,
  rootId: number,
  { scheme, class: wanted, reason }: ClassSet,
  approvalId?: number,
): Promise<OverrideResource> {
  const before = await findOverride(ctx.db, rootId, scheme)
  await saveOverride(ctx.db, rootId, { scheme, class: wanted, reason, setById: ctx.actor.userId, setAt: ctx.now })
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  await audit(ctx, {
    action: 'customer.override',
    subjectType: 'customer',
    subjectId: rootId,
    detail: { scheme, class: [before?.class ?? null, wanted], ...approved },
    reason,
  })
  return { scheme, class: wanted, reason, by: String(ctx.actor.userId), by_name: ctx.actor.name, at: ctx.now.toISOString() }
}

/** Takes an override away, so that the computed class counts again. Throws `not_found` out of scope, and when there is none. */
export async function removeOverride(ctx: Context, customer: RecordId, scheme: string): Promise<void> {
  const scope = permit(ctx, 'customer:override')
  await ctx.db.tx(async (db) => {
    const rootId = await findRoot(db, scope, customer)
    const before = rootId === null ? null : await findOverride(db, rootId, scheme)
    if (rootId === null || before === null || !(await deleteOverride(db, rootId, scheme))) throw new AppError('not_found', {})
    const detail = { scheme, class: [before.class, null] }
    await audit({ ...ctx, db }, { action: 'customer.override', subjectType: 'customer', subjectId: rootId, detail })
  })
}

/** A class set by hand, as a list shows it. */
export interface OverrideView {
  customer: { id: number; externalId: string | null; name: string }
  scheme: string
  class: string
  /** The class of the shown run; null when the customer is in none. */
  computed: string | null
  reason: string
  byName: string
  at: Date
}

/** Lists the classes set by hand on customers within reach of `analysis:read`, the latest first, a page at a time. Throws `invalid_cursor`. */
export async function listOverrides(
  ctx: Context,
  asked: { scheme?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ rows: OverrideView[]; nextCursor: string | null }> {
  const scope = permit(ctx, 'analysis:read')
  const binding = { filter: hashFilter({ scheme: asked.scheme }), sort: '-set_at' }
  const after = asked.cursor === undefined ? null : readPlace(decodeCursor(asked.cursor, binding, ctx.now))
  const found = await listOverrideRows(ctx.db, { scope, scheme: asked.scheme, after, limit: asked.limit + 1 })
  const page = pageOf(found, asked.limit, (row) =>
    encodeCursor(binding, [row.setAt.getTime(), row.customerId, row.scheme], ctx.now),
  )
  return { rows: page.data.map(viewListed), nextCursor: page.nextCursor }
}

function viewListed(row: ListedOverride): OverrideView {
  const name = maskCustomerName(row.customerKind, row.customerName)
  return {
    customer: { id: row.customerId, externalId: row.externalId, name },
    scheme: row.scheme,
    class: row.class,
    computed: row.computed,
    reason: row.reason,
    byName: row.setByName,
    at: row.setAt,
  }
}

/** The end of the year 9999: nothing was set later. */
const lastInstantMs = 253_402_300_799_999

function readPlace([setAt, customerId, scheme, ...rest]: readonly unknown[]): OverrideQuery['after'] {
  if (!isUpTo(lastInstantMs, setAt) || !isUpTo(2_147_483_647, customerId) || typeof scheme !== 'string' || rest.length > 0)
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return { setAt: new Date(setAt), customerId, scheme }
}

function isUpTo(most: number, value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}
