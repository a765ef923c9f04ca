import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { receiveScan, removeScan, takeScan } from '#lib/records/papers/keep-scan'
import {
  createPaperBody,
  listPapersQuery,
  paperListResource,
  paperResource,
  removeScanQuery,
  scanForm,
  takeScanQuery,
  updatePaperBody,
} from '#lib/records/papers/schema'
import { createPaper, getPaper, listPapers, updatePaper } from '#lib/records/papers/service'
import { idPath } from '#lib/records/record/fields'

const tag = 'papers'

export const paperOperations = [
  operation({
    id: 'listPapers',
    method: 'GET',
    path: '/papers',
    summary: 'Papers of customers, what ends first; archived ones only when asked for',
    tag,
    permission: 'customer:read',
    query: listPapersQuery,
    responses: { 200: paperListResource },
    handler: async (ctx, { query }) => {
      const page = await listPapers(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createPaper',
    method: 'POST',
    path: '/papers',
    summary: 'Add a paper to a customer, named by customer_id or customer_external_id',
    tag,
    permission: 'customer:update',
    body: createPaperBody,
    responses: { 201: paperResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: await createPaper(ctx, body) }),
  }),
  operation({
    id: 'getPaper',
    method: 'GET',
    path: '/papers/{id}',
    summary: 'One paper',
    tag,
    permission: 'customer:read',
    params: idPath,
    responses: { 200: paperResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getPaper(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updatePaper',
    method: 'PATCH',
    path: '/papers/{id}',
    summary: 'Change a paper, archive or restore it',
    tag,
    permission: 'customer:update',
    params: idPath,
    body: updatePaperBody,
    responses: { 200: paperResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await updatePaper(ctx, parseRecordId(params.id), body) }),
  }),
  operation({
    id: 'putScan',
    method: 'PUT',
    path: '/papers/{id}/scan',
    summary: 'Bring the scan of a paper, in place of the one before',
    tag,
    permission: 'customer:update',
    params: idPath,
    bodyKind: 'multipart',
    multipart: scanForm,
    responses: { 200: paperResource },
    errors: ['conflict', 'too_large', 'unsupported_media', 'rule_violated'],
    handler: async (ctx, { params }, request) => ({
      status: 200,
      body: await receiveScan(ctx, parseRecordId(params.id), request),
    }),
  }),
  operation({
    id: 'getScan',
    method: 'GET',
    path: '/papers/{id}/scan',
    summary: 'The scan of a paper, as it was brought. A consumer’s goes to whoever holds customer:reveal, for a reason',
    tag,
    permission: 'customer:read',
    params: idPath,
    query: takeScanQuery,
    responses: { 200: { contentType: 'application/octet-stream', description: 'PDF, JPEG or PNG, as `scan` of the paper says' } },
    errors: ['rate_limited'],
    handler: async (ctx, { params, query }) => handOut(await takeScan(ctx, parseRecordId(params.id), query.reason)),
  }),
  operation({
    id: 'deleteScan',
    method: 'DELETE',
    path: '/papers/{id}/scan',
    summary: 'Take the scan of a paper away for good; the paper stays',
    tag,
    permission: 'customer:update',
    params: idPath,
    query: removeScanQuery,
    responses: { 200: paperResource },
    errors: ['conflict'],
    handler: async (ctx, { params, query }) => ({
      status: 200,
      body: await removeScan(ctx, parseRecordId(params.id), query.version),
    }),
  }),
]
