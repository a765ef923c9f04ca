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
import { getMovementAgainst } from '#lib/analysis/movement/service'
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
    summary: 'Cancel a run: at once when it waits, within a second or two when it runs; refused while it is published',
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

export const runOperations: Operation[] = [
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
]
