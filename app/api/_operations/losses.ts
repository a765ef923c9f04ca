import { z } from 'zod'
import { noteWinBack, recordLoss } from '#lib/analysis/losses/record'
import { getLossFiguresResource, listLossResources, lossResourcesOf } from '#lib/analysis/losses/resource'
import {
  listLossesQuery,
  lossFiguresQuery,
  lossFiguresResource,
  lossListResource,
  recordLossInput,
  winBackInput,
} from '#lib/analysis/losses/schema'
import { AppError } from '#lib/core/errors'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { idPath } from '#lib/records/record/fields'

const tag = 'analysis'
const permission = 'analysis:read'

export const lossOperations = [
  operation({
    id: 'listLosses',
    method: 'GET',
    path: '/analysis/losses',
    summary:
      'Customers that were lost, what they had brought, why they left, and what was tried; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listLossesQuery,
    responses: { 200: lossListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listLossResources(ctx, query) }),
  }),
  operation({
    id: 'getLossFigures',
    method: 'GET',
    path: '/analysis/loss-figures',
    summary: 'Lost revenue by cause, and how often customers were won back, by the way in which they were spoken to',
    tag,
    permission,
    query: lossFiguresQuery,
    responses: { 200: lossFiguresResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getLossFiguresResource(ctx, query) }),
  }),
  operation({
    id: 'listLossesOfCustomer',
    method: 'GET',
    path: '/customers/{id}/losses',
    summary: 'The losses of one customer, the latest first',
    tag,
    permission,
    params: idPath,
    responses: { 200: lossListResource },
    errors: ['not_found'],
    handler: async (ctx, { params }) => ({ status: 200, body: await lossResourcesOf(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'recordLoss',
    method: 'PUT',
    path: '/customers/{id}/loss',
    summary: 'Say why a customer left; where it has no open loss, one is opened',
    tag,
    permission: 'customer:update',
    params: idPath,
    body: recordLossInput,
    responses: { 200: z.object({ id: z.string() }) },
    errors: ['not_found', 'conflict', 'rule_violated'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await recordLoss(ctx, parseRecordId(params.id), body) }),
  }),
  operation({
    id: 'noteWinBack',
    method: 'POST',
    path: '/losses/{id}/attempts',
    summary: 'Note an attempt to win a lost customer back',
    tag,
    permission: 'customer:update',
    params: idPath,
    body: winBackInput,
    responses: { 204: z.null() },
    errors: ['not_found', 'rule_violated'],
    handler: async (ctx, { params, body }) => {
      const id = parseRecordId(params.id)
      if (!('id' in id)) throw new AppError('not_found', {})
      await noteWinBack(ctx, id.id, body)
      return { status: 204, body: null }
    },
  }),
]
