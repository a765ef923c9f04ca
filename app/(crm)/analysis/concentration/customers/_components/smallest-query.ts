import { z } from 'zod'
import type { SmallestAsked } from '#lib/analysis/concentration/smallest/service'
import { MEASURES } from '#lib/analysis/concentration/smallest/service'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { FigureState } from '../../../_components/figure-state.ts'
import { readPlace } from '../../../_components/list-params.ts'
import { oneOf } from '../../../_components/value-list-state.ts'

export const smallestPath = '/analysis/concentration/customers'

/** Those that the curve is told by: half of them. */
export const USUAL_PART = 50
export const USUAL_MEASURE = 'revenue'

/** What the URL of the list may say beside period and outlet. */
export const smallestParams = {
  measure: z.enum(MEASURES),
  part: z.string().regex(/^([1-9]\d?|100)$/),
  limit: z.string(),
  cursor: z.string(),
} satisfies UrlParams

/** Answers what the URL asks of the list: by revenue, and the smaller half, unless it says otherwise. */
export function smallestAsked({ asked, params }: FigureState): SmallestAsked {
  return {
    ...{ ...asked, ...readPlace(params) },
    measure: oneOf(MEASURES, params['measure']) ?? USUAL_MEASURE,
    part: Number(params['part'] ?? USUAL_PART),
  }
}
