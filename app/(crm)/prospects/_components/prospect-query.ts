import { z } from 'zod'
import { DEFAULT_LIMIT } from '#lib/core/page'
import { readUrl, urlId, urlPlace } from '#lib/platform/list/url-query'
import type { ListProspectsQuery } from '#lib/records/opportunities/schema'
import { prospectSorts } from '#lib/records/opportunities/schema'
import { steps } from '#lib/records/opportunities/step'
import { relationshipStages } from '#lib/records/relationship/stage'

export const prospectsPath = '/prospects'

const known = {
  q: z.string().trim().min(1).max(100),
  step: z.enum(steps),
  owner: z.union([z.enum(['me', 'none']), urlId]),
  first_contact: z.literal('late'),
  stage: z.enum(relationshipStages),
  sort: z.string().regex(new RegExp(`^-?(${prospectSorts.join('|')})$`)),
  ...urlPlace,
}

export interface ProspectListState {
  query: ListProspectsQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of prospects; what cannot be read is left out. */
export function readProspectList(given: Readonly<Record<string, string>>): ProspectListState {
  const { params, values: read } = readUrl(known, given)
  const values = { limit: DEFAULT_LIMIT, sort: 'next_touch', ...read }
  return { query: values as ListProspectsQuery, params }
}
