import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { Measured, Side } from '#lib/analysis/loyalty/factor-tree'

export const treePath = '/analysis/loyalty-tree'
export const leafPath = '/analysis/loyalty-tree/customers'

/** The list of a leaf and a side that its URL leaves unsaid. */
export const USUAL_LEAF: Measured = 'on_time'
export const USUAL_SIDE: Side = 'loyal'

/** Answers the list of the customers that a leaf counts on one side, of the outlet that the tree is cut to. */
export function leafHref(params: ListParams, leaf: string, side: Side): string {
  return listHref(leafPath, params, { leaf: leaf === USUAL_LEAF ? null : leaf, side: side === USUAL_SIDE ? null : side })
}
