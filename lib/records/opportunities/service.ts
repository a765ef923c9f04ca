import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { readRowIds } from '#lib/platform/export/row-ids'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Between, ListPage } from '#lib/platform/list/list-page'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { firstContact } from '../cadence/settings.ts'
import { setNextTouch } from '../customers/next-touch.ts'
import { allowing } from '../record/allowing.ts'
import type { Personal } from '../record/changes.ts'
import { changesOf, consumerPersonal } from '../record/changes.ts'
import { asBoolean, asInstant, asInt, asText } from '../record/column.ts'
import { findRoot } from '../record/of-customer.ts'
import type { Columns } from '../record/write.ts'
import { requireLossReason } from './dictionary.ts'
import type { WholeProspectList } from './list-request.ts'
import { firstContactBefore, requestOf } from './list-request.ts'
import type { MoveRow, OpportunityRow } from './repository.ts'
import {
  countAllUntouched,
  countBySteps,
  countKnown,
  countUntouched,
  findOfCustomer,
  findOpportunity,
  insertMove,
  insertOpportunity,
  listCustomerIds,
  listMoves,
  listProspectRows,
  readProspectNeighbours,
  updateOpportunityRow,
} from './repository.ts'
import type { ListProspectsQuery, LoseInput, MoveInput, UpdateOpportunityInput } from './schema.ts'
import type { Gate, OpenStep } from './step.ts'
import { isBefore, missingFor, openSteps } from './step.ts'

const hidden = () => '…'
/** What people typed may hold anything: an audit event says that it changed, not what it says. */
const freeTexts: Personal = { note: hidden, lost_note: hidden }

/** A prospect as a screen has it: a person's name is masked. */
export type Prospect = OpportunityRow

/** Lists the prospects that the actor may see, whoever is to be contacted next first unless asked otherwise; closed ones only when their step is asked for. */
export async function listProspects(ctx: Context, query: ListProspectsQuery): Promise<ListPage<Prospect>> {
  const page = await listProspectRows(ctx.db, await requestOf(ctx, query), ctx.now)
  return { ...page, rows: page.rows.map(view) }
}

/** Answers which prospects stand before and after one in a list of `listProspects`; none at an end, and on both sides when the list, as it is now, does not hold it. */
export async function findProspectNeighbours(
  ctx: Context,
  query: ListProspectsQuery,
  opportunityId: number,
): Promise<Between<Prospect>> {
  const found = await readProspectNeighbours(ctx.db, await requestOf(ctx, query), opportunityId)
  const seen = (row: OpportunityRow | null | undefined) => (row === null || row === undefined ? null : view(row))
  return { previous: seen(found?.previous), next: seen(found?.next) }
}

/** Most customers that are changed alike through a list of prospects. */
const CHOSEN_AT_MOST = 100_000

/** Answers the customers of all prospects of a list that the actor may see, each once: for what is done with all of them. Up to 100,000. */
export async function customersOfList(ctx: Context, query: WholeProspectList): Promise<number[]> {
  const ids = await readRowIds(ctx.db, await requestOf(ctx, { ...query, limit: CHOSEN_AT_MOST }), CHOSEN_AT_MOST)
  return listCustomerIds(ctx.db, [...ids])
}

/** Counts by owner the leads within a reach that nobody has contacted within the hours that are set; for whoever has settled the reach by a permission. */
export async function countLateLeads(
  ctx: Context,
  reach: { scope: Scope; outletIds: readonly number[] | null },
): Promise<{ ownerId: number; count: number }[]> {
  return countUntouched(ctx.db, reach, await firstContactBefore(ctx))
}

/** Beyond so many a count says "1,000+". */
const COUNTED_AT_MOST = 1_000

/** Counts the leads within the actor's reach that nobody has contacted within the hours that are set, up to 1,000: what `listProspects` lists by `first_contact: 'late'`. `more` says that
 * there are more. */
export async function countLateFirstContacts(ctx: Context): Promise<{ count: number; more: boolean; hours: number }> {
  const scope = permit(ctx, 'customer:read')
  const { hours } = await getSetting(ctx.db, firstContact)
  const count = await countAllUntouched(ctx.db, scope, await firstContactBefore(ctx), COUNTED_AT_MOST + 1)
  return { count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST, hours }
}

