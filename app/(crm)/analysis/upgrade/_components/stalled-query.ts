import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { STALLED_ONLY } from '#lib/analysis/upgrade-path/path'
import type { StalledAsked } from '#lib/analysis/upgrade-path/service'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const upgradePath = '/analysis/upgrade'

export const stalledStages = ['potential', 'new', 'regular'] as const
const stage = z.enum(stalledStages)
const only = z.enum(STALLED_ONLY)

const reached = z.enum(['regular', 'loyal'])

/** The first day of a quarter. */
const cohort = z.string().regex(/^20\d{2}-(01|04|07|10)-01$/)

const known: UrlParams = {
  stage,
  only,
  cohort,
  reached,
  outlet: urlId,
  limit: z.string(),
  cursor: z.string(),
}

export interface StalledState {
  params: ListParams
  asked: StalledAsked
  dropped: string[]
}

/** Reads the list of stalled customers out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Those that are new, unless another stage is asked for. */
export async function readStalledState(ctx: Context, given: ListParams): Promise<StalledState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const quarter = params['cohort']
  const chosen = stage.optional().catch(undefined).parse(params['stage'])
  const asked = {
    stage: quarter === undefined ? (chosen ?? 'new') : chosen,
    cohort: quarter,
    reached: reached.optional().catch(undefined).parse(params['reached']),
    only: only.optional().catch(undefined).parse(params['only']),
  }
  return { params, asked: { ...readPlace(params), ...asked, outlet: params['outlet'] }, dropped }
}
