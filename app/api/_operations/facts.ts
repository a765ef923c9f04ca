import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { factPath, factResource, factsResource, putFactBody } from '#lib/records/facts/schema'
import { getFacts, putFact } from '#lib/records/facts/service'
import { idPath } from '#lib/records/record/fields'

export const factOperations = [
  operation({
    id: 'getFacts',
    method: 'GET',
    path: '/customers/{id}/facts',
    summary: 'What is known of a customer, what the keys mean, and how much of the dictionary is filled',
    tag: 'facts',
    permission: 'customer:read',
    params: idPath,
    responses: { 200: factsResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getFacts(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'putFact',
    method: 'PUT',
    path: '/customers/{id}/facts/{key}',
    summary: 'Note what became known of a customer; every note stays in the history, null says that it is no longer known',
    tag: 'facts',
    permission: 'customer:update',
    params: factPath,
    body: putFactBody,
    responses: { 200: factResource },
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: await putFact(ctx, parseRecordId(params.id), params.key, body),
    }),
  }),
]
