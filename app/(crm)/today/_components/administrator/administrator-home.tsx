import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { viewFirstSteps } from '#lib/platform/org/first-steps'
import { ApprovalsLine } from '../../../approvals/_components/approvals-line.tsx'
import { PanelSkeleton } from '../../../customers/[id]/_components/panel.tsx'
import { FirstSteps } from '../../../settings/_components/first-steps.tsx'
import { LastImports } from './last-imports.tsx'
import { Signs } from './signs.tsx'

/** Whether the reader's day is the company's machinery and nothing else: an administrator without another role. */
export function isAdministrator(ctx: Context): boolean {
  const { roles, permissions } = ctx.actor
  return roles.length > 0 && roles.every((role) => role === 'administrator') && permissions['settings:manage']?.kind === 'all'
}

/** What is still to be set up, what fails or ends, and what was brought in last. */
export function AdministratorHome({ ctx }: { ctx: Context }) {
  const t = useTranslations('today')
  return (
    <div className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{t('greeting', { name: ctx.actor.name })}</h1>
      <Suspense fallback={null}>
        <Start ctx={ctx} />
      </Suspense>
      <Suspense fallback={null}>
        <ApprovalsLine ctx={ctx} />
      </Suspense>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Suspense fallback={<PanelSkeleton />}>
          <Signs ctx={ctx} />
        </Suspense>
        <Suspense fallback={<PanelSkeleton />}>
          <LastImports ctx={ctx} />
        </Suspense>
      </div>
    </div>
  )
}

async function Start({ ctx }: { ctx: Context }) {
  const steps = await viewFirstSteps(ctx)
  return steps === null ? null : <FirstSteps steps={steps} />
}
