import { CircleCheck, CircleDashed } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { FirstStep } from '#lib/platform/org/first-steps'
import { firstSteps } from '#lib/platform/org/first-steps'
import { putFirstStepsAside } from '../company/actions.ts'
import { RunAgain } from '../thresholds/_components/run-again.tsx'
import { startRuns } from '../thresholds/actions.ts'
import { PutAside } from './put-aside.tsx'

/** Where each step is done; the first run is started here. */
const hrefs: Readonly<Record<Exclude<FirstStep, 'run'>, string>> = {
  name: '/settings/company',
  profile: '/settings/company#profile',
  outlets: '/settings/outlets',
  people: '/settings/users/new',
  customers: '/imports/new?kind=customers',
  waybills: '/imports/new?kind=waybills',
}

/** What an empty company does first; each step ticks itself when what it asks for is there. */
export function FirstSteps({ steps }: { steps: Readonly<Record<FirstStep, boolean>> }) {
  const t = useTranslations('settings.first')
  const done = firstSteps.filter((step) => steps[step]).length
  const next = firstSteps.find((step) => !steps[step])
  return (
    <section className="rounded-lg border border-accent/40 bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-3 px-4 pt-4 pb-3 md:px-5">
        <div>
          <h2 className="text-lg font-semibold">{t('title')}</h2>
          <p className="text-pretty text-ink-soft">{t('text', { done, of: firstSteps.length })}</p>
        </div>
        <PutAside label={t('dismiss')} run={putFirstStepsAside} />
      </div>
      <ol className="divide-y divide-line border-t border-line">
        {firstSteps.map((step) => (
          <li key={step} className="flex flex-wrap items-center gap-3 px-4 py-3 md:px-5">
            {steps[step] ? (
              <Icon of={CircleCheck} size={20} label={t('done')} className="flex-none text-good" />
            ) : (
              <Icon of={CircleDashed} size={20} label={t('open')} className="flex-none text-ink-faint" />
            )}
            <div className="min-w-48 flex-1">
              <p className={steps[step] ? 'text-ink-soft' : 'font-medium'}>{t(`steps.${step}.title`)}</p>
              {!steps[step] && <p className="text-sm text-pretty text-ink-faint">{t(`steps.${step}.text`)}</p>}
            </div>
            {!steps[step] && <Go step={step} primary={step === next} ready={steps.waybills} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Go({ step, primary, ready }: { step: FirstStep; primary: boolean; ready: boolean }) {
  const t = useTranslations('settings.first')
  const form = useTranslations('form')
  if (step !== 'run')
    return (
      <Link href={hrefs[step]} className={primary ? 'button-primary' : 'control'}>
        {t(`steps.${step}.go`)}
      </Link>
    )
  // Without waybills nobody would be in it.
  if (!ready) return null
  return (
    <RunAgain
      texts={{
        run: t('steps.run.go'),
        ask: t('runAsk'),
        no: form('cancel'),
        busy: form('busy'),
        started: t('runStarted'),
      }}
      run={startRuns}
    />
  )
}
