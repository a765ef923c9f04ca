import { z } from 'zod'
import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'
import { OUTCOMES } from '#lib/analysis/expectation/satisfaction-index'
import type { ListComparedInput } from '#lib/analysis/expectation/schema'
import { ABC_GROUPS } from '#lib/analysis/expectation/schema'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { urlId } from '#lib/platform/list/url-query'
import type { FigureState } from '../../../_components/figure-state.ts'
import { readPlace } from '../../../_components/list-params.ts'

const sorts = z.enum(['value', '-value', 'gap', '-gap'])
const outcomes = z.enum(OUTCOMES)
const answers = z.enum(['true', 'false'])

/** What the URL of the list may say beside period and outlet. */
export const comparedParams = {
  survey: urlId,
  item: urlId,
  group: queryText(),
  outcome: outcomes,
  kind: z.enum(CUSTOMER_KINDS),
  class: z.enum(ABC_GROUPS),
  silent: answers,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
} satisfies UrlParams

/** Answers what the URL asks of the list: the most valuable first. */
export function comparedAsked({ asked, params }: FigureState): ListComparedInput {
  return {
    ...asked,
    ...readPlace(params),
    survey: params['survey'],
    item: params['item'],
    group: params['group'],
    outcome: OUTCOMES.find((each) => each === params['outcome']),
    kind: CUSTOMER_KINDS.find((each) => each === params['kind']),
    class: ABC_GROUPS.find((each) => each === params['class']),
    silent: params['silent'] === undefined ? undefined : params['silent'] === 'true',
    sort: sorts.catch('-value').parse(params['sort']),
  }
}
