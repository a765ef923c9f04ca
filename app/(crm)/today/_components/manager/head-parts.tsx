import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { ApprovalsWaiting } from '../../../approvals/_components/approvals-waiting.tsx'
import { PanelSkeleton } from '../../../customers/[id]/_components/panel.tsx'
import { Agenda } from '../agenda.tsx'

const mostApprovals = 5

/** Whether the reader leads or counts the whole company and neither sells nor leads those who sell: other people's calls and follow-ups are no work of theirs. */
export function isHead(ctx: Context): boolean {
  const roles: readonly string[] = ctx.actor.roles
  return (
    ['executive', 'finance'].some((role) => roles.includes(role)) &&
    !['sales', 'sales_manager', 'outlet'].some((role) => roles.includes(role))
  )
}

/** What is to be done by whoever leads the company: what waits for their decision, and their own tasks. */
export function HeadParts({ ctx }: { ctx: Context }) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <Suspense fallback={<PanelSkeleton />}>
        <ApprovalsWaiting ctx={ctx} most={mostApprovals} sayNone />
      </Suspense>
      {mayEver(ctx, 'task:read') && (
        <Suspense fallback={<PanelSkeleton />}>
          <Agenda ctx={ctx} />
        </Suspense>
      )}
    </div>
  )
}
