import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { notify } from '#lib/platform/notify/notify'
import { permit } from '#lib/platform/scope/scope'
import { changesOf, consumerPersonal, withoutMasks } from '../record/changes.ts'
import { asDay, asInstant, asInt, asMinor, asText, asTexts } from '../record/column.ts'
import type { Columns } from '../record/write.ts'
import { creditCodeProblem, normaliseCreditCode } from './credit-code.ts'
import { nameOwnerCause } from './owner-cause/cause.ts'
import { keepsPersonalHidden } from './personal-kind.ts'
import type { References } from './references.ts'
import { resolveReferences } from './references.ts'
import { findCustomerRow, insertCustomer, updateCustomerRow } from './repository.ts'
import { showCustomer } from './resource.ts'
import type { CreateCustomerInput, UpdateCustomerInput } from './schema.ts'
import { searchTextOf } from './search-text.ts'
import type { CustomerRow, CustomerView } from './view.ts'
import { maskedView } from './view.ts'

/** Answers one customer, masked; for one that was merged away its survivor. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getCustomer(ctx: Context, id: RecordId): Promise<CustomerView> {
  return maskedView(found(await findCustomerRow(ctx.db, permit(ctx, 'customer:read'), id)))
}

/** Answers one customer that the actor may change, masked. Throws `not_found` for one that he may only see. */
export async function getCustomerToChange(ctx: Context, id: RecordId): Promise<CustomerView> {
  return maskedView(found(await findCustomerRow(ctx.db, permit(ctx, 'customer:update'), id)))
}

/** Adds a customer. One that somebody with less than the whole company in reach makes is his own, at his outlet, unless it says otherwise. A reason
 * why it is made stands in its story. Throws `duplicate` for an external id that is taken. */
export async function createCustomer(ctx: Context, input: CreateCustomerInput, reason?: string): Promise<CustomerView> {
  const scope = permit(ctx, 'customer:create')
  const { userId: ownerId, outletId } = ctx.actor
  const maker = scope.kind === 'some' ? { ownerId, outletId } : { ownerId: null, outletId: null }
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const references = { ...maker, ...(await resolveReferences(inner, scope, input, { id: 0, ...maker })) }
    const set = columnsOf(inner, input, references, { name: input.name, externalId: null })
    const id = await insertCustomer(db, set)
    const row = found(await findCustomerRow(db, { kind: 'all' }, { id }))
    const {
      owner_email: _owner,
      outlet_code: _outlet,
      currency: _currency,
      parent_id: _parent,
      payer_id: _payer,
      referrer_id: _referrer,
      ...given
    } = input
    const detail = changesOf(
      null,
      {
        ...given,
        owner_id: row.ownerId,
        outlet_id: row.outletId,
        parent_id: row.parentId,
        payer_id: row.payerId,
        ...(input.referrer_id === undefined ? {} : { referrer_id: row.referrerId }),
      },
      personalOf(row.kind),
    )
    const why = reason === undefined ? {} : { reason }
    await audit(inner, { action: 'customer.create', subjectType: 'customer', subjectId: id, detail, ...why })
    return maskedView(row)
  })
}

/**
 * Changes a customer. A personal value that comes back as it was shown, masked, changes nothing. Throws `conflict` with the present customer for an
 * older version, `not_found` out of scope, `duplicate` for an external id that is taken, `invalid_request` for an owner or outlet out of reach, and
 * `rule_violated` for a consumer that would become another kind with its personal values still there.
 */
export async function updateCustomer(ctx: Context, id: RecordId, input: UpdateCustomerInput): Promise<CustomerView> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = found(await findCustomerRow(db, scope, id))
    if (stored.version !== input.version) throw olderVersion(ctx, stored)
    const given = stored.kind === 'consumer' ? withoutMasks(input, stored, consumerPersonal) : input
    keepsPersonalHidden(stored, given.kind ?? stored.kind, given)
    const set = columnsOf(inner, given, await resolveReferences(inner, scope, given, stored), stored)
    if (Object.keys(set).length === 0) return maskedView(stored)
    if (set.owner_id !== undefined) await nameOwnerCause(inner, 'edit')
    const change = await updateCustomerRow(db, scope, stored.id, input.version, set, ctx.now)
    if (change === null) throw olderVersion(ctx, found(await findCustomerRow(db, scope, { id: stored.id })))
    const detail = changesOf(change.before, change.after, personalOf(stored.kind, String(change.after.kind)))
    await audit(inner, { action: 'customer.update', subjectType: 'customer', subjectId: stored.id, detail })
    await tellNewOwner(inner, stored)
    return maskedView(found(await findCustomerRow(db, { kind: 'all' }, { id: stored.id })))
  })
}

