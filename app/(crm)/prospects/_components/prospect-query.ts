import { z } from 'zod'
import { viewParams } from '#components/table/view-params'
import { invalidField } from '#lib/core/errors'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId, urlPlace } from '#lib/platform/list/url-query'
import type { WholeProspectList } from '#lib/records/opportunities/list-request'
import type { ListProspectsQuery } from '#lib/records/opportunities/schema'
import { prospectSorts } from '#lib/records/opportunities/schema'
import { steps } from '#lib/records/opportunities/step'
import { relationshipStages } from '#lib/records/relationship/stage'

export const prospectsPath = '/prospects'
/** Which columns a browser shows. */
export const columnCookie = 'yike_prospect_columns'

const known = {
  q: z.string().trim().min(1).max(100),
  step: z.enum(steps),
  owner: z.union([z.enum(['me', 'none']), urlId]),
  first_contact: z.literal('late'),
  stage: z.enum(relationshipStages),
  sort: z.string().regex(new RegExp(`^-?(${prospectSorts.join('|')})$`)),
  ...urlPlace,
  ...viewParams,
} satisfies UrlParams

export interface ProspectListState {
  query: ListProspectsQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** What of the URL says which page is shown and how, not which prospects the list holds. */
const ofThePage = new Set([...Object.keys(urlPlace), ...Object.keys(viewParams)])

/** Answers what is asked for all prospects of a list, by its URL: its export, or a change of all of them. */
export const wholeFields = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !ofThePage.has(name)))

/** Reads what shall be done with all prospects of a list: nothing is dropped, for a filter that is left out would take in more than was meant. Throws `invalid_request`. */
export function readWholeProspects(given: Readonly<Record<string, string>>): WholeProspectList {
  const { query, dropped } = readProspectList(given)
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = query
  return whole
}

/** Reads the URL of the list of prospects; what cannot be read is left out by name. */
export function readProspectList(given: Readonly<Record<string, string>>): ProspectListState {
  const { params, values, dropped } = readUrl(known, given)
  const { view: _view, columns: _columns, ...read } = values
  return { query: { limit: DEFAULT_LIMIT, sort: 'next_touch', ...read } as ListProspectsQuery, params, dropped }
}
