import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import type { RunResource } from '#lib/analysis/classification/schema'
import { useParameterText } from '../../../_components/parameter-text.ts'
import { useInstant } from '../../../_components/run-facts.tsx'
import { RunStatus } from '../../../_components/run-table.tsx'

/** What was asked for, by whom, and when it was worked out. */
export function RunDetails({ run, timeZone }: { run: RunResource; timeZone: string }) {
  const t = useTranslations('analysis.runs')
  const parametersOf = useParameterText()
  const periodText = usePeriodText()
  const instant = useInstant(timeZone)
  const lines = [
    { key: 'status', label: t('statusLabel'), text: <RunStatus run={run} /> },
    { key: 'period', label: t('period'), text: periodText({ from: run.from, to: run.to, asOf: run.as_of }) },
    { key: 'parameters', label: t('parameters'), text: parametersOf(run) },
    { key: 'currency', label: t('currency'), text: run.currency },
    {
      key: 'requested',
      label: t('requested'),
      text: `${instant(run.requested_at)} · ${run.requested_by_name ?? t('nightly')}`,
    },
    {
      key: 'finished',
      label: t(run.status === 'cancelled' ? 'cancelledAt' : 'finished'),
      text: run.finished_at === null ? '—' : instant(run.finished_at),
    },
  ]
  return (
    <dl className="panel grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-2">
      {lines.map(({ key, label, text }) => (
        <div key={key} className="flex gap-3">
          <dt className="w-20 flex-none text-ink-faint">{label}</dt>
          <dd className="min-w-0 text-pretty">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
