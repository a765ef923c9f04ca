import { useFormatter, useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { Notice } from '#components/ui/notice'
import type { RunResource } from '#lib/analysis/classification/schema'

/** Over what a run is, and when it was worked out. */
export function RunFacts({ run, timeZone }: { run: RunResource; timeZone: string }) {
  const t = useTranslations('analysis.runs')
  const periodText = usePeriodText()
  const instant = useInstant(timeZone)
  const period = periodText({ from: run.from, to: run.to, asOf: run.as_of })
  if (run.finished_at === null) return period
  return t('facts', { period, finished: instant(run.finished_at) })
}

/** The same in brief, where several runs stand side by side. */
export function RunFactsShort({ run, timeZone }: { run: RunResource; timeZone: string }) {
  const t = useTranslations('analysis.runs')
  const format = useFormatter()
  const instant = useInstant(timeZone)
  const asOf = format.dateTime(new Date(`${run.as_of}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  return t('factsShort', { asOf, finished: instant(run.finished_at ?? run.requested_at) })
}

/** Writes an instant in company time. */
export function useInstant(timeZone: string): (instant: string) => string {
  const format = useFormatter()
  return (instant) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short', timeZone })
}

/** Why a run came to nothing. */
export function RunFailure({ run, timeZone }: { run: RunResource; timeZone: string }) {
  const t = useTranslations('analysis.runs')
  const instant = useInstant(timeZone)
  return (
    <Notice tone="danger">
      {t('failedWhy', { finished: instant(run.finished_at ?? run.requested_at), reason: run.failure?.text ?? '' })}
    </Notice>
  )
}
