import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import type { Outcome } from '#lib/analysis/expectation/satisfaction-index'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { urlId } from '#lib/platform/list/url-query'
import type { FigureState } from '../../_components/figure-state.ts'

export const indexPath = '/analysis/satisfaction-index'
export const comparedPath = '/analysis/satisfaction-index/customers'

/** By what the second table is told apart; time has a figure of its own. */
export const SHOWN_GROUPS = ['outlet', 'kind', 'class', 'survey', 'group'] as const

/** What the page's URL may say beside period and outlet. */
export const indexParams = {
  survey: urlId,
  item: urlId,
  group: queryText(),
  by: z.enum(SHOWN_GROUPS),
  per: z.enum(['month', 'quarter']),
} satisfies UrlParams

/** Answers what the URL asks of the index. */
export function askedOf({ asked, params }: FigureState) {
  return { ...asked, survey: params['survey'], item: params['item'], group: params['group'] }
}

/** Answers the list of the customers with an outcome, or of all that compare, over the same answers. */
export function comparedHref(params: ListParams, outcome: Outcome | null, more: Readonly<Record<string, string>> = {}): string {
  return listHref(comparedPath, withoutParams(params, ['by', 'per']), { outcome, ...more })
}
