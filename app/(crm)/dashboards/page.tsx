import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { DashboardList } from './_components/dashboard-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboards'))('title') }
}

/** The pages of charts that one may open, and those that ship. */
export default async function DashboardsPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <DashboardList ctx={ctx} />
}
