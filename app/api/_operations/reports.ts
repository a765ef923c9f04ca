import { z } from 'zod'
import { readReported } from '#app/(crm)/reports/reported-page'
import {
  getReportResource,
  listDeliveryResources,
  listReportResources,
  patchReport,
  postReport,
} from '#lib/analysis/reports/resources'
import {
  changeReportBody,
  deliveryListResource,
  reportInput,
  reportListResource,
  reportParams,
  reportResource,
} from '#lib/analysis/reports/schema'
import { deleteReport } from '#lib/analysis/reports/service'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'
import { ownIdOf } from '#lib/platform/http/record-id'

const tag = 'analysis'
const permission = 'customer:export'

export const reportOperations: Operation[] = [
  operation({
    id: 'listReports',
    method: 'GET',
    path: '/reports',
    summary: 'One’s own reports that come round',
    tag,
    permission,
    responses: { 200: reportListResource },
    handler: async (ctx) => ({ status: 200, body: await listReportResources(ctx) }),
  }),
  operation({
    id: 'createReport',
    method: 'POST',
    path: '/reports',
    summary:
      'Set up a report of a view of customers or of a page of charts: to a file, to people in the product, to the robot of a group',
    tag,
    permission,
    body: reportInput,
    responses: { 201: reportResource },
    errors: ['rule_violated'],
    handler: async (ctx, { body }) => ({ status: 201, body: await postReport(ctx, body, await readReported(ctx, body.of)) }),
  }),
  operation({
    id: 'getReport',
    method: 'GET',
    path: '/reports/{id}',
    summary: 'One of one’s own reports',
    tag,
    permission,
    params: reportParams,
    responses: { 200: reportResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getReportResource(ctx, ownIdOf(params.id)) }),
  }),
  operation({
    id: 'updateReport',
    method: 'PATCH',
    path: '/reports/{id}',
    summary: 'Change a report or stop it; what is left out stays',
    tag,
    permission,
    params: reportParams,
    body: changeReportBody,
    responses: { 200: reportResource },
    errors: ['conflict'],
    handler: async (ctx, { params, body: { of, ...body } }) => ({
      status: 200,
      body: await patchReport(ctx, ownIdOf(params.id), body, of === undefined ? null : await readReported(ctx, of)),
    }),
  }),
  operation({
    id: 'deleteReport',
    method: 'DELETE',
    path: '/reports/{id}',
    summary: 'Delete a report; in the product it can be had back for thirty days',
    tag,
    permission,
    params: reportParams,
    responses: { 204: z.null() },
    handler: async (ctx, { params }) => {
      await deleteReport(ctx, ownIdOf(params.id), true)
      return { status: 204, body: null }
    },
  }),
  operation({
    id: 'listReportDeliveries',
    method: 'GET',
    path: '/reports/{id}/deliveries',
    summary: 'What a report sent, the latest first, of the last ninety days',
    tag,
    permission,
    params: reportParams,
    responses: { 200: deliveryListResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await listDeliveryResources(ctx, ownIdOf(params.id)) }),
  }),
]
