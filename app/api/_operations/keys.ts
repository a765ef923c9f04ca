import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { createApiKey, revokeApiKey } from '#lib/platform/auth/api-keys'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { roleKey } from '#lib/platform/org/schema'
import { day } from '#lib/records/record/fields'

const name = z
  .string()
  .min(1)
  .meta({ maxLength: 100 })
  .superRefine((text, refinement) => {
    const code = textProblem(text, 100)
    if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
  })

export const keyOperations = [
  operation({
    id: 'createApiKey',
    method: 'POST',
    path: '/api-keys',
    summary:
      'Make a key for a program; the key is answered only here. It never reaches further than its creator does, and works through the day valid_until',
    tag: 'keys',
    permission: 'key:manage',
    body: z.strictObject({ name, role: roleKey, valid_until: day.optional() }),
    responses: { 201: z.object({ id: z.string(), key: z.string() }) },
    handler: async (ctx, { body }) => {
      const issued = await createApiKey(ctx, body)
      return { status: 201, body: { id: String(issued.id), key: issued.key } }
    },
  }),
  operation({
    id: 'revokeApiKey',
    method: 'DELETE',
    path: '/api-keys/{id}',
    summary: 'Revoke a key: the next call with it is refused',
    tag: 'keys',
    permission: 'key:manage',
    params: z.strictObject({ id: z.string().regex(/^\d{1,15}$/) }),
    responses: { 204: z.null() },
    handler: async (ctx, { params }) => {
      const id = parseRecordId(params.id)
      if (!('id' in id)) throw new AppError('not_found', {})
      await revokeApiKey(ctx, id.id)
      return { status: 204, body: null }
    },
  }),
]
