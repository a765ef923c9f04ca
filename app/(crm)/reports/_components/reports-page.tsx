import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import type { ReportView } from '#lib/analysis/reports/service'
import type { User } from '#lib/platform/org/users'
import type { View } from '#lib/platform/views/service'
import { Section } from '../../settings/_components/section.tsx'
import { addNewReport, deleteOneReport } from '../actions.ts'
import { ReportForm } from './report-form.tsx'
import { useReportTexts } from './report-texts.ts'

interface Props {
  reports: readonly ReportView[]
  views: readonly Pick<View, 'id' | 'name'>[]
  people: readonly Pick<User, 'id' | 'name'>[]
  timeZone: string
}

/** Reports that come round, those that can be had back, and a new one. */
export function ReportsPage({ reports, views, people, timeZone }: Props) {
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
        <Section title={t('new')} text={views.length === 0 ? t('noViews') : t('newText')}>
          {views.length === 0 ? (
            <Link href="/customers" className="control">
              {t('toCustomers')}
            </Link>
          ) : (
            <NewReport views={views} people={people} />
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

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const longestMonth = 31

function NewReport({ views, people }: Pick<Props, 'views' | 'people'>) {
  const t = useTranslations('reports')
  const fields = useTranslations('reports.fields')
  return (
    <ReportForm
      views={views.map(({ id, name }) => ({ value: String(id), label: name }))}
      people={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      everies={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`everies.${value}`) }))}
      weekdays={weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
      monthDays={Array.from({ length: longestMonth }, (_, index) => ({
        value: String(index + 1),
        label: t('monthDay', { day: index + 1 }),
      }))}
      formats={(['csv', 'xlsx'] as const).map((value) => ({ value, label: t(`formats.${value}`) }))}
      robots={(['wecom', 'dingtalk', 'feishu'] as const).map((value) => ({ value, label: t(`robots.${value}`) }))}
      texts={{
        form: useFormTexts(t('add')),
        ...{ name: fields('name'), view: fields('view'), chooseView: fields('chooseView'), every: fields('every') },
        ...{ weekday: fields('weekday'), monthDay: fields('monthDay'), monthDayHint: fields('monthDayHint') },
        ...{ time: fields('time'), timeHint: fields('timeHint'), daysOff: fields('daysOff'), skip: fields('skip') },
        ...{ people: fields('people'), peopleHint: fields('peopleHint'), file: fields('file'), noFile: fields('noFile') },
        ...{ robot: fields('robot'), noRobot: fields('noRobot'), robotHint: fields('robotHint') },
        ...{ url: fields('url'), urlHint: fields('urlHint'), secret: fields('secret'), secretHint: fields('secretHint') },
      }}
      add={addNewReport}
    />
  )
}
