'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { findEverywhere } from './finders.ts'

/** What the search everywhere finds. Each kind of record asks for its own permission. */
export const searchEverywhere = action({
  name: 'search.everywhere',
  permission: null,
  input: z.strictObject({ q: queryText(100) }),
  handler: (ctx, { q }) => findEverywhere(ctx, q),
})
