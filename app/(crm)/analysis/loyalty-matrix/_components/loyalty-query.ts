import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ListLoyaltyInput } from '#lib/analysis/loyalty/schema'
import { LOYALTY_CLASSES } from '#lib/analysis/schemes/loyalty'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const loyaltyPath = '/analysis/loyalty-matrix'

const sorts = z.enum(['revenue', '-revenue'])
const answers = z.enum(['true', 'false'])

const known: Readonly<Record<string, z.ZodType>> = {
  class: z.enum(LOYALTY_CLASSES),
  outlet: urlId,
  handed_out: answers,
  seen: answers,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface LoyaltyState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListLoyaltyInput
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the page out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Those of spurious loyalty are listed unless another class is named. */
export async function readLoyaltyState(ctx: Context, given: ListParams): Promise<LoyaltyState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const sort = sorts.catch('-revenue').parse(params['sort'])
  const flag = (name: string) => (params[name] === undefined ? undefined : params[name] === 'true')
  const asked = {
    ...readPlace(params),
    sort,
    class: LOYALTY_CLASSES.find((each) => each === params['class']) ?? ('spurious' as const),
    outlet: params['outlet'],
    handed_out: flag('handed_out'),
    seen: flag('seen'),
  }
  return { params, asked, sort: readSort(sort), dropped }
}
