import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { urlId } from '#lib/platform/list/url-query'
import { dropUnreached } from './reached.ts'

/** The parameter of a URL by which a list is cut to the customers of one user. */
export const ofOwner = { owner: z.union([z.literal('me'), urlId]) } satisfies UrlParams

/** To whose customers the URL of a list cuts it. */
export interface Held {
  /** The parameters that hold. */
  params: Record<string, string>
  owner: number | undefined
  outlet: string | undefined
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Answers the id of the user whose customers a URL asks for. */
export function ownerOf(ctx: Context, { owner }: ListParams): number | undefined {
  if (owner === undefined) return undefined
  return owner === 'me' ? ctx.actor.userId : Number(owner)
}

/** Reads owner and outlet out of the parameters of a list; what cannot be read, and an outlet out of reach, is left out by name. */
export async function readHeld(ctx: Context, given: ListParams): Promise<Held> {
  const params: Record<string, string> = { ...given }
  const dropped: string[] = []
  const known: UrlParams = { ...ofOwner, outlet: urlId }
  for (const [name, schema] of Object.entries(known)) {
    if (params[name] === undefined || schema.safeParse(params[name]).success) continue
    dropped.push(name)
    delete params[name]
  }
  await dropUnreached(ctx, { params, dropped })
  return { params, dropped, owner: ownerOf(ctx, params), outlet: params['outlet'] }
}
