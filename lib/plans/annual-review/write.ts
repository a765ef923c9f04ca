import { holdRun } from '#lib/analysis/classification/hold'
import { ownParameters } from '#lib/analysis/classification/own-parameters'
import { startRun } from '#lib/analysis/classification/service'
import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getUser } from '#lib/platform/org/users'
import { mayEver, permit, permitWholeCompany } from '#lib/platform/scope/scope'
import { findRoot } from '#lib/records/record/of-customer'
import { computeReview } from './compute.ts'
import { countWanted, deleteEntries, findEntry, hasRow, saveEntry } from './entries/repository.ts'
import type { WrittenPart } from './figures.ts'
import { isEmpty } from './periods.ts'
import type { OpenInput, WordsInput } from './schema.ts'
import type { ReviewRow } from './shelf/repository.ts'
import { findReview, insertReview, lockReview, moveVersion, setAbcRun } from './shelf/repository.ts'

/** Opens the workbook of a year, works its figures out and, for whoever may, asks for its classification. Last year, this one or the next. Throws `duplicate` where it is open, `invalid_request` for another
 * year. Needs `review:update` over the whole company. */
export async function openReview(ctx: Context, { year }: OpenInput): Promise<void> {
  permitWholeCompany(ctx, 'review:update')
  const present = Number(dayOf(ctx.now, ctx.company.timeZone).slice(0, 4))
  if (Math.abs(year - present) > 1) throw invalidField('year', 'review_year')
  const opened = { year, currency: ctx.company.currency, openedById: ctx.actor.userId, now: ctx.now }
  await ctx.db.tx(async (db) => {
    if (!(await insertReview(db, opened))) throw new AppError('duplicate', {}, { detail: 'review.is_there' })
    await audit({ ...ctx, db }, { action: 'review.open', subjectType: 'review', subjectId: year })
  })
  await computeReview(ctx, year)
  if (mayEver(ctx, 'analysis:run')) await classifyForReview(ctx, year)
}

/** Works the figures of a workbook out anew. Throws `not_found`, `conflict` for one that is signed. Needs `review:update` over the whole company. */
export async function refreshReview(ctx: Context, year: number): Promise<void> {
  permitWholeCompany(ctx, 'review:update')
  await computeReview(ctx, year)
}

/** Asks for the classification of a workbook: ABC by cost, revenue and years over the year before, with the company's own weights; the rows of the run are kept for the workbook. Answers false where there are no records
 * to classify. Throws `not_found`, `conflict` for a workbook that is signed. Needs `analysis:run`. */
export async function classifyForReview(ctx: Context, year: number): Promise<boolean> {
  permitWholeCompany(ctx, 'review:update')
  const { periods } = openOf(await findReview(ctx.db, year))
  if (periods === null || isEmpty(periods.lastYear)) return false
  const { from, to } = periods.lastYear
  const parameters = { ...(await ownParameters(ctx, 'abc_weighted')) }
  const run = await startRun(ctx, { scheme: 'abc_weighted', from, to, as_of: addDays(to, -1), parameters })
  await ctx.db.tx(async (db) => {
    openOf(await lockReview(db, year))
    await setAbcRun(db, year, Number(run.id), ctx.now)
    await holdRun({ db }, Number(run.id), `review:${year}`)
  })
  return true
}

/** The document asks for a few names. */
const MOST_WANTED = 200

export interface EntryAsked {
  year: number
  part: WrittenPart
  /** An id or `ext:` and the caller's own. */
  customer: string
}

/**
 * Writes what people say of a customer in a part of an open workbook, which in the wanted list puts it there, and answers the customer's id. Throws `not_found` out of scope and for a customer that the part does not hold,
 * `conflict` for an older version and for a workbook that is signed, `rule_violated` for more wanted customers than the list takes.
 */
export async function writeWords(ctx: Context, { year, part, customer }: EntryAsked, input: WordsInput): Promise<number> {
  const { version, owner_id: owner, recovery, cause, decision, remark } = input
  const rootId = await writtenCustomer(ctx, customer)
  const ownerId = owner === null ? null : (await getUser(ctx, parseRecordId(owner))).id
  await ctx.db.tx(async (db) => {
    openOf(await lockReview(db, year))
    const found = await findEntry(db, year, part, rootId)
    if (version !== undefined && version !== (found?.version ?? 0))
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    if (found === null) await requirePlace(db, year, part, rootId)
    const at = { year, part, customerId: found?.customerId ?? rootId, version: found?.version ?? null }
    const by = { userId: ctx.actor.userId, now: ctx.now }
    if (!(await saveEntry(db, at, { ownerId, recovery, cause, decision, remark }, by)))
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    await moveVersion(db, year, ctx.now)
    const detail = { year, part, owner_id: ownerId, recovery }
    await audit({ ...ctx, db }, { action: 'review.write', subjectType: 'customer', subjectId: rootId, detail })
  })
  return rootId
}

/** Takes a customer off the wanted list of an open workbook. Throws `not_found` out of scope and where it does not stand there, `conflict` for a workbook that is signed. */
export async function removeWanted(ctx: Context, { year, customer }: Omit<EntryAsked, 'part'>): Promise<void> {
  const rootId = await writtenCustomer(ctx, customer)
  await ctx.db.tx(async (db) => {
    openOf(await lockReview(db, year))
    if (!(await deleteEntries(db, year, 'wanted', rootId))) throw new AppError('not_found', {})
    await moveVersion(db, year, ctx.now)
    const detail = { year, part: 'wanted' }
    await audit({ ...ctx, db }, { action: 'review.remove', subjectType: 'customer', subjectId: rootId, detail })
  })
}

/** Finds the survivor of a customer of which the actor may write. Throws `not_found` out of scope. */
async function writtenCustomer(ctx: Context, customer: string): Promise<number> {
  const scope = permit(ctx, 'review:update')
  const rootId = await findRoot(ctx.db, scope, parseRecordId(customer))
  if (rootId === null) throw new AppError('not_found', {})
  return rootId
}

/** The wanted list takes so many; the other parts hold whom the records put there. */
async function requirePlace(db: Context['db'], year: number, part: WrittenPart, rootId: number): Promise<void> {
  if (part !== 'wanted') {
    if (!(await hasRow(db, year, part, rootId))) throw new AppError('not_found', {})
  } else if ((await countWanted(db, year)) >= MOST_WANTED)
    throw new AppError('rule_violated', { most: MOST_WANTED }, { detail: 'review.too_many_wanted' })
}

/** Answers a workbook that is there and may still be changed. */
export function openOf(review: ReviewRow | null): ReviewRow {
  if (review === null) throw new AppError('not_found', {}, { detail: 'review.not_found' })
  if (review.signedAt !== null) throw new AppError('conflict', {}, { detail: 'review.is_signed' })
  return review
}
