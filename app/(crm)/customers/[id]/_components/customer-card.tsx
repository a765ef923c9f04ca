import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { Notice } from '#components/ui/notice'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { restoreOne } from '../../edit-actions.ts'
import { Attention, attentionOf } from './attention.tsx'
import { Behind } from './behind.tsx'
import { CardHeader } from './card-header.tsx'
import type { CardList } from './card-list.ts'
import { CardSections } from './card-sections.tsx'
import type { CardState, CardTab } from './card-state.ts'
import { cardTabs } from './card-state.ts'
import { Cases } from './cases.tsx'
import { Classes } from './classes.tsx'
import { Contacts } from './contacts/contacts.tsx'
import { StepLine } from './development/step-line.tsx'
import { Facts } from './facts/facts.tsx'
import { Group } from './group/group.tsx'
import { LevelPanel } from './level/level.tsx'
import { LifecyclePanel } from './lifecycle/lifecycle.tsx'
import { Merges } from './merges/merges.tsx'
import { Undone } from './merges/undone.tsx'
import { MonthlySeries } from './monthly-series.tsx'
import { OwnershipPanel } from './ownership/ownership.tsx'
import { PanelSkeleton } from './panel.tsx'
import { Papers } from './papers/papers.tsx'
import { PaysFor } from './payer/pays-for.tsx'
import { Promises } from './promises/promises.tsx'
import { Referrals } from './referrals/referrals.tsx'
import { Relationship } from './relationship/relationship.tsx'
import { ServiceFigures } from './service-figures.tsx'
import { Standing } from './standing.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { PartingPanel } from './value/parting-panel.tsx'
import { ReferencePanel } from './value/reference-panel.tsx'
import { VolumeCurve } from './volume-curve.tsx'
import { Waybills } from './waybills.tsx'
import { YearValuePanel } from './year-value.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  list: CardList
  state: CardState
  /** All that the URL says. */
  params: Readonly<Record<string, string>>
}

/** What is known of one customer, in the order in which it matters; each part where the reader may see it. */
export function CustomerCard({ ctx, customer, list, state, params }: Props) {
  const t = useTranslations('card')
  const { id } = customer
  const first = attentionOf(ctx, customer)
  // Where it fails, the part that shows it says so.
  first.catch(() => undefined)
  const part = { ctx, first }
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6">
      <CardHeader ctx={ctx} customer={customer} list={list} first={first} />
      <Undone params={params} />
      {customer.archivedAt !== null && <Archived ctx={ctx} customer={customer} />}
      <Suspense fallback={null}>
        <Behind first={first}>
          <Merges ctx={ctx} customerId={id} />
        </Behind>
      </Suspense>
      <CardSections
        tabs={cardTabs.map((key) => ({ key, label: t(`tabs.${key}`) }))}
        initial={state.tab}
        label={t('tabs.label')}
        head={
          <>
            <div data-area="attention">
              <Suspense fallback={<div className="h-11 animate-pulse rounded-lg border border-line bg-surface" />}>
                <Attention points={first} />
              </Suspense>
            </div>
            <div data-area="promises">
              <Suspense fallback={<PanelSkeleton />}>
                <Behind first={first}>
                  <Promises ctx={ctx} customer={customer} />
                </Behind>
              </Suspense>
            </div>
          </>
        }
      >
        <div data-area="main" className="card-column">
          <div data-in="overview">
            <Standing ctx={ctx} customer={customer} first={first} />
          </div>
          <Part {...part} tab="overview" needs="waybill:read" panel={<VolumeCurve ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" needs="waybill:read" panel={<MonthlySeries ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" needs="analysis:read" panel={<YearValuePanel ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" needs="analysis:read" panel={<Classes ctx={ctx} customerId={id} />} />
          <Part
            {...part}
            tab="overview"
            needs="analysis:read"
            quiet
            panel={<LevelPanel ctx={ctx} customerId={id} back={list.kind === 'levels' ? list.href : null} />}
          />
          <Part
            {...part}
            tab="timeline"
            panel={<Timeline ctx={ctx} customerId={id} home="card" state={state} list={list.params} />}
          />
          <Part {...part} tab="waybills" needs="waybill:read" panel={<Waybills ctx={ctx} customerId={id} />} />
        </div>
        <div data-area="side" className="card-column">
          <Part {...part} tab="overview" needs="contact:read" panel={<Contacts ctx={ctx} customerId={id} />} />
          <Part {...part} tab="service" needs="waybill:read" panel={<ServiceFigures ctx={ctx} customerId={id} />} />
          <Part {...part} tab="service" needs="case:read" panel={<Cases ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" panel={<Group ctx={ctx} customer={customer} />} />
          <Part {...part} tab="overview" quiet panel={<PaysFor ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" quiet panel={<Referrals ctx={ctx} customer={customer} />} />
          <Part {...part} tab="overview" needs="waybill:read" panel={<LifecyclePanel ctx={ctx} customer={customer} />} />
          <Part
            {...part}
            tab="overview"
            panel={
              <Relationship ctx={ctx} customer={customer}>
                <StepLine ctx={ctx} customerId={id} />
              </Relationship>
            }
          />
          <Part {...part} tab="overview" needs="analysis:read" quiet panel={<PartingPanel ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" needs="analysis:read" quiet panel={<ReferencePanel ctx={ctx} customer={customer} />} />
          <Part {...part} tab="overview" panel={<OwnershipPanel ctx={ctx} customer={customer} />} />
          <Part {...part} tab="overview" panel={<Facts ctx={ctx} customerId={id} />} />
          <Part {...part} tab="overview" panel={<Papers ctx={ctx} customer={customer} />} />
        </div>
      </CardSections>
    </div>
  )
}

interface PartProps {
  ctx: Context
  /** What the reader waits for most; what asks the database comes behind it. */
  first: Promise<unknown>
  /** Behind which tab it is on a phone. */
  tab: CardTab
  /** What must be held to see it. */
  needs?: string
  /** There for few customers only: nobody waits for it. */
  quiet?: boolean
  panel: ReactNode
}

function Part({ ctx, first, tab, needs, quiet = false, panel }: PartProps) {
  if (needs !== undefined && !mayEver(ctx, needs)) return null
  return (
    <div data-in={tab}>
      <Suspense fallback={quiet ? null : <PanelSkeleton />}>
        <Behind first={first}>{panel}</Behind>
      </Suspense>
    </div>
  )
}

function Archived({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = useTranslations('customers.card')
  const format = useFormatter()
  const day = customer.archivedAt && format.dateTime(customer.archivedAt, { dateStyle: 'medium', timeZone: ctx.company.timeZone })
  return (
    <div className="mt-3">
      <Notice tone="watch">
        {t('archived', { day: day ?? '' })}{' '}
        {mayEver(ctx, 'customer:archive') && (
          <SmallAct
            input={{ id: String(customer.id), version: customer.version }}
            label={t('restore')}
            away={t('away')}
            look="link"
            act={restoreOne}
          />
        )}
      </Notice>
    </div>
  )
}
