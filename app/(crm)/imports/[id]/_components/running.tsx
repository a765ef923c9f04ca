import { useFormatter, useTranslations } from 'next-intl'
import { ProgressBar } from '#components/ui/progress-bar'
import type { ImportRow } from '#lib/platform/import/import-row'
import { progressOf } from '#lib/platform/import/progress'
import { cancel } from '../actions.ts'
import { Confirm } from './confirm.tsx'
import { useDuration } from './duration.ts'

interface Props {
  row: ImportRow
  now: Date
  maySteer: boolean
}

/** Something goes on: what, how far, how fast, and how long yet. It can be left, and stopped. */
export function Running({ row, now, maySteer }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const duration = useDuration()
  const { done, total, share, rowsPerSecond, secondsLeft } = progressOf(row, now)
  const words = row.cancelAsked ? t('running.stopping') : t(`running.${whatGoesOn(row)}`)
  const figures = [
    share === null ? null : t('running.rows', { done: format.number(done), total: format.number(total) }),
    rowsPerSecond === null ? null : t('running.rate', { rate: format.number(Math.round(rowsPerSecond)) }),
    secondsLeft === null ? null : t('running.left', { time: duration(secondsLeft) }),
  ].filter((figure) => figure !== null)
  const mayCancel =
    maySteer && row.status !== 'reverting' && row.status !== 'uploaded' && !row.cancelAsked && row.step !== 'refreshing'
  return (
    <section aria-label={words} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-5">
      <p className="font-medium">{words}</p>
      <ProgressBar label={words} share={share} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap gap-x-4 text-ink-soft">
          {figures.map((figure) => (
            <span key={figure}>{figure}</span>
          ))}
          <span className="text-ink-faint">{t('running.leave')}</span>
        </p>
        {mayCancel && (
          <Confirm id={String(row.id)} words="cancel" act={cancel}>
            <p>{t(row.status === 'applying' ? 'cancel.late' : 'cancel.early')}</p>
          </Confirm>
        )}
      </div>
    </section>
  )
}

function whatGoesOn({ status, step }: ImportRow) {
  if (status === 'uploaded') return 'inspecting'
  if (status === 'queued' || status === 'reverting') return status
  if (status === 'applying') return step === 'refreshing' ? 'refreshing' : 'applying'
  return step === 'comparing' ? 'comparing' : 'reading'
}
