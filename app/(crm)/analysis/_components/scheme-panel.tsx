import { useTranslations } from 'next-intl'
import { toneColour } from '#components/chart/chart-data'
import { ShareBar } from '#components/chart/share-bar'
import { Link } from '#components/ui/link'
import type { SchemeState } from '#lib/analysis/classification/overview'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Distribution } from '#lib/analysis/distribution/service'
import { distributionOfRun } from '#lib/analysis/distribution/service'
import type { MovementView } from '#lib/analysis/movement/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from './amounts.ts'
import { useGroupName } from './group-name.ts'
import { holdsMost } from './holds-most.ts'
import { MovementSentence } from './movement.tsx'
import { OverridesLink } from './overrides-link.tsx'
import { distributionsOnce, movementOnce } from './read-once.ts'
import { RunProgress, StartRun } from './run-controls.tsx'
import { RunFactsShort, RunFailure } from './run-facts.tsx'
import { customersOf, pageOfScheme, toneOf } from './scheme-page.ts'

interface Props {
  ctx: Context
  state: SchemeState
}

/** A scheme at a glance: its latest run, how many are in each class, who moved, and a run by button. */
export async function SchemePanel({ ctx, state }: Props) {
  const { shown, scheme } = state
  if (shown === null) return <Frame ctx={ctx} state={state} distribution={null} movement={null} />
  const [all, movement] = await Promise.all([distributionsOnce(ctx), movementOnce(ctx, shown.id)])
  const distribution = all.get(scheme) ?? (await distributionOfRun(ctx, shown.id))
  return <Frame ctx={ctx} state={state} distribution={distribution} movement={movement} />
}

interface FrameProps extends Props {
  distribution: Distribution | null
  movement: MovementView | null
}

function Frame({ ctx, state: { scheme, shown, current, failed }, distribution, movement }: FrameProps) {
  const t = useTranslations('analysis')
  const { timeZone } = ctx.company
  return (
    <section className="panel flex flex-col gap-3 px-4 pt-3 pb-4">
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 className="font-semibold">
            <Link href={pageOfScheme(scheme)} className="hover:underline">
              {t(`schemes.${scheme}.name`)}
            </Link>
          </h2>
          <p className="text-sm text-ink-faint">
            {shown === null ? t('runs.none') : <RunFactsShort run={shown} timeZone={timeZone} />}
          </p>
        </div>
        {current === null && (
          <span className="flex-none">
            <StartRun ctx={ctx} scheme={scheme} />
          </span>
        )}
      </div>
      {current !== null && <RunProgress ctx={ctx} run={current} last={shown} />}
      {failed !== null && current === null && <RunFailure run={failed} timeZone={timeZone} />}
      {shown === null || distribution === null ? (
        <p className="text-pretty text-ink-soft">{t(`schemes.${scheme}.what`)}</p>
      ) : (
        <>
          <Classes scheme={scheme} run={shown} distribution={distribution} />
          <p className="text-pretty text-ink-soft">
            <MovementSentence run={shown} movement={movement} />
          </p>
        </>
      )}
    </section>
  )
}

function Classes({ scheme, run, distribution }: { scheme: SchemeState['scheme']; run: RunResource; distribution: Distribution }) {
  const t = useTranslations('analysis.distribution')
  const nameOf = useGroupName()
  const { percent } = useAmounts(run.currency)
  const filled = distribution.groups.filter((group) => group.customers > 0)
  const most = holdsMost(scheme, distribution)
  if (filled.length === 0) return <p className="text-ink-soft">{t('nobody')}</p>
  return (
    <>
      <ShareBar parts={filled.map(({ key, customerShare }) => ({ key, share: customerShare ?? 0, tone: toneOf(scheme, key) }))} />
      <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {filled.map(({ key, customers: count, customerShare }) => (
          <li key={key} className="flex min-w-0 items-baseline gap-2">
            <span
              aria-hidden="true"
              className="size-2 flex-none rounded-full"
              style={{ background: toneColour[toneOf(scheme, key)] }}
            />
            <Link href={customersOf(scheme, key, run.id) ?? ''} className="link min-w-0">
              {nameOf(scheme, key)}
            </Link>
            <span className="ml-auto flex-none whitespace-nowrap">
              <Link href={customersOf(scheme, key, run.id) ?? ''} tabIndex={-1} className="hover:underline">
                {t('inClass', { count })}
              </Link>{' '}
              <span className="text-ink-faint">{percent(customerShare)}</span>
            </span>
          </li>
        ))}
      </ul>
      {most !== null && (
        <p className="text-sm text-pretty text-watch-text">
          {t('holdsMost', { name: nameOf(scheme, most.key), share: percent(most.customerShare) })}
        </p>
      )}
      {distribution.overridden > 0 && (
        <p className="text-sm text-ink-faint">
          <OverridesLink scheme={scheme} count={distribution.overridden} />
        </p>
      )}
    </>
  )
}

/** What stands where a scheme will come. */
export function SchemePanelSkeleton() {
  return (
    <div aria-hidden="true" className="panel h-44 animate-pulse p-4">
      <span className="block h-4 w-24 rounded-sm bg-sunken" />
      <span className="mt-3 block h-3.5 w-2/3 rounded-sm bg-sunken" />
      <span className="mt-6 block h-2.5 w-full rounded-sm bg-sunken" />
    </div>
  )
}
