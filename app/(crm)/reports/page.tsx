import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { listReports } from '#lib/analysis/reports/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { ReportsPage } from './_components/reports-page.tsx'
import { readReportChoices, readStart } from './report-choices.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** The reader's own reports that come round; one of a page of charts is set up from there. */
export default async function Reports({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:export')
  const given = readListParams(await searchParams)
  const [reports, choices, start] = await Promise.all([listReports(ctx), readReportChoices(ctx), readStart(ctx, given)])
  const more = start === null || choices.some(({ value }) => value === start.value) ? [] : [start]
  return (
    <ReportsPage reports={reports} choices={[...more, ...choices]} start={start?.value ?? ''} timeZone={ctx.company.timeZone} />
  )
}
