import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { viewFirstSteps } from '#lib/platform/org/first-steps'
import { mayEver } from '#lib/platform/scope/scope'
import { ApprovalsLine } from '../../approvals/_components/approvals-line.tsx'
import { ApprovalsWaiting } from '../../approvals/_components/approvals-waiting.tsx'
import { HandedWaiting } from '../../cases/_components/handed-waiting.tsx'
import { ServiceHome } from '../../cases/_components/service-home.tsx'
import { ServiceHomeSkeleton } from '../../cases/_components/service-home-skeleton.tsx'
import { BoardPart } from '../../cases/board/_components/board-part.tsx'
import { PanelSkeleton } from '../../customers/[id]/_components/panel.tsx'
import { FirstSteps } from '../../settings/_components/first-steps.tsx'
import { AdministratorHome, isAdministrator } from './administrator/administrator-home.tsx'
import { Agenda } from './agenda.tsx'
import { DayParts } from './day-parts.tsx'
import { Headline } from './headline.tsx'
import { HeadParts, isHead } from './manager/head-parts.tsx'
import { isManager, isSalesManager, ManagerHome } from './manager/manager-home.tsx'
import { TeamDrops } from './manager/team-drops.tsx'
import { TeamWaits } from './manager/team-waits.tsx'

/** The day's work, the most pressing first; each part where the reader may act on it. Whoever works on cases begins with them, whoever only administers the company with what keeps it running. */
export function TodayPage({ ctx }: { ctx: Context }) {
  if (isAdministrator(ctx)) return <AdministratorHome ctx={ctx} />
  // Whoever sets an empty company up finds nothing due, and has everything to do.
  if (mayEver(ctx, 'settings:manage') && ctx.actor.permissions['settings:manage']?.kind === 'all')
    return (
      <SetUpOr ctx={ctx}>
        <CommonDay ctx={ctx} />
      </SetUpOr>
    )
  return <CommonDay ctx={ctx} />
}

/** The first steps alone while there is no customer; above the day while some are left. */
async function SetUpOr({ ctx, children }: { ctx: Context; children: ReactNode }) {
  const steps = await viewFirstSteps(ctx)
  if (steps === null) return children
  return (
    <>
      <div className="mx-auto w-full max-w-7xl px-4 pt-4 md:px-6 md:pt-5">
        {!steps.customers && <Greeting name={ctx.actor.name} />}
        <FirstSteps steps={steps} />
      </div>
      {steps.customers && children}
    </>
  )
}

function Greeting({ name }: { name: string }) {
  const t = useTranslations('today')
  return <h1 className="pb-4 text-xl font-semibold">{t('greeting', { name })}</h1>
}

function CommonDay({ ctx }: { ctx: Context }) {
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
          <HandedWaiting ctx={ctx} />
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
      {isHead(ctx) ? <HeadParts ctx={ctx} /> : <DayParts ctx={ctx} drops={false} />}
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
          <HandedWaiting ctx={ctx} />
        </Suspense>
      </div>
      <DayParts ctx={ctx} drops />
    </div>
  )
}