/** Counts the open prospects that the actor may see, his own or all, step by step, with the waybills a month that are expected of them. */
export async function sumProspects(ctx: Context, own: boolean): Promise<{ step: OpenStep; count: number; pieces: number }[]> {
  const found = await countBySteps(ctx.db, permit(ctx, 'customer:read'), own ? ctx.actor.userId : undefined)
  return openSteps.map((step) => found.find((each) => each.step === step) ?? { step, count: 0, pieces: 0 })
}

/** Begins to win a customer that stands already, such as one that has left. Throws `not_found` out of scope, `duplicate` while one is under way. */
export async function openOpportunity(ctx: Context, customer: RecordId): Promise<number> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const rootId = await findRoot(db, scope, customer)
    if (rootId === null) throw new AppError('not_found', {})
    return beginOpportunity(inner, rootId, {})
  })
}

/** Stores an opportunity at its first step; in the caller's transaction, after his own permission check. */
export async function beginOpportunity(
  ctx: Context,
  customerId: number,
  known: Partial<UpdateOpportunityInput>,
): Promise<number> {
  const { userId } = ctx.actor
  const id = await insertOpportunity(ctx.db, {
    customer_id: asInt(customerId),
    created_by_id: asInt(userId),
    ...columnsOf(known),
  })
  await insertMove(ctx.db, { opportunityId: id, from: null, to: 'unqualified', reason: null, note: null, byId: userId })
  await audit(ctx, { action: 'opportunity.create', subjectType: 'customer', subjectId: customerId, detail: { opportunity: id } })
  return id
}

/** What is known of winning a customer: the opportunity, the steps it took, and what each open step still asks for. */
export interface Development {
  opportunity: Prospect
  moves: MoveRow[]
  missing: Record<OpenStep, Gate[]>
}

/** Answers the opportunity of a customer within reach, the open one, else the latest; null when nobody has begun. */
export async function findProspectOf(ctx: Context, customer: RecordId): Promise<Prospect | null> {
  const row = await findOfCustomer(ctx.db, permit(ctx, 'customer:read'), customer)
  return row === null ? null : view(row)
}

/** Answers how far a customer within reach is won; null when nobody has begun. Throws `not_found` out of scope. */
export async function findDevelopment(ctx: Context, customer: RecordId): Promise<Development | null> {
  const scope = permit(ctx, 'customer:read')
  if ((await findRoot(ctx.db, scope, customer)) === null) throw new AppError('not_found', {})
  const row = await findOfCustomer(ctx.db, scope, customer)
  if (row === null) return null
  const known = { ...row, ...(await countKnown(ctx.db, row.customerId)) }
  const missing = Object.fromEntries(openSteps.map((step) => [step, missingFor(step, known)])) as Record<OpenStep, Gate[]>
  return { opportunity: view(row), moves: await listMoves(ctx.db, row.id), missing }
}

/** Answers one opportunity within reach of a permission. Throws `not_found` out of scope. */
export async function getOpportunity(ctx: Context, id: number, permission: string): Promise<Prospect> {
  return view(foundOpportunity(await findOpportunity(ctx.db, permit(ctx, permission), id)))
}

/** Changes what is known of a prospect. Throws `conflict` with the present one for an older version, `not_found` out of scope. */
export async function updateOpportunity(ctx: Context, id: number, input: UpdateOpportunityInput): Promise<Prospect> {
  const { version, ...known } = input
  return change(ctx, id, version, columnsOf(known), 'opportunity.update')
}

/**
 * Takes a prospect a step on, or back, or up again after a loss. Throws `rule_violated` with what is missing where a gate does not hold, `conflict` for an older
 * version, `not_found` out of scope.
 */
