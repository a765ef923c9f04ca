import { operation } from '#lib/platform/http/operation'
import { pageOfResources } from '#lib/records/record/resource'
import { listWaybillsQuery, waybillPath, waybillResource, waybillWithEvents } from '#lib/records/waybills/schema'
import { getWaybill, listWaybills } from '#lib/records/waybills/service'
import { showWaybill, showWithEvents } from '#lib/records/waybills/show'

export const waybillOperations = [
  operation({
    id: 'listWaybills',
    method: 'GET',
    path: '/waybills',
    summary: 'Waybills by the day of acceptance: of a customer, of an outlet, by number, or of at most 31 days',
    tag: 'waybills',
    permission: 'waybill:read',
    query: listWaybillsQuery,
    responses: { 200: pageOfResources(waybillResource) },
    errors: ['invalid_period', 'invalid_cursor'],
    handler: async (ctx, { query }) => {
      const page = await listWaybills(ctx, query)
      return { status: 200, body: { data: page.rows.map(showWaybill), next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getWaybill',
    method: 'GET',
    path: '/waybills/{waybill_no}',
    summary: 'One waybill with its tracking events',
    tag: 'waybills',
    permission: 'waybill:read',
    params: waybillPath,
    responses: { 200: waybillWithEvents },
    handler: async (ctx, { params }) => ({ status: 200, body: showWithEvents(await getWaybill(ctx, params.waybill_no)) }),
  }),
]
