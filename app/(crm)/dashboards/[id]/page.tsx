import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { getDashboard } from '#lib/analysis/dashboards/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { readDashboardState } from '../_components/dashboard-state.ts'
import { DashboardView } from '../_components/dashboard-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboards'))('title') }
}

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A page of charts. What all of them are narrowed by stands in the URL. */
export default async function DashboardPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const [{ id }, given] = await Promise.all([params, searchParams])
  const dashboard = await orNotFound(() => getDashboard(ctx, id))
  return <DashboardView ctx={ctx} dashboard={dashboard} state={await readDashboardState(ctx, readListParams(given))} />
}
