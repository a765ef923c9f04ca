'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { listUsers } from '#lib/platform/org/users'

const most = 20

/** People whose doings may be looked for, those who left included. */
export const findActors = action({
  name: 'user.find',
  permission: 'audit:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => {
    const filter = q === undefined ? {} : { q }
    const window = { startId: null, falling: false, limit: most }
    const [present, gone] = await Promise.all([
      listUsers(ctx, { ...filter, disabled: false }, window),
      listUsers(ctx, { ...filter, disabled: true }, window),
    ])
    return [...present, ...gone].slice(0, most).map(({ id, name }) => ({ id: String(id), name }))
  },
})
