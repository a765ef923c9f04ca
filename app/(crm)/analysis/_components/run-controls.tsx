import { useTranslations } from 'next-intl'
import { ActionButton } from '#components/ui/action-button'
import { KeepFresh } from '#components/ui/keep-fresh'
import { ProgressBar } from '#components/ui/progress-bar'
import { RUN_STAGES } from '#lib/analysis/classification/run-row'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { cancelSchemeRun, startSchemeRun } from '../actions.ts'
import type { SchemeId } from './scheme-page.ts'

/** Starts a run of a scheme, for whoever may. */
export function StartRun({ ctx, scheme, look }: { ctx: Context; scheme: SchemeId; look?: string }) {
  const t = useTranslations('analysis.runs')
  if (!mayEver(ctx, 'analysis:run')) return null
  return (
    <ActionButton
      label={t('start')}
      busy={t('starting')}
      away={t('away')}
      input={{ scheme }}
      act={startSchemeRun}
      {...(look === undefined ? {} : { look })}
    />
  )
}

interface ProgressProps {
  ctx: Context
  run: RunResource
  /** The last of the same scheme that came to an end: it tells how long this one may take. */
  last: RunResource | null
}

const secondsPerMinute = 60

/** How far a run is and how long the last one took, read again while it goes on; whoever may can stop it until it is published. The page can be left meanwhile. */
export function RunProgress({ ctx, run, last }: ProgressProps) {
  const t = useTranslations('analysis.runs')
  const took = secondsOf(last)
  const steps = RUN_STAGES.length
  const step = run.stage === null ? 0 : RUN_STAGES.indexOf(run.stage) + 1
  const said = run.stage === null ? t('waits') : t('atStep', { step, steps, stage: t(`stages.${run.stage}`) })
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-56 flex-1">
        <p role="status" className="text-ink-soft">
          {said}
          {took !== null &&
            ` ${t('lastTook', { minutes: Math.floor(took / secondsPerMinute), seconds: took % secondsPerMinute })}`}
        </p>
        <div className="mt-1.5">
          <ProgressBar label={t('progress')} share={step / steps} />
        </div>
      </div>
      {mayEver(ctx, 'analysis:run') && run.stage !== 'publishing' && (
        <ActionButton label={t('cancel')} busy={t('cancelling')} away={t('away')} input={{ id: run.id }} act={cancelSchemeRun} />
      )}
      <KeepFresh />
    </div>
  )
}

function secondsOf(run: RunResource | null): number | null {
  if (run === null || run.started_at === null || run.finished_at === null) return null
  return Math.max(1, Math.round((Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1_000))
}
