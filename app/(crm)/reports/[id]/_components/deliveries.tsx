import { useTranslations } from 'next-intl'
import type { getReport } from '#lib/analysis/reports/service'
import { useReportTexts } from '../../_components/report-texts.ts'

export interface SentProps {
  deliveries: Awaited<ReturnType<typeof getReport>>['deliveries']
  /** Whether charts are counted, and not customers. */
  ofPage: boolean
  timeZone: string
}

/** What a report sent, the latest first: when, which way, and what became of it. */
export function Deliveries({ deliveries, ofPage, timeZone }: SentProps) {
  const t = useTranslations('reports')
  if (deliveries.length === 0) return <p className="text-ink-faint">{t('nothingSent')}</p>
  return (
    <ul className="divide-y divide-line">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
          <Outcome delivery={delivery} ofPage={ofPage} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  )
}

function Outcome({ delivery, ofPage, timeZone }: Omit<SentProps, 'deliveries'> & { delivery: SentProps['deliveries'][number] }) {
  const t = useTranslations('reports')
  const { when } = useReportTexts(timeZone)
  const { dueAt, target, status, attempts, failure, rows, fileName, id } = delivery
  return (
    <>
      <span>
        {when(dueAt)} · {t(`targets.${target}`)}
        {rows !== null && <span className="text-ink-faint"> · {t(ofPage ? 'charts' : 'customers', { count: rows })}</span>}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className={status === 'failed' ? 'text-danger' : 'text-ink-soft'}>
          {t(`statuses.${status}`, { attempts })}
          {failure !== null && `：${t(`failures.${failure}` as 'failures.fault')}`}
        </span>
        {fileName !== null && (
          <form action="/api/files/reports" method="post">
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="link">
              {t('download')}
            </button>
          </form>
        )}
      </span>
    </>
  )
}
