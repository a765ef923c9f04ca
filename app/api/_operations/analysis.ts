import {
  assignmentListResource,
  listAssignmentsQuery,
  listRunsQuery,
  movementQuery,
  movementResource,
  runIdResource,
  runListResource,
  runParams,
  runResource,
  startRunBody,
} from '#lib/analysis/classification/schema'
import { cancelRun, getRun, listAssignments, listRuns, startRun } from '#lib/analysis/classification/service'
import { concentrationQuery, concentrationResource } from '#lib/analysis/concentration/schema'
import { getConcentration } from '#lib/analysis/concentration/service'
import { getContactBalanceResource } from '#lib/analysis/contact-balance/resource'
import { contactBalanceQuery, contactBalanceResource } from '#lib/analysis/contact-balance/schema'
import { dropListResource, listDropsQuery } from '#lib/analysis/drop/schema'
import { listDropResources } from '#lib/analysis/drop/service'
import { getMovementAgainst } from '#lib/analysis/movement/service'
import { onTimeQuery, onTimeResource } from '#lib/analysis/on-time/schema'
import { getOnTime } from '#lib/analysis/on-time/service'
import { getMatricesResource } from '#lib/analysis/relationship/resource'
import { matricesQuery, matricesResource } from '#lib/analysis/relationship/schema'
import { answersQuery, npsResource, satisfactionResource } from '#lib/analysis/satisfaction/schema'
import { getNps, getSatisfaction } from '#lib/analysis/satisfaction/service'
import { getUpgradePathResource } from '#lib/analysis/upgrade-path/resource'
import { upgradePathQuery, upgradePathResource } from '#lib/analysis/upgrade-path/schema'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

/** What is asked of one run, under the path where runs are made and under the short one that the contract also writes. */
const ofRun = (base: string, suffix: '' | 'Short'): Operation[] => [
  operation({
    id: `getRun${suffix}`,
    method: 'GET',
    path: `${base}/{id}`,
    summary: 'One run with its totals, which only readers of the whole company see',
    tag,
    permission,
    params: runParams,
    responses: { 200: runResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getRun(ctx, params.id) }),
  }),
  operation({
    id: `cancelRun${suffix}`,
    method: 'POST',
    path: `${base}/{id}/cancel`,
    summary: 'Cancel a run: at once when it waits, at its next step when it runs',
    tag,
    permission: 'analysis:run',
    params: runParams,
    responses: { 200: runResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await cancelRun(ctx, params.id) }),
  }),
  operation({
    id: `getRunMovement${suffix}`,
    method: 'GET',
    path: `${base}/{id}/movement`,
    summary:
      'Who moved between classes since the scheme’s done run before, or since an earlier one; for readers of the whole company',
    tag,
    permission,
    params: runParams,
    query: movementQuery,
    responses: { 200: movementResource },
    errors: ['conflict'],
    handler: async (ctx, { params, query }) => ({ status: 200, body: await getMovementAgainst(ctx, params.id, query.against) }),
  }),
  operation({
    id: `listRunAssignments${suffix}`,
    method: 'GET',
    path: `${base}/{id}/assignments`,
    summary: 'The customers of a run that the reader may see, by rank, then id, with reasons in the reader’s language',
    tag,
    permission,
    params: runParams,
    query: listAssignmentsQuery,
    responses: { 200: assignmentListResource },
    errors: ['conflict'],
    handler: async (ctx, { params, query }) => ({ status: 200, body: await listAssignments(ctx, params.id, query) }),
  }),
]

export const analysisOperations: Operation[] = [
  operation({
    id: 'startRun',
    method: 'POST',
    path: '/analysis/runs',
    summary: 'Ask for a run of a scheme over the whole company; it is worked off in the background',
    tag,
    permission: 'analysis:run',
    body: startRunBody,
    responses: { 202: runIdResource },
    handler: async (ctx, { body }) => ({ status: 202, body: await startRun(ctx, body) }),
  }),
  operation({
    id: 'listRuns',
    method: 'GET',
    path: '/analysis/runs',
    summary: 'Runs, the latest first',
    tag,
    permission,
    query: listRunsQuery,
    responses: { 200: runListResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await listRuns(ctx, query) }),
  }),
  ...ofRun('/analysis/runs', ''),
  ...ofRun('/runs', 'Short'),
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
    id: 'getSatisfaction',
    method: 'GET',
    path: '/analysis/satisfaction',
    summary: 'The satisfaction rate of the customers invited in a period; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: answersQuery,
    responses: { 200: satisfactionResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await getSatisfaction(ctx, query) }),
  }),
  operation({
    id: 'getNps',
    method: 'GET',
    path: '/analysis/nps',
    summary:
      'The net promoter score over each customer’s latest answer in a period; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: answersQuery,
    responses: { 200: npsResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await getNps(ctx, query) }),
  }),
  operation({
    id: 'getOnTime',
    method: 'GET',
    path: '/analysis/on-time',
    summary:
      'Promises kept by waybills accepted in a period, in all and by group; with a smaller scope, of the reader’s own customers',
    tag,
    permission,
    query: onTimeQuery,
    responses: { 200: onTimeResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await getOnTime(ctx, query) }),
  }),
  operation({
    id: 'listDrops',
    method: 'GET',
    path: '/analysis/drops',
    summary:
      'Customers that ship less than their season lets expect, with the revenue that goes missing in a month and what may be behind it, as worked out last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listDropsQuery,
    responses: { 200: dropListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listDropResources(ctx, query) }),
  }),
  operation({
    id: 'getRelationshipMatrices',
    method: 'GET',
    path: '/analysis/relationship',
    summary:
      'Both matrices of relationships with customers, revenue and margin of each cell, as their shown runs have them; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: matricesQuery,
    responses: { 200: matricesResource },
    errors: ['not_found'],
    handler: async (ctx) => ({ status: 200, body: await getMatricesResource(ctx) }),
  }),
  operation({
    id: 'getUpgradePath',
    method: 'GET',
    path: '/analysis/upgrade-path',
    summary:
      'Stages, gates, changes and cohorts of the upgrade path, and who is stalled at a stage, as of the last night; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: upgradePathQuery,
    responses: { 200: upgradePathResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getUpgradePathResource(ctx, query) }),
  }),
  operation({
    id: 'getContactBalance',
    method: 'GET',
    path: '/analysis/contact-balance',
    summary:
      'Who was contacted more and less than the class asks for over ninety days, which hours that costs and misses, by owner, and the customers, as of the last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: contactBalanceQuery,
    responses: { 200: contactBalanceResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getContactBalanceResource(ctx, query) }),
  }),
]
