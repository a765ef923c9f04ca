'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { listOutlets } from '#lib/platform/org/outlets'
import { listUsers } from '#lib/platform/org/users'

const input = z.strictObject({ q: queryText(100).optional() })
const firstFew = { startId: null, falling: false, limit: 30 }
const named = ({ id, name }: { id: number; name: string }) => ({ id: String(id), name })

/** Colleagues whose customers may be looked for. */
export const findOwners = action({
  name: 'user.find',
  permission: 'user:read',
  input,
  handler: async (ctx, { q }) =>
    (await listUsers(ctx, { disabled: false, ...(q === undefined ? {} : { q }) }, firstFew)).slice(0, firstFew.limit).map(named),
})

/** Outlets whose customers may be looked for. */
export const findOutlets = action({
  name: 'outlet.find',
  permission: 'outlet:read',
  input,
  handler: async (ctx, { q }) =>
    (await listOutlets(ctx, { archived: false, ...(q === undefined ? {} : { q }) }, firstFew))
      .slice(0, firstFew.limit)
      .map(named),
})
