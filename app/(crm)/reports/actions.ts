'use server'

import { z } from 'zod'
import { namedReport, reportInput } from '#lib/analysis/reports/schema'
import { addReport, deleteReport, pauseReport, runReport, testRobot } from '#lib/analysis/reports/service'
import { invalidField } from '#lib/core/errors'
import { action } from '#lib/platform/http/action'
import { listViews } from '#lib/platform/views/service'
import { storedParams } from '#lib/platform/views/stored-query'
import { readExport } from '../customers/export/export-input.ts'

/** A report of a view that the actor sees; the list is read as it stands now. */
export const addNewReport = action({
  name: 'report.create',
  permission: 'customer:export',
  input: reportInput,
  handler: async (ctx, input) => {
    const { views } = await listViews(ctx, 'customers')
    const view = views.find(({ id }) => id === input.view)
    if (view === undefined) throw invalidField('view', 'view_unknown')
    const { query, columns } = await readExport(ctx, { ...storedParams(view.query), columns: view.columns.join('.') })
    return addReport(ctx, input, { search: view.query, query: { ...query }, columns })
  },
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
