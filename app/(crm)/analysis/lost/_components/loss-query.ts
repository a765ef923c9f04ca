import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { LOSS_FILTERS, WIN_BACK_WAYS } from '#lib/analysis/losses/loss'
import type { ListLossesInput } from '#lib/analysis/losses/schema'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlDay, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const lossPath = '/analysis/lost'

const sorts = z.enum(['revenue', '-revenue', 'lost_on', '-lost_on'])
const states = z.enum(LOSS_FILTERS)
const ways = z.enum(WIN_BACK_WAYS)
const longestKey = 40

const known: UrlParams = {
  outlet: urlId,
  owner: urlId,
  state: states,
  cause: z.string().min(1).max(longestKey),
  way: ways,
  lost_from: urlDay,
  lost_to: urlDay,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface LossListState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListLossesInput
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the list of losses out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without an order the largest lost revenue comes first. */
export async function readLossState(ctx: Context, given: ListParams): Promise<LossListState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const sort = sorts.catch('-revenue').parse(params['sort'])
  const state = states.optional().catch(undefined).parse(params['state'])
  const way = ways.optional().catch(undefined).parse(params['way'])
  const { outlet, owner, cause, lost_from, lost_to } = params
  return {
    params,
    asked: { ...readPlace(params), sort, outlet, owner, state, cause, way, lost_from, lost_to },
    sort: readSort(sort),
    dropped,
  }
}
