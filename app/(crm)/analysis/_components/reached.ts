import { reachOf } from '#lib/analysis/period/reach'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'

/** Takes an outlet that the reader does not reach out of the parameters of a list, and notes its name among those left out. */
export async function dropUnreached(ctx: Context, { params, dropped }: { params: Record<string, string>; dropped: string[] }) {
  const outlet = params['outlet']
  if (outlet === undefined || (await isReached(ctx, outlet))) return
  dropped.push('outlet')
  delete params['outlet']
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