/** Whoever is given a customer is told so. */
async function tellNewOwner(ctx: Context, before: CustomerRow): Promise<void> {
  const now = maskedView(found(await findCustomerRow(ctx.db, { kind: 'all' }, { id: before.id })))
  if (now.ownerId === null || now.ownerId === before.ownerId) return
  const params = { by: ctx.actor.name, name: now.name }
  const href = `/customers/${now.id}`
  await notify(ctx, [{ userId: now.ownerId, kind: 'customer_assigned', params, href, matter: `customer:${now.id}` }])
}

/** Takes a customer out of lists and analyses, until it is restored. One that is archived already stays so. Throws `conflict` for an older version. */
export function archiveCustomer(ctx: Context, id: RecordId, version?: number): Promise<CustomerView> {
  return setArchived(ctx, id, version, true)
}

/** Brings an archived customer back, as it was. */
export function restoreCustomer(ctx: Context, id: RecordId, version?: number): Promise<CustomerView> {
  return setArchived(ctx, id, version, false)
}

async function setArchived(ctx: Context, id: RecordId, version: number | undefined, archived: boolean): Promise<CustomerView> {
  const scope = permit(ctx, 'customer:archive')
  return ctx.db.tx(async (db) => {
    const stored = found(await findCustomerRow(db, scope, id))
    if (version !== undefined && stored.version !== version) throw olderVersion(ctx, stored)
    if ((stored.archivedAt !== null) === archived) return maskedView(stored)
    const set = { archived_at: asInstant(archived ? ctx.now : null) }
    const change = await updateCustomerRow(db, scope, stored.id, stored.version, set, ctx.now)
    const now = found(await findCustomerRow(db, scope, { id: stored.id }))
    if (change === null) throw olderVersion(ctx, now)
    const action = archived ? 'customer.archive' : 'customer.restore'
    await audit({ ...ctx, db }, { action, subjectType: 'customer', subjectId: stored.id })
    return maskedView(now)
  })
}

type Given = Partial<UpdateCustomerInput>

/** Columns of what was given and found. Whoever changes the name or the external id changes what search finds. */
function columnsOf(
  ctx: Context,
  given: Given,
  references: References,
  stored: { name: string; externalId: string | null },
): Columns {
  if (given.currency !== undefined && given.currency !== ctx.company.currency)
    throw invalidField('currency', 'currency_not_the_companys')
  const set: Record<string, Columns[string]> = {}
  for (const name of plainColumns) if (given[name] !== undefined) set[name] = asText(given[name])
  for (const name of ['customer_since', 'next_touch_on'] as const) if (given[name] !== undefined) set[name] = asDay(given[name])
  if (given.credit_code !== undefined) set.credit_code = asText(storedCreditCode(given.credit_code))
  if (given.tags !== undefined) set.tags = asTexts(given.tags)
  if (given.annual_marketing_cost_minor !== undefined)
    set.annual_marketing_cost_minor = asMinor(given.annual_marketing_cost_minor)
  const ids = {
    owner_id: references.ownerId,
    outlet_id: references.outletId,
    parent_id: references.parentId,
    payer_id: references.payerId,
    referrer_id: references.referrerId,
  }
  for (const [name, value] of Object.entries(ids)) if (value !== undefined) set[name] = asInt(value)
  if (given.name !== undefined || given.external_id !== undefined) {
    const externalId = given.external_id === undefined ? stored.externalId : given.external_id
    set.search_text = asText(searchTextOf(given.name ?? stored.name, externalId))
  }
  return set
}

const plainColumns = [
  'external_id',
  'name',
  'kind',
  'lifecycle',
  'industry',
  'region_code',
  'address',
  'phone',
  'credit_grade',
  'source',
] as const

/** A good code is stored in the form in which codes are compared; any other as it was written, because firms of other countries and old
 * registrations have others. */
function storedCreditCode(code: string | null): string | null {
  return code === null || creditCodeProblem(code) !== null ? code : normaliseCreditCode(code)
}

/** What is masked in the audit event of a customer that is, or was, a consumer. */
export function personalOf(...kinds: string[]) {
  return kinds.includes('consumer') ? consumerPersonal : {}
}

export function found(row: CustomerRow | null): CustomerRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

export function olderVersion(ctx: Context, row: CustomerRow): AppError {
  return new AppError(
    'conflict',
    {},
    { detail: 'record.version_is_old', current: showCustomer(maskedView(row), ctx.company.currency) },
  )
}
