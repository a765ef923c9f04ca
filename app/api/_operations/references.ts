import { operation } from '#lib/platform/http/operation'
import { ownIdOf } from '#lib/platform/http/record-id'
import { idPath } from '#lib/records/record/fields'
import {
  listReferencesQuery,
  referenceListResource,
  referenceResource,
  withdrawReferenceBody,
} from '#lib/records/references/schema'
import { getReference, listReferences, withdrawReference } from '#lib/records/references/service'

const tag = 'references'

/** The list of references. A customer is proposed on a screen: what others have to decide, only a person asks for. */
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
