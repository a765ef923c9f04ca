import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listReports } from '#lib/analysis/reports/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { listUsers } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { listViews } from '#lib/platform/views/service'
import { requirePermission } from '../require-permission.ts'
import { ReportsPage } from './_components/reports-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

const mostPeople = 60

/** The reader's own reports that come round. */
export default async function Reports() {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:export')
  const [reports, { views }, people] = await Promise.all([
    listReports(ctx),
    listViews(ctx, 'customers'),
    mayEver(ctx, 'user:read') ? listUsers(ctx, { disabled: false }, { startId: null, falling: false, limit: mostPeople }) : [],
  ])
  return <ReportsPage reports={reports} views={views} people={people.slice(0, mostPeople)} timeZone={ctx.company.timeZone} />
}
