import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { ChartFilters } from '#lib/analysis/gallery/schema'
import { chartFilters } from '#lib/analysis/gallery/schema'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { findOutletName } from '#lib/platform/org/outlets'
import { findUserName } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'

/** What the URL of a page of charts asks for. */
export interface DashboardState {
  /** The parameters that hold, as they stand in the URL. */
  params: ListParams
  filters: ChartFilters
  names: { outlet: string | null; owner: string | null }
  dropped: string[]
  /** Whether the page is being changed. */
  edit: boolean
}

const { period, kind } = chartFilters.shape
const known: UrlParams = { period, kind, outlet: urlId, owner: urlId, edit: z.literal('1') }

/** Reads what narrows a page of charts from its URL; what cannot be read is left out by name. Outlet and owner exclude one another: the outlet holds. */
export async function readDashboardState(ctx: Context, given: ListParams): Promise<DashboardState> {
  const { params, dropped } = readUrl(known, given)
  const { edit, ...rest } = params
  if (rest['outlet'] !== undefined && rest['owner'] !== undefined) {
    dropped.push('owner')
    delete rest['owner']
  }
  const [outlet, owner] = await Promise.all([
    rest['outlet'] === undefined || !mayEver(ctx, 'outlet:read') ? null : findOutletName(ctx, Number(rest['outlet'])),
    rest['owner'] === undefined || !mayEver(ctx, 'user:read') ? null : findUserName(ctx, Number(rest['owner'])),
  ])
  return { params: rest, filters: chartFilters.parse(rest), names: { outlet, owner }, dropped, edit: edit === '1' }
}
