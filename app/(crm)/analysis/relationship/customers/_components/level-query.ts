import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { LevelsAsked } from '#lib/analysis/relationship/level/service'
import { levelStandings } from '#lib/analysis/relationship/level/standing'
import { countCell, scaleCell } from '#lib/analysis/relationship/schema'
import { TIES } from '#lib/analysis/relationship/ties/tie'
import { RELATIONSHIP_LEVELS } from '#lib/analysis/schemes/relationship-levels'
import type { Context } from '#lib/platform/context'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../../_components/list-params.ts'
import { dropUnreached } from '../../../_components/reached.ts'

export const levelsPath = '/analysis/relationship/customers'

const level = z.enum([...RELATIONSHIP_LEVELS, 'none'])
const standing = z.enum(levelStandings)
const tie = z.enum([...TIES, 'none'])

const known: Readonly<Record<string, z.ZodType>> = {
  ...{ level, standing, tie, count: countCell, scale: scaleCell, outlet: urlId, limit: z.string(), cursor: z.string() },
}

export interface LevelState {
  params: ListParams
  asked: LevelsAsked
  dropped: string[]
}

/** Reads the list of levels out of its URL; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readLevelState(ctx: Context, given: ListParams): Promise<LevelState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const asked = {
    level: level.optional().catch(undefined).parse(params['level']),
    standing: standing.optional().catch(undefined).parse(params['standing']),
    tie: tie.optional().catch(undefined).parse(params['tie']),
    ...{ countCell: params['count'], scaleCell: params['scale'], outlet: params['outlet'] },
  }
  return { params, asked: { ...readPlace(params), ...asked }, dropped }
}
