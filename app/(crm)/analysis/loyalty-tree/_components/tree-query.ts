import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Side } from '#lib/analysis/loyalty/factor-tree'

export const treePath = '/analysis/loyalty-tree'
export const leafPath = '/analysis/loyalty-tree/customers'

/** Answers the list of the customers that a leaf counts on one side, of the outlet that the tree is cut to. */
export function leafHref(params: ListParams, leaf: string, side: Side): string {
  return listHref(leafPath, withoutParams(params, []), { leaf, side })
}
