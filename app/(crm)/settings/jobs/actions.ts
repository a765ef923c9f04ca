'use server'

import { z } from 'zod'
import { repeatRun } from '#lib/analysis/classification/own-runs'
import { action } from '#lib/platform/http/action'
import { retryRecurringJob } from '#lib/platform/queue/recurring-jobs'

/** A job of the clock that failed, once more. */
export const retryJob = action({
  name: 'job.retry',
  permission: 'settings:manage',
  input: z.strictObject({ id: z.uuid() }),
  handler: (ctx, { id }) => retryRecurringJob(ctx, id),
})

/** A run that failed, asked for anew. */
export const retryRun = action({
  name: 'analysis_run.start',
  permission: 'analysis:run',
  input: z.strictObject({ id: z.string().regex(/^[1-9]\d{0,9}$/) }),
  handler: (ctx, { id }) => repeatRun(ctx, id),
})
