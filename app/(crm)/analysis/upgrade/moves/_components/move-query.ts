import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { MovesAsked } from '#lib/analysis/upgrade-path/moves/service'
import { STAGES } from '#lib/analysis/upgrade-path/path'
import type { Context } from '#lib/platform/context'
import type { ListState } from '../../../_components/value-list-state.ts'
import { oneOf, readList } from '../../../_components/value-list-state.ts'

export const movesPath = '/analysis/upgrade/moves'

export const moveWays = ['up', 'down'] as const

/** The first day of a month. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-01$/)

export interface MovesState extends ListState {
  asked: MovesAsked
}

/** Reads the list of changes out of its URL; what cannot be read, and an outlet out of reach, is left out by name. The latest come first. */
export async function readMovesState(ctx: Context, given: ListParams): Promise<MovesState> {
  const state = await readList(ctx, given, { month, way: z.enum(moveWays), from: z.enum(STAGES) }, ['on'], '-on')
  const { params, limit, cursor, outlet } = state
  const asked = {
    ...{ month: params['month'], way: oneOf(moveWays, params['way']), from: oneOf(STAGES, params['from']) },
    ...{ outlet, falling: state.sort.falling, limit, cursor },
  }
  return { ...state, asked }
}
