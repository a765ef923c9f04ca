import { concentrationQuery, concentrationResource, gapQuery, gapResource } from '#lib/analysis/concentration/schema'
import { getConcentration, getConcentrationGap } from '#lib/analysis/concentration/service'
import { alarmListResource, listAlarmsQuery } from '#lib/analysis/concentration-alarms/schema'
import { listAlarmResources } from '#lib/analysis/concentration-alarms/service'
import { trendQuery, trendResource } from '#lib/analysis/concentration-trend/schema'
import { getConcentrationTrend } from '#lib/analysis/concentration-trend/service'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

export const concentrationOperations: Operation[] = [
  operation({
    id: 'getConcentration',
    method: 'GET',
    path: '/analysis/concentration',
    summary: 'How much of a period’s revenue or pieces few customers hold; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: concentrationQuery,
    responses: { 200: concentrationResource },
    errors: ['rule_violated'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getConcentration(ctx, query) }),
  }),
  operation({
    id: 'getConcentrationGap',
    method: 'GET',
    path: '/analysis/concentration/gap',
    summary:
      'Which customers make pieces more concentrated than revenue, or less, and what goes when one of the largest leaves; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: gapQuery,
    responses: { 200: gapResource },
    errors: ['rule_violated'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getConcentrationGap(ctx, query) }),
  }),
  operation({
    id: 'getConcentrationTrend',
    method: 'GET',
    path: '/analysis/concentration/trend',
    summary: 'Concentration over the twelve months up to each month end of two years, of the company or of a whole outlet',
    tag,
    permission,
    query: trendQuery,
    responses: { 200: trendResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await getConcentrationTrend(ctx, query) }),
  }),
  operation({
    id: 'listConcentrationAlarms',
    method: 'GET',
    path: '/analysis/concentration/alarms',
    summary: 'Customers within reach that hold more of an outlet’s or the company’s revenue than its limit, as of the last night',
    tag,
    permission,
    query: listAlarmsQuery,
    responses: { 200: alarmListResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await listAlarmResources(ctx, query) }),
  }),
]
