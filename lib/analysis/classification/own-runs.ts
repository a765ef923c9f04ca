import type { Context } from '#lib/platform/context'
import type { OwnScheme } from './own-parameters.ts'
import { ownParameters, schemeSettings } from './own-parameters.ts'
import { startRun } from './service.ts'

/** Asks for a run of every scheme that stands beside customers, with the company's own thresholds; answers their ids. Needs `analysis:run`. */
export async function startOwnRuns(ctx: Context): Promise<string[]> {
  const ids: string[] = []
  for (const scheme of Object.keys(schemeSettings) as OwnScheme[]) {
    const { id } = await startRun(ctx, { scheme, parameters: { ...(await ownParameters(ctx, scheme)) } })
    ids.push(id)
  }
  return ids
}
