import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { PlainTable } from '#components/chart/plain-table'
import type { RunResource } from '#lib/analysis/classification/schema'
import { useParameterText } from './parameter-text.ts'
import { useInstant } from './run-facts.tsx'

/** Runs with what they were asked for and what became of them, the latest first. */
export function RunTable({ runs, timeZone }: { runs: readonly RunResource[]; timeZone: string }) {
  const t = useTranslations('analysis.runs')
  const schemes = useTranslations('analysis.schemes')
  const parametersOf = useParameterText()
  const periodText = usePeriodText()
  const instant = useInstant(timeZone)
  return (
    <PlainTable
      table={{
        caption: t('caption'),
        columns: [
          { key: 'scheme', label: t('scheme') },
          { key: 'status', label: t('statusLabel'), align: 'left' },
          { key: 'requested', label: t('requested'), align: 'left' },
          { key: 'by', label: t('by'), align: 'left', wide: true },
          { key: 'period', label: t('period'), align: 'left', wide: true },
          { key: 'parameters', label: t('parameters'), align: 'left', wide: true },
        ],
        rows: runs.map((run) => ({
          key: run.id,
          href: `/analysis/runs/${run.id}`,
          note: run.requested_by_name ?? t('nightly'),
          cells: [
            schemes(`${run.scheme}.name` as 'abc.name'),
            <RunStatus key="status" run={run} />,
            instant(run.requested_at),
            run.requested_by_name ?? t('nightly'),
            <span key="period" className="block max-w-40 text-pretty whitespace-normal">
              {periodText({ from: run.from, to: run.to, asOf: run.as_of })}
            </span>,
            <span key="parameters" className="block max-w-xs min-w-44 text-pretty whitespace-normal">
              {parametersOf(run)}
            </span>,
          ],
        })),
      }}
    />
  )
}

/** What became of a run; only one run of a scheme at a time is what lists show. */
export function RunStatus({ run }: { run: RunResource }) {
  const t = useTranslations('analysis.runs')
  const tone = run.status === 'failed' ? 'text-danger' : run.status === 'done' ? 'text-ink' : 'text-ink-soft'
  return (
    <span className={tone}>
      {t(`status.${run.status}`)}
      {run.status === 'done' && !run.published && <span className="text-ink-faint"> · {t('lookOnly')}</span>}
    </span>
  )
}
