import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ChangeDashboardInput, CreateDashboardInput, DashboardListResource, DashboardResource } from './schema.ts'
import type { Dashboard } from './service.ts'
import { changeDashboard, createDashboard, dashboardId, getDashboard, listDashboards } from './service.ts'

/** Lists the pages that the actor sees, as programs read them; ready ones are not among them. */
export async function listDashboardResources(ctx: Context): Promise<DashboardListResource> {
  const { dashboards } = await listDashboards(ctx)
  return { data: dashboards.map(listed) }
}

/** One page as programs read it. Throws `not_found`. */
export async function getDashboardResource(ctx: Context, id: RecordId): Promise<DashboardResource> {
  const found = await getDashboard(ctx, String(dashboardId(id)))
  return { ...listed(found), cards: found.cards, dropped: found.dropped }
}

/** Makes a page and answers it. Throws as `createDashboard`. */
export async function postDashboard(ctx: Context, input: CreateDashboardInput): Promise<DashboardResource> {
  const { id } = await createDashboard(ctx, input)
  return getDashboardResource(ctx, { id })
}

/** Changes a page and answers it. Throws as `changeDashboard`. */
export async function patchDashboard(ctx: Context, id: RecordId, input: ChangeDashboardInput): Promise<DashboardResource> {
  await changeDashboard(ctx, dashboardId(id), input)
  return getDashboardResource(ctx, id)
}

function listed({ key, name, note, owner, shared, roles, cards, version }: Dashboard): DashboardListResource['data'][number] {
  return {
    ...{ id: key, name, note, shared, roles: [...roles], charts: cards.length, version },
    owner: { id: String(owner?.id ?? 0), name: owner?.name ?? '' },
  }
}
