import { AppError, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { ChartData, ChartDeclaration } from './chart.ts'
import { CHART_FILTERS } from './chart-filter.ts'
import { groundOf } from './filters.ts'
import { findChart, GALLERY } from './gallery.ts'
import { readKept } from './keep.ts'
import type { SaidFilters } from './said-filters.ts'
import { sayFilters, sayNotFollowed } from './said-filters.ts'
import type { ChartFilters, GalleryResource, ShownChartResource } from './schema.ts'
import { wordsOf } from './words.ts'

/** A chart of the gallery as it is offered. */
export interface OfferedChart extends Omit<ChartDeclaration, 'read'> {
  title: string
  text: string
  /** Which filters of a page it never follows, in one line; null where it follows all of them. */
  neverBy: string | null
}

/** Lists the charts that the actor may see, in the reader's language. */
export function listCharts(ctx: Context): OfferedChart[] {
  permit(ctx, 'analysis:read')
  return GALLERY.filter(({ permission }) => mayEver(ctx, permission)).map((chart) => offered(ctx, chart))
}

/** Answers the name of a chart in the reader's language, also of one that the reader may not see; null for one that there is not. */
export function chartTitle(ctx: Pick<Context, 'locale' | 'company'>, id: string): string | null {
  return findChart(id) === null ? null : wordsOf(ctx).text(`charts.${id}.title`)
}

/** What reading a chart came to: `forbidden` where the reader may not see it, `out_of_reach` where a filter names what the reader does not reach, `unknown` for one that there is not. */
export type ChartAnswer =
  | { state: 'shown'; chart: OfferedChart; data: ChartData; keptAt: Date | null; said: SaidFilters }
  | { state: 'empty'; chart: OfferedChart; said: SaidFilters }
  | { state: 'forbidden'; title: string }
  | { state: 'out_of_reach'; title: string }
  | { state: 'unknown' }

/**
 * Reads a chart as far as its reader reaches, narrowed by those of the filters that it takes; it never throws for what the reader may not see, but says so. A slow one is read once a day for the same filters
 * and scope.
 */
export async function readChart(ctx: Context, id: string, filters: ChartFilters): Promise<ChartAnswer> {
  const declared = findChart(id)
  if (declared === null) return { state: 'unknown' }
  const chart = offered(ctx, declared)
  if (!mayEver(ctx, 'analysis:read') || !mayEver(ctx, declared.permission)) return { state: 'forbidden', title: chart.title }
  try {
    const { ctx: cut, ground } = await groundOf(ctx, filters, declared.filters)
    const kept = declared.slow === true ? await readKept(cut, declared, ground) : null
    const data = declared.slow !== true ? await declared.read(cut, ground) : (kept?.data ?? null)
    const said = await sayFilters(ctx, filters, declared.filters, data)
    return data === null ? { state: 'empty', chart, said } : { state: 'shown', chart, data, keptAt: kept?.keptAt ?? null, said }
  } catch (error) {
    if (isAppError(error, 'not_found')) return { state: 'out_of_reach', title: chart.title }
    if (isAppError(error, 'forbidden')) return { state: 'forbidden', title: chart.title }
    throw error
  }
}

function offered(ctx: Context, { read: _read, ...chart }: ChartDeclaration): OfferedChart {
  const words = wordsOf(ctx)
  const never = CHART_FILTERS.filter((name) => !chart.filters.includes(name))
  return {
    ...chart,
    ...{ title: words.text(`charts.${chart.id}.title`), text: words.text(`charts.${chart.id}.text`) },
    neverBy: sayNotFollowed(ctx, never),
  }
}

/** The gallery as programs read it. */
export function listChartResources(ctx: Context): GalleryResource {
  return { data: listCharts(ctx).map(resourceOf) }
}

/** One chart as programs read it. Throws `not_found` for one that there is not and for an outlet or owner out of reach, `forbidden` for one that the actor may not see. */
export async function getChart(ctx: Context, id: string, filters: ChartFilters): Promise<ShownChartResource> {
  const found = await readChart(ctx, id, filters)
  if (found.state === 'forbidden') throw new AppError('forbidden', { permission: findChart(id)?.permission ?? '' })
  if (found.state === 'unknown' || found.state === 'out_of_reach') throw new AppError('not_found', {})
  if (found.state === 'empty') return { data: null }
  const { period, unit, sentence, definition, drawing, table } = found.data
  return {
    data: {
      ...resourceOf(found.chart),
      period: period === null ? null : { from: period.from, to: period.to, as_of: period.asOf },
      ...{ unit, sentence, definition, drawing: { ...drawing }, columns: table.columns },
      rows: table.rows.map(({ key, href, cells }) => ({
        ...{ key, href: href ?? null },
        cells: cells.map(({ text, value, kind }) => ({ text, value, kind: kind ?? null })),
      })),
      kept_at: found.keptAt?.toISOString() ?? null,
      not_filtered_by: found.said.passedOver,
    },
  }
}

function resourceOf({ id, group, kind, title, text, filters, slow }: OfferedChart) {
  return { id, group, kind, title, text, filters: [...filters], slow: slow === true }
}
