import { z } from 'zod'
import { getDashboardResource, listDashboardResources, patchDashboard, postDashboard } from '#lib/analysis/dashboards/resources'
import {
  changeDashboardBody,
  createDashboardBody,
  dashboardListResource,
  dashboardParams,
  dashboardResource,
} from '#lib/analysis/dashboards/schema'
import { dashboardId, deleteDashboard } from '#lib/analysis/dashboards/service'
import { chartFilters, chartParams, galleryResource, shownChartResource } from '#lib/analysis/gallery/schema'
import { getChart, listChartResources } from '#lib/analysis/gallery/service'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'

const tag = 'analysis'
const permission = 'analysis:read'

export const dashboardOperations: Operation[] = [
  operation({
    id: 'listCharts',
    method: 'GET',
    path: '/analysis/charts',
    summary: 'The charts of the gallery that the caller may see',
    tag,
    permission,
    responses: { 200: galleryResource },
    handler: async (ctx) => ({ status: 200, body: listChartResources(ctx) }),
  }),
  operation({
    id: 'getChart',
    method: 'GET',
    path: '/analysis/charts/{id}',
    summary:
      'One chart of the gallery as plain data, in the reader’s language and within the reader’s scope; `not_filtered_by` names the filters that it does not follow',
    tag,
    permission,
    params: chartParams,
    query: chartFilters,
    responses: { 200: shownChartResource },
    handler: async (ctx, { params, query }) => ({ status: 200, body: await getChart(ctx, params.id, query) }),
  }),
  operation({
    id: 'listDashboards',
    method: 'GET',
    path: '/dashboards',
    summary: 'Pages composed of charts: one’s own, and those that are shared with one',
    tag,
    permission,
    responses: { 200: dashboardListResource },
    handler: async (ctx) => ({ status: 200, body: await listDashboardResources(ctx) }),
  }),
  operation({
    id: 'createDashboard',
    method: 'POST',
    path: '/dashboards',
    summary: 'Compose a page of charts; with roles or the whole company it is shared only by who sees the whole company',
    tag,
    permission,
    body: createDashboardBody,
    responses: { 201: dashboardResource },
    errors: ['rule_violated'],
    handler: async (ctx, { body }) => ({ status: 201, body: await postDashboard(ctx, body) }),
  }),
  operation({
    id: 'getDashboard',
    method: 'GET',
    path: '/dashboards/{id}',
    summary: 'One page with its charts in their order; what each says is read with its chart',
    tag,
    permission,
    params: dashboardParams,
    responses: { 200: dashboardResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getDashboardResource(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updateDashboard',
    method: 'PATCH',
    path: '/dashboards/{id}',
    summary: 'Change a page: its name, its charts, whom it is shared with',
    tag,
    permission,
    params: dashboardParams,
    body: changeDashboardBody,
    responses: { 200: dashboardResource },
    errors: ['conflict', 'rule_violated'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await patchDashboard(ctx, parseRecordId(params.id), body) }),
  }),
  operation({
    id: 'deleteDashboard',
    method: 'DELETE',
    path: '/dashboards/{id}',
    summary: 'Delete a page of one’s own',
    tag,
    permission,
    params: dashboardParams,
    responses: { 204: z.null() },
    handler: async (ctx, { params }) => {
      await deleteDashboard(ctx, dashboardId(parseRecordId(params.id)))
      return { status: 204, body: null }
    },
  }),
]
