'use server'

import { z } from 'zod'
import { keepParametersOf } from '#lib/analysis/classification/kept-parameters'
import { repeatRun, startOwnRun } from '#lib/analysis/classification/own-runs'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { cancelRun } from '#lib/analysis/classification/service'
import { startTrial } from '#lib/analysis/classification/trial'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'

/** Works a scheme out anew, with the company's own thresholds and as of today, as every night does. */
export const startSchemeRun = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({ scheme: z.enum(SCHEME_IDS) }),
  handler: (ctx, { scheme }) => startOwnRun(ctx, scheme),
})

/** Works a scheme out with other parameters, to look at: customers are never shown it. */
export const startLook = action({
  name: 'analysis_run.look',
  permission: 'analysis:run',
  input: z.strictObject({ scheme: z.enum(SCHEME_IDS), values: z.record(z.string().max(60), z.string().max(200)) }),
  handler: (ctx, { scheme, values }) => startTrial(ctx, scheme, values),
})

/** Takes the parameters of a run for the company's own, and works the scheme out by them. */
export const keepRunParameters = action({
  name: 'analysis_run.keep',
  permission: 'settings:manage',
  input: z.strictObject({ id: recordId }),
  handler: async (ctx, { id }) => startOwnRun(ctx, await keepParametersOf(ctx, String(id))),
})

/** Asks for a run again that failed or was cancelled, with what it was asked for. */
export const repeatSchemeRun = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({ id: recordId }),
  handler: (ctx, { id }) => repeatRun(ctx, String(id)),
})

/** Stops a run: at once when it waits, within a second or two when it is worked on, unless it is being published. */
export const cancelSchemeRun = action({
  name: 'analysis_run.cancel',
  permission: 'analysis:run',
  input: z.strictObject({ id: recordId }),
  handler: async (ctx, { id }) => {
    const { status } = await cancelRun(ctx, id)
    return { status }
  },
})
