import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { BALANCES } from '#lib/analysis/contact-balance/balance'
import type { BalanceAsked } from '#lib/analysis/contact-balance/service'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'
import { flagOf, urlFlag } from '../../_components/value-list-state.ts'

export const balancePath = '/analysis/contact-balance'

const standing = z.enum(BALANCES)
const known: UrlParams = {
  standing,
  loses: urlFlag,
  owner: urlId,
  outlet: urlId,
  limit: z.string(),
  cursor: z.string(),
}

export interface BalanceState {
  params: ListParams
  asked: BalanceAsked
  dropped: string[]
}

/** Reads the list out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Those contacted less, unless others are asked for. */
export async function readBalanceState(ctx: Context, given: ListParams): Promise<BalanceState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const { owner, outlet } = params
  const asked = {
    ...{ standing: standing.catch('less').parse(params['standing']), outlet },
    loses: flagOf(params['loses']),
    owner: owner === undefined ? undefined : Number(owner),
  }
  return { params, asked: { ...readPlace(params), ...asked }, dropped }
}
