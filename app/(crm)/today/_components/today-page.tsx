import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { ApprovalsLine } from '../../approvals/_components/approvals-line.tsx'
import { ApprovalsWaiting } from '../../approvals/_components/approvals-waiting.tsx'
import { HandedBar } from '../../cases/_components/handed-bar.tsx'
import { ServiceHome } from '../../cases/_components/service-home.tsx'
import { ServiceHomeSkeleton } from '../../cases/_components/service-home-skeleton.tsx'
import { BoardPart } from '../../cases/board/_components/board-part.tsx'
import { PanelSkeleton } from '../../customers/[id]/_components/panel.tsx'
import { Agenda } from './agenda.tsx'
import { CadenceLine } from './cadence-line.tsx'
import { Drops } from './drops.tsx'
import { Headline } from './headline.tsx'
import { Leads } from './leads.tsx'
import { isManager, ManagerHome } from './manager/manager-home.tsx'
import { OwnCases } from './own-cases.tsx'
import { isSeller } from './reach.ts'
import { Sleepers } from './sleepers.tsx'
import { Touches } from './touches.tsx'

interface Part {
  key: string
  permission: string
  wide: boolean
  part: ReactNode
}

/** The day's work, the most pressing first; each part where the reader may act on it. Whoever works on cases begins with them. */
export function TodayPage({ ctx }: { ctx: Context }) {
  if (isOfDesk(ctx)) return isSupervisor(ctx) ? <SupervisorDay ctx={ctx} /> : <DeskDay ctx={ctx} />
  return isManager(ctx) ? <ManagerDay ctx={ctx} /> : <CustomersDay ctx={ctx} />
}

const deskRoles = ['service', 'service_manager', 'claims']

function isOfDesk(ctx: Context): boolean {
  return mayEver(ctx, 'case:update') && ctx.actor.roles.some((role) => deskRoles.includes(role))
}

/** Whether the reader's day begins with everybody's cases, not with the own. */
function isSupervisor(ctx: Context): boolean {
  return mayEver(ctx, 'case:oversee') && ctx.actor.roles.includes('service_manager')
}

function SupervisorDay({ ctx }: { ctx: Context }) {
  const t = useTranslations('today')
  return (
    <div className="mx-auto grid w-full max-w-[110rem] grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{t('greeting', { name: ctx.actor.name })}</h1>
      <Suspense fallback={null}>
        <ApprovalsWaiting ctx={ctx} />
      </Suspense>
      <Suspense fallback={<ServiceHomeSkeleton />}>
        <BoardPart ctx={ctx} />
      </Suspense>
      <Suspense fallback={<PanelSkeleton />}>
        <Agenda ctx={ctx} />
      </Suspense>
    </div>
  )
}

function DeskDay({ ctx }: { ctx: Context }) {
  const t = useTranslations('today')
  return (
    <div className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{t('greeting', { name: ctx.actor.name })}</h1>
      <Suspense fallback={<ServiceHomeSkeleton />}>
        <ServiceHome ctx={ctx} />
      </Suspense>
      {mayEver(ctx, 'task:read') && (
        <Suspense fallback={<PanelSkeleton />}>
          <Agenda ctx={ctx} />
        </Suspense>
      )}
    </div>
  )
}

/** How things stand, and below it what is to be done. */
function ManagerDay({ ctx }: { ctx: Context }) {
  const t = useTranslations('today')
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-3 pb-10 md:px-6 md:pt-4">
      <h1 className="text-xl font-semibold">{t('greeting', { name: ctx.actor.name })}</h1>
      <div className="grid grid-cols-1 gap-3 pt-2 pb-4">
        <Suspense fallback={null}>
          <HandedBar ctx={ctx} />
        </Suspense>
        <Suspense fallback={null}>
          <ApprovalsLine ctx={ctx} />
        </Suspense>
        <Suspense fallback={<PanelSkeleton />}>
          <ManagerHome ctx={ctx} />
        </Suspense>
      </div>
      <DayParts ctx={ctx} drops={false} />
    </div>
  )
}

function CustomersDay({ ctx }: { ctx: Context }) {
  const t = useTranslations('today')
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{t('greeting', { name: ctx.actor.name })}</h1>
      <p className="pt-1 pb-4 text-ink-soft">
        <Suspense fallback="…">
          <Headline ctx={ctx} />
        </Suspense>
      </p>
      <div className="pb-4 empty:hidden">
        <Suspense fallback={null}>
          <HandedBar ctx={ctx} />
        </Suspense>
      </div>
      <DayParts ctx={ctx} drops />
    </div>
  )
}

/** What is to be done, in two columns and on a phone in one, in the order of the parts; with the drops in volume where they do not stand above already. */
function DayParts({ ctx, drops }: { ctx: Context; drops: boolean }) {
  const parts: Part[] = [
    ...(drops ? [{ key: 'drops', permission: 'analysis:read', wide: true, part: <Drops ctx={ctx} /> }] : []),
    { key: 'touches', permission: 'customer:update', wide: true, part: <Touches ctx={ctx} /> },
    ...(isSeller(ctx) ? [{ key: 'cases', permission: 'case:read', wide: false, part: <OwnCases ctx={ctx} /> }] : []),
    { key: 'cadence', permission: 'interaction:create', wide: true, part: <CadenceLine ctx={ctx} /> },
    { key: 'sleepers', permission: 'interaction:create', wide: true, part: <Sleepers ctx={ctx} /> },
    { key: 'agenda', permission: 'task:read', wide: false, part: <Agenda ctx={ctx} /> },
    { key: 'leads', permission: 'customer:create', wide: false, part: <Leads ctx={ctx} /> },
  ]
  const shown = parts.filter(({ permission }) => mayEver(ctx, permission))
  const column = (wide: boolean) => (
    <div className="max-lg:contents lg:grid lg:grid-cols-1 lg:gap-4">
      {shown.map(
        ({ key, part, wide: isWide }, order) =>
          isWide === wide && (
            <div key={key} style={{ order }} className="min-w-0">
              <Suspense fallback={<PanelSkeleton />}>{part}</Suspense>
            </div>
          ),
      )}
    </div>
  )
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      {column(true)}
      {column(false)}
    </div>
  )
}
