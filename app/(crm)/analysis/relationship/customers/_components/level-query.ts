import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { LevelsAsked } from '#lib/analysis/relationship/level/service'
import { levelStandings } from '#lib/analysis/relationship/level/standing'
import { countCell, scaleCell } from '#lib/analysis/relationship/schema'
import type { Tie } from '#lib/analysis/relationship/ties/tie'
import { TIES } from '#lib/analysis/relationship/ties/tie'
import { RELATIONSHIP_LEVELS } from '#lib/analysis/schemes/relationship-levels'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { ListState } from '../../../_components/value-list-state.ts'
import { oneOf, readList } from '../../../_components/value-list-state.ts'

export const levelsPath = '/analysis/relationship/customers'

/** What the URL of a card says when it was opened from this list; the parameters of the list stand beside it. */
export const fromLevels = { name: 'from', value: 'levels' } as const

/** Answers the card of a customer where its level is decided on, with the way back to the list as it is. */
export function levelHref(id: number, params: ListParams): string {
  const search = listHref('', params, { [fromLevels.name]: fromLevels.value, cursor: params['cursor'] ?? null })
  return `/customers/${id}${search}#relationship-level`
}

const levels = [...RELATIONSHIP_LEVELS, 'none'] as const
const ties = [...TIES, 'none'] as const

export interface LevelState extends ListState {
  asked: LevelsAsked
}

/** Reads the list of levels out of its URL; what cannot be read, and an outlet out of reach, is left out by name. It has one order. */
export async function readLevelState(ctx: Context, given: ListParams): Promise<LevelState> {
  const filters = {
    ...{ level: z.enum(levels), standing: z.enum(levelStandings), tie: z.enum(ties) },
    ...{ count: countCell, scale: scaleCell },
  } satisfies UrlParams
  const state = await readList(ctx, given, filters, [], '-place')
  const { params, limit, cursor, outlet } = state
  const asked = {
    ...{ limit, cursor, outlet },
    level: oneOf(levels, params['level']),
    standing: oneOf(levelStandings, params['standing']),
    tie: oneOf(ties, params['tie']),
    ...{ countCell: params['count'], scaleCell: params['scale'] },
  }
  return { ...state, asked }
}

/** Answers the list of the customers that a tie keeps, or of whom none is known; undefined where there is nobody. */
export function tieHref(tie: Tie | null, customers: number): string | undefined {
  return customers === 0 ? undefined : `${levelsPath}?tie=${tie ?? 'none'}`
}
