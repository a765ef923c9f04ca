import { useTranslations } from 'next-intl'
import { ActionButton } from '#components/ui/action-button'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { ReportView } from '#lib/analysis/reports/service'
import { Section } from '../../../settings/_components/section.tsx'
import type { EditorProps } from '../../_components/report-editor.tsx'
import { ReportEditor } from '../../_components/report-editor.tsx'
import { useReportTexts } from '../../_components/report-texts.ts'
import { deleteOneReport, pauseOneReport, runOneReport } from '../../actions.ts'
import { DeleteReport } from './delete-report.tsx'
import type { SentProps } from './deliveries.tsx'
import { Deliveries } from './deliveries.tsx'
import { TestRobot } from './test-robot.tsx'

interface Props {
  report: ReportView
  deliveries: SentProps['deliveries']
  people: readonly { id: number; name: string }[]
  choices: EditorProps['choices']
  /** The page of charts that it is of, in words. */
  of: string | null
  /** Whether that page is no longer there, or no longer shared with the owner. */
  gone: boolean
  timeZone: string
}

/** One report with what can be done with it. */
export function ReportPage({ report, deliveries, people, choices, of, gone, timeZone }: Props) {
  const t = useTranslations('reports')
  const { rhythm, ways, next } = useReportTexts(timeZone)
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <header className="flex flex-col gap-1.5 px-4 pt-4 pb-4 md:px-6">
        <BackLink href="/reports" label={t('title')} />
        <h1 className="text-xl font-semibold">{report.name}</h1>
        <p className="text-ink-soft">
          {rhythm(report)} · {ways(report)}
        </p>
        <p className="text-ink-soft">{next(report)}</p>
        <p>
          <Link href={hrefOf(report)} className="link">
            {of ?? t('toList')}
          </Link>
        </p>
        {gone && <Notice tone="watch">{t('failures.page_gone')}</Notice>}
        {report.deletedAt === null ? <Acts report={report} /> : <Notice tone="watch">{t('isDeleted')}</Notice>}
      </header>
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <Section title={t('log')} text={t('logText')}>
          <Deliveries deliveries={deliveries} ofPage={report.dashboard !== null} timeZone={timeZone} />
        </Section>
        {report.deletedAt === null && (
          <Section title={t('change')}>
            <ReportEditor report={{ report, people }} choices={choices} start="" />
          </Section>
        )}
      </div>
    </div>
  )
}

function hrefOf({ dashboard, search }: ReportView): string {
  const path = dashboard === null ? '/customers' : `/dashboards/${dashboard}`
  return search === '' ? path : `${path}?${search}`
}

function Acts({ report: { id, name, pausedAt, robotKind } }: { report: ReportView }) {
  const t = useTranslations('reports')
  const form = useTranslations('form')
  const test = useTestTexts()
  const common = { busy: form('busy'), away: form('away') }
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1">
      <ActionButton label={t('runNow')} {...common} input={{ id }} act={runOneReport} />
      <ActionButton
        label={t(pausedAt === null ? 'pause' : 'resume')}
        {...common}
        input={{ id, paused: pausedAt === null }}
        act={pauseOneReport}
      />
      {robotKind !== null && <TestRobot id={id} texts={test} />}
      <DeleteReport
        id={id}
        act={deleteOneReport}
        texts={{
          ...{ delete: t('delete'), deleted: t('deletedOne', { name }), undo: t('restore'), restored: t('restored', { name }) },
          away: form('away'),
        }}
      />
    </div>
  )
}

function useTestTexts() {
  const t = useTranslations('reports')
  const form = useTranslations('form')
  return {
    ...{ label: t('test'), busy: form('busy'), away: form('away'), sent: t('testSent') },
    failures: t.raw('failures') as Record<string, string>,
  }
}
