'use server'

import { z } from 'zod'
import { startOwnRun } from '#lib/analysis/classification/own-runs'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { cancelRun } from '#lib/analysis/classification/service'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'

/** Works a scheme out anew, with the company's own thresholds and as of today, as every night does. */
export const startSchemeRun = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({ scheme: z.enum(SCHEME_IDS) }),
  handler: (ctx, { scheme }) => startOwnRun(ctx, scheme),
})

/** Stops a run: at once when it waits, at its next step when it is worked on. */
export const cancelSchemeRun = action({
  name: 'analysis_run.cancel',
  permission: 'analysis:run',
  input: z.strictObject({ id: recordId }),
  handler: async (ctx, { id }) => {
    const { status } = await cancelRun(ctx, id)
    return { status }
  },
})
