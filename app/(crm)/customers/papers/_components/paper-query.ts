import { z } from 'zod'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlPlace } from '#lib/platform/list/url-query'
import type { EndingQuery } from '#lib/records/papers/ending'
import { endings } from '#lib/records/papers/ending'

export const papersPath = '/customers/papers'

const known = { ending: z.enum(endings), mine: z.literal('true'), ...urlPlace } satisfies UrlParams

export interface PaperListState {
  query: EndingQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list; what cannot be read is left out. */
export function readPaperList(given: Readonly<Record<string, string>>): PaperListState {
  const { params, values } = readUrl(known, given)
  const { ending = 'any', mine, limit = DEFAULT_LIMIT, cursor } = values as Partial<z.output<z.ZodObject<typeof known>>>
  return { query: { ending, mine: mine !== undefined, limit, cursor }, params }
}
