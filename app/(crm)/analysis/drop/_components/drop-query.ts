import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { DROP_CAUSES, DROP_LEVELS } from '#lib/analysis/drop/drop'
import type { ListDropsInput } from '#lib/analysis/drop/schema'
import { dropSorts } from '#lib/analysis/drop/schema'
import { reachOf } from '#lib/analysis/period/reach'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'

export const dropPath = '/analysis/drop'

const known: Readonly<Record<string, z.ZodType>> = {
  level: z.enum(DROP_LEVELS),
  cause: z.enum(DROP_CAUSES),
  owner: urlId,
  outlet: urlId,
  sort: z.enum([...dropSorts, ...dropSorts.map((name) => `-${name}` as const)]),
  limit: z.string(),
  cursor: z.string(),
}

export interface DropState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListDropsInput
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the list of drops out of its URL; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readDropState(ctx: Context, given: ListParams): Promise<DropState> {
  const { params, dropped } = readUrl(known, given)
  if (params['outlet'] !== undefined && !(await isReached(ctx, params['outlet']))) {
    dropped.push('outlet')
    delete params['outlet']
  }
  const sort = z.enum(['loss', 'shortfall', 'level', '-loss', '-shortfall', '-level']).catch('-loss').parse(params['sort'])
  const asked = {
    ...readPlace(params),
    sort,
    level: DROP_LEVELS.find((each) => each === params['level']),
    cause: DROP_CAUSES.find((each) => each === params['cause']),
    owner: params['owner'],
    outlet: params['outlet'],
  }
  return { params, asked, sort: readSort(sort), dropped }
}

async function isReached(ctx: Context, outlet: string): Promise<boolean> {
  try {
    await reachOf(ctx, { outlet })
    return true
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'forbidden')) return false
    throw error
  }
}
