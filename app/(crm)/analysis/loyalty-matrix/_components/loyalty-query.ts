import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ListLoyaltyInput } from '#lib/analysis/loyalty/schema'
import { LOYALTY_CLASSES } from '#lib/analysis/schemes/loyalty'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { ListState } from '../../_components/value-list-state.ts'
import { flagOf, oneOf, readList, urlFlag } from '../../_components/value-list-state.ts'

export const loyaltyPath = '/analysis/loyalty-matrix'

const orders = ['revenue', '-revenue'] as const
const usual = '-revenue'

export interface LoyaltyState extends ListState {
  asked: ListLoyaltyInput
}

/** Reads the page out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Those of spurious loyalty are listed unless another class is named. */
export async function readLoyaltyState(ctx: Context, given: ListParams): Promise<LoyaltyState> {
  const filters = { class: z.enum(LOYALTY_CLASSES), handed_out: urlFlag, seen: urlFlag } satisfies UrlParams
  const state = await readList(ctx, given, filters, ['revenue'], usual)
  const { params, limit, cursor, outlet } = state
  const asked = {
    ...{ limit, cursor, outlet },
    sort: oneOf(orders, params['sort']) ?? usual,
    class: oneOf(LOYALTY_CLASSES, params['class']) ?? ('spurious' as const),
    handed_out: flagOf(params['handed_out']),
    seen: flagOf(params['seen']),
  }
  return { ...state, asked }
}
