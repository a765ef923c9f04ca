import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { operation } from '#lib/platform/http/operation'
import type { RecordId } from '#lib/platform/http/record-id'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { readSort } from '#lib/platform/list/list-query'
import { listCustomersWithFacts } from '#lib/records/customers/list'
import { mergeCustomers } from '#lib/records/customers/merges/merge'
import { undoMerge } from '#lib/records/customers/merges/undo'
import { showCustomer } from '#lib/records/customers/resource'
import type { CustomerListInput } from '#lib/records/customers/schema'
import {
  archiveBody,
  createCustomerBody,
  customerListQuery,
  customerListResource,
  customerResource,
  mergeBody,
  mergeResource,
  undoneMergeResource,
  updateCustomerBody,
} from '#lib/records/customers/schema'
import { archiveCustomer, createCustomer, getCustomer, restoreCustomer, updateCustomer } from '#lib/records/customers/service'
import type { CustomerView } from '#lib/records/customers/view'
import { readDictionary } from '#lib/records/facts/service'
import { idPath } from '#lib/records/record/fields'

const show = (ctx: Context, view: CustomerView) => showCustomer(view, ctx.company.currency)

function listQueryOf({ sort, owner, outlet, show_facts: _shown, ...query }: CustomerListInput) {
  const sorted = sort === undefined ? undefined : readSort(sort)
  return {
    ...query,
    sort: sorted?.key,
    falling: sorted?.falling,
    owner: owner === undefined ? undefined : ownerOf(owner),
    outlet: outlet === undefined ? undefined : parseRecordId(outlet),
  }
}

function ownerOf(text: string): RecordId | 'me' | 'none' {
  return text === 'me' || text === 'none' ? text : parseRecordId(text)
}

/** The keys whose values are wanted. Throws `invalid_request` for one that is not in use. */
async function requireKeys(ctx: Context, text: string | undefined): Promise<string[]> {
  if (text === undefined) return []
  const keys = [...new Set(text.split(',').filter((key) => key !== ''))]
  const dictionary = await readDictionary(ctx)
  if (keys.some((key) => dictionary.get(key)?.active !== true)) throw invalidField('show_facts', 'unknown_field')
  return keys
}

const shownFacts = (keys: readonly string[], known: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(keys.map((key) => [key, known[key] ?? null]))

/** Merges have numbers of their own and no external ids. */
function mergeIdOf(text: string): number {
  const id = parseRecordId(text)
  if ('id' in id) return id.id
  throw new AppError('not_found', {})
}

export const customerOperations = [
  operation({
    id: 'listCustomers',
    method: 'GET',
    path: '/customers',
    summary: 'Customers, personal values of consumers masked; archived ones only when asked for',
    tag: 'customers',
    permission: 'customer:read',
    query: customerListQuery,
    responses: { 200: customerListResource },
    handler: async (ctx, { query }) => {
      const keys = await requireKeys(ctx, query.show_facts)
      const page = await listCustomersWithFacts(ctx, listQueryOf(query), keys)
      const data = page.rows.map((row) => ({
        ...show(ctx, row),
        ...(keys.length === 0 ? {} : { facts: shownFacts(keys, row.facts) }),
      }))
      return { status: 200, body: { data, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createCustomer',
    method: 'POST',
    path: '/customers',
    summary: 'Add a customer; who has less than the whole company in reach makes it his own unless another owner is named',
    tag: 'customers',
    permission: 'customer:create',
    body: createCustomerBody,
    responses: { 201: customerResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: show(ctx, await createCustomer(ctx, body)) }),
  }),
  operation({
    id: 'getCustomer',
    method: 'GET',
    path: '/customers/{id}',
    summary: 'One customer; for one that was merged away its survivor',
    tag: 'customers',
    permission: 'customer:read',
    params: idPath,
    responses: { 200: customerResource },
    handler: async (ctx, { params }) => ({ status: 200, body: show(ctx, await getCustomer(ctx, parseRecordId(params.id))) }),
  }),
  operation({
    id: 'updateCustomer',
    method: 'PATCH',
    path: '/customers/{id}',
    summary: 'Change a customer; null empties a field, and an older version is refused with the present customer',
    tag: 'customers',
    permission: 'customer:update',
    params: idPath,
    body: updateCustomerBody,
    responses: { 200: customerResource },
    errors: ['conflict', 'duplicate', 'rule_violated'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: show(ctx, await updateCustomer(ctx, parseRecordId(params.id), body)),
    }),
  }),
  operation({
    id: 'archiveCustomer',
    method: 'POST',
    path: '/customers/{id}/archive',
    summary: 'Take a customer out of lists and analyses, until it is restored',
    tag: 'customers',
    permission: 'customer:archive',
    params: idPath,
    body: archiveBody,
    responses: { 200: customerResource },
    errors: ['conflict'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: show(ctx, await archiveCustomer(ctx, parseRecordId(params.id), body.version)),
    }),
  }),
  operation({
    id: 'restoreCustomer',
    method: 'POST',
    path: '/customers/{id}/restore',
    summary: 'Bring an archived customer back',
    tag: 'customers',
    permission: 'customer:archive',
    params: idPath,
    body: archiveBody,
    responses: { 200: customerResource },
    errors: ['conflict'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: show(ctx, await restoreCustomer(ctx, parseRecordId(params.id), body.version)),
    }),
  }),
  operation({
    id: 'mergeCustomers',
    method: 'POST',
    path: '/customers/{id}/merge',
    summary: 'Merge another customer into this one; nothing that hangs on either moves, and it can be undone',
    tag: 'customers',
    permission: 'customer:merge',
    params: idPath,
    body: mergeBody,
    responses: { 200: mergeResource },
    errors: ['conflict', 'rule_violated'],
    handler: async (ctx, { params, body }) => {
      const { id, mergedId, survivor } = await mergeCustomers(ctx, parseRecordId(params.id), body)
      return { status: 200, body: { id: String(id), customer: show(ctx, survivor), merged_id: String(mergedId) } }
    },
  }),
  operation({
    id: 'undoMerge',
    method: 'POST',
    path: '/merges/{id}/undo',
    summary: 'Undo a merge; fields that were changed since stay and are listed',
    tag: 'customers',
    permission: 'customer:merge',
    params: z.strictObject({ id: recordId }),
    body: z.strictObject({}),
    responses: { 200: undoneMergeResource },
    errors: ['rule_violated'],
    handler: async (ctx, { params }) => {
      const { id, survivor, restored, kept } = await undoMerge(ctx, mergeIdOf(params.id))
      const alone = restored === null ? null : show(ctx, restored)
      return { status: 200, body: { id: String(id), customer: show(ctx, survivor), restored: alone, kept } }
    },
  }),
]
