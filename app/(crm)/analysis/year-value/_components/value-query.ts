import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ValuesAsked } from '#lib/analysis/year-value-list/service'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const valuePath = '/analysis/year-value'

const sorts = z.enum(['value', '-value'])

const known: UrlParams = {
  outlet: urlId,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface ValueState {
  /** The parameters that hold. */
  params: ListParams
  asked: ValuesAsked
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the list of values out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without an order the highest come first. */
export async function readValueState(ctx: Context, given: ListParams): Promise<ValueState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const sort = sorts.catch('-value').parse(params['sort'])
  return { params, asked: { ...readPlace(params), sort, outlet: params['outlet'] }, sort: readSort(sort), dropped }
}
