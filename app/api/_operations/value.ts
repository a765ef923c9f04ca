import { measuresQuery, measuresResource } from '#lib/analysis/customer-measures/schema'
import { listCustomerMeasures } from '#lib/analysis/customer-measures/service'
import { dropListResource, listDropsQuery } from '#lib/analysis/drop/schema'
import { listDropResources } from '#lib/analysis/drop/service'
import { priceCutQuery, priceCutResource } from '#lib/analysis/price-cut/schema'
import { getPriceCutResource } from '#lib/analysis/price-cut/service'
import { productGrowthQuery, productGrowthResource } from '#lib/analysis/product-growth/schema'
import { getProductGrowthResource } from '#lib/analysis/product-growth/service'
import { listProfitsQuery, profitListResource } from '#lib/analysis/profit/schema'
import { listProfitResources } from '#lib/analysis/profit/service'
import { getRevenueChangeResource, listChangedCustomerResources } from '#lib/analysis/revenue-change/resource'
import {
  changedCustomersQuery,
  changedCustomersResource,
  revenueChangeQuery,
  revenueChangeResource,
} from '#lib/analysis/revenue-change/schema'
import { getSeasonsResource } from '#lib/analysis/season/resource'
import { seasonsQuery, seasonsResource } from '#lib/analysis/season/schema'
import { changeListResource, listChangesQuery } from '#lib/analysis/value-change/schema'
import { listChangeResources } from '#lib/analysis/value-change/service'
import { keepingQuery, keepingResource, listWorthsQuery, worthListResource } from '#lib/analysis/worth/schema'
import { keepingResourceOf, listWorthResources } from '#lib/analysis/worth/service'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'

const tag = 'analysis'
const permission = 'analysis:read'

export const valueOperations: Operation[] = [
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
    id: 'getProductGrowth',
    method: 'GET',
    path: '/analysis/product-growth',
    summary:
      'How the revenue of each product grew over the last whole months against the same of the year before, as worked out last night; with a smaller scope, of the reader’s own customers',
    tag,
    permission,
    query: productGrowthQuery,
    responses: { 200: productGrowthResource },
    errors: ['not_found'],
    handler: async (ctx, { query }) => ({ status: 200, body: await getProductGrowthResource(ctx, query) }),
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
]
