import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { receiveScan, takeScan } from '#lib/records/papers/keep-scan'
import { paperResource, takeScanQuery } from '#lib/records/papers/schema'
import { idPath } from '#lib/records/record/fields'

const tag = 'papers'

export const paperFiles = [
  operation({
    id: 'bringScan',
    method: 'POST',
    path: '/papers/{id}/scan',
    summary: 'Bring the scan of a paper, in place of the one before',
    tag,
    permission: 'customer:update',
    params: idPath,
    bodyKind: 'multipart',
    responses: { 200: paperResource },
    handler: async (ctx, { params }, request) => ({
      status: 200,
      body: await receiveScan(ctx, parseRecordId(params.id), request),
    }),
  }),
  operation({
    id: 'takeScan',
    method: 'GET',
    path: '/papers/{id}/scan',
    summary: 'The scan of a paper; a consumer’s for a reason',
    tag,
    permission: 'customer:read',
    params: idPath,
    query: takeScanQuery,
    responses: { 200: { contentType: 'application/octet-stream', description: 'PDF, JPEG or PNG, as `scan` of the paper says' } },
    handler: async (ctx, { params, query }) => handOut(await takeScan(ctx, parseRecordId(params.id), query.reason)),
  }),
]
