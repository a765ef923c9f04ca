import { AppError, invalidField } from '#lib/core/errors'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { getUser } from '#lib/platform/org/users'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { keepCadence } from '../cadence/keep.ts'
import { contactOf } from '../contacts/service.ts'
import { setNextTouch } from '../customers/next-touch.ts'
import { changesOf } from '../record/changes.ts'
import { asDay, asInstant, asInt, asMinor, asText } from '../record/column.ts'
import { readHappened } from '../record/happened.ts'
import { rootNamed } from '../record/of-customer.ts'
import type { Columns } from '../record/write.ts'
import { requireTouchChannel } from './dictionary.ts'
import type { InteractionRow } from './repository.ts'
import {
  findInteractionRow,
  insertInteraction,
  isLatestOfCustomer,
  listInteractionRows,
  listTouchedSince,
  updateInteractionRow,
} from './repository.ts'
import type { CreateInteractionInput, InteractionResource, ListInteractionsInput, UpdateInteractionInput } from './schema.ts'
import { freeTexts, viewInteraction } from './view.ts'

/** Lists the interactions with customers that the actor may see, the latest first unless asked otherwise; archived ones only when asked for. Throws
 * `invalid_period` when `from` does not lie before `to`. */
export async function listInteractions(ctx: Context, input: ListInteractionsInput): Promise<ListPage<InteractionResource>> {
  const scope = permit(ctx, 'interaction:read')
  const { limit, cursor, sort, ...asked } = input
  if (asked.from !== undefined && asked.to !== undefined && asked.from >= asked.to) throw new AppError('invalid_period')
  const { key, falling } = readSort(sort)
  if (asked.channel !== undefined) await requireTouchChannel(ctx, asked.channel)
  const filter = {
    words: asked.q,
    customer: asked.customer === undefined ? undefined : parseRecordId(asked.customer),
    user: asked.user === undefined ? undefined : parseRecordId(asked.user),
    channel: asked.channel,
    direction: asked.direction,
    from: asked.from === undefined ? undefined : firstInstantOf(asked.from, ctx.company.timeZone),
    to: asked.to === undefined ? undefined : firstInstantOf(asked.to, ctx.company.timeZone),
    archived: asked.archived ?? false,
  }
  const page = await listInteractionRows(ctx.db, scope, filter, { asked, sort: key, falling, limit, cursor, now: ctx.now })
  return { ...page, rows: page.rows.map((row) => viewInteraction(ctx, row)) }
}

/** Answers which of these customers, survivors of merges and within reach already, were touched today in company time, by anybody; none for whoever may not see notes. */
export async function listTouchedToday(ctx: Context, rootIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (!mayEver(ctx, 'interaction:read') || rootIds.length === 0) return new Set()
  const { timeZone } = ctx.company
  const rows = await listTouchedSince(ctx.db, rootIds, firstInstantOf(dayOf(ctx.now, timeZone), timeZone))
  return new Set(rows.map(({ customerId }) => customerId))
}

/** Answers one interaction. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getInteraction(ctx: Context, id: RecordId): Promise<InteractionResource> {
  return viewInteraction(ctx, found(await findInteractionRow(ctx.db, permit(ctx, 'interaction:read'), id)))
}

/** Notes what was said with a customer; its `next_touch_on` becomes the customer's one next follow-up in the same transaction. Throws `not_found` for a
 * customer, contact or colleague out of reach, `duplicate` for an external id that is taken. */
export async function createInteraction(ctx: Context, input: CreateInteractionInput): Promise<InteractionResource> {
  const scope = permit(ctx, 'interaction:create')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const rootId = await rootNamed(db, scope, input)
    const userId = input.user_id === undefined ? ctx.actor.userId : (await getUser(inner, parseRecordId(input.user_id))).id
    const occurredAt = input.occurred_at === undefined ? ctx.now : readHappened(ctx, 'occurred_at', input.occurred_at)
    refuseEarlyTouch(ctx, input.next_touch_on, occurredAt)
    const set = {
      customer_id: asInt(rootId),
      user_id: asInt(userId),
      ...(await columnsOf(inner, rootId, input)),
      occurred_at: asInstant(occurredAt),
    }
    const id = await insertInteraction(db, set)
    const detail = changesOf(null, { customer_id: rootId, channel: input.channel, direction: input.direction }, {})
    await audit(inner, { action: 'interaction.create', subjectType: 'interaction', subjectId: id, detail })
    if (input.next_touch_on !== undefined) await setNextTouch(inner, rootId, input.next_touch_on)
    await keepCadence(inner, [rootId])
    return viewInteraction(ctx, found(await findInteractionRow(db, scope, { id })))
  })
}

