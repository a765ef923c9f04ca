import { z } from 'zod'
import { DEFAULT_LIMIT } from '#lib/core/page'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlNumber, urlPlace } from '#lib/platform/list/url-query'
import { roleKey } from '#lib/platform/org/schema'
import type { PeopleQuery } from '#lib/platform/org/user-list'

export const listPath = '/settings/users'

const known = {
  q: queryText(100),
  outlet: urlNumber,
  role: roleKey,
  disabled: z.literal('true').transform(() => true),
  ...urlPlace,
} satisfies UrlParams

export interface PeopleListState {
  query: PeopleQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of people; what cannot be read is left out. */
export function readPeopleList(given: Readonly<Record<string, string>>): PeopleListState {
  const { params, values: query } = readUrl(known, given)
  return { query: { limit: DEFAULT_LIMIT, ...query } as PeopleQuery, params }
}
