import { getTranslations } from 'next-intl/server'
import { ActionButton } from '#components/ui/action-button'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { classGroups } from '#lib/analysis/classification/class-group'
import { isKept } from '#lib/analysis/classification/kept-parameters'
import { describeClasses } from '#lib/analysis/classification/rules'
import type { RunResource } from '#lib/analysis/classification/schema'
import { getPairs } from '#lib/analysis/pairs/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { Heading } from '../../../_components/heading.tsx'
import { LifetimeFigures } from '../../../_components/lifetime-figures.tsx'
import { Lifted } from '../../../_components/lifted.tsx'
import type { MovementAsked } from '../../../_components/movement-asked.ts'
import { MovementPanel } from '../../../_components/movement-panel.tsx'
import { PairFigure } from '../../../_components/pair-figure.tsx'
import { ParetoFigure } from '../../../_components/pareto-figure.tsx'
import { RunProgress } from '../../../_components/run-controls.tsx'
import { RunFailure } from '../../../_components/run-facts.tsx'
import { pageOfScheme } from '../../../_components/scheme-page.ts'
import { keepRunParameters, repeatSchemeRun } from '../../../actions.ts'
import { RunAgain } from './run-again.tsx'
import { RunClasses } from './run-classes.tsx'
import { RunDetails } from './run-details.tsx'

interface Props {
  ctx: Context
  run: RunResource
  movement: MovementAsked
}

/** One run as it stands. */
export async function RunView({ ctx, run, movement }: Props) {
  const t = await getTranslations('analysis')
  const { timeZone } = ctx.company
  const isOpen = run.status === 'queued' || run.status === 'running'
  return (
    <div className="analysis-page">
      <Heading title={t('runs.title', { scheme: t(`schemes.${run.scheme}.name` as 'schemes.abc.name'), id: run.id })}>
        <Link href={pageOfScheme(run.scheme)} className="control">
          {t('runs.toScheme')}
        </Link>
      </Heading>
      <div className="grid grid-cols-1 gap-4">
        {isOpen && (
          <div className="panel px-4 py-3">
            <RunProgress ctx={ctx} run={run} last={null} />
          </div>
        )}
        {run.status === 'failed' && <RunFailure run={run} timeZone={timeZone} />}
        {run.status === 'cancelled' && <Notice tone="watch">{t('runs.cancelledWhy')}</Notice>}
        {(run.status === 'failed' || run.status === 'cancelled') && mayEver(ctx, 'analysis:run') && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <RunAgain
              id={run.id}
              texts={{ again: t('runs.again'), starting: t('runs.starting'), away: t('runs.away') }}
              repeat={repeatSchemeRun}
            />
            <span className="text-pretty text-ink-soft">{t('runs.againWhat')}</span>
          </div>
        )}
        {run.status === 'done' && !run.published && (
          <Notice tone="watch">{t(run.trial ? 'runs.trialWhy' : 'runs.lookOnlyWhy')}</Notice>
        )}
        {run.status === 'done' && !run.published && isKept(run.scheme) && mayEver(ctx, 'settings:manage') && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <ActionButton
              label={t('runs.keep')}
              busy={t('runs.starting')}
              away={t('runs.away')}
              input={{ id: run.id }}
              act={keepRunParameters}
            />
            <span className="text-pretty text-ink-soft">{t('runs.keepWhat')}</span>
          </div>
        )}
        <RunDetails run={run} timeZone={timeZone} />
        {run.status === 'done' && <Outcome ctx={ctx} run={run} movement={movement} />}
      </div>
    </div>
  )
}

async function Outcome({ ctx, run, movement }: Props) {
  const { summary } = run
  const [{ notes }, pairs] = await Promise.all([describeClasses(ctx, run.scheme, run.id), getPairs(ctx, run.id)])
  return (
    <>
      <Lifted ctx={ctx} run={run} />
      {run.scheme === 'abc' && summary !== null && summary.top_shares !== null && (
        <ParetoFigure run={{ ...run, summary }} topShares={summary.top_shares} isShown={false} />
      )}
      {run.scheme === 'lifetime_value' && <LifetimeFigures run={run} />}
      {pairs !== null && <PairFigure ctx={ctx} run={run} matrix={pairs} />}
      <RunClasses
        ctx={ctx}
        run={run}
        groups={classGroups(run.scheme, run.parameters)}
        // The nine cells stand in their matrix.
        notes={pairs === null ? notes : []}
      />
      <MovementPanel ctx={ctx} run={run} path={`/analysis/runs/${run.id}`} asked={movement} standing={false} />
    </>
  )
}
