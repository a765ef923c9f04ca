import { getSleeperFiguresResource, listSleeperResources } from '#lib/analysis/sleepers/resource'
import {
  listSleepersQuery,
  sleeperFiguresQuery,
  sleeperFiguresResource,
  sleeperListResource,
} from '#lib/analysis/sleepers/schema'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

export const sleeperOperations = [
  operation({
    id: 'listSleepers',
    method: 'GET',
    path: '/analysis/sleepers',
    summary:
      'Customers that are drowsy, half asleep or asleep and not lost yet: why that may be, what losing them would cost, whether and how to wake them; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listSleepersQuery,
    responses: { 200: sleeperListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listSleeperResources(ctx, query) }),
  }),
  operation({
    id: 'getSleeperFigures',
    method: 'GET',
    path: '/analysis/sleeper-figures',
    summary: 'Sleeping customers and the revenue at stake by class, by likeliest cause, and by whether they are worth waking',
    tag,
    permission,
    query: sleeperFiguresQuery,
    responses: { 200: sleeperFiguresResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getSleeperFiguresResource(ctx, query) }),
  }),
]
