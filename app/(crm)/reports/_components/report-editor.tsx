import { useTranslations } from 'next-intl'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import type { ReportView } from '#lib/analysis/reports/service'
import { findOwners } from '../../customers/actions.ts'
import { addNewReport, changeOneReport } from '../actions.ts'
import type { OpenedReport } from './report-form.tsx'
import { ReportForm } from './report-form.tsx'

export interface EditorProps {
  /** One that is changed, with the names of those who are told of it. */
  report: { report: ReportView; people: readonly { id: number; name: string }[] } | null
  /** What there is to report of. */
  choices: readonly Choice[]
  /** Which of them is chosen at first. */
  start: string
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const longestMonth = 31

/** The form of a report with its choices, in the reader's language. */
export function ReportEditor({ report, choices, start }: EditorProps) {
  const t = useTranslations('reports')
  const robots = (['wecom', 'dingtalk', 'feishu'] as const).map((value) => ({ value, label: t(`robots.${value}`) }))
  const kind = report?.report.robotKind ?? null
  return (
    <ReportForm
      report={report === null ? null : openedOf(report)}
      start={start}
      pages={choices}
      everies={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`everies.${value}`) }))}
      weekdays={weekdays.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
      monthDays={Array.from({ length: longestMonth }, (_, index) => ({
        value: String(index + 1),
        label: t('monthDay', { day: index + 1 }),
      }))}
      formats={(['csv', 'xlsx'] as const).map((value) => ({ value, label: t(`formats.${value}`) }))}
      robots={kind === null ? robots : [{ value: 'keep', label: t('keepRobot', { robot: t(`robots.${kind}`) }) }, ...robots]}
      texts={useReportFormTexts(report !== null)}
      find={findOwners}
      save={report === null ? addNewReport : changeOneReport}
    />
  )
}

function openedOf({ report, people }: NonNullable<EditorProps['report']>): OpenedReport {
  const known = report.recipientIds.flatMap((id) => people.filter((one) => one.id === id))
  return {
    ...{ id: report.id, version: report.version },
    values: {
      ...{ name: report.name, of: '', every: report.every, time: report.time },
      ...{ weekday: String(report.weekday ?? 1), month_day: String(report.monthDay ?? 1) },
      ...{ skip_days_off: report.skipDaysOff ? 'skip' : '', file_format: report.fileFormat ?? '' },
      recipients: known.map(({ id }) => id).join('\n'),
      recipient_names: known.map(({ name }) => name).join('\n'),
      robot_kind: report.robotKind === null ? '' : 'keep',
    },
  }
}

function useReportFormTexts(changes: boolean) {
  const t = useTranslations('reports')
  const fields = useTranslations('reports.fields')
  const table = useTranslations('table')
  return {
    form: useFormTexts(t(changes ? 'save' : 'add')),
    ...{ name: fields('name'), of: fields('of'), ofHint: fields('ofHint') },
    ...{ chooseOf: fields(changes ? 'keepOf' : 'chooseOf'), every: fields('every') },
    ...{ weekday: fields('weekday'), monthDay: fields('monthDay'), monthDayHint: fields('monthDayHint') },
    ...{ time: fields('time'), timeHint: fields('timeHint'), daysOff: fields('daysOff'), skip: fields('skip') },
    ...{ people: fields('people'), peopleHint: fields('peopleHint'), file: fields('file'), noFile: fields('noFile') },
    find: { type: table('type'), none: table('noOptions'), remove: t.raw('removePerson') as string },
    ...{ robot: fields('robot'), noRobot: fields('noRobot'), robotHint: fields('robotHint') },
    ...{ url: fields('url'), urlHint: fields('urlHint'), secret: fields('secret'), secretHint: fields('secretHint') },
  }
}
