import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { defined } from '#lib/platform/db/defined'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { requireNoneWaits } from '../approvals/of-subject.ts'
import { callerPersonal, changesOf, withoutMasks } from '../record/changes.ts'
import { asInt, asText } from '../record/column.ts'
import { readInstant } from '../record/instant.ts'
import { rootNamed } from '../record/of-customer.ts'
import type { Columns } from '../record/write.ts'
import { mayFollowComplaint } from './case.ts'
import type { Classified, GivenClassification } from './classification.ts'
import { classify } from './classification.ts'
import { columnsOf } from './columns.ts'
import { followsFrom } from './desk/follows.ts'
import { COMPENSATION, checkPayment } from './desk/pay.ts'
import { actorOf, settleCase } from './desk/settle.ts'
import { parentsOf, requireChannel } from './dictionary.ts'
import { noteEvents } from './events/log.ts'
import type { CaseRow } from './repository.ts'
import { findCaseRow, insertCase, listCaseRows, updateCaseRow } from './repository.ts'
import type { CaseResource, CreateCaseInput, ListCasesQuery, UpdateCaseInput } from './schema.ts'
import { casePersonal, isHiddenFrom, viewCase } from './view.ts'

/** Lists the cases of customers in scope, those opened last first unless asked otherwise; archived ones only when asked for. */
export async function listCases(ctx: Context, query: ListCasesQuery): Promise<ListPage<CaseResource>> {
  const scope = permit(ctx, 'case:read')
  const { limit, cursor, sort, ...asked } = query
  const { customer, assignee, waybill_no: waybillNo, due_before: due, archived = false, ...rest } = asked
  if (asked.from !== undefined && asked.to !== undefined && asked.from >= asked.to) throw new AppError('invalid_period')
  if (asked.channel !== undefined) await requireChannel(ctx, asked.channel)
  const filter = defined({
    ...rest,
    waybillNo,
    archived,
    customer: customer === undefined ? undefined : parseRecordId(customer),
    assignee: assignee === undefined ? undefined : parseRecordId(assignee),
    dueBefore: due === undefined ? undefined : readInstant('due_before', due, ctx.company.timeZone),
  })
  const { key, falling } = readSort(sort)
  const page = await listCaseRows(ctx.db, scope, filter, { asked, sort: key, falling, limit, cursor, now: ctx.now })
  return { ...page, rows: page.rows.map((row) => viewCase(ctx, scope, row)) }
}

/** Answers one case, its caller masked. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getCase(ctx: Context, id: RecordId): Promise<CaseResource> {
  const scope = permit(ctx, 'case:read')
  return viewCase(ctx, scope, found(await findCaseRow(ctx.db, scope, id)))
}

/** Opens a case for a customer in scope. Throws `duplicate` for an external id, or a source number of the channel, that is taken, `rule_violated` for a
 * complaint that a case of this kind cannot go on from, and for a compensation above the actor's own limit. */
export async function createCase(ctx: Context, input: CreateCaseInput): Promise<CaseResource> {
  const scope = permit(ctx, 'case:create')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const customerId = await rootNamed(db, scope, input)
    const complaintId = await complaintNamed(inner, scope, input, customerId)
    checkComplaint(input.type, input.channel ?? null, complaintId ?? null)
    const currency = input.currency ?? ctx.company.currency
    const id = await insertCase(db, customerId, {
      ...(await columnsOf(inner, input)),
      ...(await classificationOf(inner, input, { type: input.type, category: null, subcategory: null })),
      currency: asText(currency),
      ...(complaintId === undefined ? {} : { complaint_id: asInt(complaintId) }),
    })
    await checkPayment(inner, {
      caseId: id,
      type: input.type,
      rootId: customerId,
      amountMinor: input.compensation_minor ?? 0,
      currency,
    })
    const { customer_id: _id, customer_external_id: _external, ...given } = input
    const detail = changesOf(null, { customer_id: customerId, ...given }, casePersonal)
    await noteEvents(inner, [{ caseId: id, kind: 'opened', at: ctx.now, actorId: actorOf(ctx) }])
    await settleCase(inner, id)
    await audit(inner, { action: 'case.create', subjectType: 'case', subjectId: id, detail })
    return viewCase(ctx, scope, found(await findCaseRow(db, scope, { id })))
  })
}

/** Changes a case, resolves, archives or restores it. A caller that comes back as it was shown, masked, changes nothing. Throws `conflict` with the present case
 * for an older version, `not_found` out of scope, `rule_violated` when the liable outlet would change the caller, and as `createCase`. */
