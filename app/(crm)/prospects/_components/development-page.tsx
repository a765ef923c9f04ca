import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { CardKeys } from '#components/crm/card-keys'
import { listHref } from '#components/table/list-url'
import { StepsPending } from '#components/table/steps'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import type { Development } from '#lib/records/opportunities/service'
import { getScorecard } from '#lib/records/selection/service'
import type { CardState } from '../../customers/[id]/_components/card-state.ts'
import { PanelSkeleton } from '../../customers/[id]/_components/panel.tsx'
import { Promises } from '../../customers/[id]/_components/promises/promises.tsx'
import { Relationship } from '../../customers/[id]/_components/relationship/relationship.tsx'
import { Timeline } from '../../customers/[id]/_components/timeline/timeline.tsx'
import { beginDevelopment } from '../actions.ts'
import { BeginButton } from './begin-button.tsx'
import { EstimateForm } from './estimate-form.tsx'
import { KnownOf } from './known-of.tsx'
import { Moves } from './moves.tsx'
import { Neighbours } from './neighbours.tsx'
import type { ProspectListState } from './prospect-query.ts'
import { prospectsPath } from './prospect-query.ts'
import { Scorecard } from './scorecard.tsx'
import { StepLadder } from './step-ladder.tsx'
import { TouchActs } from './touch-acts.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  development: Development | null
  /** The list that it was opened from. */
  list: ProspectListState
  /** What of the timeline is shown. */
  events: Pick<CardState, 'events' | 'before'>
}

/** One prospect: what was promised, where it stands and what comes next, first. */
export function DevelopmentPage({ ctx, customer, development, list, events }: Props) {
  const t = useTranslations('prospects')
  const mayChange = mayEver(ctx, 'customer:update')
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-10 md:px-6">
      <div className="flex min-h-8 items-center justify-between gap-4">
        <BackLink href={listHref(prospectsPath, list.params, { cursor: list.params['cursor'] ?? null })} label={t('title')} />
        {development !== null && (
          <Suspense fallback={<StepsPending />}>
            <Neighbours ctx={ctx} opportunityId={development.opportunity.id} list={list} />
          </Suspense>
        )}
      </div>
      <CardKeys />
      <div className="flex flex-wrap items-center gap-3 pb-2">
        <h1 className="text-xl font-semibold">{customer.name}</h1>
        <Link href={`/customers/${customer.id}`} className="link">
          {t('toCard')}
        </Link>
        {development !== null && <TouchActs ctx={ctx} customer={customer} />}
      </div>
      <Suspense fallback={<p className="pb-3">…</p>}>
        <KnownOf ctx={ctx} customer={customer} />
      </Suspense>
      {development === null ? (
        <div className="flex flex-col items-start gap-3 py-10">
          <p className="text-ink-soft">{t('notBegun')}</p>
          {mayChange && (
            <BeginButton customer={String(customer.id)} label={t('begin')} away={t('away')} begin={beginDevelopment} />
          )}
        </div>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div className="lg:col-span-2">
            <Suspense fallback={<PanelSkeleton />}>
              <Promises ctx={ctx} customer={customer} />
            </Suspense>
          </div>
          <div className="grid gap-4">
            <StepLadder ctx={ctx} development={development} mayChange={mayChange} customerId={customer.id} />
            {mayChange && <EstimateForm opportunity={development.opportunity} />}
            <Suspense fallback={<PanelSkeleton />}>
              <Timeline ctx={ctx} customerId={customer.id} home="prospect" state={events} list={list.params} />
            </Suspense>
          </div>
          <div className="grid gap-4">
            <Suspense fallback={<PanelSkeleton />}>
              <ScorecardOf ctx={ctx} development={development} mayChange={mayChange} />
            </Suspense>
            <Suspense fallback={<PanelSkeleton />}>
              <Relationship ctx={ctx} customer={customer} />
            </Suspense>
            <Suspense fallback={<PanelSkeleton />}>
              <Moves ctx={ctx} moves={development.moves} />
            </Suspense>
          </div>
        </div>
      )}
    </div>
  )
}

async function ScorecardOf({
  ctx,
  development: { opportunity },
  mayChange,
}: {
  ctx: Context
  development: Development
  mayChange: boolean
}) {
  return <Scorecard opportunity={opportunity} lines={await getScorecard(ctx, opportunity.id)} mayChange={mayChange} />
}
