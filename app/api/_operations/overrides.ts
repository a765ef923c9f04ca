import { z } from 'zod'
import { clearOverride, setOverride } from '#lib/analysis/classification/override'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { overridePath, overrideResource, putOverrideBody } from '#lib/records/overrides/schema'

export const overrideOperations = [
  operation({
    id: 'putOverride',
    method: 'PUT',
    path: '/customers/{id}/overrides/{scheme}',
    summary: 'Set the class of a customer in a scheme by hand, with a reason; runs go on computing theirs beside it',
    tag: 'overrides',
    permission: 'customer:override',
    params: overridePath,
    body: putOverrideBody,
    responses: { 200: overrideResource },
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: await setOverride(ctx, parseRecordId(params.id), params.scheme, body),
    }),
  }),
  operation({
    id: 'deleteOverride',
    method: 'DELETE',
    path: '/customers/{id}/overrides/{scheme}',
    summary: 'Take a class set by hand away; the computed one counts again',
    tag: 'overrides',
    permission: 'customer:override',
    params: overridePath,
    responses: { 204: z.null() },
    handler: async (ctx, { params }) => {
      await clearOverride(ctx, parseRecordId(params.id), params.scheme)
      return { status: 204, body: null }
    },
  }),
]