export async function updateCase(ctx: Context, id: RecordId, input: UpdateCaseInput): Promise<CaseResource> {
  const scope = permit(ctx, 'case:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = found(await findCaseRow(db, scope, id))
    const olderVersion = (row: CaseRow) =>
      new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewCase(ctx, scope, row) })
    if (stored.version !== input.version) throw olderVersion(stored)
    const given = withoutMasks(input, { caller_name: stored.callerName, caller_phone: stored.callerPhone }, callerPersonal)
    const changesCaller = given.caller_name !== undefined || given.caller_phone !== undefined
    if (changesCaller && isHiddenFrom(ctx, scope, stored))
      throw new AppError('rule_violated', {}, { detail: 'case.caller_of_liable_outlet' })
    const complaintId = await complaintNamed(inner, scope, given, stored.customerId)
    checkComplaint(
      given.type ?? stored.type,
      resulting(given.channel, stored.channel),
      resulting(complaintId, stored.complaintId),
    )
    await checkRaise(inner, given.compensation_minor, stored)
    const followed = followsFrom(inner, given, stored)
    const set = {
      ...(await columnsOf(inner, given)),
      ...(await classificationOf(inner, given, stored)),
      ...followed.set,
      ...(complaintId === undefined ? {} : { complaint_id: asInt(complaintId) }),
    }
    if (Object.keys(set).length === 0) return viewCase(ctx, scope, stored)
    const change = await updateCaseRow(db, scope, stored.id, input.version, set, ctx.now)
    if (change === null) throw olderVersion(found(await findCaseRow(db, scope, { id: stored.id })))
    await noteEvents(inner, followed.events)
    await settleCase(inner, stored.id)
    const detail = changesOf(change.before, change.after, casePersonal)
    await audit(inner, { action: 'case.update', subjectType: 'case', subjectId: stored.id, detail })
    return viewCase(ctx, scope, found(await findCaseRow(db, scope, { id: stored.id })))
  })
}

/** A second level that is named or displaced, with the category that it brings along. Throws `invalid_request` for one that does not belong there. */
async function classificationOf(ctx: Context, given: GivenClassification, stored: Classified): Promise<Columns> {
  if (given.type === undefined && given.category === undefined && given.subcategory === undefined) return {}
  const result = classify(given, stored, await parentsOf(ctx, [given.subcategory, stored.subcategory]))
  if (!result.ok) throw refusedTerm(result.code)
  const set: Record<string, Columns[string]> = {}
  if (result.category !== stored.category || given.category !== undefined) set.category = asText(result.category)
  if (result.subcategory !== stored.subcategory) set.subcategory = asText(result.subcategory)
  return set
}

function refusedTerm(code: 'term_unknown' | 'term_of_another_category' | 'term_of_a_request'): AppError {
  if (code === 'term_unknown') return invalidField('subcategory', 'term_unknown')
  if (code === 'term_of_a_request') return invalidField('subcategory', 'term_of_a_request')
  return invalidField('subcategory', 'term_of_another_category')
}

/** Only what is raised has to be decided again. */
async function checkRaise(ctx: Context, given: number | null | undefined, stored: CaseRow): Promise<void> {
  if (given === undefined || given === null || given <= (stored.compensationMinor ?? 0)) return
  const { id: caseId, type, customerId: rootId, currency } = stored
  await requireNoneWaits(ctx, { type: 'case', id: String(caseId) }, [COMPENSATION])
  await checkPayment(ctx, { caseId, type, rootId, amountMinor: given, currency })
}

const resulting = <Value>(given: Value | null | undefined, stored: Value | null) => (given === undefined ? stored : given)

interface NamesComplaint {
  complaint_id?: string | null | undefined
  complaint_external_id?: string | undefined
}

/** Answers the id of the complaint that a body names, null to take it away, undefined when it names none. */
async function complaintNamed(
  ctx: Context,
  scope: Scope,
  input: NamesComplaint,
  rootId: number,
): Promise<number | null | undefined> {
  if (input.complaint_external_id !== undefined && input.complaint_id !== undefined)
    throw invalidField('complaint_id', 'give_one')
  const named = input.complaint_external_id === undefined ? input.complaint_id : `ext:${input.complaint_external_id}`
  if (named === undefined || named === null) return named
  const complaint = await findCaseRow(ctx.db, scope, parseRecordId(named))
  if (complaint === null) throw new AppError('not_found', {}, { detail: 'case.complaint_not_found' })
  if (complaint.type !== 'complaint' || complaint.customerId !== rootId)
    throw new AppError('rule_violated', {}, { detail: 'case.complaint_of_another' })
  return complaint.id
}

function checkComplaint(type: string, channel: string | null, complaintId: number | null): void {
  if (complaintId !== null && !mayFollowComplaint(type, channel))
    throw new AppError('rule_violated', {}, { detail: 'case.no_complaint_here' })
}

function found(row: CaseRow | null): CaseRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}
