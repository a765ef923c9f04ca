import type { Context } from '#lib/platform/context'
import type { ListRequest } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { firstContact } from '../cadence/settings.ts'
import { prospectRequest } from './repository.ts'
import type { ListProspectsQuery } from './schema.ts'

/** All pages of a list of prospects. */
export type WholeProspectList = Omit<ListProspectsQuery, 'limit' | 'cursor'>

const HOUR_MS = 3_600_000

/** Answers the instant before which a lead must have been noted to be late for its first contact. */
export async function firstContactBefore(ctx: Context): Promise<Date> {
  const { hours } = await getSetting(ctx.db, firstContact)
  return new Date(ctx.now.getTime() - hours * HOUR_MS)
}

/** Makes the request of a list of prospects: for the list itself, for the neighbours of one in it, and, within another scope, for what is done with all of it. */
export async function requestOf(
  ctx: Context,
  { limit, cursor, sort, ...asked }: ListProspectsQuery,
  scope: Scope = permit(ctx, 'customer:read'),
): Promise<ListRequest> {
  const { key, falling } = readSort(sort)
  const { owner, q, step, stage, first_contact: contacted } = asked
  const ownerId = owner === 'me' ? ctx.actor.userId : owner === 'none' ? null : owner === undefined ? undefined : Number(owner)
  const untouchedSince = contacted === 'late' ? await firstContactBefore(ctx) : undefined
  return prospectRequest(scope, { q, step, ownerId, stage, untouchedSince }, { asked, sort: key, falling, limit, cursor })
}
