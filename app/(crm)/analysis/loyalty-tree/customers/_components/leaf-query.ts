import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { MEASURES, SIDES } from '#lib/analysis/loyalty/factor-tree'
import type { ListLeafInput } from '#lib/analysis/loyalty/leaf/schema'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { ListState } from '../../../_components/value-list-state.ts'
import { oneOf, readList } from '../../../_components/value-list-state.ts'
import { USUAL_LEAF, USUAL_SIDE } from '../../_components/tree-query.ts'

const orders = ['revenue', '-revenue'] as const
const usual = '-revenue'

export interface LeafState extends ListState {
  asked: ListLeafInput
}

/** Reads the list out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without a leaf it is that of punctuality, without a side that of the loyal, and those that pay most come first. */
export async function readLeafState(ctx: Context, given: ListParams): Promise<LeafState> {
  const filters = { leaf: z.enum(MEASURES), side: z.enum(SIDES) } satisfies UrlParams
  const state = await readList(ctx, given, filters, ['revenue'], usual)
  const { params, limit, cursor, outlet } = state
  const asked = {
    ...{ limit, cursor, outlet },
    sort: oneOf(orders, params['sort']) ?? usual,
    leaf: oneOf(MEASURES, params['leaf']) ?? USUAL_LEAF,
    side: oneOf(SIDES, params['side']) ?? USUAL_SIDE,
  }
  return { ...state, asked }
}