export async function moveOpportunity(ctx: Context, id: number, input: MoveInput): Promise<Prospect> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = foundOpportunity(await findOpportunity(db, scope, id))
    if (stored.step === input.step) return view(stored)
    if (stored.step === 'won') throw new AppError('rule_violated', {}, { detail: 'prospect.is_won' })
    const known = { ...stored, ...(await countKnown(db, stored.customerId)) }
    const missing = isBefore(input.step, stored.step) && stored.step !== 'lost' ? [] : missingFor(input.step, known)
    if (missing.length > 0) throw gateClosed(missing)
    const set = {
      step: asText(input.step),
      step_since: asInstant(ctx.now),
      closed_at: asInstant(null),
      lost_reason: asText(null),
      lost_note: asText(null),
    }
    await insertMove(db, {
      opportunityId: id,
      from: stored.step,
      to: input.step,
      reason: null,
      note: input.note ?? null,
      byId: ctx.actor.userId,
    })
    return change(inner, id, input.version, set, 'opportunity.move')
  })
}

function gateClosed(missing: readonly Gate[]): AppError {
  const issues = missing.map((gate) => ({ name: gate, code: `gate_${gate}`, params: {} }))
  return new AppError('rule_violated', {}, { detail: 'prospect.gate_closed', issues })
}

/** Gives a prospect up, with the reason: the next touch that was planned falls away, or becomes the day on which to ask again. It can be taken up again. Throws as `moveOpportunity` does, and `invalid_request` for a reason that is none. */
export async function loseOpportunity(ctx: Context, id: number, input: LoseInput): Promise<Prospect> {
  const scope = permit(ctx, 'customer:update')
  await requireLossReason(ctx, input.reason)
  return ctx.db.tx(async (db) => {
    const stored = foundOpportunity(await findOpportunity(db, scope, id))
    if (stored.closedAt !== null) throw new AppError('rule_violated', {}, { detail: 'prospect.is_closed' })
    const inner = { ...ctx, db }
    const lost = await closeOpportunity(inner, scope, stored, input.version, {
      step: 'lost',
      reason: input.reason,
      note: input.note ?? null,
    })
    const moved = await setNextTouch(inner, stored.customerId, input.next_touch_on ?? null)
    return moved ? view(foundOpportunity(await findOpportunity(db, scope, id))) : lost
  })
}

/** Ends an opportunity as lost; in the caller's transaction, after his own permission check. */
export async function closeOpportunity(
  ctx: Context,
  scope: ReturnType<typeof permit>,
  stored: OpportunityRow,
  version: number,
  end: { step: 'lost'; reason: string; note: string | null },
): Promise<Prospect> {
  const set = {
    step: asText(end.step),
    step_since: asInstant(ctx.now),
    closed_at: asInstant(ctx.now),
    lost_reason: asText(end.reason),
    lost_note: asText(end.note),
  }
  const { reason, note } = end
  await insertMove(ctx.db, { opportunityId: stored.id, from: stored.step, to: end.step, reason, note, byId: ctx.actor.userId })
  return change(allowing(ctx, 'customer:update', scope), stored.id, version, set, 'opportunity.lose')
}

async function change(ctx: Context, id: number, version: number, set: Columns, action: string): Promise<Prospect> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const stored = foundOpportunity(await findOpportunity(db, scope, id))
    if (Object.keys(set).length === 0) return view(stored)
    const changed = stored.version === version ? await updateOpportunityRow(db, scope, id, version, set, ctx.now) : null
    const now = foundOpportunity(await findOpportunity(db, scope, id))
    if (changed === null) throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: view(now) })
    const detail = changesOf(changed.before, changed.after, freeTexts)
    await audit({ ...ctx, db }, { action, subjectType: 'customer', subjectId: stored.customerId, detail })
    return view(now)
  })
}

function columnsOf(known: Omit<Partial<UpdateOpportunityInput>, 'version'>): Columns {
  const set: Record<string, Columns[string]> = {}
  if (known.pieces_month !== undefined) set.pieces_month = asInt(known.pieces_month)
  for (const name of ['serviceable', 'wishes', 'able'] as const) if (known[name] !== undefined) set[name] = asBoolean(known[name])
  for (const name of ['rival', 'note'] as const) if (known[name] !== undefined) set[name] = asText(known[name])
  return set
}

function view(row: OpportunityRow): Prospect {
  return row.customerKind === 'consumer' ? { ...row, customerName: consumerPersonal.name(row.customerName) } : row
}

export function foundOpportunity(row: OpportunityRow | null): OpportunityRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}
