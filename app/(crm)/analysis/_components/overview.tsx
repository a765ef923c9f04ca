import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DayNear } from '#components/crm/day-near'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { listSchemeStates } from '#lib/analysis/classification/overview'
import { listRuns } from '#lib/analysis/classification/service'
import { dayOf } from '#lib/core/time-zone'
import { CLASSIFY_AT, nextClassificationOn } from '#lib/jobs/nightly'
import type { Context } from '#lib/platform/context'
import { FirstToSee, FirstToSeeSkeleton } from './first-to-see.tsx'
import { Heading } from './heading.tsx'
import { RunTable } from './run-table.tsx'
import { SchemePanel, SchemePanelSkeleton } from './scheme-panel.tsx'

const recentRuns = 8

/** Every scheme with its latest run, who is in which class, and who moved; then the latest runs. */
export async function Overview({ ctx }: { ctx: Context }) {
  const [states, runs, t] = await Promise.all([
    listSchemeStates(ctx),
    listRuns(ctx, { limit: recentRuns }),
    getTranslations('analysis'),
  ])
  const isNew = states.every(({ shown, current }) => shown === null && current === null)
  return (
    <div className="analysis-page">
      <Heading title={t('title')} text={t('overview.what')} />
      <p className="pb-4 text-sm text-ink-faint">
        {t('overview.nightly', { time: clockTime(CLASSIFY_AT) })}{' '}
        <DayNear day={nextClassificationOn(ctx.now, ctx.company.timeZone)} today={dayOf(ctx.now, ctx.company.timeZone)} />
      </p>
      {isNew && (
        <div className="pb-4">
          <Empty title={t('empty.title')} text={t('empty.text')} />
        </div>
      )}
      {!isNew && (
        <Suspense fallback={<FirstToSeeSkeleton />}>
          <FirstToSee ctx={ctx} states={states} />
        </Suspense>
      )}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {states.map((state) => (
          <Suspense key={state.scheme} fallback={<SchemePanelSkeleton />}>
            <SchemePanel ctx={ctx} state={state} />
          </Suspense>
        ))}
      </div>
      {runs.data.length > 0 && (
        <section className="pt-6">
          <div className="flex items-baseline justify-between gap-4 pb-2">
            <h2 className="text-lg font-semibold">{t('runs.latest')}</h2>
            <Link href="/analysis/runs" className="link">
              {t('runs.all')}
            </Link>
          </div>
          <div className="panel px-4 py-2">
            <RunTable runs={runs.data} timeZone={ctx.company.timeZone} />
          </div>
        </section>
      )}
    </div>
  )
}

function clockTime({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
