import { z } from 'zod'
import { defined } from '#lib/platform/db/defined'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { pageById } from '#lib/platform/list/id-order'
import { listQuery, queryText, readSort } from '#lib/platform/list/list-query'
import { createOutlet, updateOutlet } from '#lib/platform/org/manage-outlets'
import { createUser, updateUser } from '#lib/platform/org/manage-users'
import { getOutlet, listOutlets } from '#lib/platform/org/outlets'
import { outletResource, showOutlet, showUser, userResource } from '#lib/platform/org/resource'
import { createOutletBody, createUserBody, updateOutletBody, updateUserBody } from '#lib/platform/org/schema'
import { getUser, listUsers } from '#lib/platform/org/users'

const path = z.strictObject({ id: recordId })
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true')
const { limit, cursor, sort } = listQuery(['id'], 'id')

const pageOfResources = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({ data: z.array(resource), next_cursor: z.string().nullable() })

const withPassword = z.object({
  ...userResource.shape,
  one_time_password: z.string().nullable().meta({ description: 'answered only here; has to be changed at the first sign-in' }),
})

/** As a change answers it; the record as it stands, which a conflict shows, has no password. */
const withPasswordOfChange = z.object({
  ...userResource.shape,
  one_time_password: withPassword.shape.one_time_password.optional(),
})

export const orgOperations = [
  operation({
    id: 'listOutlets',
    method: 'GET',
    path: '/outlets',
    summary: 'Outlets, by id; archived ones only when asked for',
    tag: 'organisation',
    permission: 'outlet:read',
    query: z.strictObject({ limit, cursor, sort, q: queryText().optional(), parent: recordId.optional(), archived: flag }),
    responses: { 200: pageOfResources(outletResource) },
    handler: async (ctx, { query: { limit, cursor, sort, parent, q, archived } }) => {
      const filter = {
        archived,
        ...(parent === undefined ? {} : { parentId: parseRecordId(parent) }),
        ...(q === undefined ? {} : { q }),
      }
      const request = { limit, cursor, falling: readSort(sort).falling, filter: { parent, q, archived }, now: ctx.now }
      const page = await pageById(request, (window) => listOutlets(ctx, filter, window))
      return { status: 200, body: { data: page.data.map(showOutlet), next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getOutlet',
    method: 'GET',
    path: '/outlets/{id}',
    summary: 'One outlet',
    tag: 'organisation',
    permission: 'outlet:read',
    params: path,
    responses: { 200: outletResource },
    handler: async (ctx, { params }) => ({ status: 200, body: showOutlet(await getOutlet(ctx, parseRecordId(params.id))) }),
  }),
  operation({
    id: 'createOutlet',
    method: 'POST',
    path: '/outlets',
    summary: 'Add an outlet below another',
    tag: 'organisation',
    permission: 'outlet:manage',
    body: createOutletBody,
    responses: { 201: outletResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: showOutlet(await createOutlet(ctx, body)) }),
  }),
  operation({
    id: 'updateOutlet',
    method: 'PATCH',
    path: '/outlets/{id}',
    summary: 'Change an outlet, move it in the tree, archive or restore it',
    tag: 'organisation',
    permission: 'outlet:manage',
    params: path,
    body: updateOutletBody,
    responses: { 200: outletResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: showOutlet(await updateOutlet(ctx, parseRecordId(params.id), body)),
    }),
  }),
  operation({
    id: 'listUsers',
    method: 'GET',
    path: '/users',
    summary: 'Colleagues, by id; disabled ones only when asked for',
    tag: 'organisation',
    permission: 'user:read',
    query: z.strictObject({
      limit,
      cursor,
      sort,
      q: queryText().optional(),
      email: queryText(320).optional(),
      outlet: recordId.optional(),
      role: queryText(40).optional(),
      disabled: flag,
    }),
    responses: { 200: pageOfResources(userResource) },
    handler: async (ctx, { query: { limit, cursor, sort, ...rest } }) => {
      const { outlet, ...filter } = defined(rest)
      const request = { limit, cursor, falling: readSort(sort).falling, filter: rest, now: ctx.now }
      const page = await pageById(request, (window) =>
        listUsers(ctx, outlet === undefined ? filter : { ...filter, outletId: parseRecordId(outlet) }, window),
      )
      return { status: 200, body: { data: page.data.map(showUser), next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getUser',
    method: 'GET',
    path: '/users/{id}',
    summary: 'One colleague',
    tag: 'organisation',
    permission: 'user:read',
    params: path,
    responses: { 200: userResource },
    handler: async (ctx, { params }) => ({ status: 200, body: showUser(await getUser(ctx, parseRecordId(params.id))) }),
  }),
  operation({
    id: 'createUser',
    method: 'POST',
    path: '/users',
    summary: 'Add a person with a one-time password',
    tag: 'organisation',
    permission: 'user:manage',
    body: createUserBody,
    responses: { 201: withPassword },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => {
      const { id, password } = await createUser(ctx, body)
      return { status: 201, body: { ...showUser(await getUser(ctx, { id })), one_time_password: password } }
    },
  }),
  operation({
    id: 'updateUser',
    method: 'PATCH',
    path: '/users/{id}',
    summary: 'Change a person, the roles held, the password; disable or enable the account',
    tag: 'organisation',
    permission: 'user:manage',
    params: path,
    body: updateUserBody,
    responses: { 200: withPasswordOfChange },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => {
      const { user, password } = await updateUser(ctx, parseRecordId(params.id), body)
      return { status: 200, body: { ...showUser(user), one_time_password: password } }
    },
  }),
]
