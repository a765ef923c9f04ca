import { comparedListResource, indexQuery, indexResource, listComparedQuery } from '#lib/analysis/expectation/schema'
import { getSatisfactionIndex, listComparedResources } from '#lib/analysis/expectation/service'
import { leafListResource, listLeafQuery } from '#lib/analysis/loyalty/leaf/schema'
import { listLeafResources } from '#lib/analysis/loyalty/leaf/service'
import { listLoyaltyQuery, loyaltyListResource, loyaltyQuery, loyaltyResource, treeResource } from '#lib/analysis/loyalty/schema'
import { getLoyalty, getLoyaltyTree, listLoyaltyResources } from '#lib/analysis/loyalty/service'
import { onTimeQuery, onTimeResource } from '#lib/analysis/on-time/schema'
import { getOnTime } from '#lib/analysis/on-time/service'
import { answersQuery, npsResource, satisfactionResource } from '#lib/analysis/satisfaction/schema'
import { getNps, getSatisfaction } from '#lib/analysis/satisfaction/service'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

export const serviceQualityOperations: Operation[] = [
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
    id: 'getSatisfactionIndex',
    method: 'GET',
    path: '/analysis/satisfaction-index',
    summary:
      'Perception to expectation over each customer’s latest answer that has both, as a whole or of one item, with the three outcomes, in all and by group, such as by item; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: indexQuery,
    responses: { 200: indexResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getSatisfactionIndex(ctx, query) }),
  }),
  operation({
    id: 'listCompared',
    method: 'GET',
    path: '/analysis/satisfaction-index/customers',
    summary:
      'The customers behind the three outcomes, and who of them never opened a case; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listComparedQuery,
    responses: { 200: comparedListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listComparedResources(ctx, query) }),
  }),
  operation({
    id: 'getLoyalty',
    method: 'GET',
    path: '/analysis/loyalty',
    summary:
      'Customers and revenue of twelve months by attitude and repeat, with the revenue at risk, as worked out last night; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: loyaltyQuery,
    responses: { 200: loyaltyResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getLoyalty(ctx, query) }),
  }),
  operation({
    id: 'listLoyalty',
    method: 'GET',
    path: '/analysis/loyalty/customers',
    summary:
      'The customers of a class of loyalty by revenue, those of spurious loyalty unless asked otherwise, with what may hold them; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listLoyaltyQuery,
    responses: { 200: loyaltyListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listLoyaltyResources(ctx, query) }),
  }),
  operation({
    id: 'getLoyaltyTree',
    method: 'GET',
    path: '/analysis/loyalty-tree',
    summary:
      'The factors of loyalty, each measured for the loyal and for the others with difference and interval, as worked out last night; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: loyaltyQuery,
    responses: { 200: treeResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getLoyaltyTree(ctx, query) }),
  }),
  operation({
    id: 'listLoyaltyLeaf',
    method: 'GET',
    path: '/analysis/loyalty-tree/customers',
    summary:
      'The customers that a measured leaf of the factor tree counts, of the loyal or of the others, with the value of each; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listLeafQuery,
    responses: { 200: leafListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listLeafResources(ctx, query) }),
  }),
]
