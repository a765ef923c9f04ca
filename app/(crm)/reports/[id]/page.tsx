import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getReport, seesPage } from '#lib/analysis/reports/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { urlNumber } from '#lib/platform/list/url-query'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { readReportChoices, readStart } from '../report-choices.ts'
import { ReportPage } from './_components/report-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** One report: what it is of, when it comes next, what it sent, and how it is changed. */
export default async function Report({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:export')
  const id = urlNumber.safeParse((await params).id)
  if (!id.success) notFound()
  const found = await orNotFound(() => getReport(ctx, id.data))
  const { dashboard, search } = found.report
  const [choices, page, sees] = await Promise.all([
    readReportChoices(ctx),
    dashboard === null ? null : readStart(ctx, { dashboard, ...Object.fromEntries(new URLSearchParams(search)) }),
    dashboard === null ? true : seesPage(ctx, dashboard),
  ])
  return <ReportPage {...found} choices={choices} of={page?.label ?? null} gone={!sees} timeZone={ctx.company.timeZone} />
}
