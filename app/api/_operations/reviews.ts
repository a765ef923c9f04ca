import {
  findRowResource,
  getReviewResource,
  listReviewResources,
  listReviewRowResources,
} from '#lib/plans/annual-review/resource'
import {
  entryPath,
  openInput,
  reviewListResource,
  reviewResource,
  reviewRowResource,
  reviewRowsResource,
  rowsQuery,
  signInput,
  wordsInput,
  yearPath,
} from '#lib/plans/annual-review/schema'
import { signReview } from '#lib/plans/annual-review/sign'
import { classifyForReview, openReview, refreshReview, removeWanted, writeWords } from '#lib/plans/annual-review/write'
import { operation } from '#lib/platform/http/operation'

const tag = 'reviews'
const path = '/reviews/{year}'
const permission = 'review:update'

/** The four questions of a year: one workbook a year. */
export const reviewOperations = [
  operation({
    id: 'listReviews',
    method: 'GET',
    path: '/reviews',
    summary: 'The workbooks of the years, the latest first',
    tag,
    permission: 'review:read',
    responses: { 200: reviewListResource },
    handler: async (ctx) => ({ status: 200, body: await listReviewResources(ctx) }),
  }),
  operation({
    id: 'openReview',
    method: 'POST',
    path: '/reviews',
    summary: 'Open the workbook of last year, of this one or of the next; for whoever may write in it for the whole company',
    tag,
    permission,
    body: openInput,
    responses: { 201: reviewResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => {
      await openReview(ctx, body)
      return { status: 201, body: await getReviewResource(ctx, body.year) }
    },
  }),
  operation({
    id: 'getReview',
    method: 'GET',
    path,
    summary: 'The workbook of a year; what is said of the whole company only for its readers',
    tag,
    permission: 'review:read',
    params: yearPath,
    responses: { 200: reviewResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getReviewResource(ctx, params.year) }),
  }),
  operation({
    id: 'listReviewRows',
    method: 'GET',
    path: `${path}/rows`,
    summary:
      'The customers of a part of a workbook that the reader may see; last_… are the rows of last year’s signed workbook with what became of them',
    tag,
    permission: 'review:read',
    params: yearPath,
    query: rowsQuery,
    responses: { 200: reviewRowsResource },
    handler: async (ctx, { params, query }) => ({ status: 200, body: await listReviewRowResources(ctx, params.year, query) }),
  }),
  operation({
    id: 'putReviewEntry',
    method: 'PUT',
    path: `${path}/{part}/{customer}`,
    summary: 'Write what is said of a customer in a part; in the wanted list that puts it there',
    tag,
    permission,
    params: entryPath,
    body: wordsInput,
    responses: { 200: reviewRowResource },
    errors: ['conflict', 'rule_violated'],
    handler: async (ctx, { params: { year, part, customer }, body }) => {
      const rootId = await writeWords(ctx, { year, part, customer }, body)
      return { status: 200, body: await findRowResource(ctx, year, part, rootId) }
    },
  }),
  operation({
    id: 'deleteReviewEntry',
    method: 'DELETE',
    path: `${path}/wanted/{customer}`,
    summary: 'Take a customer off the wanted list',
    tag,
    permission,
    params: entryPath.omit({ part: true }),
    responses: { 200: reviewResource },
    errors: ['conflict'],
    handler: async (ctx, { params: { year, customer } }) => {
      await removeWanted(ctx, { year, customer })
      return { status: 200, body: await getReviewResource(ctx, year) }
    },
  }),
  operation({
    id: 'refreshReview',
    method: 'POST',
    path: `${path}/refresh`,
    summary:
      'Work the figures of an open workbook out anew, as every night does; for whoever may write in it for the whole company',
    tag,
    permission,
    params: yearPath,
    responses: { 200: reviewResource },
    errors: ['conflict'],
    handler: async (ctx, { params }) => {
      await refreshReview(ctx, params.year)
      return { status: 200, body: await getReviewResource(ctx, params.year) }
    },
  }),
  operation({
    id: 'classifyForReview',
    method: 'POST',
    path: `${path}/classify`,
    summary:
      'Ask for the classification of an open workbook anew: abc_weighted over the year before, with the company’s own weights',
    tag,
    permission: 'analysis:run',
    params: yearPath,
    responses: { 200: reviewResource },
    errors: ['conflict'],
    handler: async (ctx, { params }) => {
      await classifyForReview(ctx, params.year)
      return { status: 200, body: await getReviewResource(ctx, params.year) }
    },
  }),
  operation({
    id: 'signReview',
    method: 'POST',
    path: `${path}/sign`,
    summary: 'Sign a workbook: figures, names and words are kept as they stand',
    tag,
    permission: 'review:sign',
    params: yearPath,
    body: signInput,
    responses: { 200: reviewResource },
    errors: ['conflict', 'rule_violated'],
    handler: async (ctx, { params, body }) => {
      await signReview(ctx, params.year, body)
      return { status: 200, body: await getReviewResource(ctx, params.year) }
    },
  }),
]
