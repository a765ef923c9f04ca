import { useTranslations } from 'next-intl'
import { ActionButton } from '#components/ui/action-button'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { ReportView } from '#lib/analysis/reports/service'
import { Section } from '../../../settings/_components/section.tsx'
import { useReportTexts } from '../../_components/report-texts.ts'
import { deleteOneReport, pauseOneReport, runOneReport } from '../../actions.ts'
import type { SentProps } from './deliveries.tsx'
import { Deliveries } from './deliveries.tsx'
import { TestRobot } from './test-robot.tsx'

interface Props {
  report: ReportView
  deliveries: SentProps['deliveries']
  timeZone: string
}

/** One report with what can be done with it. */
export function ReportPage({ report, deliveries, timeZone }: Props) {
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
          <Link href={report.search === '' ? '/customers' : `/customers?${report.search}`} className="link">
            {t('toList')}
          </Link>
        </p>
        {report.deletedAt === null ? <Acts report={report} /> : <Notice tone="watch">{t('isDeleted')}</Notice>}
      </header>
      <div className="px-4 md:px-6">
        <Section title={t('log')} text={t('logText')}>
          <Deliveries deliveries={deliveries} timeZone={timeZone} />
        </Section>
      </div>
    </div>
  )
}

function Acts({ report: { id, pausedAt, robotKind } }: { report: ReportView }) {
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
      <ActionButton label={t('delete')} {...common} input={{ id, deleted: true }} act={deleteOneReport} />
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
