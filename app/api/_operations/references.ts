import { operation } from '#lib/platform/http/operation'
import { ownIdOf } from '#lib/platform/http/record-id'
import { idPath } from '#lib/records/record/fields'
import {
  listReferencesQuery,
  proposeReferenceBody,
  referenceListResource,
  referenceResource,
  withdrawReferenceBody,
} from '#lib/records/references/schema'
import { getReference, listReferences, proposeReference, withdrawReference } from '#lib/records/references/service'

const tag = 'references'

/** The list of references. Whoever proposes one, a person or a program, somebody else decides it. */
export const referenceOperations = [
  operation({
    id: 'listReferences',
    method: 'GET',
    path: '/references',
    summary:
      'Customers that are, were or shall be named as references, with consent, approval and end; state=in_force for the approved list',
    tag,
    permission: 'customer:read',
    query: listReferencesQuery,
    responses: { 200: referenceListResource },
    handler: async (ctx, { query }) => {
      const page = await listReferences(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'proposeReference',
    method: 'POST',
    path: '/references',
    summary:
      'Propose a customer as a reference, with the consent that is on file: a person is asked, not who made the key; it stands as waiting until then',
    tag,
    permission: 'customer:update',
    body: proposeReferenceBody,
    responses: { 201: referenceResource },
    errors: ['duplicate', 'rule_violated'],
    handler: async (ctx, { body }) => ({ status: 201, body: await proposeReference(ctx, body) }),
  }),
  operation({
    id: 'getReference',
    method: 'GET',
    path: '/references/{id}',
    summary: 'One reference',
    tag,
    permission: 'customer:read',
    params: idPath,
    responses: { 200: referenceResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getReference(ctx, ownIdOf(params.id)) }),
  }),
  operation({
    id: 'withdrawReference',
    method: 'POST',
    path: '/references/{id}/withdraw',
    summary: 'Withdraw a reference that is in force, at once: the customer is named no longer',
    tag,
    permission: 'customer:update',
    params: idPath,
    body: withdrawReferenceBody,
    responses: { 200: referenceResource },
    errors: ['rule_violated'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: await withdrawReference(ctx, ownIdOf(params.id), body.reason),
    }),
  }),
]
