import { z } from 'zod'
import { defined } from '#lib/platform/db/defined'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { pageById } from '#lib/platform/list/id-order'
import { listQuery, queryText, readSort } from '#lib/platform/list/list-query'
import type { Outlet } from '#lib/platform/org/outlets'
import { getOutlet, listOutlets, outletKinds } from '#lib/platform/org/outlets'
import type { User } from '#lib/platform/org/users'
import { getUser, listUsers } from '#lib/platform/org/users'

const instant = z.iso.datetime({ offset: true })
const id = z.string().meta({ description: 'opaque' })
const path = z.strictObject({ id: recordId })
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true')
const { limit, cursor, sort } = listQuery(['id'], 'id')

const outletResource = z.object({
  id,
  external_id: z.string(),
  name: z.string(),
  kind: z.enum(outletKinds),
  franchise: z.boolean(),
  parent_id: id.nullable(),
  archived: z.boolean(),
  version: z.int(),
  created_at: instant,
  updated_at: instant,
})

const userResource = z.object({
  id,
  external_id: z.string().nullable(),
  email: z.string(),
  name: z.string(),
  outlet_id: id,
  manager_id: id.nullable(),
  grade: z.string().nullable(),
  disabled: z.boolean(),
  roles: z.array(z.object({ role: z.string(), outlet_id: id })),
  version: z.int(),
  created_at: instant,
  updated_at: instant,
})

const pageOfResources = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({ data: z.array(resource), next_cursor: z.string().nullable() })

function showOutlet(outlet: Outlet): z.input<typeof outletResource> {
  return {
    id: String(outlet.id),
    external_id: outlet.externalId,
    name: outlet.name,
    kind: outlet.kind,
    franchise: outlet.franchise,
    parent_id: outlet.parentId === null ? null : String(outlet.parentId),
    archived: outlet.archivedAt !== null,
    version: outlet.version,
    created_at: outlet.createdAt.toISOString(),
    updated_at: outlet.updatedAt.toISOString(),
  }
}

function showUser(user: User): z.input<typeof userResource> {
  return {
    id: String(user.id),
    external_id: user.externalId,
    email: user.email,
    name: user.name,
    outlet_id: String(user.outletId),
    manager_id: user.managerId === null ? null : String(user.managerId),
    grade: user.grade,
    disabled: user.disabledAt !== null,
    roles: user.roles.map((role) => ({ role: role.role, outlet_id: String(role.outletId) })),
    version: user.version,
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
  }
}

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
]
