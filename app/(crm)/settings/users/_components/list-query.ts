import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import { queryText } from '#lib/platform/list/list-query'
import { roleKeys } from '#lib/platform/org/roles'
import type { PeopleQuery } from '#lib/platform/org/user-list'

export const listPath = '/settings/users'

const known = {
  q: queryText(100),
  outlet: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
  role: z.enum(roleKeys),
  disabled: z.literal('true').transform(() => true),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface PeopleListState {
  query: PeopleQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of people; what cannot be read is left out. */
export function readPeopleList(given: Readonly<Record<string, string>>): PeopleListState {
  const params: Record<string, string> = {}
  const query: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(known)) {
    const parsed = given[name] === undefined ? undefined : schema.safeParse(given[name])
    if (parsed?.success !== true) continue
    params[name] = given[name] ?? ''
    query[name] = parsed.data
  }
  return { query: { limit: DEFAULT_LIMIT, ...query } as PeopleQuery, params }
}
