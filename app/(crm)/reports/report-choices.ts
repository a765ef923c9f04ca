import { getTranslations } from 'next-intl/server'
import type { Choice } from '#components/form/field'
import type { ListParams } from '#components/table/list-url'
import { getDashboard, listDashboards } from '#lib/analysis/dashboards/service'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listViews } from '#lib/platform/views/service'
import { readDashboardState } from '../dashboards/_components/dashboard-state.ts'

/** Answers what the actor may set a report up of: saved views of customers and pages of charts. */
export async function readReportChoices(ctx: Context): Promise<Choice[]> {
  const t = await getTranslations('reports')
  const { views } = await listViews(ctx, 'customers')
  const { dashboards, ready } = mayEver(ctx, 'analysis:read') ? await listDashboards(ctx) : { dashboards: [], ready: [] }
  return [
    ...views.map(({ id, name }) => ({ value: `view:${id}`, label: t('ofView', { name }) })),
    ...[...dashboards, ...ready].map(({ key, name }) => ({ value: `page:${key}`, label: t('ofPage', { name }) })),
  ]
}

/** Answers the page of charts that a URL names, with what narrows it there, as a choice; null for one that the actor does not see. */
export async function readStart(ctx: Context, { dashboard, ...given }: ListParams): Promise<Choice | null> {
  if (dashboard === undefined || !mayEver(ctx, 'analysis:read')) return null
  try {
    const { key, name } = await getDashboard(ctx, dashboard)
    const words = await narrowedBy(ctx, given)
    const t = await getTranslations('reports')
    const label = t('ofPage', { name: words.text === '' ? name : t('narrowed', { name, by: words.text }) })
    return { value: `page:${key}${words.search === '' ? '' : `?${words.search}`}`, label }
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}

/** Answers in words what narrows a page of charts, and its search. */
export async function narrowedBy(ctx: Context, given: ListParams): Promise<{ text: string; search: string }> {
  const { params, names } = await readDashboardState(ctx, given)
  const figure = await getTranslations('analysis.figure')
  const kinds = await getTranslations('analysis.kinds')
  const parts = [
    params['period'] === undefined ? null : figure(`periods.${params['period'] as 'year'}`),
    ...[names.outlet, names.owner],
    params['kind'] === undefined ? null : kinds(params['kind'] as 'business'),
  ]
  const { period, outlet, owner, kind } = params
  const kept = Object.entries({ period, outlet, owner, kind }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return { text: parts.filter((part) => part !== null).join(' · '), search: new URLSearchParams(kept).toString() }
}
