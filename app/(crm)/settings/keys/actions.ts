'use server'

import { z } from 'zod'
import { createApiKey, revokeApiKey } from '#lib/platform/auth/api-keys'
import { action } from '#lib/platform/http/action'
import { textField } from '#lib/platform/http/text-field'
import { roleKey } from '#lib/platform/org/schema'
import { day } from '#lib/records/record/fields'

/** A key for a program, shown this once. */
export const addKey = action({
  name: 'key.create',
  permission: 'key:manage',
  input: z.strictObject({ name: textField(100), role: roleKey, valid_until: day.optional() }),
  handler: async (ctx, input) => ({ key: (await createApiKey(ctx, input)).key }),
})

/** A key that works no more. */
export const revokeKey = action({
  name: 'key.revoke',
  permission: 'key:manage',
  input: z.strictObject({ id: z.int().min(1).max(2_147_483_647) }),
  handler: (ctx, { id }) => revokeApiKey(ctx, id),
})
