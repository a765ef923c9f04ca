'use server'

import { z } from 'zod'
import { changeReportInput, namedReport, reportInput } from '#lib/analysis/reports/schema'
import { addReport, changeReport, deleteReport, pauseReport, runReport, testRobot } from '#lib/analysis/reports/service'
import { action } from '#lib/platform/http/action'
import { readReported } from './reported-page.ts'

/** A report of a view or a page of charts that the actor sees. */
export const addNewReport = action({
  name: 'report.create',
  permission: 'customer:export',
  input: reportInput,
  handler: async (ctx, input) => addReport(ctx, input, await readReported(ctx, input.of)),
})

/** Changes a report; of what it is only where that is named. */
export const changeOneReport = action({
  name: 'report.update',
  permission: 'customer:export',
  input: changeReportInput,
  handler: async (ctx, { id, of, ...input }) =>
    changeReport(ctx, id, input, of === undefined ? null : await readReported(ctx, of)),
})

/** Stops a report, or lets it come round again. */
export const pauseOneReport = action({
  name: 'report.pause',
  permission: 'customer:export',
  input: namedReport.extend({ paused: z.boolean() }),
  handler: (ctx, { id, paused }) => pauseReport(ctx, id, paused),
})

/** Sends a report now. */
export const runOneReport = action({
  name: 'report.run',
  permission: 'customer:export',
  input: namedReport,
  handler: (ctx, { id }) => runReport(ctx, id),
})

/** Deletes a report, or brings it back. */
export const deleteOneReport = action({
  name: 'report.delete',
  permission: 'customer:export',
  input: namedReport.extend({ deleted: z.boolean() }),
  handler: (ctx, { id, deleted }) => deleteReport(ctx, id, deleted),
})

/** Sends a line to the robot of a report. */
export const testOneRobot = action({
  name: 'report.test',
  permission: 'customer:export',
  input: namedReport,
  handler: (ctx, { id }) => testRobot(ctx, id),
})
