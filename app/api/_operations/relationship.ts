import { getContactBalanceResource } from '#lib/analysis/contact-balance/resource'
import { contactBalanceQuery, contactBalanceResource } from '#lib/analysis/contact-balance/schema'
import { getMatricesResource } from '#lib/analysis/relationship/resource'
import { matricesQuery, matricesResource } from '#lib/analysis/relationship/schema'
import { getTiesResource } from '#lib/analysis/relationship/ties/resource'
import { tiesQuery, tiesResource } from '#lib/analysis/relationship/ties/schema'
import { survivalQuery, survivalResource } from '#lib/analysis/retention/groups/schema'
import { getSurvivalResource } from '#lib/analysis/retention/groups/service'
import { retentionQuery, retentionResource } from '#lib/analysis/retention/schema'
import { getRetentionResource } from '#lib/analysis/retention/service'
import { getUpgradePathResource } from '#lib/analysis/upgrade-path/resource'
import { upgradePathQuery, upgradePathResource } from '#lib/analysis/upgrade-path/schema'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

export const relationshipOperations: Operation[] = [
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
    id: 'getSurvival',
    method: 'GET',
    path: '/analysis/survival',
    summary: 'How long customers stay by class, segment or kind, and whether these differ by more than chance (log-rank test)',
    tag,
    permission,
    query: survivalQuery,
    responses: { 200: survivalResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getSurvivalResource(ctx, query) }),
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
    id: 'getRevenueByTie',
    method: 'GET',
    path: '/analysis/relationship/ties',
    summary:
      'Which part of the revenue is kept by which tie, the strongest that is known of each customer, and of which part nobody knows; with a smaller scope, over the reader’s own customers',
    tag,
    permission,
    query: tiesQuery,
    responses: { 200: tiesResource },
    handler: async (ctx) => ({ status: 200, body: await getTiesResource(ctx) }),
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
      'Who was contacted more and less than the class asks for over ninety days, which hours that costs and misses, by owner, and the customers, those of one user if asked, as of the last night; with a smaller scope, the reader’s own',
    tag,
    permission,
    query: contactBalanceQuery,
    responses: { 200: contactBalanceResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getContactBalanceResource(ctx, query) }),
  }),
]
