import { useFormatter, useTranslations } from 'next-intl'
import type { ReportView } from '#lib/analysis/reports/service'

/** How reports are told in words. */
export function useReportTexts(timeZone: string) {
  const t = useTranslations('reports')
  const format = useFormatter()
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const rhythm = ({ every, weekday, monthDay, time, skipDaysOff }: ReportView) => {
    const text =
      every === 'day'
        ? t('rhythm.day', { time })
        : every === 'week'
          ? t('rhythm.week', { time, weekday: t(`weekdays.${weekday ?? 1}` as 'weekdays.1') })
          : t('rhythm.month', { time, day: monthDay ?? 1 })
    return skipDaysOff ? t('rhythm.workingDays', { rhythm: text }) : text
  }
  const ways = ({ fileFormat, recipientIds, robotKind }: ReportView) =>
    [
      ...(fileFormat === null ? [] : [t('ways.file', { format: fileFormat.toUpperCase() })]),
      ...(recipientIds.length === 0 ? [] : [t('ways.notice', { count: recipientIds.length })]),
      ...(robotKind === null ? [] : [t(`robots.${robotKind}`)]),
    ].join(' · ')
  const next = (report: ReportView) => {
    if (report.pausedAt !== null) return t('paused')
    return report.nextRunAt === null ? t('never') : t('next', { when: when(report.nextRunAt) })
  }
  return { when, rhythm, ways, next }
}
