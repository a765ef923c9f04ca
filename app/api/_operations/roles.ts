import { z } from 'zod'
import { operation } from '#lib/platform/http/operation'
import { createRole, deleteRole, updateRole } from '#lib/platform/org/manage-roles'
import { roleResource, showRole } from '#lib/platform/org/resource'
import { getRole, listRoles } from '#lib/platform/org/role-list'
import { createRoleBody, deleteRoleQuery, roleKey, updateRoleBody } from '#lib/platform/org/schema'

const path = z.strictObject({ key: roleKey })
const common = { tag: 'organisation', permission: 'user:manage' } as const

export const roleOperations = [
  operation({
    id: 'listRoles',
    method: 'GET',
    path: '/roles',
    summary: 'All roles: those that ship, then the company’s own',
    ...common,
    responses: { 200: z.object({ data: z.array(roleResource) }) },
    handler: async (ctx) => ({ status: 200, body: { data: (await listRoles(ctx)).map(showRole) } }),
  }),
  operation({
    id: 'getRole',
    method: 'GET',
    path: '/roles/{key}',
    summary: 'One role',
    ...common,
    params: path,
    responses: { 200: roleResource },
    handler: async (ctx, { params }) => ({ status: 200, body: showRole(await getRole(ctx, params.key)) }),
  }),
  operation({
    id: 'createRole',
    method: 'POST',
    path: '/roles',
    summary: 'Make a role of the company’s own as a copy of another',
    ...common,
    body: createRoleBody,
    responses: { 201: roleResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: showRole(await createRole(ctx, body)) }),
  }),
  operation({
    id: 'updateRole',
    method: 'PATCH',
    path: '/roles/{key}',
    summary: 'Change what a role may do and how far, or the name of one of the company’s own',
    ...common,
    params: path,
    body: updateRoleBody,
    responses: { 200: roleResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: showRole(await updateRole(ctx, params.key, body)) }),
  }),
  operation({
    id: 'deleteRole',
    method: 'DELETE',
    path: '/roles/{key}',
    summary: 'Delete a role of the company’s own that nobody holds',
    ...common,
    params: path,
    query: deleteRoleQuery,
    responses: { 204: z.null() },
    errors: ['conflict'],
    handler: async (ctx, { params, query }) => {
      await deleteRole(ctx, params.key, query.version)
      return { status: 204, body: null }
    },
  }),
]
