import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getReport } from '#lib/analysis/reports/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { urlNumber } from '#lib/platform/list/url-query'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { ReportPage } from './_components/report-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** One report: what it is of, when it comes next, and what it sent. */
export default async function Report({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:export')
  const id = urlNumber.safeParse((await params).id)
  if (!id.success) notFound()
  const found = await orNotFound(() => getReport(ctx, id.data))
  return <ReportPage {...found} timeZone={ctx.company.timeZone} />
}
