import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { caseListResource, caseResource, createCaseBody, listCasesQuery, updateCaseBody } from '#lib/records/cases/schema'
import { createCase, getCase, listCases, updateCase } from '#lib/records/cases/service'
import { idPath } from '#lib/records/record/fields'

export const caseOperations = [
  operation({
    id: 'listCases',
    method: 'GET',
    path: '/cases',
    summary: 'Cases of customers, callers masked; archived ones only when asked for',
    tag: 'cases',
    permission: 'case:read',
    query: listCasesQuery,
    responses: { 200: caseListResource },
    errors: ['invalid_period', 'invalid_cursor'],
    handler: async (ctx, { query }) => {
      const page = await listCases(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createCase',
    method: 'POST',
    path: '/cases',
    summary: 'Open a case for a customer, named by customer_id or customer_external_id',
    tag: 'cases',
    permission: 'case:create',
    body: createCaseBody,
    responses: { 201: caseResource },
    errors: ['duplicate', 'rule_violated'],
    handler: async (ctx, { body }) => ({ status: 201, body: await createCase(ctx, body) }),
  }),
  operation({
    id: 'getCase',
    method: 'GET',
    path: '/cases/{id}',
    summary: 'One case, its caller masked',
    tag: 'cases',
    permission: 'case:read',
    params: idPath,
    responses: { 200: caseResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getCase(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updateCase',
    method: 'PATCH',
    path: '/cases/{id}',
    summary: 'Change a case, resolve, archive or restore it',
    tag: 'cases',
    permission: 'case:update',
    params: idPath,
    body: updateCaseBody,
    responses: { 200: caseResource },
    errors: ['conflict', 'duplicate', 'rule_violated'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await updateCase(ctx, parseRecordId(params.id), body) }),
  }),
]
