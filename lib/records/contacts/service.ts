import { AppError, invalidField } from '#lib/core/errors'
import { maskEmail, maskName, maskPhone } from '#lib/core/personal'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { keepCadence } from '../cadence/keep.ts'
import { searchTextOf } from '../customers/search-text.ts'
import { changesOf, contactPersonal, masked, withoutMasks } from '../record/changes.ts'
import { asInstant, asInt, asText } from '../record/column.ts'
import { rootNamed } from '../record/of-customer.ts'
import { showCustomer, showRecord } from '../record/resource.ts'
import type { Columns } from '../record/write.ts'
import type { ContactRow } from './repository.ts'
import { findContactRow, insertContact, listContactRows, updateContactRow } from './repository.ts'
import type { ContactResource, CreateContactInput, ListContactsInput, UpdateContactInput } from './schema.ts'

/** Lists the contacts that the actor may see, the newest first unless asked otherwise; archived ones only when asked for. Names, telephone numbers and
 * e-mail addresses are masked for everybody; one in clear is `reveal`'s to give. */
export async function listContacts(ctx: Context, input: ListContactsInput): Promise<ListPage<ContactResource>> {
  const scope = permit(ctx, 'contact:read')
  const { limit, cursor, sort, customer, q, decision_role, archived = false } = input
  const filter = {
    customer: customer === undefined ? undefined : parseRecordId(customer),
    q,
    decisionRole: decision_role,
    archived,
  }
  const asked = { customer, q, decision_role, archived }
  const page = await listContactRows(ctx.db, scope, filter, {
    asked,
    falling: readSort(sort).falling,
    limit,
    cursor,
    now: ctx.now,
  })
  return { ...page, rows: page.rows.map(viewContact) }
}

/** Answers one contact, masked. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getContact(ctx: Context, id: RecordId): Promise<ContactResource> {
  return viewContact(found(await findContactRow(ctx.db, permit(ctx, 'contact:read'), id)))
}

/** Adds a contact to a customer within reach. Throws `duplicate` for an external id that is taken. */
export async function createContact(ctx: Context, input: CreateContactInput): Promise<ContactResource> {
  const scope = permit(ctx, 'contact:create')
  return ctx.db.tx(async (db) => {
    const customerId = await rootNamed(db, scope, input)
    const stored = { name: null, externalId: null }
    const id = await insertContact(db, { customer_id: asInt(customerId), ...columnsOf(ctx, input, stored) })
    const { customer_id: _id, customer_external_id: _external, ...given } = input
    const detail = changesOf(null, { customer_id: customerId, ...given }, contactPersonal)
    await audit({ ...ctx, db }, { action: 'contact.create', subjectType: 'contact', subjectId: id, detail })
    await keepCadence({ ...ctx, db }, [customerId])
    return viewContact(found(await findContactRow(db, scope, { id })))
  })
}

/** Changes a contact, or archives and restores it. A personal value that comes back as it was shown, masked, changes nothing. Throws `conflict` with the
 * present contact for an older version, `not_found` out of scope, `duplicate` for an external id that is taken. */
export async function updateContact(ctx: Context, id: RecordId, input: UpdateContactInput): Promise<ContactResource> {
  const scope = permit(ctx, 'contact:update')
  return ctx.db.tx(async (db) => {
    const stored = found(await findContactRow(db, scope, id))
    if (stored.version !== input.version) throw olderVersion(stored)
    const set = columnsOf(ctx, withoutMasks(input, stored, contactPersonal), stored)
    if (Object.keys(set).length === 0) return viewContact(stored)
    const change = await updateContactRow(db, scope, stored.id, input.version, set, ctx.now)
    const now = found(await findContactRow(db, scope, { id: stored.id }))
    if (change === null) throw olderVersion(now)
    const detail = changesOf(change.before, change.after, contactPersonal)
    await audit({ ...ctx, db }, { action: 'contact.update', subjectType: 'contact', subjectId: stored.id, detail })
    if (change.before.archived_at !== change.after.archived_at) await keepCadence({ ...ctx, db }, [stored.customerId])
    return viewContact(now)
  })
}

/** Answers the id of a contact that somebody names beside a customer. Throws `not_found` out of scope, `invalid_request` for another customer's contact. */
export async function contactOf(ctx: Context, contact: string, rootId: number): Promise<number> {
  const row = await findContactRow(ctx.db, permit(ctx, 'contact:read'), parseRecordId(contact))
  if (row === null) throw new AppError('not_found', {}, { detail: 'record.contact_not_found' })
  if (row.customerId !== rootId) throw invalidField('contact_id', 'contact_of_another_customer')
  return row.id
}

/** Answers which contact, of which customer, a permission reaches. Throws `not_found` out of scope. */
export async function contactInReach(db: Context['db'], scope: Scope, id: RecordId): Promise<{ id: number; customerId: number }> {
  const { id: contactId, customerId } = found(await findContactRow(db, scope, id))
  return { id: contactId, customerId }
}

/** Columns of what was given; whoever changes the name or the external id changes what search finds. */
function columnsOf(
  ctx: Context,
  given: Partial<UpdateContactInput>,
  stored: { name: string | null; externalId: string | null },
): Columns {
  const set: Record<string, Columns[string]> = {}
  for (const name of ['external_id', 'name', 'phone', 'email', 'title', 'decision_role', 'influence', 'attitude'] as const) {
    if (given[name] !== undefined) set[name] = asText(given[name])
  }
  if (given.archived !== undefined) set.archived_at = asInstant(given.archived ? ctx.now : null)
  if (given.name !== undefined || given.external_id !== undefined) {
    const externalId = given.external_id === undefined ? stored.externalId : given.external_id
    set.search_text = asText(searchTextOf(given.name ?? stored.name ?? '', externalId))
  }
  return set
}

function found(row: ContactRow | null): ContactRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

function olderVersion(row: ContactRow): AppError {
  return new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewContact(row) })
}

function viewContact(row: ContactRow): ContactResource {
  return {
    ...showRecord(row),
    ...showCustomer(row),
    name: maskName(row.name),
    phone: masked(maskPhone, row.phone),
    email: masked(maskEmail, row.email),
    title: row.title,
    decision_role: row.decisionRole,
    influence: row.influence,
    attitude: row.attitude,
    archived: row.archived,
  }
}
