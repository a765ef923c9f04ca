import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayText } from '#components/crm/day-near'
import { useJoined } from '#components/crm/joined'
import { Link } from '#components/ui/link'
import type { SchemeState } from '#lib/analysis/classification/overview'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { MovementView } from '#lib/analysis/movement/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { useAmounts } from './amounts.ts'
import { useGroupName } from './group-name.ts'
import { MovementSentence } from './movement.tsx'
import { distributionsOnce, movementOnce } from './read-once.ts'
import { pageOfScheme } from './scheme-page.ts'
import type { ToSee } from './to-see.ts'
import { MOST_TO_SEE, whatToSee } from './to-see.ts'

/** Before the panels of all schemes: what in them is to be seen first, and, while that leaves room, who moved in ABC. */
export async function FirstToSee({ ctx, states }: { ctx: Context; states: readonly SchemeState[] }) {
  const run = states.find(({ scheme }) => scheme === 'abc')?.shown ?? null
  const [distributions, movement] = await Promise.all([distributionsOnce(ctx), run === null ? null : movementOnce(ctx, run.id)])
  const found = whatToSee(states, distributions, dayOf(ctx.now, ctx.company.timeZone))
  return <Lines ctx={ctx} found={found} run={run} movement={movement} />
}

interface LinesProps {
  ctx: Context
  found: readonly ToSee[]
  run: RunResource | null
  movement: MovementView | null
}

function Lines({ ctx, found, run, movement }: LinesProps) {
  const t = useTranslations('analysis.overview')
  const nameOf = useSchemeName()
  return (
    <FirstPanel title={t('toSee')}>
      {found.map((each) => (
        <li key={each.kind === 'holds_most' ? each.scheme : each.kind}>
          <p>
            <Line toSee={each} currency={ctx.company.currency} />
          </p>
        </li>
      ))}
      {run !== null && found.length < MOST_TO_SEE && (
        <li>
          <p>
            {t.rich('moved', {
              scheme: () => (
                <Link href={pageOfScheme('abc')} className="link">
                  {nameOf('abc')}
                </Link>
              ),
              sentence: () => <MovementSentence run={run} movement={movement} />,
            })}
          </p>
        </li>
      )}
    </FirstPanel>
  )
}

function Line({ toSee, currency }: { toSee: ToSee; currency: string }) {
  const t = useTranslations('analysis.overview')
  const groupName = useGroupName()
  const nameOf = useSchemeName()
  const { listed } = useJoined()
  const { percent } = useAmounts(currency)
  if (toSee.kind === 'holds_most') {
    const { scheme, best } = toSee
    return t.rich('holdsMost', {
      scheme: () => (
        <Link href={pageOfScheme(scheme)} className="link">
          {nameOf(scheme)}
        </Link>
      ),
      name: groupName(scheme, best.key),
      share: percent(best.customerShare),
    })
  }
  const [only, ...others] = toSee.schemes
  const schemes = () =>
    only !== undefined && others.length === 0 ? (
      <Link href={pageOfScheme(only)} className="link">
        {nameOf(only)}
      </Link>
    ) : (
      listed(toSee.schemes.map(nameOf))
    )
  if (toSee.kind === 'failed') return <span className="text-danger">{t.rich('failed', { schemes })}</span>
  return t.rich('old', { schemes, day: () => <DayText day={toSee.asOf} /> })
}

function useSchemeName() {
  const t = useTranslations('analysis.schemes')
  return (scheme: SchemeState['scheme']) => t(`${scheme}.name`)
}

function FirstPanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel mb-4 px-4 pt-3 pb-4">
      <h2 className="font-semibold">{title}</h2>
      <ul className="grid gap-1 pt-1 text-pretty">{children}</ul>
    </section>
  )
}

/** What stands where it will come. */
export function FirstToSeeSkeleton() {
  return (
    <div aria-hidden="true" className="panel mb-4 h-24 animate-pulse px-4 pt-3">
      <span className="block h-4 w-24 rounded-sm bg-sunken" />
      <span className="mt-3 block h-3.5 w-2/3 rounded-sm bg-sunken" />
    </div>
  )
}
