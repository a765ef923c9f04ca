import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { viewParams } from '#components/table/view-params'
import { DROP_CAUSES, DROP_LEVELS, LAST_YEARS } from '#lib/analysis/drop/drop'
import type { WholeDropList } from '#lib/analysis/drop/export'
import type { ListDropsInput } from '#lib/analysis/drop/schema'
import { dropSorts } from '#lib/analysis/drop/schema'
import { GAINS } from '#lib/analysis/profit/profit'
import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { UrlQuery } from '#lib/platform/list/url-query'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const dropPath = '/analysis/drop'
/** Which columns a browser shows. */
export const columnCookie = 'yike_drop_columns'

const orders = [...dropSorts, ...dropSorts.map((name) => `-${name}` as const)] as const

const known: UrlParams = {
  level: z.enum(DROP_LEVELS),
  cause: z.enum(DROP_CAUSES),
  last_year: z.enum(LAST_YEARS),
  profit: z.enum(GAINS),
  handed_out: z.enum(['true', 'false']),
  seen: z.enum(['true', 'false']),
  owner: z.union([z.enum(['me', 'none']), urlId]),
  outlet: urlId,
  sort: z.enum(orders),
  limit: z.string(),
  cursor: z.string(),
  ...viewParams,
}

export interface DropState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListDropsInput
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Answers which parameters of a URL the list of drops knows. */
export const readDropParams = (given: ListParams): UrlQuery => readUrl(known, given)

/** What of the URL says which page is shown and how, not which drops the list holds. */
const ofThePage = new Set(['limit', 'cursor', ...Object.keys(viewParams)])

/** Answers what the export of a list is asked with. */
export const exportFields = (params: ListParams): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !ofThePage.has(name)))

/** Reads what shall be done with all drops of a list: nothing is dropped, for a filter that is left out would take in more than was meant. Throws `invalid_request`. */
export async function readWholeDrops(ctx: Context, given: Readonly<Record<string, string>>): Promise<WholeDropList> {
  const { asked, dropped } = await readDropState(ctx, given)
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = asked
  return whole
}

/** Reads the list of drops out of its URL; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readDropState(ctx: Context, given: ListParams): Promise<DropState> {
  const { params, dropped } = readDropParams(given)
  await dropUnreached(ctx, { params, dropped })
  const sort = z.enum(orders).catch('-loss').parse(params['sort'])
  const asked = {
    ...readPlace(params),
    sort,
    level: DROP_LEVELS.find((each) => each === params['level']),
    cause: DROP_CAUSES.find((each) => each === params['cause']),
    owner: params['owner'] === 'me' ? String(ctx.actor.userId) : params['owner'],
    outlet: params['outlet'],
    last_year: LAST_YEARS.find((each) => each === params['last_year']),
    profit: GAINS.find((each) => each === params['profit']),
    handed_out: params['handed_out'] === undefined ? undefined : params['handed_out'] === 'true',
    seen: params['seen'] === undefined ? undefined : params['seen'] === 'true',
  }
  return { params, asked, sort: readSort(sort), dropped }
}
