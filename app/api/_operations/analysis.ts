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
import { concentrationQuery, concentrationResource, gapQuery, gapResource } from '#lib/analysis/concentration/schema'
import { getConcentration, getConcentrationGap } from '#lib/analysis/concentration/service'
import { alarmListResource, listAlarmsQuery } from '#lib/analysis/concentration-alarms/schema'
import { listAlarmResources } from '#lib/analysis/concentration-alarms/service'
import { trendQuery, trendResource } from '#lib/analysis/concentration-trend/schema'
import { getConcentrationTrend } from '#lib/analysis/concentration-trend/service'
import { getContactBalanceResource } from '#lib/analysis/contact-balance/resource'
import { contactBalanceQuery, contactBalanceResource } from '#lib/analysis/contact-balance/schema'
import { measuresQuery, measuresResource } from '#lib/analysis/customer-measures/schema'
import { listCustomerMeasures } from '#lib/analysis/customer-measures/service'
import { dropListResource, listDropsQuery } from '#lib/analysis/drop/schema'
import { listDropResources } from '#lib/analysis/drop/service'
import { comparedListResource, indexQuery, indexResource, listComparedQuery } from '#lib/analysis/expectation/schema'
import { getSatisfactionIndex, listComparedResources } from '#lib/analysis/expectation/service'
import { listLoyaltyQuery, loyaltyListResource, loyaltyQuery, loyaltyResource, treeResource } from '#lib/analysis/loyalty/schema'
import { getLoyalty, getLoyaltyTree, listLoyaltyResources } from '#lib/analysis/loyalty/service'
import { getMovementAgainst } from '#lib/analysis/movement/service'
import { onTimeQuery, onTimeResource } from '#lib/analysis/on-time/schema'
import { getOnTime } from '#lib/analysis/on-time/service'
import { priceCutQuery, priceCutResource } from '#lib/analysis/price-cut/schema'
import { getPriceCutResource } from '#lib/analysis/price-cut/service'
import { listProfitsQuery, profitListResource } from '#lib/analysis/profit/schema'
import { listProfitResources } from '#lib/analysis/profit/service'
import { getMatricesResource } from '#lib/analysis/relationship/resource'
import { matricesQuery, matricesResource } from '#lib/analysis/relationship/schema'
import { retentionQuery, retentionResource } from '#lib/analysis/retention/schema'
import { getRetentionResource } from '#lib/analysis/retention/service'
import { getRevenueChangeResource, listChangedCustomerResources } from '#lib/analysis/revenue-change/resource'
import {
  changedCustomersQuery,
  changedCustomersResource,
  revenueChangeQuery,
  revenueChangeResource,
} from '#lib/analysis/revenue-change/schema'
import { answersQuery, npsResource, satisfactionResource } from '#lib/analysis/satisfaction/schema'
import { getNps, getSatisfaction } from '#lib/analysis/satisfaction/service'
import { getSeasonsResource } from '#lib/analysis/season/resource'
import { seasonsQuery, seasonsResource } from '#lib/analysis/season/schema'
import { getUpgradePathResource } from '#lib/analysis/upgrade-path/resource'
import { upgradePathQuery, upgradePathResource } from '#lib/analysis/upgrade-path/schema'
import { changeListResource, listChangesQuery } from '#lib/analysis/value-change/schema'
import { listChangeResources } from '#lib/analysis/value-change/service'
import { keepingQuery, keepingResource, listWorthsQuery, worthListResource } from '#lib/analysis/worth/schema'
import { keepingResourceOf, listWorthResources } from '#lib/analysis/worth/service'
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
    id: 'getPriceCut',
    method: 'GET',
    path: '/analysis/price-cut',
    summary: 'What a change in a customer’s price needs in volume to pay, and who else within reach will ask for it',
    tag,
    permission,
    query: priceCutQuery,
    responses: { 200: priceCutResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getPriceCutResource(ctx, query) }),
  }),
  operation({
    id: 'getRetention',
    method: 'GET',
    path: '/analysis/retention',
    summary: 'How long customers stay, and how many of those of the year before, with how much of their revenue, still do',
    tag,
    permission,
    query: retentionQuery,
    responses: { 200: retentionResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getRetentionResource(ctx, query) }),
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
  operation({
    id: 'listCustomerMeasures',
    method: 'GET',
    path: '/analysis/metrics',
    summary: 'The customers within reach with what schemes measure them by over a period, by number',
    tag,
    permission,
    query: measuresQuery,
    responses: { 200: measuresResource },
    errors: ['rule_violated'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listCustomerMeasures(ctx, query) }),
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
    id: 'getRevenueChange',
    method: 'GET',
    path: '/analysis/revenue-change',
    summary:
      'The change in revenue of this month to date taken apart into volume, price and mix, over all and by kind of customer, as worked out last night; with a smaller scope, of the reader’s own customers',
    tag,
    permission,
    query: revenueChangeQuery,
    responses: { 200: revenueChangeResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getRevenueChangeResource(ctx, query) }),
  }),
  operation({
    id: 'listChangedCustomers',
    method: 'GET',
    path: '/analysis/revenue-change/customers',
    summary: 'The customers behind it, those that fell most first, or rose most; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: changedCustomersQuery,
    responses: { 200: changedCustomersResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listChangedCustomerResources(ctx, query) }),
  }),
  operation({
    id: 'getSeasons',
    method: 'GET',
    path: '/analysis/seasons',
    summary: 'The seasonal index of the company and of its kinds of customer for each month of a year',
    tag,
    permission,
    query: seasonsQuery,
    responses: { 200: seasonsResource },
    handler: async (ctx, { query }) => ({ status: 200, body: await getSeasonsResource(ctx, query) }),
  }),
  operation({
    id: 'listValues',
    method: 'GET',
    path: '/analysis/values',
    summary:
      'What customers are worth this year and in their lifetime, how likely they are to stay and whether it pays to keep them, and prospects by what they say they send, as worked out last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listWorthsQuery,
    responses: { 200: worthListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listWorthResources(ctx, query) }),
  }),
  operation({
    id: 'getKeeping',
    method: 'GET',
    path: '/analysis/keeping',
    summary:
      'How far a budget of hours reaches among the customers that it pays to keep; with a smaller scope, among the reader’s own',
    tag,
    permission,
    query: keepingQuery,
    responses: { 200: keepingResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await keepingResourceOf(ctx, query) }),
  }),
  operation({
    id: 'listValueChanges',
    method: 'GET',
    path: '/analysis/value-changes',
    summary:
      'Customers whose true profit of twelve months changed by much against three months before, why, and what is suggested, as worked out last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listChangesQuery,
    responses: { 200: changeListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listChangeResources(ctx, query) }),
  }),
  operation({
    id: 'listProfits',
    method: 'GET',
    path: '/analysis/profits',
    summary:
      'Customers by true profit over a stretch of days: margin less claims, service and marketing, with the ranks over the whole company, as worked out last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: listProfitsQuery,
    responses: { 200: profitListResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await listProfitResources(ctx, query) }),
  }),
  operation({
    id: 'getSatisfactionIndex',
    method: 'GET',
    path: '/analysis/satisfaction-index',
    summary:
      'Perception to expectation over each customer’s latest answer that has both, with the three outcomes, in all and by group; with a smaller scope, over the reader’s own customers',
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
