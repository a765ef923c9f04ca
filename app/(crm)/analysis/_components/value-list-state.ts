import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { readPlace } from './list-params.ts'
import { dropUnreached } from './reached.ts'

/** A list of customers, as its URL says it. */
export interface ListState {
  /** The parameters that hold. */
  params: ListParams
  sort: { key: string; falling: boolean }
  limit: number
  cursor: string | undefined
  outlet: string | undefined
  isFiltered: boolean
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** A list of customers by value. */
export interface ValueListState extends ListState {
  /** The user whose customers are asked for, by id. */
  owner: string | undefined
}

const notFilters = new Set(['sort', 'limit', 'cursor'])

/** Reads such a list out of its URL: filters of its own beside the outlet, and its order; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readList(
  ctx: Context,
  given: ListParams,
  filters: UrlParams,
  sorts: readonly string[],
  fallback: string,
): Promise<ListState> {
  const known = {
    ...filters,
    ...{ outlet: urlId, limit: z.string(), cursor: z.string() },
    sort: z.enum([...sorts, ...sorts.map((name) => `-${name}`)]),
  }
  const { params, dropped } = readUrl(known, given)
  await dropUnreached(ctx, { params, dropped })
  return {
    ...{ params, dropped, sort: readSort(params['sort'] ?? fallback), ...readPlace(params), outlet: params['outlet'] },
    isFiltered: Object.keys(params).some((name) => !notFilters.has(name)),
  }
}

/** The same of a list by value, which may be cut to an owner too. */
export async function readValueList(
  ctx: Context,
  given: ListParams,
  filters: UrlParams,
  sorts: readonly string[],
  fallback: string,
): Promise<ValueListState> {
  const owners = { owner: z.union([z.literal('me'), urlId]) }
  const state = await readList(ctx, given, { ...filters, ...owners }, sorts, fallback)
  const { owner } = state.params
  return { ...state, owner: owner === 'me' ? String(ctx.actor.userId) : owner }
}

/** Answers what of a closed list a parameter says; undefined without it. */
export function oneOf<const Values extends readonly string[]>(
  values: Values,
  given: string | undefined,
): Values[number] | undefined {
  return values.find((value) => value === given)
}

/** Reads a flag of a URL. */
export const flagOf = (given: string | undefined): boolean | undefined => (given === undefined ? undefined : given === 'true')

export const urlFlag = z.enum(['true', 'false'])
