import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import type { ReportView } from '#lib/analysis/reports/service'
import { Section } from '../../settings/_components/section.tsx'
import { deleteOneReport } from '../actions.ts'
import type { EditorProps } from './report-editor.tsx'
import { ReportEditor } from './report-editor.tsx'
import { useReportTexts } from './report-texts.ts'

interface Props extends Omit<EditorProps, 'report'> {
  reports: readonly ReportView[]
  timeZone: string
}

/** Reports that come round, those that can be had back, and a new one. */
export function ReportsPage({ reports, choices, start, timeZone }: Props) {
  const t = useTranslations('reports')
  const standing = reports.filter(({ deletedAt }) => deletedAt === null)
  const deleted = reports.filter(({ deletedAt }) => deletedAt !== null)
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <header className="flex flex-col gap-1 px-4 pt-4 pb-4 md:px-6">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="max-w-3xl text-pretty text-ink-soft">{t('text')}</p>
      </header>
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="flex flex-col gap-4">
          <Section title={t('list')}>
            {standing.length === 0 ? (
              <Empty title={t('none')} text={t('noneText')} />
            ) : (
              <ul className="divide-y divide-line">
                {standing.map((report) => (
                  <OneReport key={report.id} report={report} timeZone={timeZone} />
                ))}
              </ul>
            )}
          </Section>
          {deleted.length > 0 && <Deleted reports={deleted} />}
        </div>
        <Section title={t('new')} text={choices.length === 0 ? t('noViews') : t('newText')}>
          {choices.length === 0 ? (
            <Link href="/customers" className="control">
              {t('toCustomers')}
            </Link>
          ) : (
            <ReportEditor report={null} choices={choices} start={start} />
          )}
        </Section>
      </div>
    </div>
  )
}

function OneReport({ report, timeZone }: { report: ReportView; timeZone: string }) {
  const { rhythm, ways, next } = useReportTexts(timeZone)
  return (
    <li className="flex flex-col gap-0.5 py-3">
      <Link href={`/reports/${report.id}`} className="link font-medium">
        {report.name}
      </Link>
      <span className="text-ink-soft">
        {rhythm(report)} · {ways(report)}
      </span>
      <span className="text-sm text-ink-faint">{next(report)}</span>
    </li>
  )
}

function Deleted({ reports }: { reports: readonly ReportView[] }) {
  const t = useTranslations('reports')
  const form = useTranslations('form')
  return (
    <Section title={t('deleted')} text={t('deletedText')}>
      <ul className="divide-y divide-line">
        {reports.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-4 py-2">
            {name}
            <SmallAct
              label={t('restore')}
              name={t('restoreOne', { name })}
              away={form('away')}
              input={{ id, deleted: false }}
              act={deleteOneReport}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
