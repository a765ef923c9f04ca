import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { getDashboard } from '#lib/analysis/dashboards/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { GalleryView } from '../../_components/gallery-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboards'))('add.title') }
}

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The gallery of charts, with a look at the one that is chosen. */
export default async function AddChartPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const [{ id }, given] = await Promise.all([params, searchParams])
  const dashboard = await orNotFound(() => getDashboard(ctx, id))
  if (!dashboard.mayChange) notFound()
  return <GalleryView ctx={ctx} dashboard={dashboard} chosen={readListParams(given)['chart']} />
}
