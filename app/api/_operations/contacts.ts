import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import {
  contactListResource,
  contactResource,
  createContactBody,
  listContactsQuery,
  updateContactBody,
} from '#lib/records/contacts/schema'
import { createContact, getContact, listContacts, updateContact } from '#lib/records/contacts/service'
import { idPath } from '#lib/records/record/fields'

export const contactOperations = [
  operation({
    id: 'listContacts',
    method: 'GET',
    path: '/contacts',
    summary: 'Contacts of customers, personal values masked; archived ones only when asked for',
    tag: 'contacts',
    permission: 'contact:read',
    query: listContactsQuery,
    responses: { 200: contactListResource },
    handler: async (ctx, { query }) => {
      const page = await listContacts(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createContact',
    method: 'POST',
    path: '/contacts',
    summary: 'Add a contact to a customer, named by customer_id or customer_external_id',
    tag: 'contacts',
    permission: 'contact:create',
    body: createContactBody,
    responses: { 201: contactResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: await createContact(ctx, body) }),
  }),
  operation({
    id: 'getContact',
    method: 'GET',
    path: '/contacts/{id}',
    summary: 'One contact, personal values masked',
    tag: 'contacts',
    permission: 'contact:read',
    params: idPath,
    responses: { 200: contactResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getContact(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updateContact',
    method: 'PATCH',
    path: '/contacts/{id}',
    summary: 'Change a contact, archive or restore it',
    tag: 'contacts',
    permission: 'contact:update',
    params: idPath,
    body: updateContactBody,
    responses: { 200: contactResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await updateContact(ctx, parseRecordId(params.id), body) }),
  }),
]
