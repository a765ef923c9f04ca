import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { getSchemeState } from '#lib/analysis/classification/overview'
import { describeClasses } from '#lib/analysis/classification/rules'
import type { RunResource } from '#lib/analysis/classification/schema'
import { distributionOfRun, listDistributions } from '#lib/analysis/distribution/service'
import { movementWithin } from '#lib/analysis/movement/service'
import { getPairs } from '#lib/analysis/pairs/service'
import type { Context } from '#lib/platform/context'
import { CellTable } from './cell-table.tsx'
import { ClassPanel } from './class-panel.tsx'
import { DistributionFigure } from './distribution-figure.tsx'
import { GoldenSentence } from './golden-sentence.tsx'
import { Heading } from './heading.tsx'
import { LifetimeFigures } from './lifetime-figures.tsx'
import { Lifted } from './lifted.tsx'
import { LookSheet } from './look-sheet.tsx'
import { MovementSentence } from './movement.tsx'
import type { MovementAsked } from './movement-asked.ts'
import { MovementPanel } from './movement-panel.tsx'
import { PairFigure } from './pair-figure.tsx'
import { PanelsSkeleton } from './panels-skeleton.tsx'
import { ParetoFigure } from './pareto-figure.tsx'
import { RunProgress, StartRun } from './run-controls.tsx'
import { RunFacts, RunFailure } from './run-facts.tsx'
import type { SchemeId } from './scheme-page.ts'
import { pageOfScheme } from './scheme-page.ts'

/** Where the classes of schemes that cross two criteria are drawn as a matrix on a page of its own. */
const matrixOf: Partial<Record<SchemeId, string>> = {
  ...{ relationship_count: '/analysis/relationship', relationship_scale: '/analysis/relationship' },
  loyalty: '/analysis/loyalty-matrix',
}

/** One scheme: who is in which class by what rule, what that is worth, and who moved. */
export async function SchemeView({ ctx, scheme, movement }: { ctx: Context; scheme: SchemeId; movement: MovementAsked }) {
  const [{ shown, current, failed }, t] = await Promise.all([getSchemeState(ctx, scheme), getTranslations('analysis')])
  const { timeZone } = ctx.company
  return (
    <div className="analysis-page">
      <Heading title={t(`schemes.${scheme}.name`)} text={t(`schemes.${scheme}.what`)}>
        <span className="flex flex-wrap gap-2">
          {current === null && shown !== null && <StartRun ctx={ctx} scheme={scheme} />}
          <LookSheet ctx={ctx} scheme={scheme} />
        </span>
      </Heading>
      <div className="grid grid-cols-1 gap-4">
        {current !== null && (
          <div className="panel px-4 py-3">
            <RunProgress ctx={ctx} run={current} last={shown} />
          </div>
        )}
        {failed !== null && current === null && <RunFailure run={failed} timeZone={timeZone} />}
        {shown === null && current === null && (
          <Empty title={t('empty.runTitle')} text={t('empty.runText')}>
            <StartRun ctx={ctx} scheme={scheme} look="button-primary" />
          </Empty>
        )}
        {shown !== null && (
          <>
            <div className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
              <p className="text-ink-faint">
                <RunFacts run={shown} timeZone={timeZone} />
              </p>
              <Link href={`/analysis/runs/${shown.id}`} className="link">
                {t('runs.open')}
              </Link>
              {matrixOf[scheme] !== undefined && (
                <Link href={matrixOf[scheme]} className="link">
                  {t('pairs.toMatrix')}
                </Link>
              )}
            </div>
            {shown.requested_by_name !== null && isFresh(shown, ctx.now) && (
              <Suspense fallback={null}>
                <Outcome ctx={ctx} run={shown} />
              </Suspense>
            )}
            <Suspense fallback={<PanelsSkeleton count={3} />}>
              <Panels ctx={ctx} scheme={scheme} run={shown} movement={movement} />
            </Suspense>
          </>
        )}
      </div>
    </div>
  )
}

const freshMs = 15 * 60_000

/** Whether a run has just come to an end: whoever asked for it wants to know what became of it. */
function isFresh({ finished_at: at }: RunResource, now: Date): boolean {
  return at !== null && now.getTime() - Date.parse(at) < freshMs
}

/** What a run that somebody asked for has changed. */
async function Outcome({ ctx, run }: { ctx: Context; run: RunResource }) {
  const [movement, t] = await Promise.all([
    movementWithin(ctx, run.id, { standing: true, since: 'shown' }),
    getTranslations('analysis.runs'),
  ])
  return (
    <p role="status" className="text-ink-soft">
      {t('finishedNow')} <MovementSentence run={run} movement={movement} />
    </p>
  )
}

interface PanelsProps {
  ctx: Context
  scheme: SchemeId
  run: RunResource
  movement: MovementAsked
}

async function Panels({ ctx, scheme, run, movement }: PanelsProps) {
  const [rules, distributions, pairs] = await Promise.all([
    describeClasses(ctx, scheme, run.id),
    listDistributions(ctx),
    getPairs(ctx, run.id),
  ])
  const distribution = distributions.get(scheme) ?? (await distributionOfRun(ctx, run.id))
  const { summary } = run
  const hasPareto = scheme === 'abc' && summary !== null && summary.top_shares !== null
  return (
    <>
      <Lifted ctx={ctx} run={run} />
      {scheme === 'golden_list' && <GoldenSentence ctx={ctx} notes={rules.notes} />}
      {pairs !== null && <PairFigure ctx={ctx} run={run} matrix={pairs} />}
      {hasPareto ? (
        <ParetoFigure run={{ ...run, summary }} topShares={summary.top_shares ?? []} isShown distribution={distribution} />
      ) : (
        <DistributionFigure ctx={ctx} scheme={scheme} run={run} distribution={distribution} />
      )}
      {scheme === 'lifetime_value' && <LifetimeFigures run={run} />}
      <ClassPanel
        ctx={ctx}
        scheme={scheme}
        run={run}
        // What is said first of all is not said again.
        rules={scheme === 'golden_list' || pairs !== null ? { ...rules, notes: [] } : rules}
        distribution={distribution}
      />
      {pairs === null && <CellTable run={run} />}
      <MovementPanel ctx={ctx} run={run} path={pageOfScheme(scheme)} asked={movement} standing />
    </>
  )
}
