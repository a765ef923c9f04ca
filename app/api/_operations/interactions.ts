import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import {
  createInteractionBody,
  interactionListResource,
  interactionResource,
  listInteractionsQuery,
  updateInteractionBody,
} from '#lib/records/interactions/schema'
import { createInteraction, getInteraction, listInteractions, updateInteraction } from '#lib/records/interactions/service'
import { idPath } from '#lib/records/record/fields'

export const interactionOperations = [
  operation({
    id: 'listInteractions',
    method: 'GET',
    path: '/interactions',
    summary: 'Calls, visits and messages with customers; archived ones only when asked for',
    tag: 'interactions',
    permission: 'interaction:read',
    query: listInteractionsQuery,
    responses: { 200: interactionListResource },
    handler: async (ctx, { query }) => {
      const page = await listInteractions(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createInteraction',
    method: 'POST',
    path: '/interactions',
    summary: 'Note a call, visit or message; its next_touch_on becomes the one next follow-up of the customer',
    tag: 'interactions',
    permission: 'interaction:create',
    body: createInteractionBody,
    responses: { 201: interactionResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: await createInteraction(ctx, body) }),
  }),
  operation({
    id: 'getInteraction',
    method: 'GET',
    path: '/interactions/{id}',
    summary: 'One interaction',
    tag: 'interactions',
    permission: 'interaction:read',
    params: idPath,
    responses: { 200: interactionResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getInteraction(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updateInteraction',
    method: 'PATCH',
    path: '/interactions/{id}',
    summary: 'Change an interaction, archive or restore it',
    tag: 'interactions',
    permission: 'interaction:update',
    params: idPath,
    body: updateInteractionBody,
    responses: { 200: interactionResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: await updateInteraction(ctx, parseRecordId(params.id), body),
    }),
  }),
]
