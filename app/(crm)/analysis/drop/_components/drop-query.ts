import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { viewParams } from '#components/table/view-params'
import { DROP_CAUSES, DROP_LEVELS, LAST_YEARS } from '#lib/analysis/drop/drop'
import type { ListDropsInput } from '#lib/analysis/drop/schema'
import { dropSorts } from '#lib/analysis/drop/schema'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlQuery } from '#lib/platform/list/url-query'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const dropPath = '/analysis/drop'
/** Which columns a browser shows. */
export const columnCookie = 'yike_drop_columns'

const known: Readonly<Record<string, z.ZodType>> = {
  level: z.enum(DROP_LEVELS),
  cause: z.enum(DROP_CAUSES),
  last_year: z.enum(LAST_YEARS),
  owner: z.union([z.literal('me'), urlId]),
  outlet: urlId,
  sort: z.enum([...dropSorts, ...dropSorts.map((name) => `-${name}` as const)]),
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

/** Reads the list of drops out of its URL; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readDropState(ctx: Context, given: ListParams): Promise<DropState> {
  const { params, dropped } = readDropParams(given)
  await dropUnreached(ctx, { params, dropped })
  const sort = z.enum(['loss', 'shortfall', 'level', '-loss', '-shortfall', '-level']).catch('-loss').parse(params['sort'])
  const asked = {
    ...readPlace(params),
    sort,
    level: DROP_LEVELS.find((each) => each === params['level']),
    cause: DROP_CAUSES.find((each) => each === params['cause']),
    owner: params['owner'] === 'me' ? String(ctx.actor.userId) : params['owner'],
    outlet: params['outlet'],
    last_year: LAST_YEARS.find((each) => each === params['last_year']),
  }
  return { params, asked, sort: readSort(sort), dropped }
}
