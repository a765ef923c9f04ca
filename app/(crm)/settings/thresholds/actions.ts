'use server'

import { z } from 'zod'
import { startOwnRuns } from '#lib/analysis/classification/own-runs'
import { AppError } from '#lib/core/errors'
import { action } from '#lib/platform/http/action'
import { changeSetting } from '#lib/platform/settings/settings'
import { findListed } from './_components/listed-settings.ts'

/** Thresholds of one setting; those left out stay. */
export const saveSetting = action({
  name: 'setting.change',
  permission: 'settings:manage',
  input: z.strictObject({
    key: z.string().max(100),
    version: z.int().min(0),
    values: z.record(z.string().max(60), z.union([z.number(), z.boolean(), z.string().max(100)])),
  }),
  handler: async (ctx, { key, ...input }) => {
    const setting = findListed(key)
    if (setting === undefined) throw new AppError('not_found', {})
    return { version: (await changeSetting(ctx, setting, input)).version }
  },
})

/** Works every class out anew with the thresholds of now. */
export const startRuns = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({}),
  handler: async (ctx) => ({ runs: (await startOwnRuns(ctx)).length }),
})
