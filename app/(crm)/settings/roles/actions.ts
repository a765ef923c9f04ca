'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { createRole, deleteRole, updateRole } from '#lib/platform/org/manage-roles'
import { createRoleBody, roleKey, updateRoleBody } from '#lib/platform/org/schema'

/** A role of the company's own, as a copy of another. */
export const addRole = action({
  name: 'role.create',
  permission: 'user:manage',
  input: createRoleBody,
  handler: async (ctx, input) => ({ key: (await createRole(ctx, input)).key }),
})

/** What a role may do and how far, or what it is called. */
export const saveRole = action({
  name: 'role.update',
  permission: 'user:manage',
  input: z.strictObject({ key: roleKey, ...updateRoleBody.shape }),
  handler: async (ctx, { key, ...input }) => ({ version: (await updateRole(ctx, key, input)).version }),
})

/** A role of the company's own that nobody holds, taken away. */
export const removeRole = action({
  name: 'role.delete',
  permission: 'user:manage',
  input: z.strictObject({ key: roleKey, version: updateRoleBody.shape.version }),
  handler: async (ctx, { key, version }) => {
    await deleteRole(ctx, key, version)
  },
})
