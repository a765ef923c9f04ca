import { cache } from 'react'
import { listDistributions } from '#lib/analysis/distribution/service'
import { movementWithin } from '#lib/analysis/movement/service'
import type { Context } from '#lib/platform/context'

/** One reading for the panels of all schemes and what stands before them. */
export const distributionsOnce = cache(listDistributions)

/** The same of a run’s movement, by the classes that stand. */
export const movementOnce = cache((ctx: Context, runId: string) => movementWithin(ctx, runId, { standing: true }))
