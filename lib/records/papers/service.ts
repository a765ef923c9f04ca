import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import { permit } from '#lib/platform/scope/scope'
import { changesOf } from '../record/changes.ts'
import { colleagueFor } from '../record/colleague.ts'
import { asDay, asInstant, asInt, asText } from '../record/column.ts'
import { rootNamed } from '../record/of-customer.ts'
import type { Columns } from '../record/write.ts'
import { holdsIdentityNumber } from './identity-number.ts'
import type { PaperRow } from './repository.ts'
import { findPaperRow, insertPaper, listPaperRows, updatePaperRow } from './repository.ts'
import type { CreatePaperInput, ListPapersInput, PaperResource, UpdatePaperInput } from './schema.ts'
import { freeTexts, viewPaper } from './view.ts'

/** Lists the papers of customers that the actor may see, what ends first unless asked otherwise; archived ones only when asked for, and with `living` none of archived
 * customers. Throws `invalid_period` when `ends_from` does not lie before `ends_before`. */
export async function listPapers(ctx: Context, input: ListPapersInput, living = false): Promise<ListPage<PaperResource>> {
  const scope = permit(ctx, 'customer:read')
  const { limit, cursor, sort, ...asked } = input
  if (asked.ends_from !== undefined && asked.ends_before !== undefined && asked.ends_from >= asked.ends_before)
    throw new AppError('invalid_period', {}, { fields: ['ends_from', 'ends_before'] })
  const { key, falling } = readSort(sort)
  const filter = {
    customer: asked.customer === undefined ? undefined : parseRecordId(asked.customer),
    keeper: asked.keeper === undefined ? undefined : parseRecordId(asked.keeper),
    endsFrom: asked.ends_from,
    endsBefore: asked.ends_before,
    archived: asked.archived ?? false,
    living,
  }
  const page = await listPaperRows(ctx.db, scope, filter, {
    asked: { ...asked, living },
    sort: key,
    falling,
    limit,
    cursor,
    now: ctx.now,
  })
  return { ...page, rows: page.rows.map((row) => viewPaper(ctx, row)) }
}

/** Answers one paper. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getPaper(ctx: Context, id: RecordId): Promise<PaperResource> {
  return viewPaper(ctx, foundPaper(await findPaperRow(ctx.db, permit(ctx, 'customer:read'), id)))
}

/** Adds a paper to a customer within reach; the caller keeps it unless somebody else is named. Throws `not_found` for a customer or colleague out of reach,
 * `rule_violated` for a keeper who is disabled or does not see the customer, `duplicate` for an external id that is taken, and `invalid_request` for an end before its
 * day, and for a text that holds the number of an identity card. */
export async function createPaper(ctx: Context, input: CreatePaperInput): Promise<PaperResource> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const customerId = await rootNamed(db, scope, input)
    refuseFields(input, null)
    const keeperId = await keeperOf(inner, input.keeper_id ?? String(ctx.actor.userId), customerId)
    const id = await insertPaper(db, {
      customer_id: asInt(customerId),
      keeper_id: asInt(keeperId),
      ...columnsOf(ctx, input),
    })
    const { customer_id: _id, customer_external_id: _external, keeper_id: _keeper, ...given } = input
    const detail = changesOf(null, { customer_id: customerId, keeper_id: keeperId, ...given }, freeTexts)
    await audit(inner, { action: 'paper.create', subjectType: 'paper', subjectId: id, detail })
    return viewPaper(ctx, foundPaper(await findPaperRow(db, scope, { id })))
  })
}

/** Changes a paper: other words, another end, another keeper; archives and restores it. Throws `conflict` with the present paper for an older version, and as
 * `createPaper` does. */
export async function updatePaper(ctx: Context, id: RecordId, input: UpdatePaperInput): Promise<PaperResource> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = foundPaper(await findPaperRow(db, scope, id))
    if (stored.version !== input.version) throw olderVersion(ctx, stored)
    refuseFields(input, stored)
    const set = columnsOf(ctx, input)
    if (input.keeper_id !== undefined) set['keeper_id'] = asInt(await keeperOf(inner, input.keeper_id, stored.customerId))
    if (Object.keys(set).length === 0) return viewPaper(ctx, stored)
    // A new end, or a new keeper, is told anew.
    if (input.keeper_id !== undefined || input.valid_until !== undefined) set['told_at'] = asInstant(null)
    const change = await updatePaperRow(db, scope, stored.id, input.version, set, ctx.now)
    const now = foundPaper(await findPaperRow(db, scope, { id: stored.id }))
    if (change === null) throw olderVersion(ctx, now)
    const { told_at: _told, ...detail } = changesOf(change.before, change.after, freeTexts)
    await audit(inner, { action: 'paper.update', subjectType: 'paper', subjectId: stored.id, detail })
    return viewPaper(ctx, now)
  })
}

/** Answers a paper that was found; throws `not_found` otherwise. */
export function foundPaper(row: PaperRow | null): PaperRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

/** Makes the error for whoever changes an older version of a paper. */
export function olderVersion(ctx: Context, row: PaperRow): AppError {
  return new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewPaper(ctx, row) })
}

function keeperOf(ctx: Context, keeper: string, rootId: number): Promise<number> {
  return colleagueFor(ctx, parseRecordId(keeper), rootId, {
    permission: 'customer:read',
    disabled: 'paper.keeper_disabled',
    cannotSee: 'paper.keeper_cannot_see_customer',
  })
}

const texts = ['external_id', 'type', 'title', 'number', 'form', 'place', 'note'] as const

/** What a single field's schema cannot see. */
function refuseFields(given: Partial<UpdatePaperInput>, stored: PaperRow | null): void {
  for (const name of texts) if (holdsIdentityNumber(given[name] ?? '')) throw invalidField(name, 'identity_number')
  const from = given.dated_on === undefined ? (stored?.datedOn ?? null) : given.dated_on
  const until = given.valid_until === undefined ? (stored?.validUntil ?? null) : given.valid_until
  if (from !== null && until !== null && until < from) throw invalidField('valid_until', 'not_after_the_start')
}

/** Columns of what was given, but for the customer and the keeper. */
function columnsOf(ctx: Context, given: Partial<UpdatePaperInput>): Record<string, Columns[string]> {
  const set: Record<string, Columns[string]> = {}
  for (const name of texts) if (given[name] !== undefined) set[name] = asText(given[name])
  for (const name of ['dated_on', 'valid_until'] as const) if (given[name] !== undefined) set[name] = asDay(given[name])
  if (given.archived !== undefined) set['archived_at'] = asInstant(given.archived ? ctx.now : null)
  return set
}
