import {
  listPartingsQuery,
  partingGroundResource,
  partingListResource,
  partingResource,
  partingStepPath,
  proposePartingInput,
  putStepBody,
  takeBackBody,
} from '#lib/plans/parting/schema'
import {
  getParting,
  getPartingGroundResource,
  listPartings,
  proposeParting,
  putStep,
  takeBackParting,
} from '#lib/plans/parting/service'
import { operation } from '#lib/platform/http/operation'
import { ownIdOf, parseRecordId } from '#lib/platform/http/record-id'
import { idPath } from '#lib/records/record/fields'

const tag = 'partings'

/** Partings with customers. Whoever proposes one, a person or a program, somebody else decides it. */
export const partingOperations = [
  operation({
    id: 'getPartingGround',
    method: 'GET',
    path: '/customers/{id}/parting-ground',
    summary: 'Whether a customer may be proposed to be parted with, and the proof that a proposal would freeze',
    tag,
    permission: 'customer:override',
    params: idPath,
    responses: { 200: partingGroundResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getPartingGroundResource(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'proposeParting',
    method: 'POST',
    path: '/partings',
    summary:
      'Propose to part with a customer of the class to part with: the proof is frozen, and a person is asked, not who made the key; it stands as waiting until then',
    tag,
    permission: 'customer:override',
    body: proposePartingInput,
    responses: { 201: partingResource },
    errors: ['duplicate', 'rule_violated'],
    handler: async (ctx, { body }) => ({ status: 201, body: await proposeParting(ctx, body) }),
  }),
  operation({
    id: 'listPartings',
    method: 'GET',
    path: '/partings',
    summary: 'Partings with customers: the frozen proof, the approval, the steps with their days',
    tag,
    permission: 'analysis:read',
    query: listPartingsQuery,
    responses: { 200: partingListResource },
    handler: async (ctx, { query }) => {
      const page = await listPartings(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getParting',
    method: 'GET',
    path: '/partings/{id}',
    summary: 'One parting',
    tag,
    permission: 'analysis:read',
    params: idPath,
    responses: { 200: partingResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getParting(ctx, ownIdOf(params.id)) }),
  }),
  operation({
    id: 'putPartingStep',
    method: 'PUT',
    path: '/partings/{id}/steps/{step}',
    summary: 'Set a step of an approved parting with its day, and whether it is done; steps follow one another',
    tag,
    permission: 'customer:update',
    params: partingStepPath,
    body: putStepBody,
    responses: { 200: partingResource },
    errors: ['rule_violated'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await putStep(ctx, ownIdOf(params.id), params.step, body) }),
  }),
  operation({
    id: 'takeBackParting',
    method: 'POST',
    path: '/partings/{id}/take-back',
    summary: 'Take an approved parting back; what was done stays on record',
    tag,
    permission: 'customer:override',
    params: idPath,
    body: takeBackBody,
    responses: { 200: partingResource },
    errors: ['rule_violated'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: await takeBackParting(ctx, ownIdOf(params.id), body.reason),
    }),
  }),
]
