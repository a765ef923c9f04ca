import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { DROP_CAUSES, DROP_LEVELS } from '#lib/analysis/drop/drop'
import type { ListDropsInput } from '#lib/analysis/drop/schema'
import { dropSorts } from '#lib/analysis/drop/schema'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

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
  await dropUnreached(ctx, { params, dropped })
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