/** Changes an interaction, or archives and restores it. Another `next_touch_on` is the customer's too where the customer's day still is the one that this
 * interaction set, or where it is the customer's latest; so the correction of an old one undoes nothing newer. Throws `conflict` with the present one for
 * an older version, `not_found` out of scope, `duplicate` for an external id that is taken. */
export async function updateInteraction(ctx: Context, id: RecordId, input: UpdateInteractionInput): Promise<InteractionResource> {
  const scope = permit(ctx, 'interaction:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = found(await findInteractionRow(db, scope, id))
    if (stored.version !== input.version) throw olderVersion(ctx, stored)
    const occurredAt = input.occurred_at === undefined ? stored.occurredAt : readHappened(ctx, 'occurred_at', input.occurred_at)
    refuseEarlyTouch(ctx, input.next_touch_on, occurredAt)
    const set = await columnsOf(inner, stored.customerId, input)
    if (input.occurred_at !== undefined) set.occurred_at = asInstant(occurredAt)
    if (Object.keys(set).length === 0) return viewInteraction(ctx, stored)
    const change = await updateInteractionRow(db, scope, stored.id, input.version, set, ctx.now)
    const now = found(await findInteractionRow(db, scope, { id: stored.id }))
    if (change === null) throw olderVersion(ctx, now)
    const detail = changesOf(change.before, change.after, freeTexts)
    await audit(inner, { action: 'interaction.update', subjectType: 'interaction', subjectId: stored.id, detail })
    if (now.nextTouchOn !== stored.nextTouchOn) await moveNextTouch(inner, stored, now)
    await keepCadence(inner, [stored.customerId])
    return viewInteraction(ctx, now)
  })
}

async function moveNextTouch(ctx: Context, before: InteractionRow, after: InteractionRow): Promise<void> {
  const isLatest = await isLatestOfCustomer(ctx.db, after)
  await (isLatest && after.nextTouchOn !== null
    ? setNextTouch(ctx, after.customerId, after.nextTouchOn)
    : setNextTouch(ctx, after.customerId, after.nextTouchOn, { insteadOf: before.nextTouchOn }))
}

/** Columns of what was given, but for when it happened. */
async function columnsOf(
  ctx: Context,
  rootId: number,
  given: Partial<UpdateInteractionInput>,
): Promise<Record<string, Columns[string]>> {
  const set: Record<string, Columns[string]> = {}
  for (const name of ['external_id', 'channel', 'direction', 'purpose', 'heard', 'answered', 'result'] as const) {
    if (given[name] !== undefined) set[name] = asText(given[name])
  }
  if (given.channel !== undefined) await requireTouchChannel(ctx, given.channel)
  if (given.duration_minutes !== undefined) set.duration_minutes = asInt(given.duration_minutes)
  if (given.cost_minor !== undefined) set.cost_minor = asMinor(given.cost_minor)
  if (given.next_touch_on !== undefined) set.next_touch_on = asDay(given.next_touch_on)
  if (given.archived !== undefined) set.archived_at = asInstant(given.archived ? ctx.now : null)
  if (given.contact_id !== undefined) {
    const contactId = given.contact_id === null ? null : await contactOf(ctx, given.contact_id, rootId)
    set.contact_id = asInt(contactId)
  }
  return set
}

function refuseEarlyTouch(ctx: Context, nextTouchOn: string | null | undefined, occurredAt: Date): void {
  if (typeof nextTouchOn !== 'string' || nextTouchOn >= dayOf(occurredAt, ctx.company.timeZone)) return
  throw invalidField('next_touch_on', 'next_touch_too_early')
}

function found(row: InteractionRow | null): InteractionRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

function olderVersion(ctx: Context, row: InteractionRow): AppError {
  return new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewInteraction(ctx, row) })
}
