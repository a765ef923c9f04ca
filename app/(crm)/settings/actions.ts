'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { listOutlets } from '#lib/platform/org/outlets'
import { listUsers } from '#lib/platform/org/users'

const input = z.strictObject({ q: queryText(100).optional() })
const firstFew = { startId: null, falling: false, limit: 20 }

/** Colleagues who can sign in: for a manager, or for whom customers are handed to. */
export const findColleagues = action({
  name: 'user.find',
  permission: 'user:manage',
  input,
  handler: async (ctx, { q }) =>
    (await listUsers(ctx, { disabled: false, ...(q === undefined ? {} : { q }) }, firstFew))
      .slice(0, firstFew.limit)
      .map(({ id, name, email }) => ({ id: String(id), name, detail: email })),
})

/** Outlets that are not archived: where somebody works, where a role reaches from, what an outlet hangs on. */
export const findPlaces = action({
  name: 'outlet.find',
  permission: 'outlet:manage',
  input,
  handler: async (ctx, { q }) =>
    (await listOutlets(ctx, { archived: false, ...(q === undefined ? {} : { q }) }, firstFew))
      .slice(0, firstFew.limit)
      .map(({ id, name, externalId }) => ({ id: String(id), name, detail: externalId })),
})
