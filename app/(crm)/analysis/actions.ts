'use server'

import { z } from 'zod'
import { keepParametersOf } from '#lib/analysis/classification/kept-parameters'
import { startOwnRun } from '#lib/analysis/classification/own-runs'
import { parametersOf } from '#lib/analysis/classification/parameter-fields'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { cancelRun, startRun } from '#lib/analysis/classification/service'
import { AppError, isAppError } from '#lib/core/errors'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'

/** Works a scheme out anew, with the company's own thresholds and as of today, as every night does. */
export const startSchemeRun = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({ scheme: z.enum(SCHEME_IDS) }),
  handler: (ctx, { scheme }) => startOwnRun(ctx, scheme),
})

/** Works a scheme out with other parameters, to look at; over the days of another run where it is held against that. */
export const startLook = action({
  name: 'analysis_run.look',
  permission: 'analysis:run',
  input: z.strictObject({
    scheme: z.enum(SCHEME_IDS),
    values: z.record(z.string().max(60), z.string().max(200)),
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date(), as_of: z.iso.date() }).optional(),
  }),
  handler: async (ctx, { scheme, values, period }) => {
    try {
      return await startRun(ctx, { scheme, parameters: parametersOf(scheme, values), ...period })
    } catch (error) {
      throw withoutPrefix(error)
    }
  },
})

/** The form knows its fields by their path among the parameters. */
function withoutPrefix(error: unknown): unknown {
  if (!isAppError(error, 'invalid_request')) return error
  const issues = error.issues.map((issue) => ({ ...issue, name: issue.name.replace(/^parameters\./, '').replace(/\.\d+$/, '') }))
  return new AppError('invalid_request', error.params, { issues })
}

/** Takes the parameters of a run for the company's own, and works the scheme out by them. */
export const keepRunParameters = action({
  name: 'analysis_run.keep',
  permission: 'settings:manage',
  input: z.strictObject({ id: recordId }),
  handler: async (ctx, { id }) => startOwnRun(ctx, await keepParametersOf(ctx, String(id))),
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
