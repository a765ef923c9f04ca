import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { MEASURES, SIDES } from '#lib/analysis/loyalty/factor-tree'
import type { ListLeafInput } from '#lib/analysis/loyalty/leaf/schema'
import type { Context } from '#lib/platform/context'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../../_components/list-params.ts'
import { dropUnreached } from '../../../_components/reached.ts'

const sorts = z.enum(['revenue', '-revenue'])

const known: Readonly<Record<string, z.ZodType>> = {
  leaf: z.enum(MEASURES),
  side: z.enum(SIDES),
  outlet: urlId,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface LeafState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListLeafInput
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the list out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without a leaf it is that of punctuality, without a side that of the loyal, and those that pay most come first. */
export async function readLeafState(ctx: Context, given: ListParams): Promise<LeafState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const asked = {
    ...readPlace(params),
    sort: sorts.catch('-revenue').parse(params['sort']),
    leaf: MEASURES.find((each) => each === params['leaf']) ?? ('on_time' as const),
    side: SIDES.find((each) => each === params['side']) ?? ('loyal' as const),
    outlet: params['outlet'],
  }
  return { params: { ...params, leaf: asked.leaf, side: asked.side }, asked, dropped }
}
