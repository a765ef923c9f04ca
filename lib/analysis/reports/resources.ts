import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { ChangeReportInput, DeliveryListResource, ReportInput, ReportListResource, ReportResource } from './schema.ts'
import type { ReportedPage, ReportView } from './service.ts'
import { addReport, changeReport, getReport, listReports, pauseReport } from './service.ts'

/** Lists the caller's own reports as programs read them; deleted ones are left out. */
export async function listReportResources(ctx: Context): Promise<ReportListResource> {
  const reports = await listReports(ctx)
  return { data: reports.filter(({ deletedAt }) => deletedAt === null).map(resourceOf) }
}

/** One of the caller's own reports as programs read it. Throws `not_found`. */
export async function getReportResource(ctx: Context, id: number): Promise<ReportResource> {
  const { report } = await getReport(ctx, id)
  if (report.deletedAt !== null) throw new AppError('not_found', {})
  return resourceOf(report)
}

/** What a report sent, the latest first, as programs read it. Throws `not_found`. */
export async function listDeliveryResources(ctx: Context, id: number): Promise<DeliveryListResource> {
  const { deliveries } = await getReport(ctx, id)
  return {
    data: deliveries.map(({ id: own, dueAt, target, status, attempts, failure, rows, fileName, sentAt }) => ({
      ...{ id: String(own), due_at: dueAt.toISOString(), target, status, attempts, failure, rows, file_name: fileName },
      sent_at: sentAt?.toISOString() ?? null,
    })),
  }
}

/** Sets a report up and answers it. Throws as `addReport`. */
export async function postReport(ctx: Context, input: ReportInput, page: ReportedPage): Promise<ReportResource> {
  const { id } = await addReport(ctx, input, page)
  return getReportResource(ctx, id)
}

/** Changes a report, or stops it, and answers it. Throws as `changeReport`. */
export async function patchReport(
  ctx: Context,
  id: number,
  { paused, ...input }: Omit<ChangeReportInput, 'of'>,
  page: ReportedPage | null,
): Promise<ReportResource> {
  return ctx.db.tx(async (db) => {
    const inside = { ...ctx, db }
    await changeReport(inside, id, input, page)
    if (paused !== undefined) await pauseReport(inside, id, paused)
    return getReportResource(inside, id)
  })
}

function resourceOf(report: ReportView): ReportResource {
  const { id, name, dashboard, search, every, time } = report
  return {
    ...{ id: String(id), name, dashboard, search, every, weekday: report.weekday, month_day: report.monthDay, time },
    ...{ skip_days_off: report.skipDaysOff, recipients: report.recipientIds, file_format: report.fileFormat },
    ...{ robot_kind: report.robotKind, paused: report.pausedAt !== null },
    ...{ next_run_at: report.nextRunAt?.toISOString() ?? null, version: report.version },
  }
}
