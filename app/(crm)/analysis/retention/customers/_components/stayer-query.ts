import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { SURVIVAL_GROUPINGS } from '#lib/analysis/retention/groups/schema'
import type { StayersAsked } from '#lib/analysis/retention/stayers/service'
import type { Shown } from '#lib/analysis/retention/stayers/shown'
import { SHOWN } from '#lib/analysis/retention/stayers/shown'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { ListState } from '../../../_components/value-list-state.ts'
import { oneOf, readList } from '../../../_components/value-list-state.ts'

/** Where the curves stand that lead here. */
export const retentionPath = '/analysis/retention'

export const stayersPath = `${retentionPath}/customers`

const USUAL_SHOWN = 'curve'
const longestGroup = 100
const months = z.string().regex(/^(0|[1-9]\d{0,3})$/)

export interface StayersState extends ListState {
  asked: StayersAsked
}

/** Reads the list out of its URL; what cannot be read, and an outlet out of reach, is left out by name. All of the curve, and those that stayed longest first, unless it says otherwise. */
export async function readStayersState(ctx: Context, given: ListParams): Promise<StayersState> {
  const filters = {
    show: z.enum(SHOWN),
    months,
    at: months,
    by: z.enum(SURVIVAL_GROUPINGS),
    group: z.string().min(1).max(longestGroup),
  } satisfies UrlParams
  const state = await readList(ctx, given, filters, ['months'], '-months')
  const { params, limit, cursor, outlet, sort } = state
  const by = oneOf(SURVIVAL_GROUPINGS, params['by'])
  const name = params['group']
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  const asked = {
    shown: oneOf(SHOWN, params['show']) ?? USUAL_SHOWN,
    ...{ months: number(params['months']), at: number(params['at']) },
    group: by === undefined || name === undefined ? undefined : { by, name },
    ...{ outlet, falling: sort.falling, limit, cursor },
  }
  return { ...state, asked }
}

/** Answers the list of those that something counts, cut to the outlet that its page is cut to. */
export function stayersHref({ outlet }: ListParams, show: Shown, filters: Readonly<Record<string, string>> = {}): string {
  return listHref(stayersPath, outlet === undefined ? {} : { outlet }, { show, ...filters })
}
