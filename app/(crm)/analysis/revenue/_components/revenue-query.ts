import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ChangesAsked } from '#lib/analysis/revenue-change/service'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const revenuePath = '/analysis/revenue'

const sorts = z.enum(['change', '-change'])

const known: UrlParams = {
  // Where no season tells kinds apart they are all of one, which has no row of its own.
  kind: z.union([urlId, z.literal('0')]),
  outlet: urlId,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface RevenueState {
  /** The parameters that hold. */
  params: ListParams
  asked: ChangesAsked
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the change in revenue out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without an order those that fell most come first. */
export async function readRevenueState(ctx: Context, given: ListParams): Promise<RevenueState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const sort = sorts.catch('change').parse(params['sort'])
  const kind = params['kind'] === undefined ? undefined : Number(params['kind'])
  return { params, asked: { ...readPlace(params), sort, kind, outlet: params['outlet'] }, sort: readSort(sort), dropped }
}
