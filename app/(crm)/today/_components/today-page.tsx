import { useTranslations } from 'next-intl'
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
import { AdministratorHome, isAdministrator } from './administrator/administrator-home.tsx'
import { Agenda } from './agenda.tsx'
import { DayParts } from './day-parts.tsx'
import { Headline } from './headline.tsx'
import { isManager, isSalesManager, ManagerHome } from './manager/manager-home.tsx'
import { TeamDrops } from './manager/team-drops.tsx'
import { TeamWaits } from './manager/team-waits.tsx'

/** The day's work, the most pressing first; each part where the reader may act on it. Whoever works on cases begins with them, whoever only administers the company with what keeps it running. */
export function TodayPage({ ctx }: { ctx: Context }) {
  if (isAdministrator(ctx)) return <AdministratorHome ctx={ctx} />
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
        {isSalesManager(ctx) ? (
          <TeamDay ctx={ctx} />
        ) : (
          <Suspense fallback={null}>
            <ApprovalsLine ctx={ctx} />
          </Suspense>
        )}
        <Suspense fallback={<PanelSkeleton />}>
          <ManagerHome ctx={ctx} />
        </Suspense>
      </div>
      <DayParts ctx={ctx} drops={false} />
    </div>
  )
}

/** What a team waits for: decisions, claims, first contacts, and whose customers ship less. */
function TeamDay({ ctx }: { ctx: Context }) {
  return (
    <>
      <Suspense fallback={null}>
        <ApprovalsWaiting ctx={ctx} />
      </Suspense>
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,9fr)_minmax(0,4fr)]">
        <Suspense fallback={<PanelSkeleton />}>
          <TeamDrops ctx={ctx} />
        </Suspense>
        <Suspense fallback={<PanelSkeleton />}>
          <TeamWaits ctx={ctx} />
        </Suspense>
      </div>
    </>
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
