import { getDashboard } from '#lib/analysis/dashboards/service'
import type { Reported } from '#lib/analysis/reports/schema'
import type { ReportedPage } from '#lib/analysis/reports/service'
import { AppError, invalidField, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { listViews } from '#lib/platform/views/service'
import { storedParams } from '#lib/platform/views/stored-query'
import { readExport } from '../customers/export/export-input.ts'

/** Reads what a report shall be of: a view of customers that the actor sees, as its list stands now, or a page of charts that the actor sees. Throws `invalid_request`. */
export async function readReported(ctx: Context, of: Reported): Promise<ReportedPage> {
  permit(ctx, 'customer:export') // whoever may set none up learns nothing of what there is
  if ('dashboard' in of) return readPage(ctx, of)
  const { views } = await listViews(ctx, 'customers')
  const view = views.find(({ id }) => id === of.view)
  if (view === undefined) throw invalidField('of', 'view_unknown')
  const { query, columns } = await readExport(ctx, { ...storedParams(view.query), columns: view.columns.join('.') })
  return { search: view.query, query: { ...query }, columns, dashboard: null }
}

async function readPage(ctx: Context, { dashboard, filters }: Extract<Reported, { dashboard: string }>): Promise<ReportedPage> {
  if (!mayEver(ctx, 'analysis:read')) throw new AppError('forbidden', { permission: 'analysis:read' })
  try {
    const { key } = await getDashboard(ctx, dashboard)
    const given = Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return { search: new URLSearchParams(given).toString(), query: { ...filters }, columns: [], dashboard: key }
  } catch (error) {
    if (isAppError(error, 'not_found')) throw invalidField('of', 'page_unknown')
    throw error
  }
}
