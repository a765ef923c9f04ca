import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ListSleepersInput } from '#lib/analysis/sleepers/schema'
import { SLEEPER_CAUSES, SLEEPER_LEVELS, SLEEPER_WORTHS } from '#lib/analysis/sleepers/sleeper'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from '../../_components/list-params.ts'
import { dropUnreached } from '../../_components/reached.ts'

export const sleeperPath = '/analysis/sleepers'

const sorts = z.enum(['revenue', '-revenue', 'last_shipping_on', '-last_shipping_on'])
const flag = z.enum(['true', 'false'])

const known: UrlParams = {
  state: z.enum(SLEEPER_LEVELS),
  cause: z.enum(SLEEPER_CAUSES),
  worth: z.enum(SLEEPER_WORTHS),
  handed_out: flag,
  seen: flag,
  owner: z.union([z.literal('me'), urlId]),
  outlet: urlId,
  sort: sorts,
  limit: z.string(),
  cursor: z.string(),
}

export interface SleeperState {
  /** The parameters that hold. */
  params: ListParams
  asked: ListSleepersInput
  sort: { key: string; falling: boolean }
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads the list of sleepers out of its URL; what cannot be read, and an outlet out of reach, is left out by name. Without an order the largest revenue at stake comes first. */
export async function readSleeperState(ctx: Context, given: ListParams): Promise<SleeperState> {
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  const sort = sorts.catch('-revenue').parse(params['sort'])
  const { owner, outlet, handed_out: handedOut, seen } = params
  const asked = {
    ...readPlace(params),
    ...{ sort, outlet },
    state: SLEEPER_LEVELS.find((each) => each === params['state']),
    cause: SLEEPER_CAUSES.find((each) => each === params['cause']),
    worth: SLEEPER_WORTHS.find((each) => each === params['worth']),
    owner: owner === 'me' ? String(ctx.actor.userId) : owner,
    handed_out: handedOut === undefined ? undefined : handedOut === 'true',
    seen: seen === undefined ? undefined : seen === 'true',
  }
  return { params, asked, sort: readSort(sort), dropped }
}
